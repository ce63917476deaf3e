"""What a query finds in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis import STOP_WORDS, analyse, analyse_query


def finds(query, text, language):
    """Whether every word of the query stands in the text, in either field."""
    tokens = analyse(text, language=language)
    words = analyse_query(query, language=language)
    return all(
        any({*word.exact} & {*token.exact} or {*word.stem} & {*token.stem} for token in tokens)
        for word in words
        if not word.stop
    )


def finds_phrase(query, text, language):
    """Whether the exact terms of the query follow one another in the text."""
    tokens = analyse(text, language=language)
    words = analyse_query(query, language=language)
    return any(
        all({*word.exact} & {*token.exact} for word, token in zip(words, tokens[at:], strict=False))
        for at in range(len(tokens) - len(words) + 1)
    )


FOUND = [
    ("fr", "securite", "la sécurité"),
    ("fr", "l’securite", "la sécurité"),
    ("fr", "l'armee", "l’armée"),
    ("fr", "armées", "L’ARMÉE DE TERRE"),
    ("fr", "oeuvre", "L’Œuvre"),
    ("fr", "4000", "4\u00a0000 personnels"),
    ("fr", "4,000", "4 000 personnels"),
    ("fr", "65", "la 65e brigade"),
    ("fr", "65e", "the 65th brigade"),
    ("fr", "aujourdhui", "Aujourd’hui"),
    ("fr", "Belgrade-Pristina", "dialogue Belgrade-Pristina"),
    ("fr", "Belgrade Pristina", "dialogue Belgrade-Pristina"),
    ("fr", "belgradepristina", "dialogue Belgrade-Pristina"),
    ("fr", "cyber-attaque", "des cyberattaques"),
    ("fr", "cyberattaque", "des cyber-attaques"),
    ("fr", "se\u0301curite\u0301", "la sécurité"),
    ("fr", "l'union européenne", "Unions européennes"),
    ("en", "cooperation", "Co-operation"),
    ("en", "on-going", "ongoing talks"),
    ("en", "ally", "NATO’s allies"),
    ("en", "obriens", "O’Briens"),
    ("en", "4 000", "4,000 troops"),
    ("en", "cote divoire ivoire", "Côte-d’Ivoire, Divoire"),
    ("en", "geoana", "Mircea Geoană"),
    ("en", "ngo", "NGOs and others"),
    ("en", "what is the position", "positions"),
    ("en", "quelle position", "positions"),
]


@pytest.mark.parametrize(("language", "query", "text"), FOUND)
def test_a_query_finds_the_text(language, query, text):
    assert finds(query, text, language)


@pytest.mark.parametrize(
    ("language", "query", "text"),
    [
        ("fr", "accord", "d’accord"),
        ("fr", "2023100", "juin 2023 100"),
        ("fr", "4 000", "4 et 000"),
        ("en", "hell", "he'll"),
        ("en", "us", "we"),
    ],
)
def test_a_query_does_not_find_the_text(language, query, text):
    assert not finds(query, text, language)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("query", ["dialogue Belgrade-Pristina", "Belgrade Pristina", "pristina"])
def test_a_phrase_runs_through_a_compound(query, language):
    assert finds_phrase(query, "le dialogue Belgrade-Pristina", language)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("word", ["le", "The", "une", "of", "don't", "été", "Nato"])
def test_a_stop_word_of_either_language_is_told_in_both(word, language):
    expected = word not in ("été", "Nato")

    assert [expected] == [found.stop for found in analyse_query(word, language=language)]


def test_a_stop_word_of_the_other_language_has_its_stem():
    assert [word.stem for word in analyse_query("the", language="fr")] == [("the",)]
    assert [word.stem for word in analyse_query("le", language="en")] == [("le",)]


WORDS = st.text("abcdefghijklmnopqrstuvwxyzàâçéèêëîïôûüœ", min_size=1, max_size=12)


@given(WORDS, st.sampled_from(["fr", "en"]), st.sampled_from([str.lower, str.upper, str.title]))
def test_a_word_is_found_in_any_case(word, language, case):
    text = f"quelques mots {word} and others"

    assert finds(case(word), text, language)


PLAIN = str.maketrans("àâçéèêëîïôûü", "aaceeeeiiouu", "")


@given(WORDS, st.sampled_from(["fr", "en"]))
def test_a_word_is_found_by_its_stem_when_typed_without_accents(word, language):
    typed = word.translate(PLAIN).replace("œ", "oe")
    (asked,) = analyse_query(typed, language=language)
    (found,) = analyse(word, language=language)
    stops = STOP_WORDS[language]

    assert {*asked.exact} & {*found.exact}
    assert {*asked.stem} & {*found.stem} or typed in stops or word in stops


@given(st.text(st.characters(exclude_categories=[])), st.sampled_from(["fr", "en"]))
def test_any_query_is_cut_where_a_text_is(text, language):
    tokens = analyse(text, language=language)
    words = analyse_query(text, language=language)

    assert [(t.start, t.end) for t in tokens] == [(w.start, w.end) for w in words]
    assert all(w.text == text[w.start : w.end] for w in words)
    assert all({*t.exact} & {*w.exact} for t, w in zip(tokens, words, strict=True))
    assert all(w.stem or w.stop for w in words)
