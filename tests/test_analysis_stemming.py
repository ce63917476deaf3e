"""Stems and stop words; Snowball's own vocabularies where they are at hand."""

from pathlib import Path

import pytest

from index.analysis import STOP_WORDS, analyse
from index.analysis.stemming import stem

VOCABULARIES = Path(__file__).parents[2] / "shared" / "corpora" / "stemming"


@pytest.mark.parametrize(
    ("language", "word", "stems"),
    [
        # one stem, whatever comes first
        ("fr", "région", ("region",)),
        ("fr", "ministères", ("minister",)),
        ("fr", "œuvrent", ("oeuvrent",)),
        # stemming and folding disagree: accents change what French strips
        ("fr", "sécurité", ("secur", "securit")),
        ("fr", "sécurités", ("secur", "securit")),
        ("fr", "première", ("premi", "premier")),
        ("fr", "déployé", ("deploi", "deploy")),
        ("fr", "procès", ("proces", "proc")),
        # Snowball 3 keeps what earlier versions cut
        ("fr", "mauvais", ("mauvais",)),
        ("fr", "calais", ("calais",)),
        # names are stemmed like words; the exact field has them whole
        ("fr", "Mircea", ("mirc",)),
        ("fr", "Borne", ("born",)),
        ("en", "security", ("secur",)),
        ("en", "securities", ("secur",)),
        ("en", "allies", ("alli",)),
        ("en", "generously", ("generous",)),
        # words that Porter2 knows as exceptions
        ("en", "skies", ("sky",)),
        ("en", "news", ("news",)),
        # French words in English text are stemmed as English
        ("en", "communiqué", ("communique", "communiqu")),
    ],
)
def test_a_word_has_these_stems(language, word, stems):
    (token,) = analyse(word, language=language)

    assert stems == token.stem


@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("fr", "le"),
        ("fr", "même"),
        ("fr", "MEME"),
        ("fr", "à"),
        ("fr", "eu"),
        ("en", "the"),
        ("en", "The"),
        ("en", "don’t"),
        ("en", "it's"),
    ],
)
def test_a_stop_word_has_no_stem_and_is_kept_as_typed(language, word):
    (token,) = analyse(word, language=language)

    assert token.stem == ()
    assert token.exact


@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("fr", "été"),
        ("fr", "est"),
        ("fr", "pas"),
        ("fr", "sur"),
        ("fr", "avant"),
        ("fr", "né"),
        ("fr", "the"),
        ("en", "us"),
        ("en", "le"),
        ("en", "un"),
    ],
)
def test_a_word_that_names_something_is_no_stop_word(language, word):
    (token,) = analyse(word, language=language)

    assert token.stem


def test_stop_words_are_listed_for_both_languages_in_lower_case():
    assert {"fr", "en"} == set(STOP_WORDS)
    assert all(word == word.lower() for words in STOP_WORDS.values() for word in words)


@pytest.mark.skipif(
    not VOCABULARIES.is_dir(),
    reason="put Snowball's {french,english}_{voc,output}.txt into ../shared/corpora/stemming",
)
@pytest.mark.parametrize(("language", "name"), [("fr", "french"), ("en", "english")])
def test_every_word_of_snowball_has_the_stem_that_snowball_expects(language, name):
    words = (VOCABULARIES / f"{name}_voc.txt").read_text("utf-8").split()
    expected = (VOCABULARIES / f"{name}_output.txt").read_text("utf-8").split()

    assert dict(zip(words, expected, strict=True)) == {w: stem(w, language=language) for w in words}
