"""Who holds an office, at a date or ever: the answer to « ministre des transports » in June 2020.

By what releases of that time say, each with its sentence.  Where none of that time says so, whoever
is told of before it and after it is given as such, and nobody is made the holder by that alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from index.release import Days, PersonId
from search.office_names import Holding, OfficeName, by_office, held_as, named
from search.plan import Key
from search.searcher import Searcher
from search.tenures import EVER, Evidence, Telling, Tenure, overlapping, tenures_of

MOST_HOLDERS: Final = 12
"""People who are looked up for one question, those told of most often first."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who holds an office by the releases, and what those of the days asked for say.

    `then` is their last sentence within the days, None where they have none there, and `told` how
    many releases of these days say so; without days, they are those of the whole tenure.
    `before` and `after` are the nearest sentences around the days.
    """

    tenure: Tenure
    told: int
    then: Evidence | None = None
    before: Evidence | None = None
    after: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Holders:
    """The answer: the office as it was read, the days, who held it, who only stands near.

    `more` is how many others were not looked up; `disputed` whether two are told of for the same
    days.
    """

    asked: str
    office: OfficeName
    days: Days | None
    held: tuple[Holder, ...]
    near: tuple[Holder, ...] = ()
    more: int = 0
    disputed: bool = False


def holders(phrase: str, days: Days | None, searcher: Searcher) -> Holders | None:
    """Who holds what the phrase names, or None where the index knows of nobody.

    With days, those told of then come first; without, those told of last.
    """
    found = held_as(phrase, searcher.vocabulary)
    if not found:
        return None
    people: dict[str, list[Holding]] = {}
    for one in found:
        people.setdefault(one.person, []).append(one)
    known = [
        holder
        for held in list(people.values())[:MOST_HOLDERS]
        if (holder := _holder(held, days, searcher))
    ]
    held_then = [one for one in known if days is None or one.then]
    held_then.sort(key=_order)
    near = [one for one in known if days is not None and not one.then and (one.before or one.after)]
    offices = by_office(found)
    chief = max(offices, key=lambda one: (sum(h.releases for h in offices[one]), one.key))
    return Holders(
        asked=phrase,
        office=named(chief, searcher.vocabulary),
        days=days,
        held=tuple(held_then),
        near=() if held_then else tuple(sorted(near, key=_order)),
        more=max(0, len(people) - MOST_HOLDERS),
        disputed=next(overlapping(one.tenure for one in held_then), None) is not None,
    )


def _holder(held: list[Holding], days: Days | None, searcher: Searcher) -> Holder | None:
    tenures = tenures_of(held, searcher)
    if not tenures:
        return None
    if days is None:
        last = tenures[-1]
        return Holder(max(tenures, key=lambda one: one.releases), last.releases, then=last.last)
    telling = Telling(
        Key("office", tuple(one.value for one in held)),
        frozenset(one.office for one in held),
        PersonId(held[0].person),
    )
    told, then = telling.end(days, "newest", searcher)
    around = min(tenures, key=lambda one: (_apart(one, days), -one.releases))
    if then:
        return Holder(around, told, then=then)
    earlier, later = _around(days)
    return Holder(
        around,
        0,
        before=telling.end(earlier, "newest", searcher)[1] if earlier else None,
        after=telling.end(later, "oldest", searcher)[1] if later else None,
    )


def _apart(tenure: Tenure, days: Days) -> int:
    """How many days lie between a tenure and the days, 0 where they overlap."""
    span = tenure.span
    if span is None:
        return EVER.last.toordinal()
    return max(0, (days.first - span.last).days, (span.first - days.last).days)


def _around(days: Days) -> tuple[Days | None, Days | None]:
    """The days before and the days after, where there are any."""
    a_day = timedelta(days=1)
    earlier = Days(EVER.first, days.first - a_day) if days.first > EVER.first else None
    later = Days(days.last + a_day, EVER.last) if days.last < EVER.last else None
    return earlier, later


def _order(holder: Holder) -> tuple[int, int, str]:
    span = holder.tenure.span
    return (-holder.told, -(span.last.toordinal() if span else 0), holder.tenure.person)
