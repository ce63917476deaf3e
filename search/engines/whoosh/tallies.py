"""Counting on columns: `tallies.pyx` is the same, compiled.  Columns are contiguous."""

from __future__ import annotations

import numpy as np

from search.engines.corpus import Numbers, Rows

_BITS = 32
"""More than the number of a value has."""


def tally(values: Numbers, ends: Numbers, rows: Rows, room: int) -> Numbers:
    """How many of the rows have each of so many values; O(their values).

    The values of each row, of 32 bits as the rows are, lie end to end and end at `ends`.
    """
    own = ends.take(rows)
    begins = np.where(rows > 0, ends.take(rows - 1), 0)
    each = own - begins
    places = (own - each.cumsum(dtype=np.int32)).repeat(each)
    places += np.arange(len(places), dtype=np.int32)
    return np.bincount(values.take(places), minlength=room)


def leading(counts: Numbers, limit: int) -> tuple[list[int], list[int]]:
    """The numbers with the greatest counts, at most so many, and those; of equals the first before.

    >>> leading(np.array([1, 0, 5, 1, 5]), 3)
    ([2, 4, 0], [5, 5, 1])
    """
    if limit <= 0:
        return [], []
    held = (counts != 0).nonzero()[0]  # of booleans it takes a fifth of the time
    ranks = (counts.take(held) << _BITS) - held  # no two are equal
    if limit < len(ranks):
        ranks.partition(len(ranks) - limit)
        ranks = ranks[-limit:]
    ranks.sort()
    first = -ranks[::-1] & ((1 << _BITS) - 1)
    return first.tolist(), counts.take(first).tolist()


def along(begins: Numbers, ends: Numbers, counts: Numbers) -> tuple[list[int], list[int]]:
    """The numbers that any counted span overlaps, and how many do, in order.

    A span adds its count where it begins and takes it away after its end; the sum along the way is
    the count.  So a span of ten thousand years costs what one of a day does.  All are of 64 bits.

    >>> along(np.array([3, 4]), np.array([4, 4]), np.array([2, 1]))
    ([3, 4], [2, 3])
    """
    held = counts.nonzero()[0]
    if not len(held):
        return [], []
    begins, ends, counts = begins.take(held), ends.take(held), counts.take(held)
    base = int(begins.min())
    room = int(ends.max()) - base + 2
    changes = np.bincount(begins - base, counts, room)
    changes -= np.bincount(ends - base + 1, counts, room)
    sums = changes.cumsum().astype(np.int64)
    numbers = sums.nonzero()[0]
    return (numbers + base).tolist(), sums[numbers].tolist()
