"""What a reader asks: words, choices, an order and a page; and how a click changes it.

>>> Query("kosovo").narrowed(person="boris-ruge").page
1
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, TypedDict, TypeVar, Unpack

from index.release import Language, Relation
from search.dating import Bound, DateChoice
from search.plan import DateField, FacetName, Sort

PAGE_SIZES: Final = range(10, 101)

Sought = tuple[FacetName, str]
"""A facet, and what is looked for among its values."""

T = TypeVar("T")


class Choice(TypedDict, total=False):
    """One value, or one of each of several kinds."""

    person: str
    date: DateChoice
    language: Language
    issuer: str
    kind: str


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

    def adding(self, **choice: Unpack[Choice]) -> Choices:
        """With that one too."""
        return Choices(
            _with(self.people, choice.get("person")),
            _with(self.dates, choice.get("date")),
            _with(self.languages, choice.get("language")),
            _with(self.issuers, choice.get("issuer")),
            _with(self.kinds, choice.get("kind")),
        )

    def dropping(self, **choice: Unpack[Choice]) -> Choices:
        """Without that one."""
        return Choices(
            _without(self.people, choice.get("person")),
            _without(self.dates, choice.get("date")),
            _without(self.languages, choice.get("language")),
            _without(self.issuers, choice.get("issuer")),
            _without(self.kinds, choice.get("kind")),
        )


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
        return bool(self.chosen or self.since or self.until or self.excluded)

    @property
    def chosen(self) -> Choices:
        """What was ticked, as `excluded` has what was excluded."""
        return Choices(self.people, self.dates, self.languages, self.issuers, self.kinds)

    def narrowed(self, **choice: Unpack[Choice]) -> Query:
        """With one more choice of each kind given, from its first page."""
        return self._choosing(self.chosen.adding(**choice))

    def widened(self, **choice: Unpack[Choice]) -> Query:
        """Without that choice, from its first page."""
        return self._choosing(self.chosen.dropping(**choice))

    def admitted(self, **choice: Unpack[Choice]) -> Query:
        """Without excluding that choice any more, from its first page."""
        return replace(self, excluded=self.excluded.dropping(**choice), page=1)

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

    def _choosing(self, chosen: Choices) -> Query:
        return replace(
            self,
            people=chosen.people,
            dates=chosen.dates,
            languages=chosen.languages,
            issuers=chosen.issuers,
            kinds=chosen.kinds,
            page=1,
        )


def _with(values: tuple[T, ...], value: T | None) -> tuple[T, ...]:
    return values if value is None or value in values else (*values, value)


def _without(values: tuple[T, ...], value: T | None) -> tuple[T, ...]:
    return tuple(v for v in values if v != value)
