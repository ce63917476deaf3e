"""Suggestions while typing: people, words, phrases and titles that begin as was typed."""

import pytest
from made import release

from index.release import Person, PersonId
from search.answering import answer, total
from search.budget import Budget
from search.query import Query
from search.suggesting import suggest

RUGE = Person(PersonId("boris-ruge"), "Boris Ruge")
RENARD = Person(PersonId("anne-renard"), "Anne Renard")

PRESS = [
    release("a", "Texte.", title="Sécurité européenne et paix", people=[RUGE]),
    release("b", "Texte.", title="La sécurité européenne au Kosovo", people=[RUGE, RENARD]),
    release("c", "La sécurité de tous.", title="Maintien de la paix", language="fr"),
    release("d", "Text.", title="Security council", language="en"),
    release("e", "Text.", title="Secure borders", language="en", people=[RENARD]),
]


def suggested(searcher, text, budget=None, **more):
    return suggest(
        Query(text, **more),
        searcher,
        interface="fr",
        count=lambda query: total(query, searcher),
        budget=budget or Budget(None),
    )


def texts(searcher, text, kind, **more):
    return [one.text for one in suggested(searcher, text, **more) if one.kind == kind]


@pytest.mark.parametrize(
    ("typed", "kind", "expected"),
    [
        ("securit", "word", "sécurité"),
        ("SÉCURIT", "word", "sécurité"),
        ("l'europ", "word", "européenne"),
        ("paix secur", "word", "paix sécurité"),
        ("securit", "phrase", "sécurité européenne"),
        ("sécurité europ", "word", "sécurité européenne"),
        ("bor", "person", "Boris Ruge"),
        ("rug", "person", "Boris Ruge"),
        ("anne re", "person", "Anne Renard"),
        ("mainti", "title", "Maintien de la paix"),
        ("la paix main", "title", "Maintien de la paix"),
        ("counc", "title", "Security council"),
        ("maintien de la p", "title", "Maintien de la paix"),
    ],
)
def test_a_beginning_folded_suggests_what_the_releases_have(searcher_of, typed, kind, expected):
    assert expected in texts(searcher_of(*PRESS), typed, kind)


@pytest.mark.parametrize(
    "typed", ["", " ", "s", "(", '"', "ET", "zzzz", "😀", "x" * 300, "kosovo OU"]
)
def test_what_begins_nothing_suggests_nothing(searcher_of, typed):
    assert suggested(searcher_of(*PRESS), typed) == ()


def test_every_count_is_what_a_click_gives(searcher_of):
    searcher = searcher_of(*PRESS)
    found = [one for typed in ("secur", "bor", "ann") for one in suggested(searcher, typed)]
    assert {one.kind for one in found} == {"person", "word", "phrase", "title"}
    for one in found:
        if one.kind != "title":
            assert answer(one.query, searcher, interface="fr").total == one.total > 0


def test_people_come_first_and_titles_last(searcher_of):
    kinds = [one.kind for one in suggested(searcher_of(*PRESS), "re")]
    assert kinds == sorted(kinds, key=["person", "word", "phrase", "title"].index)


def test_what_narrows_the_query_narrows_the_suggestions(searcher_of):
    searcher = searcher_of(*PRESS)
    assert texts(searcher, "secur", "word", languages=("en",))
    assert "sécurité" not in texts(searcher, "secur", "word", languages=("en",))


def test_a_title_is_suggested_in_its_own_language_with_its_release(searcher_of):
    (one,) = [s for s in suggested(searcher_of(*PRESS), "counc") if s.kind == "title"]
    assert (one.release, one.language) == ("d", "en")


def test_when_time_is_up_nothing_more_is_suggested(searcher_of):
    assert suggested(searcher_of(*PRESS), "secur", budget=Budget(0)) == ()
