"""Facets counted on columns: how many of the found releases have each value.

What more than half of the releases have found is counted by those that it has not found, and taken
from what all of them have: so no question counts more than half of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property
from typing import Protocol

import numpy as np

from search.engines.corpus import Mask, Numbers, Rows
from search.engines.facets import greatest, told
from search.engines.whoosh.commonest import Commonest
from search.engines.whoosh.tallies import leading, tally
from search.plan import Counted, FacetAsk


class Column(Protocol):
    """Gives every release some numbers from 0 up."""

    @property
    def every(self) -> Numbers:
        """How many of all releases have each number."""

    def of(self, rows: Rows) -> Numbers:
        """How many of those have each number."""


class Hits:
    """Releases that were found, as a mask over all and as their numbers."""

    def __init__(self, mask: Mask) -> None:
        self.mask = mask
        self.count = int(np.count_nonzero(mask))
        self._tallies: dict[int, Numbers] = {}

    @cached_property
    def rows(self) -> Rows:
        """The numbers, ascending."""
        return _rows(self.mask)

    def tally(self, column: Column) -> Numbers:
        """How many of them have each number of the column; nobody may change it."""
        known = self._tallies.get(id(column))  # a column lives as long as its generation
        if known is None:
            known = self._tallies[id(column)] = self._tally(column)
        return known

    def _tally(self, column: Column) -> Numbers:
        if self.count * 2 <= len(self.mask):
            return column.of(self.rows)
        if self.count == len(self.mask):
            return column.every
        return column.every - column.of(_rows(~self.mask))


class Facet:
    """A field of values: `names` in the order of their code points, and which each release has.

    The numbers of each one's values lie end to end in `values`, and end at `ends`.
    """

    def __init__(self, names: Sequence[bytes], values: Numbers, ends: Numbers) -> None:
        self._names = names
        self._values = values
        self._ends = ends.astype(np.int32)
        self._name = cache(lambda number: names[number].decode())

    def counted(self, ask: FacetAsk, found: Hits) -> tuple[Counted, ...]:
        """The values that the found releases have; O(their values) where these are not common."""
        also = {
            value: self._numbers.get(value.encode(errors="surrogatepass"), -1) for value in ask.also
        }
        counts = self._common_counts(ask.limit, [*also.values()], found)
        if counts is None:
            counts = found.tally(self)
        numbers, each = leading(counts, ask.limit)
        ranked = told(map(self._name, numbers), each)
        if not ask.also:
            return ranked
        kept = dict(ranked)
        kept |= {value: int(counts[number]) for value, number in also.items() if number >= 0}
        return greatest(kept, ask)

    def _common_counts(self, limit: int, also: Sequence[int], found: Hits) -> Numbers | None:
        """How many of the found have each value, 0 for all but the commonest.

        None where another may be among the first, or is asked for.
        """
        common = self._commonest
        if not common.may_be_first(found.count, limit) or not common.hold(also):
            return None
        each = common.counts(found.mask)
        if common.rest and np.partition(each, -limit)[-limit] <= common.rest:
            return None
        counts = np.zeros(len(self._names), np.int64)
        counts[common.numbers] = each
        return counts

    @cached_property
    def every(self) -> Numbers:
        """How many releases have each value."""
        return np.bincount(self._values, minlength=len(self._names))

    def of(self, rows: Rows) -> Numbers:
        """How many of those releases have each value."""
        return tally(self._values, self._ends, rows, len(self._names))

    @cached_property
    def _numbers(self) -> dict[bytes, int]:
        return {name: number for number, name in enumerate(self._names[:])}

    @cached_property
    def _each(self) -> Numbers:
        """How many values each release has."""
        return np.diff(self._ends, prepend=0)

    @cached_property
    def _commonest(self) -> Commonest:
        rows = np.repeat(np.arange(len(self._each), dtype=np.int32), self._each)
        return Commonest(self.every, self._values, rows, size=len(self._each))


def _rows(mask: Mask) -> Rows:
    """Those of the mask, ascending."""
    return mask.nonzero()[0].astype(np.int32)
