"""What is counted on columns is what counting one by one finds, interpreted and compiled."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from twins import kind, twins

TWINS = twins("search.engines.whoosh.tallies")
every_twin = pytest.mark.parametrize("module", TWINS, ids=kind)


@every_twin
@given(st.data())
def test_each_value_is_counted_in_the_rows_that_have_it(module, data):
    held = data.draw(st.lists(st.lists(st.integers(0, 5), max_size=4), max_size=12))
    rows = data.draw(st.sets(st.sampled_from(range(len(held))))) if held else ()
    values = np.array([value for each in held for value in each], np.int32)
    ends = np.cumsum([len(each) for each in held], dtype=np.int32)
    found = module.tally(values, ends, np.array(sorted(rows), np.int32), 7)
    counted = Counter(value for row in rows for value in held[row])
    assert found.tolist() == [counted[value] for value in range(7)]


@every_twin
@given(st.lists(st.integers(0, 4) | st.integers(0, 1 << 30), max_size=40), st.integers(-1, 45))
def test_the_greatest_come_first_and_of_equals_the_first(module, counts, limit):
    expected = sorted(
        (number for number, count in enumerate(counts) if count),
        key=lambda number: (-counts[number], number),
    )[: max(limit, 0)]
    found = module.leading(np.array(counts, np.int64), limit)
    assert found == (expected, [counts[number] for number in expected])


@every_twin
@given(st.lists(st.tuples(st.integers(-50, 50), st.integers(0, 20), st.integers(0, 3)), max_size=9))
def test_a_span_counts_from_its_begin_to_its_end(module, spans):
    counted = Counter()
    for begin, days, count in spans:
        for day in range(begin, begin + days + 1):
            counted[day] += count
    columns = np.array([(b, b + days, count) for b, days, count in spans], np.int64).reshape(-1, 3)
    numbers, counts = module.along(*(np.ascontiguousarray(one) for one in columns.T))
    assert [*zip(numbers, counts, strict=True)] == sorted((+counted).items())


@every_twin
@pytest.mark.parametrize(
    ("values", "ends", "rows"), [([0], [1], [1]), ([0], [9], [0]), ([0], [5, 1], [1])]
)
def test_columns_that_do_not_fit_together_are_an_error(module, values, ends, rows):
    columns = [np.array(one, np.int32) for one in (values, ends, rows)]
    with pytest.raises((IndexError, ValueError)):
        module.tally(*columns, 2)
