"""Facets counted on columns: how many of the found releases have each value or each day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Final

import numpy as np

from index.engines.days import NO_DAY
from index.release import Days
from search.dating import UNDATED
from search.engines.corpus import Mask, Numbers, Rows
from search.engines.facets import MOST_PERIODS, clipped, greatest
from search.period import Period
from search.plan import Counted, FacetAsk, Grain

_MONTHS: Final = 12
_EVER: Final = Days(date.min, date.max)
_EPOCH: Final = date(1970, 1, 1)

_FEW: Final = 4
"""How many times fewer releases there have to be than all for taking up each one's values."""

_FEW_NAMES: Final = 12
"""A field of so few values is counted value by value."""


class Hits:
    """Releases that were found, as a mask over all and as their numbers."""

    def __init__(self, mask: Mask) -> None:
        self.mask = mask
        self.count = int(np.count_nonzero(mask))

    @cached_property
    def rows(self) -> Rows:
        """The numbers, ascending."""
        rows: Rows = self.mask.nonzero()[0]
        return rows


class Facet:
    """A field of values: `names` in the order of their code points, and which each release has.

    The numbers of each one's values lie end to end in `values`, and end at `ends`.
    """

    def __init__(self, names: Sequence[bytes], values: Numbers, ends: Numbers) -> None:
        self._names = names
        self._values = values
        self._ends = ends
        self._told: dict[int, str] = {}

    def counted(self, ask: FacetAsk, found: Hits) -> tuple[Counted, ...]:
        """The values that the found releases have."""
        counts = self._counts(found)
        named = counts.nonzero()[0]
        place = max(ask.limit, 0)
        if place < len(named):
            # those below the last place cannot come in; of equals there, the first by name do
            held = counts[named]
            least = np.partition(held, -place)[-place] if place else held.max() + 1
            above = named[held > least]
            named = np.concatenate([above, named[held == least][: place - len(above)]])
        kept = {
            self._name(number): count
            for number, count in zip(named.tolist(), counts[named].tolist(), strict=True)
        }
        for value in ask.also:
            number = self._number(value)
            if number >= 0 and counts[number]:
                kept[value] = int(counts[number])
        return greatest(kept, ask)

    def _name(self, number: int) -> str:
        known = self._told.get(number)
        if known is None:
            known = self._told[number] = self._names[number].decode()
        return known

    def _number(self, value: str) -> int:
        number = self._numbers.get(value.encode(errors="surrogatepass"))
        return -1 if number is None else number

    @cached_property
    def _numbers(self) -> dict[bytes, int]:
        return {name: number for number, name in enumerate(self._names[:])}

    def _counts(self, found: Hits) -> Numbers:
        if len(self._names) <= _FEW_NAMES:
            return np.array([np.count_nonzero(found.mask & one) for one in self._masks], np.int64)
        if found.count == len(found.mask):
            return self._every
        if found.count * _FEW > len(found.mask):
            values = self._values[found.mask[self._rows]]
        else:
            ends = self._ends[found.rows]
            each = ends - np.where(found.rows, self._ends[found.rows - 1], 0)
            total = np.cumsum(each)
            length = int(total[-1]) if len(total) else 0
            values = self._values[np.repeat(ends - total, each) + np.arange(length)]
        return np.bincount(values, minlength=len(self._names))

    @cached_property
    def _every(self) -> Numbers:
        """How many releases have each value."""
        return np.bincount(self._values, minlength=len(self._names))

    @cached_property
    def _rows(self) -> Rows:
        """The release that each of the values is of."""
        each = np.diff(self._ends, prepend=0)
        return np.repeat(np.arange(len(each), dtype=np.int32), each)

    @cached_property
    def _masks(self) -> list[Mask]:
        """For each value the releases that have it."""
        masks = [np.zeros(len(self._ends), np.bool_) for _ in range(len(self._names))]
        for number, mask in enumerate(masks):
            mask[self._rows[self._values == number]] = True
        return masks


@dataclass(frozen=True, slots=True)
class Calendar:
    """The first and the last year, month or day of each release, counted without gaps.

    The undated have `NO_DAY` for both.  `all_in_one` tells that no release has more than one.
    """

    grain: Grain
    begins: Numbers
    ends: Numbers
    all_in_one: bool
    labels: dict[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, first: Numbers, last: Numbers, *, grain: Grain) -> Calendar:
        """Those of the releases of these days."""
        begins, ends = _periods(first, grain), _periods(last, grain)
        return cls(grain, begins, ends, bool((begins == ends).all()))

    def counted(self, ask: FacetAsk, found: Hits) -> tuple[Counted, ...]:
        """The years, months or days that the found releases overlap, and the undated.

        A release adds one where it begins and takes it away after its end; the sum along the
        calendar is the count.  So a release of ten thousand years costs what one of a day does.
        """
        begins = self.begins[found.rows]
        dated = begins != NO_DAY
        undated = found.count - int(np.count_nonzero(dated))
        window = clipped(_EVER, ask.within, grain=self.grain)
        if window is None:
            return _undated(undated)
        ends = begins if self.all_in_one else self.ends[found.rows]
        if undated or ask.within:
            bounds = np.array([window.first.toordinal(), window.last.toordinal()])
            first, last = _periods(bounds, self.grain).tolist()
            kept = dated & (begins <= last) & (ends >= first)
            begins, ends = np.maximum(begins[kept], first), np.minimum(ends[kept], last)
        if not len(begins):
            return _undated(undated)
        base = int(begins.min())
        counts = np.bincount(begins - base)
        if not self.all_in_one:
            room = int(ends.max()) - base + 2
            changes = np.bincount(begins - base, minlength=room)
            changes -= np.bincount(ends - base + 1, minlength=room)
            counts = np.cumsum(changes)[:-1]
        held = _most(counts.nonzero()[0], counts)
        told = [
            Counted(self._label(base + at), count)
            for at, count in zip(held.tolist(), counts[held].tolist(), strict=True)
        ]
        return (*told, Counted(UNDATED, undated)) if undated else tuple(told)

    def _label(self, number: int) -> str:
        """How the period of that number is written."""
        known = self.labels.get(number)
        if known is None:
            known = self.labels[number] = str(self._period(number))
        return known

    def _period(self, number: int) -> Period:
        if self.grain == "day":
            return Period.of(date.fromordinal(number), grain="day")
        if self.grain == "year":
            return Period(number)
        years, months = divmod(number, _MONTHS)
        return Period(years, months + 1)


def _undated(count: int) -> tuple[Counted, ...]:
    return (Counted(UNDATED, count),) if count else ()


def _most(held: Rows, counts: Numbers) -> Rows:
    """As many of them as a facet may give, those that come first by count and then by time."""
    if len(held) <= MOST_PERIODS:
        return held
    return np.sort(held[np.argsort(-counts[held], kind="stable")[:MOST_PERIODS]])


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
