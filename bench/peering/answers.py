"""What an engine answered, to be compared: the total, the counts, and of some the order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from search.plan import Found


@dataclass(frozen=True, slots=True)
class Answer:
    """One page: people as far as they were asked for, every year, every month.

    Months are written 2024-03, and what has no day is "none".
    `order` holds ids and scores, of those engines that rank as we do.
    """

    total: int
    people: dict[str, int]
    years: dict[str, int]
    months: dict[str, int]
    order: tuple[tuple[str, float], ...] = ()


def dated(
    years: Mapping[float, int], months: Mapping[float, int]
) -> tuple[dict[str, int], dict[str, int]]:
    """Both as they are written; 0 is what has no day."""
    return (
        {f"{int(year):04}" if year else "none": count for year, count in years.items()},
        {
            f"{int(month) // 100:04}-{int(month) % 100:02}" if month else "none": count
            for month, count in months.items()
        },
    )


def answer(found: Found) -> Answer:
    """What one of our own engines found."""
    people, years, months = (
        {one.value: one.count for one in found.facets[name]} for name in ("person", "year", "month")
    )
    order = tuple((str(match.id), match.score) for match in found.matches)
    return Answer(found.total, people, years, months, order)
