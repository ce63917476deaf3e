"""Values to tick: those that were counted, those that are chosen, dates one below the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from search.dating import UNDATED, DateChoice
from search.period import Period
from search.plan import FacetName
from search.query import Query
from search.results import FacetValue, Results
from web.presenting.dates import date_label
from web.wording import Wording

OFFERED: Final = 6
"""Values that may be left out, as boxes; any is by `-person:` and the like in the query."""

_GRAINS: Final[tuple[FacetName, ...]] = ("year", "month", "day")


@dataclass(frozen=True, slots=True)
class Box:
    """A value to tick; `count` is None where it was not counted."""

    name: str
    value: str
    label: str
    count: str | None
    ticked: bool
    finer: tuple[Box, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it, or anything below it, is ticked."""
        return self.ticked or any(box.is_open for box in self.finer)


def ticked(boxes: Iterable[Box]) -> int:
    """How many are ticked, those below others too."""
    return sum(box.ticked + ticked(box.finer) for box in boxes)


def boxes(
    name: str,
    values: Iterable[FacetValue],
    chosen: Sequence[str],
    *,
    label: Callable[[FacetValue], str],
    t: Wording,
) -> tuple[Box, ...]:
    """A box for each value that has releases or is chosen, and for each choice without a value."""
    found = [
        Box(name, value.value, label(value), t.number(value.count), value.selected)
        for value in values
        if value.count or value.selected
    ]
    known = {box.value for box in found}
    found += [
        Box(name, value, label(FacetValue(value, value, 0)), None, ticked=True)
        for value in chosen
        if value not in known
    ]
    return tuple(found)


def barred_boxes(
    name: str,
    values: Sequence[FacetValue],
    excluded: Sequence[str],
    *,
    label: Callable[[FacetValue], str],
) -> tuple[Box, ...]:
    """A box for each value that may be left out, the ones that are left out first.

    What is ticked is not offered: nothing is wanted and left out at once.  Of the others,
    the first ones are.
    """
    known = {value.value: value for value in values}
    left = [known.get(value, FacetValue(value, value, 0)) for value in excluded]
    offered = [v for v in values if v.count and not v.selected and v.value not in excluded]
    return tuple(
        Box(name, value.value, label(value), None, ticked=value.value in excluded)
        for value in (*left, *offered[:OFFERED])
    )


def date_boxes(results: Results, query: Query, *, t: Wording) -> tuple[Box, ...]:
    """Years, the last one first, with the months and days below them, and the undated at the end.

    A chosen date that was not counted has its box all the same: a year, a month or a day below its
    year, any other before all.
    """
    fixed = [one for one in query.dates if isinstance(one, Period)]
    counts: dict[str, int | None] = dict.fromkeys(_ancestry(fixed))
    for grain in _GRAINS:
        counts |= {value.value: value.count for value in results.facets.get(grain, ())}
    chosen = {str(choice) for choice in query.dates}
    finer: dict[str, list[str]] = {}
    for value in sorted(counts):
        finer.setdefault(value.rpartition("-")[0], []).append(value)

    def box(value: str) -> Box:
        count = counts[value]
        below = finer.get(value, ()) if value else ()
        shown = t("undated") if value == UNDATED else date_label(Period.read(value), t=t)
        return Box(
            "date",
            value,
            shown,
            None if count is None else t.number(count),
            value in chosen,
            tuple(box(v) for v in below if counts[v] or counts[v] is None or v in chosen),
        )

    counts |= dict.fromkeys(chosen & {UNDATED} - counts.keys())
    years = sorted((v for v in counts if v.isdecimal()), reverse=True)
    undated = [UNDATED] if counts.get(UNDATED) or UNDATED in chosen else []
    return (*_uncounted(query.dates, t), *(box(value) for value in (*years, *undated)))


def _uncounted(dates: Iterable[DateChoice], t: Wording) -> list[Box]:
    """Ranges and recent days, of which there is no count."""
    return [
        Box("date", str(one), date_label(one, t=t), None, ticked=True)
        for one in dates
        if not isinstance(one, str | Period)
    ]


def _ancestry(periods: Iterable[Period]) -> list[str]:
    """Each period with the month and the year that it is in."""
    found = []
    for period in periods:
        parts = str(period).split("-")
        found += ["-".join(parts[:length]) for length in range(1, len(parts) + 1)]
    return found
