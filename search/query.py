"""What a reader asks: words, choices, an order and a page; and how a click changes it.

>>> Query("kosovo").narrowed(person="boris-ruge").page
1
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, TypeVar

from index.release import Language, Relation
from search.dating import Bound, DateChoice
from search.plan import DateField, FacetName, Sort

PAGE_SIZES: Final = range(10, 101)

Sought = tuple[FacetName, str]
"""A facet, and what is looked for among its values."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Choices:
    """Values of each kind that a reader ticked."""

    people: tuple[str, ...] = ()
    dates: tuple[DateChoice, ...] = ()
    languages: tuple[Language, ...] = ()
    issuers: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.people or self.dates or self.languages or self.issuers or self.kinds)


@dataclass(frozen=True, slots=True)
class Query:
    """A question as a reader puts it.

    Choices of one kind mean any of them; different kinds must all hold.
    `people` are ids or names in any spelling; with `everyone` all of them must be named.
    With `relation` they count where they do that: speak, are met, are mentioned, are represented.
    `excluded` are choices that must not hold, none of them.
    `since` and `until` bound the days, both included, of the date that `of` names.
    `sought` narrows which values of a facet are shown, and nothing else.
    `off` are the forms, folded, that would be searched too and are not to be.
    `translate` tells whether words are searched by those of the other language too.
    `sort` is None for the usual: by relevance with words, newest first without.
    """

    text: str = ""
    people: tuple[str, ...] = ()
    everyone: bool = False
    relation: Relation | None = None
    dates: tuple[DateChoice, ...] = ()
    since: Bound | None = None
    until: Bound | None = None
    of: DateField = "happened"
    languages: tuple[Language, ...] = ()
    issuers: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    excluded: Choices = Choices()
    sought: tuple[Sought, ...] = ()
    off: tuple[str, ...] = ()
    translate: bool = True
    sort: Sort | None = None
    page: int = 1
    per: int = 10

    @property
    def order(self) -> Sort:
        """The order that is meant."""
        return self.sort or self.usual_order

    @property
    def usual_order(self) -> Sort:
        """The order where none is chosen."""
        return "relevance" if self.text.strip() else "newest"

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but words narrows it."""
        return bool(
            self.people
            or self.dates
            or self.since
            or self.until
            or self.languages
            or self.issuers
            or self.kinds
            or self.excluded
        )

    def narrowed(
        self,
        *,
        person: str | None = None,
        date: DateChoice | None = None,
        language: Language | None = None,
        issuer: str | None = None,
        kind: str | None = None,
    ) -> Query:
        """With one more choice of each kind given, from its first page."""
        return replace(
            self,
            people=_with(self.people, person),
            dates=_with(self.dates, date),
            languages=_with(self.languages, language),
            issuers=_with(self.issuers, issuer),
            kinds=_with(self.kinds, kind),
            page=1,
        )

    def widened(
        self,
        *,
        person: str | None = None,
        date: DateChoice | None = None,
        language: Language | None = None,
        issuer: str | None = None,
        kind: str | None = None,
    ) -> Query:
        """Without that choice, from its first page."""
        return replace(
            self,
            people=_without(self.people, person),
            dates=_without(self.dates, date),
            languages=_without(self.languages, language),
            issuers=_without(self.issuers, issuer),
            kinds=_without(self.kinds, kind),
            page=1,
        )

    def admitted(
        self,
        *,
        person: str | None = None,
        date: DateChoice | None = None,
        language: Language | None = None,
        issuer: str | None = None,
        kind: str | None = None,
    ) -> Query:
        """Without excluding that choice any more, from its first page."""
        excluded = Choices(
            _without(self.excluded.people, person),
            _without(self.excluded.dates, date),
            _without(self.excluded.languages, language),
            _without(self.excluded.issuers, issuer),
            _without(self.excluded.kinds, kind),
        )
        return replace(self, excluded=excluded, page=1)

    def doing(self, relation: Relation | None) -> Query:
        """With its people only where they do that, or whatever they do, from its first page."""
        return replace(self, relation=relation, page=1)

    def between(self, since: Bound | None, until: Bound | None) -> Query:
        """With these bounds in place of any others, from its first page."""
        of = self.of if since or until else "happened"
        return replace(self, since=since, until=until, of=of, page=1)

    def unnarrowed(self) -> Query:
        """The words and the order alone."""
        return Query(
            self.text, off=self.off, translate=self.translate, sort=self.sort, per=self.per
        )

    def translating(self, *, on: bool) -> Query:
        """With or without words of the other language, from its first page."""
        return replace(self, translate=on, page=1)

    def switched_off(self, form: str) -> Query:
        """Without searching that form too, from its first page."""
        return replace(self, off=_with(self.off, form), page=1)

    def switched_on(self, form: str) -> Query:
        """With that form searched too again, from its first page."""
        return replace(self, off=_without(self.off, form), page=1)

    def on_page(self, page: int) -> Query:
        """The same on another page, counted from 1."""
        return replace(self, page=page)

    def sorted_by(self, sort: Sort) -> Query:
        """In another order, from its first page."""
        return replace(self, sort=sort, page=1)


def _with(values: tuple[T, ...], value: T | None) -> tuple[T, ...]:
    return values if value is None or value in values else (*values, value)


def _without(values: tuple[T, ...], value: T | None) -> tuple[T, ...]:
    return tuple(v for v in values if v != value)
