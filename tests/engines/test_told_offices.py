"""Offices, their holders and people by what they do are told alike by every engine."""

from __future__ import annotations

from datetime import date

from index.analysed import entry
from index.people import person_id
from index.release import Block, Days, Mention, Person, Release, ReleaseId, Version
from search.answering import answer
from search.dating import dated
from search.directory import Looking, directory
from search.holders import holders
from search.profile import profile
from search.query import Query
from search.tenures import tenures

FRENCH, ENGLISH = "ministre des Transports", "Minister of Transport"


def says(id, name, role, day, relation):
    text = f"Voici le {role} {name}."
    who = person_id(name)
    happened = Days.on(date.fromisoformat(day)) if day else None
    start = text.index(name)
    return Release(
        ReleaseId(id),
        (Version(ReleaseId(id), "fr", "Titre", (Block(text, "fr"),), happened),),
        (Person(who, name, role=role),),
        (Mention(who, "fr", 0, start, start + len(name), relation, role),),
    )


RELEASES = (
    says("a", "Élisabeth Borne", FRENCH, "2017-05-17", "speaks"),
    says("b", "Élisabeth Borne", ENGLISH, "2018-03-02", "met"),
    says("c", "Élisabeth Borne", "Directrice d’Ombrea", "2021-03-02", "met"),
    says("d", "Élisabeth Élan", "ministre italienne des Transports", "2018-04-02", "met"),
    says("e", "Bob Élan", FRENCH, None, "represented"),
)


def names(found):
    return [(one.tenure.name, one.told) for one in found.held]


def test_offices_and_holders(shop):
    searcher = shop.holding(*map(entry, RELEASES))
    told = tenures("elisabeth-borne", searcher)
    assert [(t.office.key, t.first.release, t.last.release) for t in told] == [
        ("~directrice d ombrea", "c", "c"),
        ("minister/transport/", "a", "b"),
    ]
    assert told[0].office.called("en") == ("Directrice d’Ombrea", "fr")
    assert names(holders("transport minister", dated("2018").days, searcher)) == [
        ("Élisabeth Élan", 1),
        ("Élisabeth Borne", 1),
    ]
    assert names(holders("directrice d'Ombrea", None, searcher)) == [("Élisabeth Borne", 1)]
    assert holders("=", None, searcher) is None
    by_office = answer(Query('office:"ministre des transports"'), searcher, interface="fr")
    assert {hit.id for hit in by_office.hits} == {"a", "b", "d", "e"}


def test_people_by_what_they_do_and_sought_by_name(shop):
    searcher = shop.holding(*map(entry, RELEASES))

    def asked(**more):
        results = answer(Query(**more), searcher, interface="fr")
        people = {value.value: value.count for value in results.facets["person"]}
        return {hit.id for hit in results.hits}, people

    assert asked(people=("elisabeth-borne",), relation="met") == (
        {"b", "c"},
        {"elisabeth-borne": 2, "elisabeth-elan": 1},
    )
    every = {"a", "b", "c", "d", "e"}
    assert asked(relation="represented") == (every, {"bob-elan": 1})
    assert asked(sought=(("person", "ÉLA"),)) == (every, {"elisabeth-elan": 1, "bob-elan": 1})
    assert asked(sought=(("person", "elisa"),), relation="speaks") == (
        every,
        {"elisabeth-borne": 1},
    )
    assert asked(sought=(("person", "zz"),))[1] == {}


def test_profiles_and_the_directory(shop):
    searcher = shop.holding(*map(entry, RELEASES))
    borne = profile("elisabeth-borne", searcher)
    assert borne.years == ((2017, 1), (2018, 1), (2021, 1))
    assert borne.doing == (("speaks", 1), ("met", 2))
    found = directory(Looking(letter="e"), searcher)
    assert [one.official.id for one in found.people] == ["bob-elan", "elisabeth-elan"]
    assert found.letters == (("b", 1), ("e", 2))
    (italy,) = directory(Looking(institution="it"), searcher).bodies
    assert (italy.id, italy.called("fr"), italy.people) == ("it", "Italie", 1)
