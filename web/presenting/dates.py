"""The dates that a search is narrowed to, in words: « juin 2023 », “from 2020”, “last 30 days”."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from search.dating import Bound, DateChoice
from search.plan import DateField
from search.query import Query
from search.recent import Recent, Unit
from search.span import Span
from web import days
from web.wording import Wording

_ROLLING: Final[dict[Unit, str]] = {
    "day": "recent-days",
    "week": "recent-weeks",
    "month": "recent-months",
    "year": "recent-years",
}
_WHOLE: Final[dict[tuple[Unit, int], str]] = {
    ("day", 0): "recent-today",
    ("day", 1): "recent-yesterday",
    ("week", 0): "recent-this-week",
    ("week", 1): "recent-last-week",
    ("month", 0): "recent-this-month",
    ("month", 1): "recent-last-month",
    ("year", 0): "recent-this-year",
    ("year", 1): "recent-last-year",
}

DATE_NAMES: Final[dict[DateField, str]] = {
    "happened": "of-happened",
    "published": "of-published",
    "updated": "of-updated",
}
"""The message that names each of the three dates."""


def date_label(choice: DateChoice, *, t: Wording) -> str:
    """The date in words; one counted from today with the days that this means today."""
    if isinstance(choice, str):
        return t("undated")
    if isinstance(choice, Span):
        return _between(choice, t)
    if isinstance(choice, Recent):
        meant = days.when(choice.days, language=t.language)
        return t("recent-meant", label=recent_label(choice, t=t), days=str(meant))
    return days.period(choice, language=t.language)


def recent_label(choice: Recent, *, t: Wording) -> str:
    """What is counted from today, as a reader would type it."""
    if choice.is_whole:
        return t(_WHOLE[choice.unit, choice.number])
    return t.count(_ROLLING[choice.unit], choice.number)


def bound_label(bound: Bound, *, is_end: bool, t: Wording) -> str:
    """One end of a search in time: “from June 2023”."""
    label = date_label(bound, t=t)
    return t("until", day=label) if is_end else t("since", day=label)


def bounds_label(since: Bound | None, until: Bound | None, *, of: DateField, t: Wording) -> str:
    """Both ends as they were understood, with the date that they are of; empty for none."""
    if since is None and until is None:
        return ""
    if isinstance(since, Recent) and since == until:
        label = date_label(since, t=t)
    else:
        ends = [bound_label(since, is_end=False, t=t)] if since else []
        ends += [bound_label(until, is_end=True, t=t)] if until else []
        label = t("comma").join(ends)
    return label if of == "happened" else t("of-label", date=t(DATE_NAMES[of]), label=label)


def bounded(query: Query, *, t: Wording) -> Iterator[tuple[str, Query]]:
    """Each end of a search in time in words, and the question without it."""
    since, until, of = query.since, query.until, query.of
    if isinstance(since, Recent) and since == until:
        yield bounds_label(since, until, of=of, t=t), query.between(None, None)
        return
    if since:
        yield bounds_label(since, None, of=of, t=t), query.between(None, until)
    if until:
        yield bounds_label(None, until, of=of, t=t), query.between(since, None)


def _between(span: Span, t: Wording) -> str:
    if span.since and span.until and span.since.day and span.until.day:
        return str(days.when(span.days, language=t.language))
    ends = [bound_label(span.since, is_end=False, t=t)] if span.since else []
    ends += [bound_label(span.until, is_end=True, t=t)] if span.until else []
    return t("comma").join(ends)
