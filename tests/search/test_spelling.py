"""Did you mean: what is offered for words that are found nowhere, and what never is."""

import pytest
from made import release

from index.release import Mention, Person, PersonId
from search.answering import answer
from search.query import Query

GEOANA = Person(PersonId("mircea-geoana"), "Mircea Geoană", ("Mircea Geoana",))


def offered(searcher, text, **more):
    results = answer(Query(text, **more), searcher, interface="fr")
    assert results.query.text == text
    return {way.about: way.total for way in results.did_you_mean}


@pytest.fixture(scope="module")
def press():
    named = [Mention(GEOANA.id, "fr", 0, 0, 13, "mentioned", None)]
    return [
        release("a", "La sécurité de l’Europe et la cyberattaque.", "Un communiqué."),
        release("b", "La sécurité du Kosovo. L’accord de paix.", "Le maintien de la paix."),
        release("c", "Mircea Geoană a parlé.", people=[GEOANA], mentions=named),
        release("d", "The security council met; peacekeeping.", language="en"),
    ]


@pytest.mark.parametrize(
    ("typed", "expected", "total"),
    [
        ("securté", "sécurité", 2),
        ("sceurité", "sécurité", 2),
        ("SECURTE", "sécurité", 2),
        ("comuniqué", "communiqué", 1),
        ("kosvo", "Kosovo", 1),
        ("securty", "security", 1),
        ("coucil", "council", 1),
        ("laccord", "l’accord", 1),
        ("l'acord", "l'accord", 1),
        ("cyberataque", "cyberattaque", 1),
        ("commu niqué", "communiqué", 1),
        ("depaix", "de paix", 1),
        ('"maintien de la pais"', '"maintien de la paix"', 1),
        ("geoanna", "Geoană", 1),
        ("mircea geoanna", "mircea Geoană", 1),
        ("kosovo securté", "kosovo sécurité", 1),
    ],
)
def test_what_is_near_is_offered_as_printed_with_what_it_finds(
    searcher_of, press, typed, expected, total
):
    assert offered(searcher_of(*press), typed).get(expected) == total


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "sécurité",
        "securites",
        "Mircea",
        "geoana",
        "otan",  # nothing is near
        "xx",
        "12345",
        "person:securté",
        "le la les",
        "((((",
        "é" * 300,
        "sécuritées",  # its stem is found
    ],
)
def test_nothing_is_offered_for_what_is_found_or_near_nothing(searcher_of, press, typed):
    assert offered(searcher_of(*press), typed) == {}


def test_a_name_that_a_release_has_is_left_alone_however_rare(searcher_of):
    ruge = Person(PersonId("boris-ruge"), "Boris Ruge")
    many = [release(f"r{n}", "Le rouge et le noir.") for n in range(100)]
    searcher = searcher_of(release("a", "Boris Ruge a parlé.", people=[ruge]), *many)
    assert offered(searcher, "ruge") == {}
    assert offered(searcher, "boris ruge") == {}


def test_beside_a_first_name_only_a_name_that_goes_with_it_is_offered(searcher_of):
    jens = Person(PersonId("jens-stoltenberg"), "Jens Stoltenberg")
    searcher = searcher_of(
        release("a", "Jens Stoltenberg a parlé.", people=[jens]),
        *(release(f"r{n}", "Le soldat Stoltenburk est là.") for n in range(50)),
    )
    assert list(offered(searcher, "jens stoltenburg")) == ["jens Stoltenberg"]


def test_a_rare_word_is_doubted_only_where_a_near_one_is_far_more_frequent(searcher_of):
    rare = release("a", "un balcon fleuri")
    few = [release(f"r{n}", "les balkans") for n in range(10)]
    many = [release(f"r{n}", "le ballon rond") for n in range(30)]
    assert offered(searcher_of(rare, *few), "balcon") == {}
    assert "ballon" in offered(searcher_of(rare, *many), "balcon")


def test_a_count_is_what_a_click_gives(searcher_of, press):
    searcher = searcher_of(*press)
    for typed in ("securté", "kosovo securté", "comuniqué"):
        results = answer(Query(typed), searcher, interface="fr")
        assert results.did_you_mean
        for way in results.did_you_mean:
            assert answer(way.query, searcher, interface="fr").total == way.total


def test_what_narrows_the_query_narrows_what_is_offered(searcher_of, press):
    assert offered(searcher_of(*press), "securty", languages=("fr",)).get("security") is None


def test_on_a_later_page_nothing_is_offered(searcher_of, press):
    assert offered(searcher_of(*press), "securté", page=2) == {}
