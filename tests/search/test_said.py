"""said: and dit: find words within quotes, and beside person: within that person's alone."""

import pytest

from index.analysed import entry
from index.engines.memory import MemoryIndex, MemoryWriter
from index.people import heard, identify, spoken
from index.record import from_json, heard_from_json, heard_to_json, to_json
from index.release import Block, PersonId, Release, ReleaseId, Version
from search.answering import answer
from search.as_json import as_json, release_as_json
from search.engines.memory import MemorySearcher
from search.expression import Either, Excluded, Named, Plain, Prefix, Quoted, Said, Together
from search.query import Query
from search.quotes import quotes_of
from search.results import Note
from search.syntax import parse

TEXTS = {
    "a": (
        "fr",
        (
            "Mme Anne Vasseur a reçu M. Paul Marlow. « Les Balkans avancent vers la paix », a-t-elle "
            "déclaré. « Nous voulons un accord durable avec l’OTAN », a dit M. Marlow."
        ),
    ),
    "b": ("en", "“Peace in the Balkans will hold,” said Ms. Anne Vasseur. An agreement is near."),
    "c": ("fr", "Les Balkans avancent. Mme Anne Vasseur veut un accord et la paix."),
}


@pytest.fixture(scope="module")
def searcher():
    index = MemoryIndex()
    writer = MemoryWriter(index)
    for id, (language, text) in TEXTS.items():
        version = Version(ReleaseId(id), language, "Visite", (Block(text, language),))
        found = heard(version)
        people, mentions = identify([(version, found.sightings)])
        said = spoken([(version, found.quotes)], mentions)
        writer.put([entry(Release(version.id, (version,), people, mentions, quotes=said))])
    writer.publish()
    return MemorySearcher(index)


def found(text, searcher):
    results = answer(Query(text), searcher, interface="fr")
    return {hit.id for hit in results.hits}


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("said:paix", Said(Plain("paix"))),
        ("dit:paix", Said(Plain("paix"))),
        ('DIT:"la paix"', Said(Quoted("la paix"))),
        ("dit:pai*", Said(Prefix("pai"))),
        ("said:=paix", Said(Quoted("paix"))),
        ("-said:paix", Excluded(Said(Plain("paix")))),
        (
            "dit:(paix OU accord)",
            Said(Either((Plain("paix"), Plain("accord")))),
        ),
        ("said:paix dit:accord", Either((Said(Plain("paix")), Said(Plain("accord"))))),
        (
            "personne:vasseur dit:paix",
            Together((Named("person", "vasseur"), Said(Plain("paix")))),
        ),
    ],
)
def test_both_names_of_the_field_are_read_alike(text, expression):
    assert parse(text).expression == expression


@pytest.mark.parametrize(
    ("text", "ignored"),
    [
        ("said:()", Note("ignored-field", "said:")),
        ("dit:( )", Note("ignored-field", "dit:")),
        ("said:(title:paix)", Note("ignored-field", "title:")),
        ("said:(said:(paix))", Note("ignored-field", "said:")),
        ("said:(paix", Note("ignored-bracket", "(")),
        ("said:)", Note("ignored-field", "said:")),
    ],
)
def test_what_cannot_be_read_is_left_out_and_told(text, ignored):
    assert ignored in parse(text).ignored


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("said:balkans", {"a", "b"}),
        ("dit:accord", {"a"}),
        ('dit:"accord durable"', {"a"}),
        ('dit:"paix nous"', set()),
        ("said:nato", {"a"}),  # the other name of OTAN
        ("dit:balk*", {"a", "b"}),
        ("dit:(accord OU balkans)", {"a", "b"}),
        ("dit:(balkans -accord)", {"b"}),
        ("balkans -dit:balkans", {"c"}),
        ("person:vasseur said:balkans", {"a", "b"}),
        ("person:vasseur said:accord", set()),
        ("personne:marlow dit:accord", {"a"}),
        ("personne:marlow dit:balkans", set()),
        ("(person:marlow OU person:vasseur) said:balkans", {"a", "b"}),
        ('person:marlow said:"accord durable"', {"a"}),
        ("person:marlow said:nato", {"a"}),
        ("person:vasseur said:pea*", {"b"}),
        ("person:vasseur -said:balkans", {"c"}),
        ("person:nobody said:balkans", set()),
        ("person:vasseur (said:balkans OU said:accord)", {"a", "b"}),
    ],
)
def test_words_are_found_where_they_are_said(text, ids, searcher):
    assert found(text, searcher) == ids


def test_a_hit_says_whose_words_it_shows_and_where_they_stand(searcher):
    results = answer(Query("personne:marlow dit:accord"), searcher, interface="fr")
    (hit,) = results.hits
    assert [one.name for one in hit.cited.speakers] == ["Paul Marlow"]
    assert (hit.cited.version.language, hit.cited.block) == ("fr", 0)
    shown = "".join(run.text for part in hit.snippet.fragments for run in part.runs)
    assert shown == "Nous voulons un accord durable avec l’OTAN"
    assert results.receipt.searched == ("person:marlow", "said:accord")
    told = as_json(results)["hits"][0]["quote"]
    assert told == {
        "person": {"id": "paul-marlow", "name": "Paul Marlow", "role": None},
        "also": [],
        "language": "fr",
        "block": 1,
    }


def test_words_that_nothing_asks_to_be_said_have_the_usual_passage(searcher):
    assert [hit.cited for hit in answer(Query("accord"), searcher, interface="en").hits] == [
        None
    ] * 2


def test_words_said_score_as_they_do_anywhere(searcher):
    def score(text):
        hits = answer(Query(text), searcher, interface="fr").hits
        return {hit.id: hit.score for hit in hits}

    assert score("dit:accord")["a"] == pytest.approx(score("accord")["a"])
    assert score("person:marlow dit:accord")["a"] == pytest.approx(score("accord")["a"])


def test_the_quotes_of_a_person_come_newest_first_a_page_at_a_time(searcher):
    vasseur = PersonId("anne-vasseur")
    every = quotes_of(vasseur, searcher)
    assert every.releases == 2
    assert {(one.release, one.language, one.text) for one in every.quotes} == {
        ("a", "fr", "Les Balkans avancent vers la paix"),
        ("b", "en", "Peace in the Balkans will hold,"),
    }
    pages = [quotes_of(vasseur, searcher, page=page, per=1) for page in (1, 2, 3)]
    assert [len(page.quotes) for page in pages] == [1, 1, 0]
    assert pages[0].pages == 2
    assert quotes_of(PersonId("nobody"), searcher).quotes == ()


def test_a_release_tells_its_quotes_to_programs(searcher):
    told = release_as_json(searcher.get(ReleaseId("b")))["quotes"]
    assert told == [
        {
            "person": "anne-vasseur",
            "also": [],
            "verb": "said",
            "language": "en",
            "spans": [{"block": 1, "start": 1, "end": 32}],
        }
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "« Nous voulons un accord durable », ont dit Mme Anne Vasseur et M. Paul Marlow."),
        ("en", "“We want an accord that lasts,” said Ms. Anne Vasseur and Mr. Paul Marlow."),
    ],
)
def test_words_said_jointly_are_found_with_each_speaker_and_shown_with_all(language, text):
    version = Version(ReleaseId("a"), language, "Visite", (Block(text, language),))
    heard_there = heard_from_json(heard_to_json(heard(version)))
    people, mentions = identify([(version, heard_there.sightings)])
    said = spoken([(version, heard_there.quotes)], mentions)
    release = Release(version.id, (version,), people, mentions, quotes=said)
    index = MemoryIndex()
    writer = MemoryWriter(index)
    writer.put([entry(from_json(to_json(release)))])
    writer.publish()
    searcher = MemorySearcher(index)
    for who in ("vasseur", "marlow"):
        (hit,) = answer(Query(f"person:{who} said:accord"), searcher, interface=language).hits
        assert [one.name for one in hit.cited.speakers] == ["Anne Vasseur", "Paul Marlow"]
    for id in ("anne-vasseur", "paul-marlow"):
        assert quotes_of(PersonId(id), searcher).releases == 1
    (told,) = release_as_json(searcher.get(ReleaseId("a")))["quotes"]
    assert (told["person"], told["also"]) == ("anne-vasseur", ["paul-marlow"])
