"""A word without accents, capitals or ligatures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis import fold


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Sécurité", "securite"),
        ("ŒUVRE", "oeuvre"),
        ("cæsium", "caesium"),
        ("Straße", "strasse"),
        ("Đurić", "duric"),
        ("Łódź", "lodz"),
        ("Øresund", "oresund"),
        ("Þór", "thor"),
        ("Türkiye", "turkiye"),
        ("İzmir", "izmir"),
        ("Iğdır", "igdir"),
        ("Geoană", "geoana"),
        ("Vučić", "vucic"),
        ("Nguyễn", "nguyen"),
        ("se\u0301curite\u0301", "securite"),
        ("ﬁnance", "finance"),
        ("Зеленський", "zelenskii"),
        ("Αθήνα", "athena"),
        ("CO₂", "co2"),
        ("1ᵉʳ", "1er"),
        ("2023", "2023"),
        ("٢٠٢٣", "2023"),
    ],
)
def test_a_word_becomes_plain_letters(word, folded):
    assert folded == fold(word)


@pytest.mark.parametrize("text", ["€", "½", "°", "№", "«»", "’", " ", "-", "…", "™", "👍"])
def test_what_is_no_letter_stays(text):
    assert text == fold(text)


@pytest.mark.parametrize("letter", ["ь", "𠀀", "ﷺ"])
def test_a_letter_that_has_no_plain_form_is_not_lost(letter):
    assert letter == fold(letter)


@given(st.text(st.characters(exclude_categories=[])))
def test_folding_is_idempotent(text):
    assert fold(text) == fold(fold(text))


def test_every_character_folds_to_what_stays():
    characters = map(chr, range(0x10000))

    assert [c for c in characters if fold(c) != fold(fold(c))] == []


@given(st.text("àâäçéèêëîïôöùûüÿœæñšžčćăßđłø"))
def test_capitals_fold_like_small_letters(text):
    assert fold(text) == fold(text.upper())
