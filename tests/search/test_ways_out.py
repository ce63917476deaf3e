"""Where nothing is found: what to ask instead, each with what it really finds."""

import pytest
from made import release

from index.release import Person, PersonId
from search.answering import answer
from search.budget import Budget
from search.period import Period
from search.query import Query
from search.ways_out import without

RUGE = Person(PersonId("boris-ruge"), "Boris Ruge")


@pytest.fixture
def searcher(searcher_of):
    return searcher_of(
        release("a", "Le Kosovo et la KFOR.", day="2019-05-01", people=[RUGE]),
        release("b", "Le Kosovo et la paix durable.", day="2023-06-13", issuer="OTAN"),
        release("c", "Peace in Kosovo.", language="en", day="2023-06-13", kind="speech"),
    )


def ways(searcher, query, **more):
    results = answer(query, searcher, interface="fr", **more)
    assert results.total == 0
    return {(way.message, way.about): way.total for way in results.ways_out}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query("kfor", dates=(Period(2023),)), ("without-date", "2023", 1)),
        (Query("kosovo", dates=("none",)), ("without-date", "none", 3)),
        (Query("kfor", since=Period(2023)), ("without-since", "2023", 1)),
        (Query("paix durable", until=Period(2019)), ("without-until", "2019", 1)),
        (Query("durable", people=("ruge",)), ("without-person", "Boris Ruge", 1)),
        (Query("durable", people=("boris-ruge",)), ("without-person", "Boris Ruge", 1)),
        (Query("durable", people=("nobody",)), ("without-person", "nobody", 1)),
        (Query("kfor", issuers=("OTAN",)), ("without-issuer", "OTAN", 1)),
        (Query("kfor", kinds=("speech",)), ("without-kind", "speech", 1)),
        (Query("kfor", languages=("en",)), ("without-language", "en", 1)),
        (Query("kfor", languages=("en",)), ("other-language", "fr", 1)),
        (Query("kosovo ET durable ET kfor"), ("without-word", "kfor", 1)),
        (Query("kosovo kfor", dates=(Period(2023),)), ("without-word", "kfor", 2)),
        (Query("kosovo date:1999"), ("without-word", "date:1999", 3)),
        (Query("kosovo -kosovo"), ("without-word", "-kosovo", 3)),
        (Query("kosovo SAUF kosovo"), ("without-word", "SAUF kosovo", 3)),
        (Query('"durable paix"'), ("without-quotes", "", 1)),
        (
            Query("kfor", languages=("en",), dates=(Period(2023),)),
            ("without-filters", "", 1),
        ),
        (Query("zzz", dates=(Period(2023),)), ("everything", "", 3)),
    ],
)
def test_each_way_says_what_it_leaves_out_and_what_it_finds(searcher, query, expected):
    message, about, total = expected
    assert ways(searcher, query)[message, about] == total


def test_every_count_is_what_a_click_gives(searcher):
    query = Query("kosovo kfor", dates=(Period(2023),), languages=("fr",), people=("ruge",))
    results = answer(query, searcher, interface="fr")
    assert len(results.ways_out) > 2
    for way in results.ways_out:
        assert answer(way.query, searcher, interface="fr").total == way.total > 0


def test_where_something_is_found_no_way_out_is_needed(searcher):
    assert answer(Query("kosovo"), searcher, interface="fr").ways_out == ()


def test_an_empty_index_has_no_way_out(searcher_of):
    assert ways(searcher_of(), Query("kosovo", dates=(Period(2023),))) == {}


def test_when_time_is_up_no_way_is_looked_for_and_the_receipt_says_so(searcher):
    spent = Budget(500, clock=iter([0.0, *[10.0] * 1000]).__next__)
    results = answer(Query("kfor", dates=(Period(2023),)), searcher, interface="fr", budget=spent)
    assert (results.did_you_mean, results.ways_out) == ((), ())
    assert [(note.message, note.about) for note in results.receipt.limits] == [
        ("limit-time", "500")
    ]


def test_with_time_enough_the_receipt_tells_of_none(searcher):
    results = answer(Query("kfor"), searcher, interface="fr", budget=Budget(60_000))
    assert results.receipt.limits == ()


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("kosovo kfor", "kfor", "kosovo"),
        ("kosovo ET kfor", "kfor", "kosovo"),
        ("kfor AND kosovo", "kfor", "kosovo"),
        ("(kosovo ET kfor) -serbie", "kfor", "(kosovo) -serbie"),
        ("(kfor) kosovo", "kfor", "kosovo"),
        ("l’OTAN kosovo", "OTAN", "kosovo"),
        ("kosovo -kfor", "kfor", "kosovo"),
        ('kosovo "a b" c', '"a b"', "kosovo c"),
        ("kosovo « a b » c", '"a b"', "kosovo c"),
        ("kforce kfor", "kfor", "kforce"),
        ("kosovo OU kfor OU serbie", "kfor", "kosovo OU serbie"),
        ("[a( kfor", "[a(", "kfor"),
    ],
)
def test_a_word_is_left_out_with_what_was_there_for_it_alone(text, word, expected):
    assert without(text, word) == expected
