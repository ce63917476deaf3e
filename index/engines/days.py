"""Days and moments as the whole numbers that an engine keeps and sorts by."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Final

from index.release import Days

NO_DAY: Final = 0
"""Where a release has no day; `date.min` is day 1."""

NO_MOMENT: Final = -(1 << 62)
"""Where a release has no update; every moment is greater, and it can be negated."""

_EPOCH: Final = datetime(1, 1, 1, tzinfo=UTC).replace(tzinfo=None)


def ordinals(days: Days | None) -> tuple[int, int]:
    """The first and the last day, counted from 1 January of year 1.

    >>> ordinals(Days.on(date(1, 1, 2)))
    (2, 2)
    """
    return (days.first.toordinal(), days.last.toordinal()) if days else (NO_DAY, NO_DAY)


def day(date_: date | datetime | None) -> int:
    """The day, counted from 1 January of year 1; a moment's is that of its own zone.

    >>> day(datetime(1, 1, 2, 23, tzinfo=UTC)), day(None)
    (2, 0)
    """
    return date_.toordinal() if date_ else NO_DAY


def moment(updated: date | datetime | None) -> int:
    """Microseconds from the beginning of year 1 in UTC: a day is its first moment there.

    A moment without a zone is taken to be in UTC.  Worked out on differences, for a conversion
    to UTC fails at both ends of the calendar.

    >>> moment(date(1, 1, 2)) == moment(datetime(1, 1, 2, tzinfo=UTC)) == 86_400_000_000
    True
    """
    if updated is None:
        return NO_MOMENT
    if not isinstance(updated, datetime):
        return (updated.toordinal() - 1) * 86_400_000_000
    since = updated.replace(tzinfo=None) - _EPOCH - (updated.utcoffset() or timedelta())
    return since // timedelta(microseconds=1)
