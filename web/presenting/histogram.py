"""Releases in time, as bars that narrow the search, and as a table: years, months, days.

The bars are drawn here, in units of their own, and stretched by the page; every one stands in the
table too, so that nothing is for the eye or the mouse alone.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from search.choosing import opened_at
from search.dating import UNDATED
from search.period import Period
from search.plan import Grain
from search.query import Query
from search.results import Results
from web import days
from web.links import Links
from web.wording import Wording

HEIGHT: Final = 60
"""Of the tallest bar, in units of the drawing."""

STEP: Final = 10
WIDTH: Final = 8
"""From one bar to the next, and of a bar, in the same units."""

MOST_YEARS: Final = 120
"""Of a longer time, only the years that have releases, the last so many of them."""


_GRAINS: Final[dict[Grain, str]] = {
    "year": "grain-year",
    "month": "grain-month",
    "day": "grain-day",
}


@dataclass(frozen=True, slots=True)
class Bar:
    """A period with its count; `name` says both, `y` and `height` are where the bar stands.

    `left` is where its column begins, `x` the bar in it; `href` leads to its releases, none where
    there are none.
    """

    label: str
    name: str
    count: str
    left: int
    x: int
    y: int
    height: int
    chosen: bool
    href: str | None


@dataclass(frozen=True, slots=True)
class Histogram:
    """The bars, the size of the drawing, and the way to the coarser one."""

    heading: str
    grain: str
    bars: tuple[Bar, ...]
    width: int
    height: int
    undated: str | None
    up: str | None
    up_label: str


def histogram(results: Results, query: Query, *, t: Wording, links: Links) -> Histogram | None:
    """The bars of the year or month that is chosen, else of all years; None without any release."""
    opened = opened_at(query)
    grain: Grain = "year" if opened is None else "day" if opened.month else "month"
    counts = {
        value.value: value.count
        for value in results.facets.get(grain, ())
        if value.value != UNDATED and value.count
    }
    if not counts:
        return None
    chosen = {str(one) for one in query.dates}
    most = max(counts.values())
    bars = tuple(
        _bar(
            period,
            counts.get(str(period), 0),
            place,
            most=most,
            chosen=str(period) in chosen,
            query=query,
            t=t,
            links=links,
        )
        for place, period in enumerate(_periods(opened, counts))
    )
    undated = {v.value: v.count for v in results.facets.get("year", ())}.get(UNDATED)
    return Histogram(
        heading=_heading(opened, t),
        grain=t(_GRAINS[grain]),
        bars=bars,
        width=STEP * len(bars),
        height=HEIGHT,
        undated=t.number(undated) if undated and grain == "year" else None,
        up=links.search(_up(query, opened)) if opened else None,
        up_label=_up_label(opened, t),
    )


def _bar(
    period: Period,
    count: int,
    place: int,
    *,
    most: int,
    chosen: bool,
    query: Query,
    t: Wording,
    links: Links,
) -> Bar:
    label = days.period(period, language=t.language)
    height = max(2, round(HEIGHT * count / most)) if count else 0
    return Bar(
        label=label,
        name=t("bar", period=label, count=t.count("releases", count)),
        count=t.number(count),
        left=STEP * place,
        x=STEP * place + (STEP - WIDTH) // 2,
        y=HEIGHT - height,
        height=height,
        chosen=chosen,
        href=links.search(replace(query, dates=(period,), page=1)) if count else None,
    )


def _periods(opened: Period | None, counts: Mapping[str, int]) -> list[Period]:
    """Every period that has its place, those without releases too."""
    if opened and opened.month:
        last = monthrange(opened.year, opened.month)[1]
        return [Period(opened.year, opened.month, day) for day in range(1, last + 1)]
    if opened:
        return [Period(opened.year, month) for month in range(1, 13)]
    years = sorted(int(year) for year in counts)
    if years[-1] - years[0] < MOST_YEARS:
        years = list(range(years[0], years[-1] + 1))
    return [Period(year) for year in years[-MOST_YEARS:]]


def _up(query: Query, opened: Period) -> Query:
    """The question for the year of the month, or for all years."""
    coarser: tuple[Period, ...] = (Period(opened.year),) if opened.month else ()
    return replace(query, dates=coarser, since=None, until=None, of="happened", page=1)


def _heading(opened: Period | None, t: Wording) -> str:
    if opened is None:
        return t("histogram-years")
    label = days.period(opened, language=t.language)
    return t("histogram-days" if opened.month else "histogram-months", period=label)


def _up_label(opened: Period | None, t: Wording) -> str:
    return str(opened.year) if opened and opened.month else t("histogram-all")
