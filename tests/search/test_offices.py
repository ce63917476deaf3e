"""Who held which office when: by what releases say, each with its sentence, and never beyond."""

from __future__ import annotations

from datetime import date

import pytest
from made import mention, person, release

from index.analysed import entry
from index.engines.memory import MemoryIndex, MemoryWriter
from index.people import identify, sightings
from index.people.holding import held
from index.people.offices import Correction, Offices
from index.release import Block, Days, Mention, Release, ReleaseId, Version
from search import office_names
from search.answering import answer
from search.dating import dated
from search.engines.memory import MemorySearcher
from search.holders import holders
from search.office_asked import office_asked
from search.profile import profile
from search.query import Query
from search.tenures import runs, sentence, tenures

FRENCH = "ministre des Transports"
ENGLISH = "Minister of Transport"


def says(id, name, role, day, *, language="fr", relation="mentioned", before=""):
    """A release of one sentence that gives somebody a role."""
    text = f"Il pleut. Là {before}{role} {name} parle. Il neige."
    start = text.index(name)
    who = person(name, role=role)
    said = Mention(who.id, language, 0, start, start + len(name), relation, role)
    return release(id, text, language=language, day=day, people=(who,), mentions=(said,))


def phrase(found):
    return [(one.tenure.name, one.told) for one in found.held]


BORNE = [
    says("a", "Élisabeth Borne", FRENCH, "2017-05-17"),
    says("b", "Élisabeth Borne", ENGLISH, "2018-03-02", language="en"),
    says("c", "Élisabeth Borne", FRENCH, "2019-03-01"),
    says("d", "Élisabeth Borne", "ministre de la Transition écologique", "2019-07-22"),
]
DJEBBARI = [says("e", "Jean-Baptiste Djebbari", "ministre délégué aux Transports", "2020-09-01")]
OTHERS = [
    says("f", "Paola De Micheli", "ministre italienne des Transports", "2018-06-12"),
    says("g", "Paola De Micheli", "Italian Transport Minister", "2018-06-20", language="en"),
]


@pytest.fixture
def archive(searcher_of):
    return searcher_of(*BORNE, *DJEBBARI, *OTHERS)


def test_an_office_over_time_has_both_languages_and_each_end_its_sentence(archive):
    later, earlier = tenures("elisabeth-borne", archive)
    assert later.office.key == "minister/ecological-transition/"
    assert earlier.office.called("en") == ("Minister of Transport", "en")
    assert earlier.span == Days(date(2017, 5, 17), date(2019, 3, 1))
    assert (earlier.releases, earlier.first.release, earlier.last.release) == (3, "a", "c")
    assert earlier.first.sentence == "Là ministre des Transports Élisabeth Borne parle."
    assert (earlier.first.block, earlier.first.role) == (0, FRENCH)


def test_a_year_without_a_word_ends_a_tenure(searcher_of):
    searcher = searcher_of(
        says("a", "Ann Roe", FRENCH, "2010-01-05"), says("b", "Ann Roe", FRENCH, "2015-01-05")
    )
    assert [one.first.release for one in tenures("ann-roe", searcher)] == ["b", "a"]
    assert [run.first for run in runs(["2019-02", "2020-02"])] == [date(2019, 2, 1)]
    assert len(runs(["2019-02", "2020-03"])) == 2
    assert runs([]) == ()


def test_without_a_date_an_office_is_told_and_has_no_span(searcher_of):
    (only,) = tenures("ann-roe", searcher_of(says("a", "Ann Roe", FRENCH, None)))
    assert (only.span, only.releases, only.first) == (None, 1, only.last)


@pytest.mark.parametrize(
    ("asked", "when", "held"),
    [
        ("ministre des transports", "2018", [("Paola De Micheli", 2), ("Élisabeth Borne", 1)]),
        ("transport minister", "mars 2018", [("Élisabeth Borne", 1)]),
        ("MINISTRES DES TRANSPORTS ITALIENS", "2018", [("Paola De Micheli", 2)]),
        ("Minister of Transport of Italy", None, [("Paola De Micheli", 2)]),
        ("ministre délégué aux transports", "2020", [("Jean-Baptiste Djebbari", 1)]),
    ],
)
def test_an_office_at_a_date_gives_its_holders_in_either_language(archive, asked, when, held):
    days = dated(when).days if when else None
    assert phrase(holders(asked, days, archive)) == held


def test_where_no_release_of_that_time_says_so_those_around_it_are_given_as_such(archive):
    found = holders("ministre de la transition écologique", dated("2018").days, archive)
    assert found.held == ()
    ((near,),) = [found.near]
    assert (near.tenure.name, near.told, near.before) == ("Élisabeth Borne", 0, None)
    assert near.after.release == "d"


def test_an_office_that_nobody_held_has_no_answer(archive):
    assert holders("roi de Norvège", None, archive) is None
    assert holders("", None, archive) is None
    assert holders("é" * 5000, None, archive) is None
    for hostile in ("@", "=", ":", "~", "!", "@elisabeth-borne", ":~", "/", "%", "*"):
        assert holders(hostile, None, archive) is None


def test_two_people_told_of_for_the_same_days_are_both_shown_and_that_is_said(searcher_of):
    searcher = searcher_of(
        says("a", "Ann Roe", FRENCH, "2020-01-05"),
        says("b", "Ann Roe", FRENCH, "2020-03-05"),
        says("c", "Bob Poe", FRENCH, "2020-02-05"),
    )
    found = holders(FRENCH, dated("2020").days, searcher)
    assert (phrase(found), found.disputed) == ([("Ann Roe", 2), ("Bob Poe", 1)], True)
    alone = holders(FRENCH, dated("2017").days, searcher_of(*BORNE, *DJEBBARI))
    assert not alone.disputed


@pytest.mark.parametrize("role", ["ancien ministre des Transports", "former Minister of Transport"])
def test_what_is_over_is_no_tenure(searcher_of, role):
    searcher = searcher_of(says("a", "Ann Roe", role, "2020-01-05"))
    assert tenures("ann-roe", searcher) == ()
    assert holders(FRENCH, None, searcher) is None


def test_what_follows_then_is_over(searcher_of):
    searcher = searcher_of(
        says("a", "Ann Roe", ENGLISH, "2020-01-05", language="en", before="In 2008 then ")
    )
    assert tenures("ann-roe", searcher) == ()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ann Roe, of Ohio, to be Minister of Transport, vice Bo Quill.", 0),
        ("Ann Roe, of Ohio, to be a Minister of Transport, vice Bo Quill.", 0),
        ("Ann Roe, Minister of Transport, has to be Minister of Transport.", 1),
        ("Minister of Transport Ann Roe wants to be Minister of Transport.", 1),
    ],
)
def test_who_is_nominated_holds_nothing_yet(text, count):
    read = Version(ReleaseId("a"), "en", "", (Block(text, "en"),))
    people, mentions = identify([(read, sightings(read))])
    found = [one.told.office.key for one in held(Release(read.id, (read,), people, mentions))]
    assert found == ["minister/transport/"] * count


ASKED = [
    (
        Query("ministre des affaires étrangères juin 2023"),
        "ministre des affaires étrangères",
        "2023-06",
    ),
    (Query("foreign minister of Serbia in June 2023"), "foreign minister of Serbia", "2023-06"),
    (Query("ministre des transports", dates=(dated("2018"),)), "ministre des transports", "2018"),
    (Query("ministre des transports date:2018"), "ministre des transports", "2018"),
    (Query('fonction:"chef de la MINUK"'), "chef de la MINUK", None),
    (Query("office:président date:2020-02"), "président", "2020-02"),
    (Query("Premier ministre 2020"), "Premier ministre", "2020"),
    (Query("secrétaire général de l'OTAN"), "secrétaire général de l'OTAN", None),
]


@pytest.mark.parametrize(("query", "words", "when"), ASKED, ids=[one[0].text for one in ASKED])
def test_a_question_may_be_an_office_and_a_date(query, words, when):
    found = office_asked(query)
    assert found.phrase.replace("’", "'") == words
    assert found.days == (dated(when).days if when else None)


@pytest.mark.parametrize(
    "text",
    [
        *("", "paix", "président", "Premier ministre", "la paix au Kosovo", "juin 2023"),
        *("-ministre des transports", "title:ministre", "ministre* transports"),
        "ancien ministre des transports",
    ],
)
def test_any_other_question_asks_for_no_office(text):
    assert office_asked(Query(text)) is None


def test_the_answer_stands_beside_the_results_of_the_first_page(archive):
    results = answer(Query("ministre des transports 2018"), archive, interface="fr")
    assert phrase(results.office) == [("Paola De Micheli", 2), ("Élisabeth Borne", 1)]
    assert answer(Query("pluie"), archive, interface="fr").office is None
    second = Query("ministre des transports 2018", page=2)
    assert answer(second, archive, interface="fr").office is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('office:"transport minister"', {"a", "b", "c", "f", "g"}),
        ('fonction:"ministre italien des transports"', {"f", "g"}),
        ('office:"minister/transport/it"', {"f", "g"}),
        ('office:"minister/transport/"', {"a", "b", "c"}),
        ("office:boulanger", set()),
    ],
)
def test_a_search_by_office_finds_what_says_who_holds_it(archive, text, found):
    results = answer(Query(text, per=50), archive, interface="fr")
    assert {hit.id for hit in results.hits} == found
    assert any(one.startswith("office:") for one in results.receipt.searched)


def test_an_office_of_officials_yaml_is_found_by_each_of_its_names(searcher_of):
    del searcher_of
    offices = Offices(
        (
            Correction((("fr", "chef de la MINUK"), ("en", "Head of UNMIK"))),
            Correction((("en", "Prime Minister of Italy"),), ("président du Conseil",)),
        )
    )
    index = MemoryIndex()
    writer = MemoryWriter(index)
    told = [
        says("a", "Bernard Kouchner", "chef de la MINUK", "2000-05-05"),
        says("b", "Mario Draghi", "président du Conseil", "2021-05-05"),
    ]
    writer.put(entry(one, offices=offices) for one in told)
    writer.publish()
    searcher = MemorySearcher(index)
    assert phrase(holders("head of UNMIK", None, searcher)) == [("Bernard Kouchner", 1)]
    assert phrase(holders("président du conseil", None, searcher)) == [("Mario Draghi", 1)]
    found = holders("Premier ministre italien", dated("2021").days, searcher)
    assert (phrase(found), found.held[0].then.role) == (
        [("Mario Draghi", 1)],
        "président du Conseil",
    )
    (tenure,) = tenures("bernard-kouchner", searcher)
    assert dict(tenure.office.names) == {"fr": "chef de la MINUK", "en": "Head of UNMIK"}


def test_words_for_an_office_lead_back_to_it(archive):
    for tenure in tenures("elisabeth-borne", archive):
        for language in ("fr", "en"):
            words = office_names.words_for(tenure.office, language)
            held = office_names.held_as(words, archive.vocabulary)
            assert tenure.office.key in {one.office.key for one in held}


def test_a_profile_counts_names_years_and_what_is_done(searcher_of):
    who, other = person("Ann Roe", "Anne Roe"), person("Bob Poe")
    met = [mention("Ann Roe", 0, 3), mention("Bob Poe", 4, 7)]
    together = release("b", "Ann Bob", day="2021-03-03", people=(who, other))
    together = Release(
        together.id,
        together.versions,
        together.people,
        tuple(Mention(m.person, "fr", 0, m.start, m.end, "met") for m in met),
    )
    searcher = searcher_of(
        together,
        says("a", "Ann Roe", FRENCH, "2019-02-02", relation="speaks"),
        says("c", "Ann Roe", FRENCH, None, relation="speaks"),
    )
    found = profile("ann-roe", searcher)
    assert [(one.name, one.releases) for one in found.names] == [("Ann Roe", 3), ("Anne Roe", 1)]
    assert (found.years, found.undated) == (((2019, 1), (2021, 1)), 1)
    assert found.doing == (("speaks", 2), ("met", 1))
    assert [(one.id, one.name, one.releases) for one in found.met] == [("bob-poe", "Bob Poe", 1)]
    both = Query(people=("ann-roe", "bob-poe"), everyone=True, relation="met")
    assert answer(both, searcher, interface="fr").total == 1
    assert profile("nobody", searcher) is None


@pytest.mark.parametrize(
    ("text", "start", "end", "expected"),
    [
        ("Un. M. Ruge parle. Deux.", 7, 11, "M. Ruge parle."),
        ("Ruge", 0, 4, "Ruge"),
        ("", 0, 0, ""),
    ],
)
def test_a_sentence_is_cut_out_around_a_name(text, start, end, expected):
    assert sentence(text, start, end) == expected


def test_a_sentence_without_end_is_cut_and_keeps_name_and_role():
    text = f"{'mot ' * 500}le porte-parole, M. Ruge, {'mot ' * 500}"
    start = text.index("Ruge")
    cut = sentence(text, start, start + 4, also="porte-parole")
    assert len(cut) < 420
    assert "porte-parole, M. Ruge" in cut
    assert cut.startswith("…\u00a0mot ")
    assert cut.endswith(" mot\u00a0…")
