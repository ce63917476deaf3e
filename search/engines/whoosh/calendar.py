"""Years, months and days counted: how many of the found releases overlap each.

Releases of the same days are one span.  The found are counted span by span, and spans are few:

    release   0    1    2    3          span   0       1       2
    span      1    0    1    2          days   undated 3 May   3 to 5 June
                                        month  –       May     June
"""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Final

import numpy as np

from index.engines.days import NO_DAY
from index.release import Days
from search.dating import UNDATED
from search.engines.corpus import Numbers, Rows
from search.engines.facets import MOST_PERIODS, clipped, told
from search.engines.whoosh.counting import Hits
from search.engines.whoosh.tallies import along
from search.period import Period
from search.plan import Counted, FacetAsk, Grain

_MONTHS: Final = 12
_EVER: Final = Days(date.min, date.max)
_EPOCH: Final = date(1970, 1, 1)

_END: Final = 22
"""Bits of a day's number."""


class Spans:
    """The spans of the releases: each pair of a first and a last day or month once.

    `begins` and `ends` are those of each span, in the order of time, `NO_DAY` of the undated;
    `numbers` is the span of each release.
    """

    def __init__(self, begins: Numbers, ends: Numbers) -> None:
        """Take the first and the last of each release."""
        pairs, numbers = np.unique(
            (begins.astype(np.int64) << _END) | ends.astype(np.int64), return_inverse=True
        )
        self.begins = pairs >> _END
        self.ends = pairs & ((1 << _END) - 1)
        self.numbers: Numbers = numbers.astype(np.int32)

    def by_month(self) -> Spans:
        """The months of these days."""
        spans = Spans(_periods(self.begins, "month"), _periods(self.ends, "month"))
        spans.numbers = spans.numbers.take(self.numbers)
        return spans

    @cached_property
    def every(self) -> Numbers:
        """How many releases have each span."""
        return np.bincount(self.numbers, minlength=len(self.begins))

    def of(self, rows: Rows) -> Numbers:
        """How many of those releases have each span."""
        return np.bincount(self.numbers.take(rows), minlength=len(self.begins))


class Calendar:
    """Years, months or days, counted without gaps; years and months share the spans of months."""

    def __init__(self, spans: Spans, *, grain: Grain) -> None:
        self._spans = spans
        self._grain = grain
        self._begins, self._ends = spans.begins, spans.ends
        if grain == "year":
            self._begins, self._ends = spans.begins // _MONTHS, spans.ends // _MONTHS
        self._has_undated = len(self._begins) > 0 and bool(self._begins[0] == NO_DAY)
        self._labels = _Labels(grain)

    def counted(self, ask: FacetAsk, found: Hits) -> tuple[Counted, ...]:
        """The years, months or days that the found releases overlap, and the undated."""
        tally = found.tally(self._spans)
        begins, ends = self._begins, self._ends
        undated = 0
        if self._has_undated:
            undated = int(tally[0])
            begins, ends, tally = begins[1:], ends[1:], tally[1:]
        if ask.within:
            begins, ends, tally = self._clipped(ask.within, begins, ends, tally)
        numbers, counts = _most(*along(begins, ends, tally))
        dated = told(map(self._labels.__getitem__, numbers), counts)
        return (*dated, Counted(UNDATED, undated)) if undated else dated

    def _clipped(
        self, within: Days, begins: Numbers, ends: Numbers, counts: Numbers
    ) -> tuple[Numbers, Numbers, Numbers]:
        """What of the spans lies in the periods that `within` overlaps."""
        window = clipped(_EVER, within, grain=self._grain)
        if window is None:
            return begins[:0], ends[:0], counts[:0]
        bounds = np.array([window.first.toordinal(), window.last.toordinal()])
        first, last = _periods(bounds, self._grain).tolist()
        kept = (begins <= last) & (ends >= first)
        return np.maximum(begins[kept], first), np.minimum(ends[kept], last), counts[kept]


class _Labels(dict[int, str]):
    """How the period of each number is written."""

    def __init__(self, grain: Grain) -> None:
        self._grain = grain

    def __missing__(self, number: int) -> str:
        label = self[number] = str(self._period(number))
        return label

    def _period(self, number: int) -> Period:
        if self._grain == "day":
            return Period.of(date.fromordinal(number), grain="day")
        if self._grain == "year":
            return Period(number)
        years, months = divmod(number, _MONTHS)
        return Period(years, months + 1)


def _most(numbers: list[int], counts: list[int]) -> tuple[list[int], list[int]]:
    """As many of them as a facet may give, those that come first by count and then by time."""
    if len(numbers) <= MOST_PERIODS:
        return numbers, counts
    kept = sorted(range(len(numbers)), key=lambda place: -counts[place])[:MOST_PERIODS]
    kept.sort()
    return [numbers[place] for place in kept], [counts[place] for place in kept]


def _periods(ordinals: Numbers, grain: Grain) -> Numbers:
    """Each day's year, its month counted from the first of year 0, or its number."""
    if grain == "day":
        return ordinals.astype(np.int64)
    days = (ordinals - np.int64(_EPOCH.toordinal())).astype("datetime64[D]")
    if grain == "year":
        periods = days.astype("datetime64[Y]").astype(np.int64) + _EPOCH.year
    else:
        periods = days.astype("datetime64[M]").astype(np.int64) + _EPOCH.year * _MONTHS
    return np.where(ordinals == NO_DAY, NO_DAY, periods)
