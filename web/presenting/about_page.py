"""What the archive holds, by month and language; what is missing or in doubt; what is not kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from index.kept import Doubt, Kept
from index.release import LANGUAGES, Language
from search.dating import UNDATED
from search.holdings import Gap, Holdings
from search.period import Period
from search.query import Query
from web import days
from web.links import Links
from web.presenting.dates import date_label
from web.presenting.frame import LANGUAGE_NAMES, Frame, framed
from web.wording import Wording, wording

HEIGHT: Final = 40
STEP: Final = 3
"""From one month's bar to the next, in units of the drawing; the bar leaves one of them free."""

MOST_MONTHS: Final = 1_200
"""That are drawn and listed, the last ones of a longer time."""

MOST_GAPS: Final = 24


@dataclass(frozen=True, slots=True)
class Software:
    """What answers: the version of the program, and the mark of how it reads texts."""

    version: str
    analyser: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure, what it is of, and where the releases that it counts are found."""

    name: str
    value: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """The months of one language as one path of bars; `name` says in words what is drawn."""

    title: str
    name: str
    path: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Row:
    """A year in one language: its twelve months and their sum.

    A month is None before the first and after the last month of all.
    """

    year: str
    language: str
    months: tuple[str | None, ...]
    total: str


@dataclass(frozen=True, slots=True)
class Named:
    """A release by its id."""

    id: str
    href: str


@dataclass(frozen=True, slots=True)
class DoubtShown:
    """A sort of doubt, how many releases it is about, and the first of them."""

    label: str
    releases: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class ArchiveShown:
    """What only the archive knows."""

    facts: tuple[Fact, ...]
    refused: str
    reasons: tuple[Fact, ...]
    doubts: tuple[DoubtShown, ...]


@dataclass(frozen=True, slots=True)
class AboutPage:
    """All of the page; `archive` is None where the archive is not at hand."""

    facts: tuple[Fact, ...]
    drawings: tuple[Drawing, ...]
    ends: tuple[str, str] | None
    month_names: tuple[str, ...]
    rows: tuple[Row, ...]
    gaps: tuple[Fact, ...]
    more_gaps: str | None
    archive: ArchiveShown | None
    software: tuple[Fact, ...]


def about_page(
    held: Holdings, kept: Kept | None, software: Software, *, language: Language
) -> tuple[Frame, AboutPage]:
    """The page of what is held."""
    t, links = wording(language), Links(language)
    months = held.months[-MOST_MONTHS:]
    gaps = held.gaps
    page = AboutPage(
        facts=tuple(_facts(held, t, links)),
        drawings=tuple(_drawing(one, held, months, t) for one in LANGUAGES if months),
        ends=(date_label(months[0], t=t), date_label(months[-1], t=t)) if months else None,
        month_names=tuple(
            days.day(Period(2000, month).days.first, language=language, pattern="LLL")
            for month in range(1, 13)
        ),
        rows=tuple(_rows(held, months, t)),
        gaps=tuple(_gap(gap, t) for gap in gaps[:MOST_GAPS]),
        more_gaps=t.count("gaps-more", len(gaps) - MOST_GAPS) if len(gaps) > MOST_GAPS else None,
        archive=_archive(kept, t, links) if kept else None,
        software=(
            Fact(t("about-version"), software.version),
            Fact(t("about-generation"), str(held.generation)),
            Fact(t("about-analyser"), software.analyser),
        ),
    )
    frame = framed(t("about"), language=language, here=lambda there: there.about())
    return frame, page


def _facts(held: Holdings, t: Wording, links: Links) -> Iterator[Fact]:
    def fact(key: str, count: int, query: Query | None = None) -> Fact:
        return Fact(t(key), t.number(count), links.search(query) if query and count else None)

    yield fact("about-releases", held.releases, Query())
    for language in LANGUAGES:
        name = t("about-in", language=t(LANGUAGE_NAMES[language]))
        count = held.languages[language]
        asked = links.search(Query(languages=(language,))) if count else None
        yield Fact(name, t.number(count), asked)
    yield Fact(t("about-people"), t.number(held.people), links.people())
    yield fact("about-published", held.telling["published"])
    yield fact("about-updated", held.telling["updated"])
    yield fact("about-undated", held.undated, Query(dates=(UNDATED,)))
    tomorrow = Period.of(held.day + timedelta(1), grain="day")
    yield fact("about-coming", held.coming, Query(since=tomorrow))


def _drawing(language: Language, held: Holdings, months: tuple[Period, ...], t: Wording) -> Drawing:
    """Bars of one scale for both languages, so that they compare."""
    most = max(count for counts in held.monthly.values() for count in counts.values())
    counts = held.monthly[language]
    bars = []
    for place, month in enumerate(months):
        if count := counts.get(month, 0):
            height = max(1, round(HEIGHT * count / most))
            bars.append(f"M{STEP * place} {HEIGHT}v-{height}h{STEP - 1}v{height}z")
    title = t("about-in", language=t(LANGUAGE_NAMES[language]))
    return Drawing(
        title=title,
        name=t(
            "about-drawn",
            title=title,
            first=date_label(months[0], t=t),
            last=date_label(months[-1], t=t),
            most=t.number(max(counts.values(), default=0)),
        ),
        path="".join(bars),
        width=STEP * len(months),
        height=HEIGHT,
    )


def _rows(held: Holdings, months: tuple[Period, ...], t: Wording) -> Iterator[Row]:
    """The last year first, each language of it by itself."""
    known = frozenset(months)
    for year in sorted({month.year for month in months}, reverse=True):
        for language in LANGUAGES:
            counts = held.monthly[language]
            cells = [Period(year, month) for month in range(1, 13)]
            yield Row(
                year=str(year),
                language=t(LANGUAGE_NAMES[language]),
                months=tuple(
                    t.number(counts.get(cell, 0)) if cell in known else None for cell in cells
                ),
                total=t.number(sum(counts.get(cell, 0) for cell in cells)),
            )


def _gap(gap: Gap, t: Wording) -> Fact:
    label = (
        date_label(gap.first, t=t)
        if gap.months == 1
        else t("gap", first=date_label(gap.first, t=t), last=date_label(gap.last, t=t))
    )
    return Fact(label, t.count("months", gap.months))


def _archive(kept: Kept, t: Wording, links: Links) -> ArchiveShown:
    refused = sum(kept.refused.values())
    return ArchiveShown(
        facts=(
            Fact(t("about-versions"), t.number(kept.versions)),
            Fact(t("about-revisions"), t.number(kept.revisions)),
            Fact(t("about-forgotten"), t.number(kept.forgotten)),
        ),
        refused=t.count("about-refused", refused) if refused else t("about-all-taken"),
        reasons=tuple(Fact(reason, t.number(count)) for reason, count in _most(kept.refused)),
        doubts=tuple(
            _doubt(key, doubt, t, links)
            for key, doubt in (
                ("about-impossible", kept.impossible),
                ("about-differing", kept.differing),
            )
            if doubt.count
        ),
    )


def _most(reasons: Mapping[str, int]) -> list[tuple[str, int]]:
    """The most frequent of them."""
    return list(reasons.items())[:MOST_GAPS]


def _doubt(key: str, doubt: Doubt, t: Wording, links: Links) -> DoubtShown:
    return DoubtShown(
        t.count(key, doubt.count), tuple(Named(id, links.release(id)) for id in doubt.named)
    )
