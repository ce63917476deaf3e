"""The whole journey of a question, over the two seed releases and over releases made here."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import ids, mention, person, release, text_of, version
from test_query_syntax import JUMBLES

from index.people import person_id
from index.release import Release, ReleaseId
from search.answering import PEOPLE_SHOWN, answer
from search.marking import marked, passage
from search.period import Period
from search.query import Query

KOSOVO = "000_22f758d05eafb563"
VISIT = "004_1c4b25704dc0e3be"
BOTH = {KOSOVO, VISIT}


def ask(searcher, text="", *, interface="fr", **choices):
    return answer(Query(text, **choices), searcher, interface=interface)


def marks(results):
    """All that is marked in the titles and the passages."""
    runs = [run for hit in results.hits for run in (*hit.title, *hit.snippet.fragments[0].runs)]
    return {run.text for run in runs if run.marked}


@pytest.mark.parametrize("interface", ["fr", "en"])
@pytest.mark.parametrize("text", ["securite", "sécurité", "SÉCURITÉ", "l’securite", "l'sécurités"])
def test_a_word_is_found_however_it_is_typed_and_marked_as_printed(seeds, text, interface):
    results = ask(seeds, text, interface=interface)
    assert set(ids(results)) == BOTH
    assert marks(results) == {"sécurité"}
    assert all("<mark>sécurité</mark>" in passage(hit.snippet) for hit in results.hits)


@pytest.mark.parametrize(
    "text", ["geoana", "Geoană", "GEOANA", "mircea geoana", "person:geoana", "personne:Geoană",
             "person:mircea-geoana", 'person:"Mircea Geoana"'],
)  # fmt: skip
def test_an_official_is_found_by_any_spelling(seeds, text):
    results = ask(seeds, text)
    assert ids(results) == [KOSOVO]
    assert any("Geoană" in mark for mark in marks(results))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"maintien de la paix"', {KOSOVO}),
        ("« maintien de la paix »", {KOSOVO}),
        ('"paix de la maintien"', set()),
        ('"maintiens de la paix"', set()),
        ('"Conseil de sécurité de l’ONU"', {KOSOVO}),
        ('"sécurité durable"', {VISIT}),
        ('"Balkans occidentaux"', BOTH),
        ('"meets with Miroslav Lajcak"', {KOSOVO}),
    ],
)
def test_quotes_are_exact(seeds, text, expected):
    results = ask(seeds, text)
    assert set(ids(results)) == expected
    assert len(marks(results)) == bool(expected)


@pytest.mark.parametrize("text", ["4000", "4 000", "4\u00a0000", "4,000", "4\u202f000"])
def test_a_number_is_found_however_its_thousands_are_parted(seeds, text):
    results = ask(seeds, text)
    assert (ids(results), marks(results)) == ([KOSOVO], {"4\u00a0000"})


@pytest.mark.parametrize(
    ("text", "expected", "added"),
    [
        ("OTAN", BOTH, {"NATO"}),
        ("otan", BOTH, {"NATO"}),
        ("nato", BOTH, {"OTAN"}),
        ("NATO", BOTH, {"OTAN"}),
        ("EU", BOTH, {"UE"}),
        ("UE", BOTH, {"EU"}),
        ("UN", {KOSOVO}, {"ONU"}),
        ("ONU", {KOSOVO}, {"UN"}),
        ("OSCE", BOTH, set()),
    ],
)
def test_an_acronym_finds_both_forms_and_the_receipt_shows_it(seeds, text, expected, added):
    results = ask(seeds, text)
    assert set(ids(results)) == expected
    acronyms = {one.term for one in results.receipt.added if one.why == "acronym"}
    assert acronyms == added
    assert marks(results) <= {"OTAN", "NATO", "UE", "EU", "Union européenne", "ONU", "OSCE"}


def test_a_caption_is_found_in_its_own_language(seeds):
    results = ask(seeds, "deputy secretary general")
    (hit,) = results.hits
    assert hit.id == KOSOVO
    assert (hit.snippet.fragments[0].language, hit.language) == ("en", "fr")
    assert "Deputy</mark> <mark>Secretary</mark> <mark>General" in passage(hit.snippet)


def test_a_hit_is_titled_in_the_language_of_the_interface_or_else_as_it_matched(seeds):
    (hit,) = ask(seeds, "œuvrent", interface="en").hits
    assert (hit.language, hit.languages) == ("fr", ("fr",))
    assert marked(hit.title).startswith("L’OTAN et l’UE <mark>œuvrent</mark> ensemble")


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("2024-08-18", "2024-08-18", [VISIT]),
        ("2024-08-22", "2024-08-30", [VISIT]),
        ("2024-08-01", "2024-08-16", [VISIT]),
        ("2024-08-23", "2024-08-30", []),
        ("2023", "2023", [KOSOVO]),
        ("2023", None, [VISIT, KOSOVO]),
        (None, "2023-06-13", [KOSOVO]),
        (None, "2023-06-12", []),
        ("2024", "2023", [VISIT, KOSOVO]),
    ],
)
@pytest.mark.parametrize("text", ["", "stabilité"])
def test_bounds_find_what_they_overlap(seeds, text, since, until, expected):
    read = [bound and Period.read(bound) for bound in (since, until)]
    assert sorted(ids(ask(seeds, text, since=read[0], until=read[1]))) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kosovo -bosnie", {KOSOVO}),
        ("kosovo SAUF bosnie", {KOSOVO}),
        ("-kosovo", set()),
        ("-bosnie", {KOSOVO}),
        ("ibar OU lajčák", BOTH),
        ("ibar OR lajcak", BOTH),
        ("ibar ET lajčák", set()),
        ("kosovo ET ibar", {VISIT}),
        ("person:ruge", {VISIT}),
        ("person:ruge person:geoana", BOTH),
        ("person:ruge ET person:geoana", set()),
        ("person:ruge ET person:osmani", {VISIT}),
        ("-person:ruge", {KOSOVO}),
        ("person:nobody", set()),
        ("date:2024-08-18", {VISIT}),
        ("date:2023..2024", BOTH),
        ("date:2023 kosovo", {KOSOVO}),
        ("date:none", set()),
        ("lang:fr", BOTH),
        ("lang:en", set()),
        ("-!!! kosovo", BOTH),
        ("", BOTH),
        ("un", BOTH),
        ("la", BOTH),
    ],
)
def test_operators_and_fields(seeds, text, expected):
    assert set(ids(ask(seeds, text))) == expected


def test_capitals_do_not_match_the_article_that_they_spell(searcher_of):
    made = searcher_of(
        release("article", "Un accord a eu lieu."),
        release("fr", "L’accord de l’UN."),
        release("en", "The UN agreed.", language="en"),
        release("us", "The US agreed.", language="en"),
    )
    assert set(ids(ask(made, "UN"))) == {"fr", "en"}
    assert set(ids(ask(made, "EU"))) == set()
    assert set(ids(ask(made, "US"))) == {"us"}


@pytest.mark.parametrize(
    ("text", "relaxed", "expected"),
    [
        ("kosovo pont", None, [VISIT]),
        ("sarajevo zzz", "relaxed-any", [VISIT]),
        ("kosovo pont zzz", "relaxed-most", [VISIT]),
        ("sarajevo zzz yyy", "relaxed-any", [VISIT]),
        ("kosovo sarajevo pristina belgrade zzz", None, [VISIT]),
        ("zzz yyy", None, []),
        ("zzz", None, []),
        ("sarajevo ET zzz", None, []),
        ('"maintien de la paix" zzz', None, []),
    ],
)
def test_words_are_relaxed_step_by_step_and_only_when_nothing_holds_them(
    seeds, text, relaxed, expected
):
    results = ask(seeds, text)
    assert ids(results) == expected
    assert (results.receipt.relaxed and results.receipt.relaxed.message) == relaxed


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("sarajevo bosnie", {"dates": (Period(2023),)}),
        ("sarajevo bosnie", {"people": ("mircea-geoana",)}),
        ("sarajevo bosnie", {"languages": ("en",)}),
        ("sarajevo bosnie", {"since": Period(2025)}),
        ("sarajevo bosnie", {"until": Period(2023)}),
        ("sarajevo bosnie date:2023", {}),
        ("sarajevo bosnie person:geoana", {}),
        ("sarajevo bosnie -ruge", {}),
    ],
)
def test_words_are_not_relaxed_because_of_what_narrows_them(seeds, text, choices):
    results = ask(seeds, text, **choices)
    assert (results.total, results.receipt.relaxed) == (0, None)


def test_words_that_nothing_holds_are_relaxed_under_the_choices(seeds):
    results = ask(seeds, "kosovo zzz", dates=(Period(2023),))
    assert (ids(results), results.receipt.relaxed.message) == ([KOSOVO], "relaxed-any")


def test_the_facets_count_what_a_click_finds(seeds):
    for name, values in ask(seeds, "kosovo").facets.items():
        for value in values:
            choice = {
                "person": {"people": (value.value,)},
                "language": {"languages": (value.value,)},
                "year": {"dates": (Period.read(value.value),) if name == "year" else ()},
            }[name]
            assert (name, value.value, ask(seeds, "kosovo", **choice).total) == (
                name,
                value.value,
                value.count,
            )


def test_a_facet_ignores_its_own_choice_and_shows_it_selected(seeds):
    people = ask(seeds, people=("ruge",)).facets["person"]
    assert len(people) == 8
    assert [value.label for value in people if value.selected] == ["Boris Ruge"]
    assert {value.label for value in people} >= {"Mircea Geoană", "Miroslav Lajčák"}


def test_the_facet_of_dates_opens_year_by_year(seeds):
    facets = ask(seeds, dates=(Period(2024, 8),)).facets
    assert [(v.value, v.count) for v in facets["year"]] == [("2023", 1), ("2024", 1)]
    assert [(v.value, v.selected) for v in facets["month"]] == [("2024-08", True)]
    assert len(facets["day"]) == 7


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        (None, [VISIT, KOSOVO]),
        ("newest", [VISIT, KOSOVO]),
        ("oldest", [KOSOVO, VISIT]),
        ("updated", [VISIT, KOSOVO]),
    ],
)
def test_without_words_the_newest_come_first(seeds, sort, expected):
    assert ids(ask(seeds, sort=sort)) == expected


def test_a_page_past_the_end_has_no_hits_and_the_true_total(seeds):
    results = ask(seeds, page=9)
    assert (results.hits, results.total, results.pages) == ((), 2, 1)


def test_a_hit_names_people_as_they_are_called_everywhere(searcher_of):
    made = searcher_of(
        release("plain", "Rien.", people=[person("Mircea Geoana", role="délégué")]),
        release("accents", "Rien.", people=[person("Mircea Geoană")]),
        release("crowd", "Rien.", people=[person(f"Person {chr(65 + n)}") for n in range(50)]),
    )
    hits = {hit.id: hit for hit in ask(made).hits}
    assert [(p.id, p.name, p.role) for p in hits["plain"].people] == [
        (person_id("Mircea Geoană"), "Mircea Geoană", "délégué")
    ]
    assert len(hits["crowd"].people) == PEOPLE_SHOWN


def test_a_release_in_both_languages_is_one_hit(searcher_of):
    both = Release(
        ReleaseId("r"),
        (
            version("r", "fr", "Le dialogue", "Le Kosovo.", issuer="OTAN"),
            version("r", "en", "The dialogue", "Kosovo and Serbia.", url="https://example.org/r"),
        ),
    )
    made = searcher_of(both)
    for interface, title in (("fr", "Le dialogue"), ("en", "The dialogue")):
        (hit,) = ask(made, "serbia", interface=interface).hits
        assert marked(hit.title) == title
        assert (hit.languages, hit.snippet.fragments[0].language) == (("fr", "en"), "en")
        assert (hit.issuer, hit.url) == ("OTAN", "https://example.org/r")


def test_a_release_without_a_text_is_a_hit_without_a_passage(searcher_of):
    made = searcher_of(release("r", title="Le Kosovo"))
    (hit,) = ask(made, "kosovo").hits
    assert (hit.snippet, marked(hit.title)) == (None, "Le <mark>Kosovo</mark>")


def test_the_passage_of_a_person_asked_for_names_them(searcher_of):
    text = "Rien ici. " * 60 + "Boris Ruge parle."
    at = text.index("Boris")
    made = searcher_of(
        release(
            "r", text, day="2024-08-16", people=[person("Boris Ruge")],
            mentions=[mention("Boris Ruge", at, at + 10)],
        )
    )  # fmt: skip
    (hit,) = ask(made, "person:ruge").hits
    assert text_of(hit.snippet).endswith("Boris Ruge parle.")
    assert hit.happened.first == date(2024, 8, 16)


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=60) | JUMBLES, st.sampled_from(["fr", "en"]))
def test_any_string_is_answered(seeds, text, interface):
    results = ask(seeds, text, interface=interface)
    assert len(results.hits) == results.total <= 2
    assert all(hit.snippet for hit in results.hits)
