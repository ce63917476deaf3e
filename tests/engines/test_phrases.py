"""Where a phrase stands, against every way to place its words."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from search.engines.phrases import stands

positions = st.dictionaries(
    st.integers(0, 4), st.sets(st.integers(0, 8), max_size=4), min_size=1, max_size=4
)


@given(positions, st.integers(0, 6))
def test_a_phrase_stands_where_some_choice_of_positions_does(positions, slop):
    choices = product(*positions.values())
    expected = any(
        len(set(choice)) == len(choice)
        and max(shifts := [p - place for place, p in zip(positions, choice, strict=True)])
        - min(shifts)
        <= slop
        for choice in choices
    )
    assert stands(positions, slop=slop) == expected


def test_a_word_said_very_often_is_no_bomb():
    everywhere = set(range(39))
    assert not stands(dict.fromkeys(range(40), everywhere), slop=80)
    assert stands(dict.fromkeys(range(39), everywhere), slop=80)
