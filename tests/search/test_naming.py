"""Who is meant by a name, and how a person is called."""

import pytest
from made import person, release

from search import people


@pytest.fixture
def searcher(searcher_of):
    return searcher_of(
        release("a", "t", people=[person("Mircea Geoană", "Mircea Geoana"), person("Jane Smith")]),
        release("b", "t", people=[person("Mircea Geoana"), person("John Smith")]),
        release(
            "c", "t", language="en", people=[person("Ursula von der Leyen"), person("Boris Ruge")]
        ),
        release("d", "t", people=[person("Jean-Noël Barrot")]),
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("mircea-geoana", ["mircea-geoana"]),
        ("Mircea Geoană", ["mircea-geoana"]),
        ("mircea geoana", ["mircea-geoana"]),
        ("MIRCEA  GEOANA", ["mircea-geoana"]),
        ("Geoană", ["mircea-geoana"]),
        ("geoana", ["mircea-geoana"]),
        ("Geoana\u0306", ["mircea-geoana"]),
        ("smith", ["jane-smith", "john-smith"]),
        ("Jane Smith", ["jane-smith"]),
        ("von der Leyen", ["ursula-von-der-leyen"]),
        ("leyen", ["ursula-von-der-leyen"]),
        ("jean noel barrot", ["jean-noel-barrot"]),
        ("Jean\u2011Noël Barrot", ["jean-noel-barrot"]),
        ("boris-ruge", ["boris-ruge"]),
    ],
)
def test_a_name_in_any_spelling_means_who_bears_it(searcher, name, expected):
    assert expected == sorted(people.ids(name, searcher))


@pytest.mark.parametrize(
    "name", ["", " ", "=", "geo", "mircea-geoan", "boris-rug", "ruge=boris-ruge", "nobody", "\0",
             "!!!", "\U0001f1eb", "a" * 100_000, "\ud800"],
)  # fmt: skip
def test_an_unknown_name_means_nobody(searcher, name):
    assert people.ids(name, searcher) == []


def test_a_name_is_shown_with_all_its_diacritics(searcher):
    assert people.labels(["mircea-geoana"], searcher) == {"mircea-geoana": "Mircea Geoană"}


def test_an_official_has_other_spellings_and_a_count(searcher):
    official = people.official("mircea-geoana", searcher)
    assert (
        official.name,
        official.variants,
        official.releases,
    ) == ("Mircea Geoană", ("Mircea Geoana",), 2)


@pytest.mark.parametrize("id", ["", "geoana", "mircea-geoan", "Mircea Geoană", "=", "\0"])
def test_an_unknown_id_is_no_official(searcher, id):
    assert people.official(id, searcher) is None


def test_everyone_is_there_once_by_name(searcher):
    everyone = people.everyone(searcher)
    assert [official.name for official in everyone] == [
        "Boris Ruge",
        "Jane Smith",
        "Jean-Noël Barrot",
        "John Smith",
        "Mircea Geoană",
        "Ursula von der Leyen",
    ]
    assert everyone == [people.official(official.id, searcher) for official in everyone]


@pytest.fixture
def surname_alone(searcher_of):
    return searcher_of(
        release("a", "t", people=[person("Élisabeth Borne")]),
        release("b", "t", people=[person("Borne")]),
    )


def test_a_typed_surname_means_all_who_bear_it_though_it_is_an_id(surname_alone):
    assert sorted(people.bearers("borne", surname_alone)) == ["borne", "elisabeth-borne"]
    assert people.bearers("elisabeth-borne", surname_alone) == ["elisabeth-borne"]


def test_a_chosen_id_means_itself(surname_alone):
    assert people.ids("borne", surname_alone) == ["borne"]
    assert sorted(people.ids("Borne", surname_alone)) == ["borne", "elisabeth-borne"]
