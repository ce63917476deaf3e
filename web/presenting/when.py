"""The dates that a reader may type: which date is meant, from, to, and what is to be left out.

A date that cannot be read stands in its field with the reason; one that can is said back in words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from search.choosing import bounds
from search.dating import Bound
from search.period import Period
from search.query import Query
from search.recent import Recent
from web import days
from web.address import Asked, Unread
from web.presenting.dates import DATE_NAMES, bounds_label, recent_label
from web.wording import Wording

_TYPED: Final = ("from", "to", "not-date")
_BESIDE: Final = frozenset({"malformed", "reversed"})


@dataclass(frozen=True, slots=True)
class DayField:
    """A field for a date: what stands in it, and what is wrong with that."""

    name: str
    label: str
    value: str
    error: str | None


@dataclass(frozen=True, slots=True)
class DateOption:
    """One of the three dates, to choose."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class When:
    """All that is typed of dates; `understood` is what was read, in words."""

    options: tuple[DateOption, ...]
    fields: tuple[DayField, ...]
    except_for: DayField
    understood: str | None

    @property
    def errors(self) -> tuple[DayField, ...]:
        """The fields that have something wrong."""
        return tuple(field for field in (*self.fields, self.except_for) if field.error)


def when_asked(asked: Asked, query: Query, *, t: Wording) -> When:
    """The fields as the reader left them."""
    wrong = {one.name: one for one in asked.unread if is_beside(one)}

    def field(name: str, label: str, value: str) -> DayField:
        one = wrong.get(name)
        if one is None:
            return DayField(name, label, value, None)
        key = "error-reversed" if one.why == "reversed" else "error-no-day"
        return DayField(name, label, one.value, t(key))

    return When(
        options=tuple(DateOption(of, t(key), of == query.of) for of, key in DATE_NAMES.items()),
        fields=tuple(
            field(name, t(name), _shown(asked.typed.get(name, ""), bound, t))
            for name, bound in (("from", query.since), ("to", query.until))
        ),
        except_for=field("not-date", t("except-dates"), ""),
        understood=_understood(query, t) if query.since or query.until else None,
    )


def is_beside(one: Unread) -> bool:
    """Whether it is said beside its field."""
    return one.name in _TYPED and one.why in _BESIDE


def elsewhere(unread: Iterable[Unread]) -> tuple[Unread, ...]:
    """What is not said beside a field."""
    return tuple(one for one in unread if not is_beside(one))


def _shown(typed: str, bound: Bound | None, t: Wording) -> str:
    """What was typed; what a link of ours wrote of recent days, in words."""
    if isinstance(bound, Recent) and typed == str(bound):
        return recent_label(bound, t=t)
    return typed


def _understood(query: Query, t: Wording) -> str:
    """The days that the ends mean: “1 June – 31 August 2023”."""
    since, until, of = query.since, query.until, query.of
    if since and until:
        meant = str(days.when(bounds(since, until), language=t.language))
        label = meant if of == "happened" else t("of-label", date=t(DATE_NAMES[of]), label=meant)
    else:
        first = Period.of(since.days.first, grain="day") if since else None
        last = Period.of(until.days.last, grain="day") if until else None
        label = bounds_label(first, last, of=of, t=t)
    return t("understood", dates=label)
