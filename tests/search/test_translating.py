"""Words of a query are searched by those of the other language, in its texts alone."""

from dataclasses import replace

import pytest

from index.lexicon import Corrections, Pair
from index.lexicon.corrections import read as corrected
from search.additions import Widening
from search.answering import answer
from search.lexicon import NO_LEXICON, Entry, Lexicon, learnt, table
from search.plan import Terms
from search.query import Query
from search.translating import TRANSLATED, most_each
from search.words import phrase, words

OURS = Lexicon(table())


def added(text, lexicon=OURS, off=()):
    found = words(text, widening=Widening(frozenset(off), lexicon=lexicon))
    return [one.added.term for word in found for one in word.additions.active]


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("peacekeeping", "maintien de la paix"),
        ("maintien de la paix", "peacekeeping"),
        ("deputy secretary general", "secrétaire général délégué"),
        ("secrétaire général délégué", "deputy secretary general"),
        ("secretaire general delegue", "deputy secretary general"),
        ("securite", "security"),
        ("SÉCURITÉ", "security"),
        ("guerres", "war"),
        ("Germany", "Allemagne"),
        ("l’Allemagne", "Germany"),
        ("cessez-le-feu", "ceasefire"),
    ],
)
def test_a_word_is_searched_by_its_translation(typed, other):
    assert other in added(typed)


def test_our_table_has_more_than_four_hundred_entries():
    assert sum(entry.origin == "table" for entry in table()) > 400


def test_a_translation_is_searched_in_its_own_language_alone():
    (word,) = words("sécurité", widening=Widening(lexicon=OURS))
    (security, _) = word.additions.active
    assert {one.field.language for one in security.alternatives} == {"en"}


@pytest.mark.parametrize(
    ("typed", "wanted", "unwanted"),
    [
        ("les pays voisins", "country", "salaire"),
        ("pays", "country", "salaire"),
        ("the pay of workers", "salaire", "country"),
    ],
)
def test_a_word_of_both_languages_is_read_in_that_of_the_query(typed, wanted, unwanted):
    assert wanted in added(typed)
    assert unwanted not in added(typed)


@pytest.mark.parametrize("typed", ["le", "the", "qsdfgh", "4000", ""])
def test_what_has_no_translation_gets_none(typed):
    assert added(typed) == []


@pytest.mark.parametrize("typed", ["sécurité", "peacekeeping"])
def test_quotes_ask_for_the_words_as_they_are(typed):
    assert phrase(typed, longest=16).additions.active == ()


def test_a_translation_that_is_switched_off_stays_in_sight():
    (word,) = words("sécurité", widening=Widening(frozenset({"security"}), lexicon=OURS))
    assert [one.term for one in word.additions.off] == ["security"]
    assert added("sécurité", off={"security"}) == ["safety"]


def test_a_word_has_five_translations_at_most():
    many = Lexicon(Entry("mot", f"word{n}", 1 - n / 100, 1, "learnt") for n in range(20))
    assert added("mot", many) == [f"word{n}" for n in range(5)]


@pytest.mark.parametrize("count", [1, 6, 7, 12, 13, 32])
def test_the_terms_that_an_engine_is_asked_for_are_bounded(count):
    assert count * most_each(count) <= 36


def test_a_learnt_translation_weighs_as_much_as_it_is_likely_beside_the_likeliest():
    pairs = [Pair("outil", "tool", 0.8, 0.9, 9), Pair("outil", "utility", 0.2, 0.4, 5)]
    (word,) = words("outil", widening=Widening(lexicon=Lexicon(learnt(pairs))))
    assert isinstance(word.clause, Terms)
    weights = {one.term: one.weight for one in word.clause.alternatives}
    assert weights["tool"] == TRANSLATED
    assert weights["util"] == TRANSLATED * 0.25


def test_corrections_come_before_all_else():
    told = corrected("bureau = desk\npaix != peace")
    lexicon = Lexicon(table(), corrections=told)
    assert added("bureau", lexicon) == ["desk"]
    assert added("paix", lexicon) == []


def test_without_corrections_nothing_is_parted():
    assert not Corrections().parts("paix", "peace")


@pytest.mark.parametrize(
    ("asked", "id"),
    [("peacekeeping", "000_22f758d05eafb563"), ("Western Balkans visit", "004_1c4b25704dc0e3be")],
)
def test_a_question_in_one_language_finds_the_other(seeds, asked, id):
    with_it = answer(Query(asked), seeds, interface="en", lexicon=OURS)
    assert id in [hit.id for hit in with_it.hits]
    added = [one for one in with_it.receipt.added if one.why == "translation"]
    assert added
    assert all(one.count is not None for one in added)


def test_translation_is_switched_off_as_a_whole(seeds):
    query = Query("peacekeeping")
    bare = answer(query, seeds, interface="en", lexicon=NO_LEXICON)
    off = answer(query.translating(on=False), seeds, interface="en", lexicon=OURS)
    assert [hit.id for hit in off.hits] == [hit.id for hit in bare.hits]
    assert off.receipt == bare.receipt
    assert replace(query, translate=False) == query.translating(on=False)


def test_an_exclusion_is_not_translated(seeds):
    found = answer(Query("-peace"), seeds, interface="en", lexicon=OURS)
    assert "000_22f758d05eafb563" in [hit.id for hit in found.hits]


def test_a_dictionary_is_asked_where_nobody_surer_knows_and_is_named_then():
    entries = [
        Entry("outil", "tool", 0.2, 0.2, "learnt"),
        Entry("outil", "utensil", 0.6, 0.0, "dictionary"),
        Entry("tournevis", "screwdriver", 0.6, 0.0, "dictionary"),
    ]
    found = words("outil tournevis", widening=Widening(lexicon=Lexicon(entries)))
    told = [(one.added.term, one.added.dictionary) for w in found for one in w.additions.active]
    assert told == [("tool", False), ("screwdriver", True)]
