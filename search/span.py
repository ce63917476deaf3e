"""From one period to another: what a reader narrows a search to with two dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from index.release import Days
from search.period import Period

BETWEEN: Final = ".."


@dataclass(frozen=True, slots=True)
class Span:
    """All days from the beginning of one period to the end of another, written `2023..2024-06`.

    Either end may be open, not both.  What stands the wrong way round is put right by `of`.

    >>> Span.read("2023..2024-06").days.last
    datetime.date(2024, 6, 30)
    """

    since: Period | None
    until: Period | None

    def __post_init__(self) -> None:
        if self.since is None and self.until is None:
            raise ValueError("a span without an end")
        if self.since and self.until and self.until.days.last < self.since.days.first:
            raise ValueError(f"{self.until} is before {self.since}")

    @classmethod
    def of(cls, since: Period | None, until: Period | None) -> Span:
        """The span between the two, whichever comes first."""
        if since and until and until.days.last < since.days.first:
            since, until = until, since
        return cls(since, until)

    @classmethod
    def read(cls, text: str) -> Span:
        """What the text writes, as this class writes it.  Raises ValueError where it is none."""
        since, between, until = text.partition(BETWEEN)
        if not between:
            raise ValueError(f"no span: {text!r}")
        return cls.of(
            Period.read(since) if since else None,
            Period.read(until) if until else None,
        )

    @property
    def days(self) -> Days:
        """Its first and its last day; an open end is as far as the calendar goes."""
        return Days(
            self.since.days.first if self.since else date.min,
            self.until.days.last if self.until else date.max,
        )

    def __str__(self) -> str:
        return f"{self.since or ''}{BETWEEN}{self.until or ''}"
