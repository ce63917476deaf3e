"""What the values of a facet are, which are given, and in which order: the same on every engine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import repeat
from typing import Final

from index.release import Days
from search.dating import UNDATED
from search.period import Period
from search.plan import Choice, Counted, FacetAsk, FacetName, Grain

GRAINS: Final[dict[FacetName, Grain]] = {"year": "year", "month": "month", "day": "day"}
"""The facets of days."""

CHOICE: Final[dict[FacetName, Choice]] = {
    "person": "person",
    "speaks": "person",
    "met": "person",
    "mentioned": "person",
    "represented": "person",
    "language": "language",
    "issuer": "issuer",
    "kind": "kind",
    "year": "date",
    "month": "date",
    "day": "date",
}
"""The choice that a facet ignores when it is counted: its own."""

MOST_PERIODS: Final = 10_000
"""The most values of a facet of days: 27 years of days.  One release that says it lasted from
year 1 to 9999 would have 3.6 million; the values with the most releases are kept."""


def periods(days: Days, *, grain: Grain) -> Iterator[Period]:
    """Every year, month or day that the days overlap, in the order of time.

    >>> [str(p) for p in periods(Days(date(2023, 12, 31), date(2024, 1, 2)), grain="month")]
    ['2023-12', '2024-01']
    """
    day = days.first
    while True:
        period = Period.of(day, grain=grain)
        yield period
        if period.days.last >= days.last:
            return
        day = period.days.last + timedelta(days=1)


def greatest(counts: Mapping[str, int], ask: FacetAsk) -> tuple[Counted, ...]:
    """The `limit` values with the most releases and every one in `also`, greatest first.

    Values of one count stand in the order of their code points.

    >>> [c.value for c in greatest({"a": 1, "b": 3, "c": 1}, FacetAsk("kind", 2, also=("d",)))]
    ['b', 'a', 'd']
    """
    ranked = sorted(counts.items(), key=_by_count)
    kept = dict(ranked[: max(ask.limit, 0)])
    kept |= {value: counts.get(value, 0) for value in ask.also}
    return tuple(Counted(value, count) for value, count in sorted(kept.items(), key=_by_count))


def told(values: Iterable[str], counts: Iterable[int]) -> tuple[Counted, ...]:
    """The values with their counts; a page has hundreds, so none of them is a call of Python's.

    >>> told(["2023", "2024"], [1, 2])
    (Counted(value='2023', count=1), Counted(value='2024', count=2))
    """
    return tuple(map(tuple.__new__, repeat(Counted), zip(values, counts, strict=True)))


def in_time(counts: Mapping[Period, int], *, undated: int) -> tuple[Counted, ...]:
    """The periods in the order of time, then the undated; at most `MOST_PERIODS`, the greatest."""
    kept = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST_PERIODS]
    dated = [Counted(str(period), count) for period, count in sorted(kept)]
    return (*dated, Counted(UNDATED, undated)) if undated else tuple(dated)


def clipped(days: Days, within: Days | None, *, grain: Grain) -> Days | None:
    """The part of the days in those periods that `within` overlaps; None where there is none.

    >>> clipped(Days.on(date(2024, 8, 25)), Days.on(date(2024, 8, 3)), grain="month") is None
    False
    """
    if within is None:
        return days
    first = max(days.first, _start(within.first, grain))
    last = min(days.last, Period.of(within.last, grain=grain).days.last)
    return Days(first, last) if first <= last else None


def _start(day: date, grain: Grain) -> date:
    return Period.of(day, grain=grain).days.first


def _by_count(item: tuple[str, int]) -> tuple[int, str]:
    return (-item[1], item[0])
