"""A text read between its spaces has the words that it has read as a whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis import analyse, placed_terms
from index.analysis.spaced import REMEMBERED, runs, standing
from index.release import LANGUAGES

signs = st.sampled_from(
    [
        *"aàéœbdl'’-‑.,;:« »()0123456789% \n\t",
        "\u00a0",
        "\u202f",
        "\u2009",
        "\u00ad",
        "OTAN",
        "4 000",
        "中文",
        "l’",
        "\x1f",
    ]
)
texts = st.lists(signs, max_size=25).map("".join) | st.text(max_size=30)


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=texts)
def test_the_words_are_those_of_the_whole_text(language, text):
    whole = analyse(text, language=language)
    words = placed_terms(text, language=language)
    assert words.exact == tuple(token.exact for token in whole)
    assert words.stem == tuple(token.stem for token in whole)
    assert [*words.starts] == [token.start for token in whole]
    assert [*words.lengths] == [token.end - token.start for token in whole]


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=texts, wanted=st.frozensets(st.sampled_from(["a", "b", "otan", "d", "e", "oe", "1"])))
def test_where_a_term_stands_is_told_as_in_the_whole_text(language, text, wanted):
    expected = [
        (token.start, token.end)
        for token in analyse(text, language=language)
        if wanted & {*token.exact, *token.stem}
    ]
    assert [
        (start + first, start + last)
        for start, pieces in standing(text, wanted, language=language)
        for first, last, exact, stem in pieces
        if wanted & {*exact, *stem}
    ] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("l’armée, à Mitrovica", ["l’armée,", "à", "Mitrovica"]),
        ("en 2023, 40 soldats", ["en", "2023,", "40", "soldats"]),
        ("les 4 000 soldats", ["les", "4 000", "soldats"]),
        ("4\u202f000\u00a0000 soldiers", ["4\u202f000\u00a0000", "soldiers"]),
        ("13 juin 2023", ["13", "juin", "2023"]),
        ("", []),
    ],
)
def test_only_a_number_goes_on_across_a_space(text, expected):
    assert runs(text) == expected


def test_more_runs_than_are_remembered_give_their_words():
    many = " ".join(f"mot{n}" for n in range(REMEMBERED + 5))
    exact = placed_terms(many, language="fr").exact
    assert exact[0] == ("mot0",)
    assert exact[-1] == (f"mot{REMEMBERED + 4}",)
