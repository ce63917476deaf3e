"""Dates as a reader types them, in French or in English, whatever the interface speaks.

    2023   06/2023   juin 2023   13 June 2023           a year, a month, a day
    du 16 au 22 août 2024   June to August 2023         from one to another
    depuis 2020   before June 2023   2020..             with one end
    30 derniers jours   last 2 weeks   le mois dernier  counted from today
    none   sans date                                    what has no date

What is read is written back in one way for all, which is read again: `last-30-days`, `..2019`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import timedelta
from typing import Final, Literal

from index.analysis import normalise
from index.dates import is_date, read_days
from search.period import Period
from search.recent import Recent, Unit
from search.span import Span

Undated = Literal["none"]
UNDATED: Final[Undated] = "none"
"""The date of what has none."""

Dated = Period | Span | Recent
DateChoice = Dated | Undated

Bound = Period | Recent
"""Where a search in time begins, with the first of its days, or ends, with the last of them."""

LONGEST: Final = 80
"""Characters of a date that are read: the longest ranges in words have some fifty."""

_UNDATED: Final = frozenset({UNDATED, "sans date", "undated", "no date"})

_UNIT_NAMES: Final[dict[Unit, str]] = {
    "day": "jour jours day days",
    "week": "semaine semaines week weeks",
    "month": "mois month months",
    "year": "an ans annee annees year years",
}
_UNITS: Final[dict[str, Unit]] = {
    name: unit for unit, names in _UNIT_NAMES.items() for name in names.split()
}
_UNIT: Final = "|".join(sorted(_UNITS, key=len, reverse=True))
_NUMBERS: Final = {
    name: number
    for number, names in {
        1: "un une a one",
        2: "deux two",
        3: "trois three",
        4: "quatre four",
        5: "cinq five",
        6: "six",
        7: "sept seven",
        8: "huit eight",
        9: "neuf nine",
        10: "dix ten",
        12: "douze twelve",
        15: "quinze fifteen",
        20: "vingt twenty",
        30: "trente thirty",
    }.items()
    for name in names.split()
}
_NUMBER: Final = rf"(?P<number>[0-9]{{1,3}}|{'|'.join(_NUMBERS)})"
_LAST: Final = rf"derni(?:er|ere)s\s(?P<unit>{_UNIT})"
_ROLLING: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:(?:in|over|during|for)\s)?(?:the\s)?(?:last|past)\s{_NUMBER}\s(?P<unit>{_UNIT})",
        rf"(?:(?:in|over)\s)?(?:the\s)?past\s(?P<unit>{_UNIT})",
        rf"(?:(?:(?:pendant |dans |sur )?les|ces|(?:au cours )?des)\s)?{_NUMBER}\s{_LAST}",
        rf"(?:(?:les|ces|des)\s)?derni(?:er|ere)s\s{_NUMBER}\s(?P<unit>{_UNIT})",
        rf"(?:depuis|since|for)\s{_NUMBER}\s(?P<unit>{_UNIT})",
    )
)
_PREVIOUS: Final = re.compile(
    rf"(?:(?:last|previous)\s(?P<en>{_UNIT})"
    rf"|(?:(?:la|le|les)\s|l')?(?P<fr>{_UNIT})\s(?:derni|precedent|pass)[a-z]*)"
)
_PRESENT: Final = re.compile(rf"(?:this|ce|cet|cette)\s(?P<unit>{_UNIT})(?:-ci)?")
_DAYS: Final = {"today": 0, "aujourd'hui": 0, "yesterday": 1, "hier": 1}

_SINCE: Final = re.compile(
    r"(?:(?:depuis|a partir d[eu]|des|since|from)\s|a partir d')(?:le\s|l')?(?P<rest>.+)"
)
_AFTER: Final = re.compile(r"(?:apres|after)\s(?:le\s)?(?P<rest>.+)")
_BEFORE: Final = re.compile(r"(?:avant|before)\s(?:le\s)?(?P<rest>.+)")
_UNTIL: Final = re.compile(
    r"(?:jusqu'(?:au|a|en)|until|till|up to|through|to|au)\s(?:le\s)?(?P<rest>.+)"
)
_IN: Final = re.compile(
    r"(?:(?:au\s|le\s|in\s(?:the\s)?)?(?:mois de\s|mois d'|month of\s)|(?:en|in|le|on|the)\s)"
)
_LEAD: Final = re.compile(r"(?:(?:du|de|des|entre|from|between)\s|d')(?:le\s)?(?=\S)")
_JOINT: Final = re.compile(
    r"\s*(?:\.{2,3}|…|[–—−])\s*"
    r"|\s+[-/]\s+|(?<=[0-9]{4})-(?=[0-9]{4}(?![0-9]))|(?<=[^\W\d_])\.?-(?=[^\W\d_])"
    r"|\s+(?:au|a|to|et|and|through|until|till|jusqu'(?:au|a|en))\s+(?:le\s)?"
)


def read(text: str) -> DateChoice:
    """The date that the text writes.  Raises ValueError where it writes none.

    >>> [str(read(text)) for text in ("juin 2023", "last 2 weeks", "avant 2020")]
    ['2023-06', 'last-2-weeks', '..2019-12-31']
    >>> str(read("du 16 au 22 août 2024")), str(read("June to August 2023"))
    ('2024-08-16..2024-08-22', '2023-06..2023-08')
    """
    if len(text) > LONGEST:
        raise ValueError(f"longer than any date: {text[:LONGEST]!r}…")
    said = _plain(text)
    if said in _UNDATED:
        return UNDATED
    said = said[lead.end() :] if (lead := _IN.match(said)) else said
    for reader in (Span.read, _bound, _dated, _joined, _open):
        try:
            return reader(said)
        except (ValueError, OverflowError):
            continue
    raise ValueError(f"not a date: {text!r}")


def dated(text: str) -> Dated:
    """The date that the text writes, which has days.  Raises ValueError where there is none."""
    choice = read(text)
    if isinstance(choice, str):
        raise ValueError(f"no days: {text!r}")  # noqa: TRY004 - what was typed is wrong, no type
    return choice


def ends(since: Dated | None, until: Dated | None) -> tuple[Bound | None, Bound | None]:
    """The two ends of a search in time, by what a reader typed for each.

    What has an end of its own, a whole range or what is counted from today, needs no other.

    >>> [str(bound) for bound in ends(read("juin à août 2023"), None)]
    ['2023-06', '2023-08']
    """
    first, own = _ends(since)
    other, last = _ends(until)
    return first, last or other or own


def _ends(choice: Dated | None) -> tuple[Bound | None, Bound | None]:
    """Where it begins, and where it ends by its own word."""
    if isinstance(choice, Span):
        return choice.since, choice.until
    return choice, choice if isinstance(choice, Recent) else None


def _plain(text: str) -> str:
    """The text in small letters, without accents, with one apostrophe and one kind of blank."""
    letters = unicodedata.normalize("NFD", normalise(text).lower().replace("’", "'"))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(bare.split())


def _bound(said: str) -> Period | Recent:
    """A year, a month, a day, or what is counted from today."""
    for reader in (Recent.read, Period.read, _recent):
        try:
            return reader(said)
        except ValueError:
            continue
    raise ValueError(f"no single date: {said!r}")


def _recent(said: str) -> Recent:
    if said in _DAYS:
        return Recent(_DAYS[said], "day", is_whole=True)
    for pattern in _ROLLING:
        if found := pattern.fullmatch(said):
            number = found.groupdict().get("number") or "1"
            counted = _NUMBERS.get(number) or int(number)
            return Recent(counted, _UNITS[found["unit"]])
    if found := _PRESENT.fullmatch(said):
        return Recent(0, _UNITS[found["unit"]], is_whole=True)
    if found := _PREVIOUS.fullmatch(said):
        return Recent(1, _UNITS[found["en"] or found["fr"]], is_whole=True)
    raise ValueError(f"not counted from today: {said!r}")


def _dated(said: str) -> Span:
    """A range of days as releases write them: `du 16 au 22 aout 2024`."""
    days = read_days(said) if is_date(said) else None
    if days is None:
        raise ValueError(f"no range of days: {said!r}")
    return Span(Period.of(days.first, grain="day"), Period.of(days.last, grain="day"))


def _joined(said: str) -> Span:
    """Two dates with what joins them; a month or a day takes its year from the later one."""
    bare = said
    if lead := _LEAD.match(said):
        bare = said[lead.end() :]
    for joint in _JOINT.finditer(bare):
        left, right = bare[: joint.start()], bare[joint.end() :]
        try:
            last = _period(right)
            return Span.of(_borrowing(left, last), last)
        except ValueError:
            continue
    raise ValueError(f"no two dates: {said!r}")


def _borrowing(left: str, last: Period) -> Period:
    """The first of two dates, which may leave its year to the other."""
    try:
        return _period(left)
    except ValueError:
        first = _period(f"{left} {last.year}")
        if first.days.first > last.days.last:
            first = _period(f"{left} {last.year - 1}")
        return first


def _period(said: str) -> Period:
    """A fixed date; one counted from today is the day that it begins on."""
    bound = _bound(said)
    return bound if isinstance(bound, Period) else Period.of(bound.days.first, grain="day")


def _open(said: str) -> Span:
    """A date with what says that it is one end alone."""
    for pattern, ends in _ENDS:
        if found := pattern.fullmatch(said):
            return ends(_period(found["rest"]))
    raise ValueError(f"no end: {said!r}")


def _next(period: Period) -> Period:
    return Period.of(period.days.last + timedelta(1), grain="day")


def _former(period: Period) -> Period:
    return Period.of(period.days.first - timedelta(1), grain="day")


_ENDS: Final[tuple[tuple[re.Pattern[str], Callable[[Period], Span]], ...]] = (
    (_AFTER, lambda period: Span(_next(period), None)),
    (_BEFORE, lambda period: Span(None, _former(period))),
    (_SINCE, lambda period: Span(period, None)),
    (_UNTIL, lambda period: Span(None, period)),
)
