"""Acronyms, and what is merely printed in capitals."""

import pytest

from index.analysis import analyse, analyse_query

FRENCH = "Les {} et les autres acteurs de la région"
ENGLISH = "The {} and the other actors in the region"


def stem_in(sentence, word, language):
    text = sentence.format(word)
    return next(t.stem for t in analyse(text, language=language) if text.startswith(word, t.start))


@pytest.mark.parametrize("word", ["EU", "UN", "ES", "OSCE", "KFOR"])
def test_an_acronym_in_french_is_neither_stopped_nor_stemmed(word):
    assert (word.lower(),) == stem_in(FRENCH, word, "fr")


@pytest.mark.parametrize("word", ["US", "AM", "WHO", "ICES"])
def test_an_acronym_in_english_is_neither_stopped_nor_stemmed(word):
    assert (word.lower(),) == stem_in(ENGLISH, word, "en")


@pytest.mark.parametrize(("language", "sentence"), [("fr", FRENCH), ("en", ENGLISH)])
def test_an_acronym_in_the_plural_is_found_in_the_singular(language, sentence):
    assert stem_in(sentence, "NGOs", language) == ("ngos", "ngo")


@pytest.mark.parametrize(
    ("language", "capitals"),
    [("fr", "LA SÉCURITÉ DES MINISTÈRES"), ("en", "THE SECURITY OF THE MINISTRIES")],
)
def test_a_text_in_capitals_is_ordinary_text(language, capitals):
    assert [t.stem for t in analyse(capitals.lower(), language=language)] == [
        t.stem for t in analyse(capitals, language=language)
    ]


@pytest.mark.parametrize(
    ("language", "query", "text"),
    [
        ("fr", "SÉCURITÉS", "la sécurité"),
        ("fr", "SECURITES", "la sécurité"),
        ("en", "SECURITIES", "the security"),
        ("fr", "OTAN", "l’OTAN garde la paix"),
        ("fr", "OTAN", "L’OTAN GARDE LA PAIX"),
        ("en", "OSCE", "the OSCE, in small letters"),
        ("en", "OSCE", "THE OSCE, IN CAPITAL LETTERS"),
        ("en", "US", "the US, in small letters"),
        ("fr", "O.T.A.N.", "l’OTAN garde la paix"),
        ("fr", "OTAN", "l’O.T.A.N. garde la paix"),
    ],
)
def test_a_query_in_capitals_tries_both_readings(language, query, text):
    (word,) = analyse_query(query, language=language)

    assert any({*word.stem} & {*token.stem} for token in analyse(text, language=language))


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("query", ["UN", "EU", "UN EU", "résolution UN", "AM"])
def test_a_stop_word_in_capitals_is_meant(query, language):
    assert not analyse_query(query, language=language)[-1].stop
    assert analyse_query(query, language=language)[-1].stem


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("query", ["maintien DE LA PAIX", "MAINTIEN DE LA PAIX"])
def test_a_whole_query_in_capitals_has_its_stop_words(query, language):
    stops = [word.text for word in analyse_query(query, language=language) if word.stop]

    assert (["DE", "LA"] if query.isupper() else []) == stops
