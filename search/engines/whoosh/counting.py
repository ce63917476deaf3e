"""Facets counted on columns: how many of the found releases have each value or each day."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Final

import numpy as np

from index.engines.days import NO_DAY
from index.release import Days
from search.engines.facets import MOST_PERIODS, clipped, greatest, in_time
from search.engines.matching import Mask, Numbers
from search.engines.whoosh.segment import Values
from search.period import Period
from search.plan import Counted, FacetAsk, Grain

_MONTHS: Final = 12
_EVER: Final = Days(date.min, date.max)


def values(ask: FacetAsk, column: Values, found: Mask) -> tuple[Counted, ...]:
    """The values that the found releases have."""
    counts = np.bincount(column.values[found[column.rows]], minlength=len(column.names))
    named = np.flatnonzero(counts)
    if len(named) > max(ask.limit, 1) * 4:
        # those below the last place cannot come in, however their names sort
        place = min(max(ask.limit, 1), len(named))
        least = np.partition(counts[named], -place)[-place]
        named = named[counts[named] >= least]
        also = {name: number for number, name in enumerate(column.names) if name in ask.also}
        named = np.union1d(named, np.array([*also.values()], np.int64).astype(np.int64))
    kept = {column.names[number]: int(counts[number]) for number in named.tolist()}
    return greatest({name: count for name, count in kept.items() if count}, ask)


def days(
    ask: FacetAsk, first: Numbers, last: Numbers, found: Mask, *, grain: Grain
) -> tuple[Counted, ...]:
    """The years, months or days that the found releases overlap, and the undated.

    A release adds one where it begins and takes it away after its end; the sum along the calendar
    is the count.  So a release of ten thousand years costs what one of a day does.
    """
    dated = found & (last != NO_DAY)
    undated = int(np.count_nonzero(found)) - int(np.count_nonzero(dated))
    window = clipped(_EVER, ask.within, grain=grain)
    if not dated.any() or window is None:
        return in_time({}, undated=undated)
    kept = dated & (first <= window.last.toordinal()) & (last >= window.first.toordinal())
    begins = _periods(np.maximum(first[kept], window.first.toordinal()), grain)
    ends = _periods(np.minimum(last[kept], window.last.toordinal()), grain)
    if not len(begins):
        return in_time({}, undated=undated)
    base = int(begins.min())
    room = int(ends.max()) - base + 2
    changes = np.bincount(begins - base, minlength=room) - np.bincount(
        ends - base + 1, minlength=room
    )
    counts = np.cumsum(changes)[:-1]
    held = np.flatnonzero(counts)
    greatest_ones = _most(held, counts)
    counted: Counter[Period] = Counter(
        {_period(base + at, grain): int(counts[at]) for at in greatest_ones.tolist()}
    )
    return in_time(counted, undated=undated)


def _most(held: Numbers, counts: Numbers) -> Numbers:
    """The first of them by count, then by time: as many as a facet may give."""
    if len(held) <= MOST_PERIODS:
        return held
    return held[np.argsort(-counts[held], kind="stable")[:MOST_PERIODS]]


def _periods(ordinals: Numbers, grain: Grain) -> Numbers:
    """Each day's year, month or day, counted without gaps."""
    if grain == "day":
        return ordinals
    days = (ordinals - date(1970, 1, 1).toordinal()).astype("datetime64[D]")
    return days.astype("datetime64[Y]" if grain == "year" else "datetime64[M]").astype(np.int64)


def _period(number: int, grain: Grain) -> Period:
    """The period that `_periods` counts so."""
    if grain == "day":
        return Period.of(date.fromordinal(number), grain=grain)
    if grain == "year":
        return Period(1970 + number)
    years, months = divmod(number, _MONTHS)
    return Period(1970 + years, months + 1)
