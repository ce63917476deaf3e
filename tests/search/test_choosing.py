"""What is ticked: any of these, all of these people, none of those, three dates, a value sought."""

from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from made import ids, person, release

from index.analysed import entry
from index.engines.memory import MemoryIndex, MemoryWriter
from search.answering import answer
from search.as_json import _asked
from search.choosing import opened_at
from search.dating import read
from search.engine import engine
from search.engines.memory import MemorySearcher
from search.query import Choices, Query

RUGE, OSMANI, GEOANA = person("Boris Ruge"), person("Vjosa Osmani"), person("Mircea Geoană")


@pytest.fixture(scope="module", params=["memory", "whoosh"])
def ask(request, tmp_path_factory):
    releases = (
        release(
            "visit", "la paix", day="2023-06-13", people=[RUGE, OSMANI], issuer="OTAN",
            kind="déclaration", published=date(2023, 6, 20),
        ),
        release(
            "speech", "la paix", day="2023-12-31", people=[RUGE], issuer="OTAN", kind="discours",
            published=date(2024, 1, 2), updated=date(2024, 2, 1),
        ),
        release(
            "note", "peace", language="en", day="2024-05-01", people=[GEOANA],
            issuer="Élysée", kind="déclaration", updated=date(2024, 5, 2),
        ),
        release("undated", "la paix", people=[GEOANA, OSMANI]),
    )  # fmt: skip
    if request.param == "memory":
        index = MemoryIndex()
        writer, searcher = MemoryWriter(index), partial(MemorySearcher, index)
    else:
        chosen = engine("", data=tmp_path_factory.mktemp("data"))
        writer, searcher = chosen.writer(), partial(chosen.searcher, None)
    with closing(writer):
        writer.put(map(entry, releases))
        writer.publish()
    with closing(searcher()) as opened:
        yield lambda query: answer(query, opened, interface="fr")


def found(results):
    return sorted(ids(results))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query(people=("boris-ruge", "vjosa-osmani")), ["speech", "undated", "visit"]),
        (Query(people=("boris-ruge", "vjosa-osmani"), everyone=True), ["visit"]),
        (Query(people=("ruge", "nobody"), everyone=True), []),
        (Query(excluded=Choices(people=("boris-ruge",))), ["note", "undated"]),
        (Query(excluded=Choices(people=("geoana", "osmani"))), ["speech"]),
        (Query(excluded=Choices(people=("nobody",))), ["note", "speech", "undated", "visit"]),
        (Query(people=("boris-ruge",), excluded=Choices(people=("vjosa-osmani",))), ["speech"]),
        (Query(excluded=Choices(dates=(read("2023"),))), ["note", "undated"]),
        (Query(excluded=Choices(dates=(read("none"), read("June 2023")))), ["note", "speech"]),
        (Query(excluded=Choices(languages=("en",))), ["speech", "undated", "visit"]),
        (Query(excluded=Choices(issuers=("OTAN",))), ["note", "undated"]),
        (Query(excluded=Choices(kinds=("discours",))), ["note", "undated", "visit"]),
        (Query("paix", excluded=Choices(kinds=("discours",))), ["undated", "visit"]),
        (Query(dates=(read("juin à août 2023"),)), ["visit"]),
        (Query(dates=(read("juin à août 2023"), read("none"))), ["undated", "visit"]),
        (Query(since=read("2024"), of="published"), ["speech"]),
        (Query(until=read("2023"), of="published"), ["visit"]),
        (Query(since=read("2024"), of="updated"), ["note", "speech"]),
        (Query(since=read("2024")), ["note"]),
        (Query("published:2024"), ["speech"]),
        (Query('publié:"juin 2023"'), ["visit"]),
        (Query("published:none"), ["note", "undated"]),
        (Query("updated:2024-05"), ["note"]),
        (Query("mis-à-jour:2024"), ["note", "speech"]),
        (Query("-published:2023 date:2023"), ["speech"]),
        (Query('date:"from June to August 2023"'), ["visit"]),
        (Query("issuer:otan"), ["speech", "visit"]),
        (Query("émetteur:elysee"), ["note"]),
        (Query("emetteur:Élys"), ["note"]),
        (Query("-issuer:otan"), ["note", "undated"]),
        (Query("kind:DISCOURS"), ["speech"]),
        (Query('genre:"declaration" paix'), ["visit"]),
        (Query("genre:rien"), []),
    ],
)
def test_a_choice_finds_what_it_says(ask, query, expected):
    assert expected == found(ask(query))


def counts(results, facet):
    return {value.value: value.count for value in results.facets[facet]}


def test_one_more_tick_of_any_gives_more_and_of_all_gives_less(ask):
    ticked = Query(people=("boris-ruge",))
    either = counts(ask(ticked), "person")
    assert either == {"boris-ruge": 2, "mircea-geoana": 2, "vjosa-osmani": 2}
    two = replace(ticked, people=("boris-ruge", "mircea-geoana"), everyone=True)
    assert counts(ask(two), "person") == {"boris-ruge": 0, "mircea-geoana": 0}
    both = replace(ticked, people=("boris-ruge", "vjosa-osmani"), everyone=True)
    assert counts(ask(both), "person") == {"boris-ruge": 1, "vjosa-osmani": 1}


@pytest.mark.parametrize(
    ("facet", "excluded", "value"),
    [
        ("person", Choices(people=("ruge",)), "boris-ruge"),
        ("issuer", Choices(issuers=("OTAN",)), "OTAN"),
        ("kind", Choices(kinds=("discours",)), "discours"),
        ("language", Choices(languages=("fr",)), "fr"),
    ],
)
def test_what_is_excluded_stays_in_its_facet_to_be_let_in_again(ask, facet, excluded, value):
    results = ask(Query(excluded=excluded))
    (one,) = [one for one in results.facets[facet] if one.excluded]
    assert (value, 0, False) == (one.value, one.count, one.selected)


@pytest.mark.parametrize(
    ("text", "expected"), [("elys", ["Élysée"]), ("ÉLYS", ["Élysée"]), ("zzz", []), ("o", ["OTAN"])]
)
def test_a_facet_is_searched_by_its_values_accents_or_not(ask, text, expected):
    results = ask(Query(sought=(("issuer", text),)))
    assert expected == [value.value for value in results.facets["issuer"]]
    assert results.total == 4


def test_what_is_ticked_stays_whatever_is_sought(ask):
    results = ask(Query(issuers=("OTAN",), sought=(("issuer", "elys"),)))
    assert [value.value for value in results.facets["issuer"]] == ["OTAN", "Élysée"]


def test_the_receipt_says_what_a_date_was_understood_as(ask):
    assert ask(Query('date:"juin 2023"')).receipt.searched == ("date:2023-06",)
    assert ask(Query('publié:"avant 2023"')).receipt.searched == ("published:..2022-12-31",)


def test_ways_out_let_in_again_what_is_excluded(ask):
    query = Query(
        "paix", people=("ruge", "geoana"), everyone=True, excluded=Choices(kinds=("discours",))
    )
    ways = {way.message: way.total for way in ask(query).ways_out}
    assert ways["any-person"] > 0
    alone = Query("paix", kinds=("discours",), excluded=Choices(issuers=("OTAN",)))
    ways = {(way.message, way.about): way.total for way in ask(alone).ways_out}
    assert ways["admit-issuer", "OTAN"] == 1


def test_a_question_is_written_with_all_that_narrows_it():
    query = Query(
        people=("ruge", "geoana"),
        everyone=True,
        since=read("2024"),
        of="published",
        excluded=Choices(dates=(read("2023"),), languages=("en",)),
    )
    assert _asked(query) == {
        "person": ["ruge", "geoana"],
        "people": "all",
        "from": "2024",
        "of": "published",
        "not-date": ["2023"],
        "not-lang": ["en"],
    }


def test_published_is_an_order(ask):
    assert ids(ask(Query(sort="published")))[:2] == ["speech", "visit"]


@pytest.mark.parametrize(
    ("query", "opened"),
    [
        (Query(), None),
        (Query(dates=(read("2024"),)), "2024"),
        (Query(dates=(read("2024-08-16"), read("2024-08"))), "2024-08"),
        (Query(dates=(read("juin à août 2023"),)), "2023"),
        (Query(dates=(read("2023"), read("2024"))), None),
        (Query(dates=(read("depuis 2020"),)), None),
        (Query(since=read("2024-02"), until=read("2024-03")), "2024"),
        (Query(since=read("2024-02-03"), until=read("2024-02-09")), "2024-02"),
        (Query(since=read("2024-02"), until=read("2024-03"), of="updated"), None),
        (Query(since=read("2024-02")), None),
    ],
)
def test_the_facet_of_dates_opens_at_the_year_or_month_that_all_is_in(query, opened):
    found = opened_at(query)
    assert (str(found) if found else None) == opened
