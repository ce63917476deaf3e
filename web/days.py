"""Days and moments as words: « 16–22 août 2024 », “16–22 August 2024”."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Final

from babel.dates import format_date

from index.release import Days, Language
from search.period import Period
from web.wording import LOCALES

_FIRST_OF_MONTH: Final = re.compile(r"^1(?=$| )")


@dataclass(frozen=True, slots=True)
class Instant:
    """A day or a moment: what is read, and what a program reads in `<time datetime>`."""

    text: str
    iso: str


@dataclass(frozen=True, slots=True)
class When:
    """A day, or a first and a last with the dash that joins them."""

    first: Instant
    dash: str = ""
    last: Instant | None = None

    def __str__(self) -> str:
        return self.first.text + self.dash + (self.last.text if self.last else "")


def day(value: date, *, language: Language, pattern: str = "d MMMM y") -> str:
    """The day in words; the first of a French month is « 1er ».

    >>> day(date(2024, 8, 1), language="fr"), day(date(2024, 8, 1), language="en")
    ('1er août 2024', '1 August 2024')
    """
    return _worded(date(value.year, value.month, value.day), pattern, language)


@lru_cache(maxsize=8192)
def _worded(value: date, pattern: str, language: Language) -> str:
    """A page has some fifty days, most of them on the pages before it too."""
    text = format_date(value, pattern, locale=LOCALES[language])
    return _FIRST_OF_MONTH.sub("1er", text) if language == "fr" else text


def when(days: Days, *, language: Language) -> When:
    """The days in words, with nothing said twice.

    >>> str(when(Days(date(2024, 8, 16), date(2024, 8, 22)), language="fr"))
    '16–22 août 2024'
    >>> str(when(Days(date(2024, 8, 30), date(2024, 9, 2)), language="en"))
    '30 August – 2 September 2024'
    """
    first, last = days.first, days.last
    if first == last:
        return When(Instant(day(first, language=language), first.isoformat()))
    pattern, dash = "d MMMM y", " – "
    if first.year == last.year:
        pattern = "d MMMM"
        if first.month == last.month:
            pattern, dash = "d", "–"
    return When(
        Instant(day(first, language=language, pattern=pattern), first.isoformat()),
        dash,
        Instant(day(last, language=language), last.isoformat()),
    )


def moment(value: date | datetime, *, language: Language) -> Instant:
    """A day, with the time of day when there is one, in the zone that it was printed in.

    >>> moment(datetime(2024, 8, 23, 15, 27), language="en").text
    '23 August 2024, 15:27'
    """
    text = day(value, language=language)
    if isinstance(value, datetime):
        text = f"{text}, {value:%H:%M}"
    return Instant(text, value.isoformat())


def period(value: Period, *, language: Language) -> str:
    """A year, a month or a day in words.

    >>> period(Period(2024, 8), language="fr"), period(Period(2024), language="en")
    ('août 2024', '2024')
    """
    pattern = {"year": "y", "month": "MMMM y", "day": "d MMMM y"}[value.grain]
    return day(value.days.first, language=language, pattern=pattern)
