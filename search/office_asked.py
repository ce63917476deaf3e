"""Whether a question asks for an office, and for when: « ministre des transports juin 2020 »."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from index.release import Days
from search import dating
from search.expression import Expression, Named, Plain, Quoted, Together
from search.holders import Holders, holders
from search.office_names import asked
from search.query import Query
from search.searcher import Searcher
from search.syntax import parse

MOST_WORDS: Final = 20
"""Of a question that may be an office and a date."""

LONGEST_DATE: Final = 6
"""Words of a date at the end: « du 16 au 22 août 2024 »."""


@dataclass(frozen=True, slots=True)
class OfficeAsked:
    """The phrase that names the office, and the days; None for ever."""

    phrase: str
    days: Days | None = None


def office_asked(query: Query) -> OfficeAsked | None:
    """The office that the question asks for, by `office:` or by words that are nothing else.

    >>> office_asked(Query("ministre des affaires étrangères juin 2023")).days.first
    datetime.date(2023, 6, 1)
    >>> office_asked(Query("la paix au Kosovo")) is None
    True
    """
    found = _said(parse(query.text).expression)
    if not found or len(found) > MOST_WORDS:
        return None
    days = _days(query)
    for leaf in found:
        if isinstance(leaf, Named) and leaf.field == "date":
            days = _read(leaf.value) or days
    named = [leaf.value for leaf in found if isinstance(leaf, Named) and leaf.field == "office"]
    if named:
        return OfficeAsked(named[0], days)
    return _plain(" ".join(leaf.text for leaf in found if not isinstance(leaf, Named)), days)


def _said(expression: Expression) -> list[Plain | Quoted | Named] | None:
    """The words and fields that stand side by side; None where they are joined otherwise."""
    if isinstance(expression, Plain | Quoted | Named):
        return [expression]
    if not isinstance(expression, Together):
        return None
    parts = [_said(part) for part in expression.parts]
    if any(part is None for part in parts):
        return None
    return [leaf for part in parts if part for leaf in part]


def answered(query: Query, searcher: Searcher) -> Holders | None:
    """Who holds the office that the question asks for; None where it asks for none."""
    wanted = office_asked(query) if query.page == 1 else None
    return holders(wanted.phrase, wanted.days, searcher) if wanted else None


def _plain(text: str, days: Days | None) -> OfficeAsked | None:
    words = text.split()
    for count in range(min(LONGEST_DATE, len(words) - 1), 0, -1):
        when = _read(" ".join(words[-count:]))
        phrase = " ".join(words[:-count])
        if when and _is_office(phrase, when):
            return OfficeAsked(phrase, when)
    return OfficeAsked(text, days) if _is_office(text, days) else None


def _is_office(phrase: str, days: Days | None) -> bool:
    """Whether the table reads the phrase whole; a title alone wants a date."""
    office = asked(phrase)
    if office is None or not office.is_paired:
        return False
    return bool(office.portfolios or office.scope or days)


def _days(query: Query) -> Days | None:
    """The one date that is chosen, else the bounds."""
    if len(query.dates) == 1 and not isinstance(query.dates[0], str):
        return query.dates[0].days
    if query.of == "happened" and (query.since or query.until):
        first = query.since.days.first if query.since else date.min
        last = query.until.days.last if query.until else date.max
        return Days(first, last) if first <= last else None
    return None


def _read(text: str) -> Days | None:
    try:
        return dating.dated(text).days
    except ValueError:
        return None
