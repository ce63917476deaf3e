"""A year, a month or a day: what a reader narrows a search to."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Final

from index.dates import is_date, read_days
from index.release import Days
from search.plan import Grain

_WRITTEN: Final = re.compile(r"([0-9]{4})(?:([-/.])([0-9]{1,2})(?:\2([0-9]{1,2}))?)?")
_MONTH_FIRST: Final = re.compile(r"[0-9]{1,2}[/.][0-9]{4}")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A year, a month of it or a day of that; written `2024`, `2024-08`, `2024-08-16`.

    >>> Period.read("2024-02").days.last
    datetime.date(2024, 2, 29)
    """

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def read(cls, text: str) -> Period:
        """The period that the text writes, in digits or in words of either language.

        Raises ValueError where it writes none.

        >>> [str(Period.read(text)) for text in ("2024", "08/2024", "août 2024", "16 August 2024")]
        ['2024', '2024-08', '2024-08', '2024-08-16']
        """
        text = text.strip()
        written = _WRITTEN.fullmatch(text)
        if written:
            year, month, day = (int(part or 0) for part in written.group(1, 3, 4))
            date(year, month or 1, day or 1)
            return cls(year, month, day)
        if is_date(text):
            days = read_days(text)
            if days and days.first == days.last:
                return cls.of(days.first, grain="day")
        elif text[:1].isalpha() or _MONTH_FIRST.fullmatch(text):
            day_of_it = f"1/{text}" if text[0].isdigit() else f"1 {text}"
            days = read_days(day_of_it) if is_date(day_of_it) else None
            if days and days.first == days.last:
                return cls.of(days.first, grain="month")
        raise ValueError(f"not a year, a month or a day: {text!r}")

    @classmethod
    def of(cls, day: date, *, grain: Grain) -> Period:
        """The year, month or day that the day is in."""
        return cls(day.year, day.month * (grain != "year"), day.day * (grain == "day"))

    @property
    def grain(self) -> Grain:
        """How fine it is."""
        return "day" if self.day else "month" if self.month else "year"

    @property
    def days(self) -> Days:
        """Its first and its last day."""
        if self.day:
            return Days.on(date(self.year, self.month, self.day))
        last_month = self.month or 12
        last_day = monthrange(self.year, last_month)[1]
        return Days(date(self.year, self.month or 1, 1), date(self.year, last_month, last_day))

    def __str__(self) -> str:
        if self.day:
            return f"{self.year:04}-{self.month:02}-{self.day:02}"
        return f"{self.year:04}-{self.month:02}" if self.month else f"{self.year:04}"
