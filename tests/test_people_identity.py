"""Names that are one person, the name to show, and the keys that find it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.people import identify, name_key, name_keys, person_id, sightings
from index.release import Block, Person, PersonId, ReleaseId, Version


def read(text, language="fr"):
    found = Version(ReleaseId("r"), language, "", (Block(text, language),))
    return found, sightings(found)


def test_the_two_versions_of_a_release_name_one_person():
    people, mentions = identify(
        [
            read("Le secrétaire général délégué de l’OTAN, Mircea Geoană, a signé."),
            read("Mircea Geoana, NATO Deputy Secretary General, signed it.", "en"),
        ]
    )
    assert people == (
        Person(
            PersonId("mircea-geoana"),
            "Mircea Geoană",
            ("Mircea Geoana",),
            "secrétaire général délégué de l’OTAN",
        ),
    )
    assert [(m.person, m.language) for m in mentions] == [
        ("mircea-geoana", "fr"),
        ("mircea-geoana", "en"),
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("M. DING Xuexiang et M. Xuexiang Ding.", "Xuexiang Ding"),
        ("Mme María Isabel Salvador puis Mme María Salvador.", "María Isabel Salvador"),
        ("M. Jean\u2011Noël Barrot puis M. Jean-Noel Barrot.", "Jean\u2011Noël Barrot"),
        ("M. Joseph R. Biden puis M. Joseph Biden.", "Joseph R. Biden"),
    ],
)
def test_order_middle_names_and_diacritics_make_no_other_person(text, name):
    people, _ = identify([read(text)])
    assert [person.name for person in people] == [name]


def test_a_role_still_held_is_shown_before_one_that_is_over():
    text = (
        "L’ancien ministre de la Défense nationale et du renseignement, Jean Dupont, est venu. "
        "Jean Dupont, député, a signé."
    )
    people, _ = identify([read(text)])
    assert [person.role for person in people] == ["député"]


def test_no_version_names_nobody():
    assert identify([]) == ((), ())


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("Ursula von der Leyen", ("ursula von der leyen", "von der leyen", "leyen")),
        ("François de Rugy", ("francois de rugy", "de rugy", "rugy")),
        ("Jean-Yves Le Drian", ("jean yves le drian", "le drian", "drian")),
        ("DING Xuexiang", ("ding xuexiang", "ding")),
        ("Élisabeth BORNE", ("elisabeth borne", "borne")),
        ("Biden", ("biden",)),
    ],
)
def test_a_person_is_found_by_full_name_and_surname(name, keys):
    assert name_keys(Person(person_id(name), name)) == keys


@given(st.text())
def test_an_id_is_ascii_and_never_empty(name):
    assert person_id(name)
    assert person_id(name).isascii()


@given(st.text())
def test_a_key_is_its_own_key(name):
    assert name_key(name_key(name)) == name_key(name)
