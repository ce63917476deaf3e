"""What each sign of the query language finds, in either language, and what the reader is told."""

import pytest
from made import ids, person, release

from index.entry import TextField
from search.answering import answer
from search.plan import Terms
from search.prefixes import MOST_WORDS, beginnings, prefixed
from search.query import Query
from search.results import Note
from search.searcher import TermCount

FRENCH = release(
    "fr",
    "La réunion de Pristina porte sur la sécurité de la région et de tous les habitants.",
    "Le Kosovo et la Serbie ont repris leur dialogue.",
    title="Accord de paix au Kosovo",
)
ENGLISH = release(
    "en",
    "The meeting in Pristina was about the security of the region and of all inhabitants.",
    "Serbia resumed, after many a long week, its dialogue with Kosovo.",
    title="Peace agreement reached",
    language="en",
)


@pytest.fixture
def ask(searcher_of):
    searcher = searcher_of(FRENCH, ENGLISH)

    def ask(text, **more):
        return answer(Query(text, **more), searcher, interface="fr")

    return ask


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # in the title
        ("title:accord", {"fr"}),
        ("titre:accords", {"fr"}),
        ("title:agreements", {"en"}),
        ("title:dialogue", set()),
        ("title:kosovo", {"fr"}),
        ('titre:"accord de paix"', {"fr"}),
        ('titre:"paix accord"', set()),
        ('titre:"dialogue"', set()),
        ("titre:accor*", {"fr"}),
        ("titre:dialog*", set()),
        ("title:=accords", set()),
        ("-title:accord", {"en"}),
        ("title:accord title:agreement", {"fr", "en"}),
        ("title:accord ET title:agreement", set()),
        ("title:accord dialogue", {"fr"}),
        ("dialogue -titre:paix", {"en"}),
        # close together
        ('"kosovo serbie"~2', {"fr"}),
        ('"kosovo serbie"~1', set()),
        ('"serbie kosovo"~4', {"fr"}),
        ('"kosovos serbie"~9', set()),
        ("kosovo PRES/2 serbie", {"fr"}),
        ("serbie PRÈS/2 kosovo", {"fr"}),
        ("kosovo PRES/1 serbie", set()),
        ("kosovo NEAR/9 serbia", {"fr", "en"}),
        ("=serbia NEAR/9 kosovo", {"en"}),
        ("kosovo NEAR/8 =serbia", set()),
        ("dialogues PRES repris", {"fr"}),
        ("=dialogues PRES repris", set()),
        ("dialogue -kosovo PRES/2 serbie", {"en"}),
        ("region NEAR/4 security NEAR/9 pristina", {"en"}),
        ("pristina PRES/9 dialogue", set()),
        # how words begin
        ("secur*", {"fr", "en"}),
        ("sécuri*", {"fr", "en"}),
        ("SÉCUR*", {"fr", "en"}),
        ("l’habit*", {"fr"}),
        ("inhab*", {"en"}),
        ("zzz*", set()),
        ("dialog* -serb*", set()),
        # as it is
        ("=dialogue", {"fr", "en"}),
        ("=dialogues", set()),
        ("dialogues", {"fr", "en"}),
        ("=securite", {"fr"}),
        # what is malformed is words
        ("ser*bie", set()),
        ("*dialogue*", {"fr", "en"}),
        ("~5 dialogue", {"fr", "en"}),
    ],
)
def test_a_sign_finds_what_it_says(ask, text, expected):
    assert expected == set(ids(ask(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("titre:paix", ["title:paix"]),
        ('title:"paix"', ['title:"paix"']),
        ("titre:pai*", ["title:pai*"]),
        ("kosovo PRÈS serbie", ["kosovo NEAR/10 serbie"]),
        ("=kosovo NEAR/3 serbie", ['"kosovo" NEAR/3 serbie']),
        ('"a b"~5', ['"a b"~5']),
        ("=kosovo", ['"kosovo"']),
        ("-titre:pai*", ["-title:pai*"]),
        ("secur*", ["secur*"]),
    ],
)
def test_the_receipt_says_what_was_searched(ask, text, expected):
    assert expected == list(ask(text).receipt.searched)


@pytest.mark.parametrize(
    "text", ["de PRES la", "the NEAR kosovo", "kosovo PRES … serbie", "la NEAR/5 OF"]
)
def test_nothing_is_near_a_common_word(ask, text):
    assert "ignored-near" in {note.message for note in ask(text).receipt.ignored}


def test_other_forms_are_searched_in_the_title_and_near_as_elsewhere(searcher_of):
    searcher = searcher_of(
        release("title", "Rien.", title="L’Union européenne au Kosovo"),
        release("near", "The EU met Kosovo today.", title="News", language="en"),
    )
    for text, expected in (
        ("titre:UE", {"title"}),
        ("title:EU", {"title"}),
        ('title:"UE"', set()),
        ("title:=UE", set()),
        ("UE PRES Kosovo", {"near"}),
        ("=UE PRES Kosovo", set()),
        ("-UE", set()),
        ('-"UE"', {"title", "near"}),
    ):
        results = answer(Query(text), searcher, interface="fr")
        assert (text, expected) == (text, set(ids(results)))
    (added,) = answer(Query("UE PRES Kosovo"), searcher, interface="fr").receipt.added
    assert (added.term, added.count) == ("EU", 1)


# how words begin


@pytest.mark.parametrize("text", ["ot", "o", "", "l’ot", "cyber-att", "a b", "…", "-", "AT&T"])
def test_less_than_three_letters_or_more_than_a_word_is_no_beginning(text):
    assert beginnings(text) == {}


def vocabulary_of(*terms):
    def vocabulary(_field, prefix, limit):
        return [term for term in terms if term.term.startswith(prefix)][:limit]

    return vocabulary


@pytest.mark.parametrize("count", [1, 10, 11])
def test_of_too_many_words_the_most_frequent_are_kept(count):
    vocabulary = vocabulary_of(*(TermCount(f"abc{n:02}", n + 1) for n in range(count)))
    terms, is_cut = prefixed("abc", vocabulary, most=20)
    assert (len(terms.alternatives), is_cut) == (2 * min(count, 10), count > 10)
    assert terms.alternatives[0].term == f"abc{count - 1:02}"


def test_prefixes_share_the_words_that_one_query_may_stand_for(searcher_of):
    many = release("many", " ".join(f"abc{n:05}" for n in range(2 * MOST_WORDS)))
    searcher = searcher_of(many)
    for text in ("abc*", "abc* abc0*", " OU ".join(f"abc{n}*" for n in range(10))):
        results = answer(Query(text), searcher, interface="fr")
        assert ids(results) == ["many"]
        assert {note.message for note in results.receipt.limits} == {"limit-prefix"}
    few = answer(Query("abc0000*"), searcher, interface="fr")
    assert few.receipt.limits == ()


def test_a_cut_prefix_is_named(searcher_of):
    many = release("many", " ".join(f"abc{n:05}" for n in range(2 * MOST_WORDS)))
    results = answer(Query("abc*"), searcher_of(many), interface="fr")
    assert results.receipt.limits == (Note("limit-prefix", "abc*"),)


def test_a_prefix_is_the_words_of_the_index_in_both_languages():
    terms, _ = prefixed("abc", vocabulary_of(TermCount("abcd", 1)), most=9)
    assert isinstance(terms, Terms)
    assert {one.field for one in terms.alternatives} == {
        TextField("fr", "exact"),
        TextField("en", "exact"),
    }


# people


PEOPLE = (
    release("y", "Le président Zelensky parle.", people=[person("Volodymyr Zelensky")]),
    release(
        "yy",
        "President Zelenskyy speaks.",
        language="en",
        people=[person("Volodymyr Zelensky", "Volodymyr Zelenskyy")],
    ),
    release("other", "Rien sur lui."),
    release("full", "Volodymyr Zelenskyy arrived.", language="en"),
)


@pytest.mark.parametrize(
    ("text", "added", "expected"),
    [
        ("zelensky", {"Zelenskyy"}, {"y", "yy", "full"}),
        ("Zelenskyy", {"Zelensky"}, {"y", "yy", "full"}),
        ("volodymyr zelensky", {"Volodymyr Zelenskyy"}, {"full"}),
        ("Volodymyr Zelenskyy", {"Volodymyr Zelensky"}, {"full"}),
        ('"zelensky"', set(), {"y"}),
        ("=zelensky", set(), {"y"}),
        ("volodymyr", set(), {"full"}),
        ("zelensk", set(), set()),
        ("president", set(), {"y", "yy"}),
    ],
)
def test_a_persons_other_spellings_are_searched_too_on_proof(searcher_of, text, added, expected):
    results = answer(Query(text), searcher_of(*PEOPLE), interface="fr")
    assert added == {one.term for one in results.receipt.added}
    assert expected == set(ids(results))
    assert {one.why for one in results.receipt.added} <= {"name"}


def test_a_spelling_that_is_switched_off_is_not_searched(searcher_of):
    results = answer(Query("zelensky", off=("zelenskyy",)), searcher_of(*PEOPLE), interface="fr")
    assert ids(results) == ["y"]
    assert [one.term for one in results.receipt.off] == ["Zelenskyy"]


@pytest.mark.parametrize(
    "name", ["Mircea Geoană", "Geoana", "Miroslav Lajčák", "Ruge", "Boris Ruge"]
)
def test_a_name_whose_spellings_fold_alike_adds_nothing(seeds, name):
    assert answer(Query(name), seeds, interface="fr").receipt.added == ()


# counts


def test_a_count_is_of_the_releases_that_hold_the_form_under_the_same_filters(searcher_of):
    searcher = searcher_of(
        *(release(f"n{n}", "NATO", language="en", day=f"202{n}-01-01") for n in range(3)),
        release("o", "OTAN", day="2020-01-01"),
    )

    def count(text, **more):
        added = answer(Query(text, **more), searcher, interface="fr").receipt.added
        return next(one.count for one in added if one.term == "NATO")

    assert count("OTAN") == 3
    assert count("OTAN kosovo") == 3
    assert count("OTAN lang:fr") == 0
    assert count("OTAN date:2020..2021") == 2
    assert count("OTAN -date:2020") == 2
    assert count("-OTAN") == 3
    assert count("OTAN", languages=("en",)) == 3
    assert count("OTAN", languages=("fr",)) == 0
