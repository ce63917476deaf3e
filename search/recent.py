"""Days counted from today: `last-30-days`, `this-month`, `yesterday`.

They stay what they say: a feed or a bookmark of the last thirty days moves on with the days.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, Literal

from index.release import Days

Unit = Literal["day", "week", "month", "year"]
UNITS: Final[tuple[Unit, ...]] = ("day", "week", "month", "year")

MOST: Final = 999
"""Of any unit: more than anybody counts back."""

_ROLLING: Final = re.compile(r"last-([1-9][0-9]{0,2})-(day|week|month|year)s")
_WHOLE: Final = re.compile(r"(this|previous)-(week|month|year)")
_NAMED: Final = {"today": 0, "yesterday": 1}


@dataclass(frozen=True, slots=True)
class Recent:
    """So many days, weeks, months or years up to today; written `last-30-days`.

    With `is_whole` it is one unit of the calendar instead, the present one for 0 and the one before
    it for 1: `this-month`, `previous-year`, `today`, `yesterday`.  Weeks begin on Monday.

    >>> Recent(7, "day").on(date(2024, 3, 2)).first
    datetime.date(2024, 2, 25)
    """

    number: int
    unit: Unit
    is_whole: bool = False

    def __post_init__(self) -> None:
        lowest, highest = (0, 1) if self.is_whole else (1, MOST)
        if not lowest <= self.number <= highest:
            raise ValueError(f"{self.number} is not from {lowest} to {highest}")

    @classmethod
    def read(cls, text: str) -> Recent:
        """What the text writes, as this class writes it.  Raises ValueError where it is none.

        >>> Recent.read("previous-month")
        Recent(number=1, unit='month', is_whole=True)
        """
        unit: dict[str, Unit] = {name: name for name in UNITS}
        if text in _NAMED:
            return cls(_NAMED[text], "day", is_whole=True)
        if found := _WHOLE.fullmatch(text):
            return cls(int(found[1] == "previous"), unit[found[2]], is_whole=True)
        if found := _ROLLING.fullmatch(text):
            return cls(int(found[1]), unit[found[2]])
        raise ValueError(f"not counted from today: {text!r}")

    @property
    def days(self) -> Days:
        """Its days as they are today, by this machine's clock and zone."""
        return self.on(today())

    def on(self, day: date) -> Days:
        """Its days, were that day today."""
        if not self.is_whole:
            return Days(_back(day, self.number, self.unit), day)
        if self.unit == "day":
            return Days.on(day - timedelta(self.number))
        if self.unit == "week":
            monday = day - timedelta(day.weekday() + 7 * self.number)
            return Days(monday, monday + timedelta(6))
        if self.unit == "month":
            first = _months(day.replace(day=1), self.number)
            return Days(first, first.replace(day=monthrange(first.year, first.month)[1]))
        year = day.year - self.number
        return Days(date(year, 1, 1), date(year, 12, 31))

    def __str__(self) -> str:
        if not self.is_whole:
            return f"last-{self.number}-{self.unit}s"
        if self.unit == "day":
            return "yesterday" if self.number else "today"
        return f"{'previous' if self.number else 'this'}-{self.unit}"


def today() -> date:
    """The day that it is here."""
    return datetime.now().astimezone().date()


def _back(day: date, number: int, unit: Unit) -> date:
    """The first of so many units whose last day is that day."""
    if unit in ("day", "week"):
        return day - timedelta(number * (7 if unit == "week" else 1) - 1)
    return _months(day, number * (12 if unit == "year" else 1)) + timedelta(1)


def _months(day: date, number: int) -> date:
    """The same day so many months before, or the last one of a month that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 - number, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
