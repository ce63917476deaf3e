"""A text as it is stored."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis import analyse, normalise


@pytest.mark.parametrize(
    ("given_text", "stored"),
    [
        pytest.param("e\u0301te\u0301", "été", id="composed"),
        pytest.param("sécu\u00adrité", "sécurité", id="soft hyphen"),
        pytest.param("\ufeffOTAN\u200b \u2060NATO", "OTAN NATO", id="characters nobody sees"),
        pytest.param("e\u00ad\u0301", "é", id="composed across what is dropped"),
        pytest.param("a\x00b\x07\x1b\x7f\x9f", "ab", id="control characters"),
        pytest.param("a\tb\nc", "a\tb\nc", id="tab and newline stay"),
        pytest.param("a\r\nb\rc\x0cd", "a\nb\nc\nd", id="every line end is one newline"),
        pytest.param("a\ud800b", "a\ufffdb", id="half a surrogate pair"),
        pytest.param("4\u00a0000\u202f€ l’œuvre", "4\u00a0000\u202f€ l’œuvre", id="the rest stays"),
    ],
)
def test_a_text_is_stored_composed_and_clean(given_text, stored):
    assert stored == normalise(given_text)


@given(st.text(st.characters(exclude_categories=[])))
def test_normalising_twice_is_normalising_once(text):
    once = normalise(text)

    assert once == normalise(once)
    once.encode()


def test_a_run_of_marks_is_cut_before_it_takes_the_square_of_its_length():
    heap = "a" + "\u0301\u0316" * 1_000_000

    assert len(normalise(heap)) <= 31


@given(st.text("éàœçabc \u0301\u0327\u00ad\u200b"), st.sampled_from(["fr", "en"]))
def test_a_word_that_was_not_normalised_gives_the_same_terms(text, language):
    as_typed = [(t.exact, t.stem) for t in analyse(text, language=language)]
    as_stored = [(t.exact, t.stem) for t in analyse(normalise(text), language=language)]

    assert as_stored == as_typed
