"""Dates as French and English releases write them: `13 Jun. 2023`, `du 16 au 22 août 2024`.

A date has a day, a month and a year of four digits; what lacks one of them is no date.
In digits the year comes first or last, and the day comes before the month when the year is last:
the American order is never read in digits, only in words (`June 13, 2023`).
What the first day of a range does not say (month, year) it takes from the last, and the other way
round in `August 16-22, 2024`; `28 Dec. - 3 Jan. 2024` begins in the year before.
The rules were drawn from the header lines of NATO, United Nations and ministry releases.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import Final

from index.analysis import normalise
from index.release import Days

LONGEST_READ: Final = 1_000
"""Characters of a text that are looked at: a date stands at the start of a line or of a value."""

_MONTH_NAMES: Final = (
    "janvier janv jan january",
    "février févr fév february febr feb",
    "mars mar march",
    "avril avr april apr",
    "mai may",
    "juin jun june",
    "juillet juil jul july",
    "août aoû august aug",
    "septembre september sept sep",
    "octobre october oct",
    "novembre november nov",
    "décembre déc december dec",
)


def _unaccented(text: str) -> str:
    """The text in small letters without its accents."""
    letters = unicodedata.normalize("NFD", text.lower())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


_MONTHS: Final = {
    _unaccented(name): number
    for number, names in enumerate(_MONTH_NAMES, 1)
    for name in names.split()
}

# A blank is at most three characters, so that no text, however long, takes more than linear time.
_BLANK: Final = r"\s{0,3}"
_NAME_END: Final = r"(?![^\W\d_])"
_MONTH: Final = (
    "(?:"
    + "|".join(
        sorted(
            {
                spelt
                for names in _MONTH_NAMES
                for n in names.split()
                for spelt in (n, _unaccented(n))
            },
            key=lambda name: (-len(name), name),
        )
    )
    + rf"){_NAME_END}\.?"
)
_WEEKDAY: Final = (
    r"(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lun|mer|jeu|ven|sam|dim"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thur?s?|fri|sat|sun"
    rf"|mar){_NAME_END}\.?,?{_BLANK})?"
)
_DAY: Final = r"(?<![0-9])(?P<d#>[0-9]{1,2}|premier)(?:er|ᵉʳ|st|nd|rd|th|e)?(?![0-9])"
_YEAR: Final = r"(?P<y#>[0-9]{4})(?![0-9])"
_JOINT: Final = rf"{_BLANK}[-‑/.]?{_BLANK}"
_OF: Final = r"(?:of\s{1,3})?"
_UP_TO: Final = r"[-‐‑–—−/]|\.\.|au|jusqu[’']au|to|till|until|through"
_THE: Final = rf"(?:the{_BLANK})?{_WEEKDAY}(?:the{_BLANK})?"
_THROUGH: Final = rf"{_BLANK}(?:{_UP_TO}){_BLANK}{_THE}"
_AND: Final = rf"{_BLANK}(?:{_UP_TO}|et|and|&){_BLANK}{_THE}"

_DAY_MONTH: Final = rf"{_DAY}{_JOINT}{_OF}(?P<m#>{_MONTH})"
_DAY_MONTH_YEAR: Final = rf"{_DAY_MONTH},?{_JOINT}{_YEAR}"
_MONTH_DAY: Final = rf"(?<![^\W\d_])(?P<m#>{_MONTH}){_BLANK}{_DAY}"
_MONTH_DAY_YEAR: Final = rf"{_MONTH_DAY},?{_BLANK}{_YEAR}"
_ALONE: Final = r"(?<![0-9])(?<![0-9][-/.])"
"""Where a date in digits may begin: not inside a longer number."""
_YEAR_FIRST: Final = (
    r"(?P<y#>[0-9]{4})(?P<s#>[-/.])(?P<m#>[0-9]{1,2})"
    r"(?P=s#)(?P<d#>[0-9]{1,2})(?![0-9]|(?P=s#)[0-9])"
)
_YEAR_LAST: Final = (
    r"(?P<d#>[0-9]{1,2})(?P<s#>[-/.])(?P<m#>[0-9]{1,2})"
    r"(?P=s#)(?P<y#>[0-9]{4})(?![0-9]|(?P=s#)[0-9])"
)


def _patterns(*written: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in written)


def _one(pattern: str) -> str:
    return pattern.replace("#", "1")


def _two(pattern: str) -> str:
    return pattern.replace("#", "2")


_SINGLE: Final = _patterns(
    _one(_DAY_MONTH_YEAR),
    _one(_MONTH_DAY_YEAR),
    _ALONE + _one(_YEAR_FIRST),
    _ALONE + _one(_YEAR_LAST),
)
"""Groups `d1`, `m1`, `y1`."""

_RANGE: Final = _patterns(
    # 28 décembre 2023 au 3 janvier 2024
    _one(_DAY_MONTH_YEAR) + _THROUGH + _two(_DAY_MONTH_YEAR),
    # 30 août au 2 septembre 2024
    _one(_DAY_MONTH) + _AND + _two(_DAY_MONTH_YEAR),
    # 16 au 22 août 2024; 10, 11 et 12 juillet 2025
    _one(_DAY) + rf"(?:,{_BLANK}[0-9]{{1,2}}){{0,9}},?" + _AND + _two(_DAY_MONTH_YEAR),
    # December 28, 2023 to January 3, 2024
    _one(_MONTH_DAY_YEAR) + _THROUGH + _two(_MONTH_DAY_YEAR),
    # August 30 - September 2, 2024
    _one(_MONTH_DAY) + _AND + _two(_MONTH_DAY_YEAR),
    # August 16-22, 2024
    _one(_MONTH_DAY) + _AND + _two(_DAY) + rf",?{_BLANK}" + _two(_YEAR),
    # 2024-08-16/2024-08-22
    _ALONE + _one(_YEAR_FIRST) + _THROUGH + _two(_YEAR_FIRST),
    # 16/08/2024 - 22/08/2024
    _ALONE + _one(_YEAR_LAST) + _THROUGH + _two(_YEAR_LAST),
    # 30/08 au 02/09/2024
    _ALONE + r"(?P<d1>[0-9]{1,2})[/.](?P<m1>[0-9]{1,2})" + _THROUGH + _two(_YEAR_LAST),
    # 16 au 22/08/2024
    _one(_DAY) + rf"{_BLANK}(?:[–—]|\s-\s|au|to|et|and){_BLANK}" + _two(_YEAR_LAST),
)
"""Groups `d1`, `d2`, `y2` and, where written, `m1`, `m2`, `y1`."""

_CLOCK: Final = re.compile(
    r"[\s,]{0,3}(?:T|à|at|[-–|@])?\s{0,3}"
    r"(?:(?P<hour>[0-9]{1,2})\s?[:h]\s?(?P<minute>[0-9]{2})(?![0-9])"
    r"(?::(?P<second>[0-9]{2})(?:[.,](?P<fraction>[0-9]{1,9}))?)?"
    r"|(?P<round>[0-9]{1,2})\s?(?:h(?:eures?)?(?![^\W_])|(?=\s?[ap]\.?m)))"
    r"(?:\s?(?P<half>[ap])\.?m(?![^\W_])\.?)?"
    r"(?:\s?(?-i:(?P<zone>Z|UTC|GMT|CEST|CET|(?P<sign>[-+−])(?P<east>[0-9]{2}):?(?P<past>[0-9]{2})"
    r"))(?![^\W_]))?",
    re.IGNORECASE,
)
_ZONES: Final = {"CET": 60, "CEST": 120}
"""Minutes east of Greenwich; the other names mean none."""

_AROUND: Final = re.compile(
    rf"(?:(?:le|les|du|on|from|the)\s{{1,3}})?{_WEEKDAY}(?:the\s{{1,3}})?", re.IGNORECASE
)


class ImpossibleDate(ValueError):  # noqa: N818 - what it is, as written
    """A date is written that no calendar has, or a range that ends before it begins."""

    def __init__(self, written: str) -> None:
        self.written = " ".join(written.split())
        super().__init__(f"there is no such date as {self.written!r}")


def read_days(text: str) -> Days | None:
    """The first date or range of dates in the text; None where there is none.

    Raises `ImpossibleDate`, naming what is written.

    >>> read_days("du 30 août au 2 septembre 2024")
    Days(first=datetime.date(2024, 8, 30), last=datetime.date(2024, 9, 2))
    >>> read_days("June 13, 2023").first
    datetime.date(2023, 6, 13)
    >>> read_days("31 Jun. 2023")
    Traceback (most recent call last):
    index.dates.ImpossibleDate: there is no such date as '31 Jun. 2023'
    """
    found = _first((*_RANGE, *_SINGLE), normalise(text[:LONGEST_READ]))
    return found and _days(found)


def read_moment(text: str, *, zone: tzinfo) -> date | datetime | None:
    """The first date in the text: a moment when a time follows it, else a day.

    A time that names no zone is in `zone`; one whose own zone then shows the same clock is, too.
    Raises `ImpossibleDate`, naming what is written.

    >>> read_moment("14 Jun. 2023 12:49", zone=UTC)
    datetime.datetime(2023, 6, 14, 12, 49, tzinfo=datetime.timezone.utc)
    >>> read_moment("14 juin 2023", zone=UTC)
    datetime.date(2023, 6, 14)
    """
    composed = normalise(text[:LONGEST_READ])
    found = _first(_SINGLE, composed)
    if not found:
        return None
    day = _days(found).first
    clock = _CLOCK.match(composed, found.end())
    return _moment(day, clock, found.group() + clock.group(), zone=zone) if clock else day


def is_date(text: str) -> bool:
    """Whether the text is a date or a range and nothing more, however impossible.

    A weekday before it and a dash left dangling after it belong to it.

    >>> is_date("13 Jun. 2023 -"), is_date("le mardi 13 juin 2023"), is_date("Le 13 juin 2023, M.")
    (True, True, False)
    """
    composed = normalise(text[:LONGEST_READ]).strip(" \t\u00a0\u202f.,-–—")
    before = _AROUND.match(composed)
    start = before.end() if before else 0
    return any(pattern.fullmatch(composed, start) for pattern in (*_RANGE, *_SINGLE))


def starts_with_date(text: str) -> bool:
    """Whether a date, however impossible, is the first thing that the text writes.

    >>> starts_with_date(" 14 Jun. 2023 12:49"), starts_with_date("by the end of 14 Jun. 2023")
    (True, False)
    """
    composed = normalise(text[:LONGEST_READ]).lstrip(" \t\u00a0\u202f:,-–—")
    before = _AROUND.match(composed)
    start = before.end() if before else 0
    return any(pattern.match(composed, start) for pattern in _SINGLE)


def _first(patterns: Iterable[re.Pattern[str]], text: str) -> re.Match[str] | None:
    """The match that begins first; of those that begin together, that of the first pattern."""
    matches = (pattern.search(text) for pattern in patterns)
    return min((m for m in matches if m), key=re.Match.start, default=None)


def _days(found: re.Match[str]) -> Days:
    """The days that a match of `_SINGLE` or `_RANGE` means."""
    said = {name: value for name, value in found.groupdict().items() if value}
    try:
        if "d2" not in said:
            return Days.on(date(int(said["y1"]), _month(said["m1"]), _day(said["d1"])))
        first_month = _month(said.get("m1") or said["m2"])
        last_month = _month(said.get("m2") or said["m1"])
        last_year = int(said["y2"])
        # A range that says its year once may run over New Year's Eve.
        first_year = int(said["y1"]) if "y1" in said else last_year - (first_month > last_month)
        return Days(
            date(first_year, first_month, _day(said["d1"])),
            date(last_year, last_month, _day(said["d2"])),
        )
    except ValueError as error:
        raise ImpossibleDate(found.group()) from error


def _month(written: str) -> int:
    """The number of a month in digits or in words."""
    return int(written) if written.isdecimal() else _MONTHS[_unaccented(written).rstrip(".")]


def _day(written: str) -> int:
    """The number of a day; French calls the first `premier`."""
    return int(written) if written.isdecimal() else 1


def _moment(day: date, clock: re.Match[str], written: str, *, zone: tzinfo) -> datetime:
    """The moment that the clock shows on that day."""
    said = clock.groupdict()
    hour = int(said["hour"] or said["round"])
    try:
        if said["half"]:
            if not 1 <= hour <= 12:  # noqa: PLR2004 - a clock of twelve hours
                raise ImpossibleDate(written)
            hour = hour % 12 + 12 * (said["half"] in "pP")
        moment = datetime(
            day.year,
            day.month,
            day.day,
            hour,
            int(said["minute"] or 0),
            int(said["second"] or 0),
            int((said["fraction"] or "0")[:6].ljust(6, "0")),
            tzinfo=_offset(said) or zone,
        )
        # Through Greenwich and back: a time that the spring change leaves out becomes a real one.
        here = moment.astimezone(UTC).astimezone(zone)
    except (ValueError, OverflowError) as error:
        raise ImpossibleDate(written) from error
    return here if not said["zone"] or here.utcoffset() == moment.utcoffset() else moment


def _offset(said: dict[str, str | None]) -> timezone | None:
    """The zone that the clock names; None when it names none."""
    if not said["zone"]:
        return None
    minutes = _ZONES.get(said["zone"], 0)
    if said["sign"]:
        minutes = int(said["east"] or 0) * 60 + int(said["past"] or 0)
        minutes = minutes if said["sign"] == "+" else -minutes
    return timezone(timedelta(minutes=minutes)) if minutes else UTC
