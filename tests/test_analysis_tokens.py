"""Tokens of any text: their order, their offsets, their terms."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis import analyse, chain, fold
from index.analysis.words import closed_up

LANGUAGE = st.sampled_from(["fr", "en"])
ANY_TEXT = st.text(st.characters(exclude_categories=[])) | st.text(
    "aélLOTAN’'-‑ .,0123 \u00a0\u202f\u0301\u00adœß中न्"
)


@given(ANY_TEXT, LANGUAGE)
def test_tokens_follow_one_another_within_the_text(text, language):
    tokens = analyse(text, language=language)

    at = 0
    for token in tokens:
        assert at <= token.start < token.end <= len(text)
        at = token.end


@given(ANY_TEXT, LANGUAGE)
def test_offsets_give_back_the_word_of_the_exact_term(text, language):
    for token in analyse(text, language=language):
        printed = text[token.start : token.end]
        folded = fold(closed_up(printed))
        is_number = any(mark.isdecimal() for mark in printed)
        assert token.exact[0] == folded[:100] or is_number
        assert all(token.exact)
        assert all(token.stem)


@given(ANY_TEXT, LANGUAGE)
def test_analysing_again_gives_the_same(text, language):
    assert analyse(text, language=language) == analyse(text, language=language)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    "text", ["", " ", "\n", "…", "’", "«»", "½", "👍🏽", "\ud800", "\u0301", "___", "ʼ.ʼ"]
)
def test_a_text_without_words_has_no_tokens(text, language):
    assert analyse(text, language=language) == []


def test_each_language_remembers_for_itself():
    (french,) = analyse("nationaux", language="fr")
    (english,) = analyse("nationaux", language="en")

    assert french.stem == ("national",)
    assert english.stem == ("nationaux",)


def test_threads_agree():
    text = " ".join(f"sécurité{n} qu’ils l’ont-dit{n} O.T.A.N. 4 {n:03}" for n in range(500))
    alone = analyse(text, language="fr")
    chain._known["fr", False].clear()

    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda _: analyse(text, language="fr"), range(8)))

    assert all(tokens == alone for tokens in together)


def test_what_is_remembered_is_bounded(monkeypatch):
    monkeypatch.setattr(chain, "REMEMBERED_CHUNKS", 100)
    known = chain._known["en", False]
    known.clear()

    analyse(" ".join(f"w{n}" for n in range(250)), language="en")
    analyse("x" * 10_000, language="en")

    assert 0 < len(known) <= 100
    assert all(len(chunk) <= 64 for chunk in known)
