"""Typed text becomes words that are looked up in both languages at once."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.entry import TextField
from index.release import LANGUAGES
from search.plan import All, Best, Phrase, Terms
from search.wanted import Wanted
from search.words import phrase, words

FIELDS = {TextField(language, "exact") for language in LANGUAGES} | {
    TextField(language, "stem") for language in LANGUAGES
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kosovo dialogue", ["kosovo", "dialogue"]),
        ("l’armée d'ivoire", ["armée", "ivoire"]),
        ("4 000 soldats", ["4 000", "soldats"]),
        ("4,000 troops", ["4,000", "troops"]),
        ("aujourd’hui", ["aujourd’hui"]),
        ("O’Brien", ["O’Brien"]),
        ("O.T.A.N.", ["O.T.A.N."]),
        ("Belgrade-Pristina", ["Belgrade", "Pristina"]),
        ("2023-2024", ["2023", "2024"]),
        ("AT&T", ["AT", "T"]),
        ("", []),
        ("… !? 🇫🇷", []),
    ],
)
def test_a_text_is_cut_as_releases_are(text, expected):
    assert [word.text for word in words(text)] == expected


@pytest.mark.parametrize("text", ["sécurité", "security", "Kosovo", "2023", "4 000", "65e"])
def test_a_word_is_looked_up_in_both_languages_and_both_analyses(text):
    (word,) = words(text)
    assert {a.field for a in word.clause.alternatives} == FIELDS


@pytest.mark.parametrize("text", ["NATO's", "d’Ivoire", "qu’elle", "C’est-à-dire", "it's"])
def test_a_word_that_the_languages_cut_differently_is_still_one_place(text):
    clause = words(text)[0].clause
    assert isinstance(clause, Terms | Best | All)


@pytest.mark.parametrize(
    ("text", "optional"),
    [("la", True), ("the", True), ("ours", True), ("kosovo", False), ("UN", False), ("un", True)],
)
def test_a_stop_word_of_either_language_is_optional(text, optional):
    (word,) = words(text)
    assert word.optional == optional


def test_a_phrase_is_looked_up_as_it_is_in_both_languages():
    said = phrase("Conseil de l’Europe", longest=16)
    assert {c.field for c in said.clause.clauses if isinstance(c, Phrase)} == {
        TextField("fr", "exact"),
        TextField("en", "exact"),
    }


def test_a_phrase_without_a_word_is_none():
    assert phrase("…", longest=16) is None


def test_a_long_phrase_is_cut_to_what_is_searched():
    said = phrase("un deux trois quatre", longest=3)
    assert (said.text, said.cut) == ('"un deux trois"', True)
    assert {len(clause.words) for clause in said.clause.clauses} == {3}


def test_what_is_wanted_adds_up_without_repetition():
    (word,) = words("kosovo")
    assert word.wanted | word.wanted == word.wanted
    assert Wanted() | word.wanted == word.wanted
    assert (bool(Wanted()), bool(word.wanted)) == (False, True)


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_has_words_that_stand_in_it(text):
    position = 0
    for word in words(text):
        position = text.index(word.text, position)
        assert word.text
        assert word.wanted


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_a_phrase_or_has_no_word(text):
    said = phrase(text, longest=16)
    assert (said is None) == (words(text) == ())
