"""What the index holds, counted: releases by month and language, their dates, the gaps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from index.release import LANGUAGES, Days, Language
from index.writer import Generation
from search.dating import UNDATED
from search.people import MANY
from search.period import Period
from search.plan import Clause, DateField, During, Everything, FacetAsk, Key, Plan
from search.recent import today
from search.searcher import Searcher

ALWAYS: Final = Days(date.min, date.max)


@dataclass(frozen=True, slots=True)
class Gap:
    """Months in a row, between the first release and the last, in which nothing happened."""

    first: Period
    last: Period
    months: int


@dataclass(frozen=True, slots=True)
class Holdings:
    """The counts of one published state, on that day.

    `monthly` has for each language the months that have releases in it; a release in both counts in
    both, and one of several months in each.
    `telling` says how many releases give each of the three dates, `coming` how many happen after
    today, which may be an error or an announcement.
    """

    generation: Generation
    day: date
    releases: int
    people: int
    languages: Mapping[Language, int]
    monthly: Mapping[Language, Mapping[Period, int]]
    undated: int
    telling: Mapping[DateField, int]
    coming: int

    @property
    def months(self) -> tuple[Period, ...]:
        """Every month from the first that has releases to the last."""
        held = sorted({month for months in self.monthly.values() for month in months})
        return tuple(_through(held[0], held[-1])) if held else ()

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """The months without releases, those in a row together, the last ones first."""
        found: list[Gap] = []
        for month in self.months:
            if any(month in months for months in self.monthly.values()):
                continue
            if found and _next(found[-1].last) == month:
                found[-1] = Gap(found[-1].first, month, found[-1].months + 1)
            else:
                found.append(Gap(month, month, 1))
        return tuple(reversed(found))


def holdings(searcher: Searcher) -> Holdings:
    """What the searcher holds; a few questions, each counted by the engine."""

    def count(clause: Clause) -> int:
        return searcher.find(Plan(match=clause, limit=0)).total

    whole = searcher.find(
        Plan(limit=0, facets=(FacetAsk("language", also=LANGUAGES), FacetAsk("year")))
    )
    languages = {value.value: value.count for value in whole.facets["language"]}
    years = {value.value: value.count for value in whole.facets["year"]}
    day = today()
    tomorrow = day + timedelta(1)
    return Holdings(
        generation=searcher.generation,
        day=day,
        releases=whole.total,
        people=len(searcher.vocabulary("person", "", MANY)),
        languages={language: languages.get(language, 0) for language in LANGUAGES},
        monthly={language: _monthly(language, searcher) for language in LANGUAGES},
        undated=years.get(UNDATED, 0),
        telling={
            "happened": count(During((ALWAYS,))),
            "published": count(During((ALWAYS,), of="published")),
            "updated": count(During((ALWAYS,), of="updated")),
        },
        coming=count(During((Days(tomorrow, date.max),))),
    )


def _monthly(language: Language, searcher: Searcher) -> dict[Period, int]:
    """The months with releases in the language, and how many."""
    plan = Plan(
        match=Everything(),
        choices={"language": Key("language", (language,))},
        limit=0,
        facets=(FacetAsk("month"),),
    )
    found = searcher.find(plan).facets["month"]
    return {Period.read(one.value): one.count for one in found if one.value != UNDATED}


def _through(first: Period, last: Period) -> Iterator[Period]:
    month = first
    while month <= last:
        yield month
        month = _next(month)


def _next(month: Period) -> Period:
    """The month after it.

    >>> str(_next(Period(2023, 12)))
    '2024-01'
    """
    year, following = divmod(month.year * 12 + month.month, 12)
    return Period(year, following + 1)
