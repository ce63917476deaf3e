"""How a question is written in the address of a page, and read back.

    ?q=&person=&person=&people=all&relation=speaks&date=2019&date=2023-06
     &from=&to=&of=published&lang=fr&issuer=&kind=
     &not-person=&not-date=&not-lang=&not-issuer=&not-kind=&in-person=&in-issuer=&in-kind=
     &off=&translate=no&sort=&page=2&per=20

Keys repeat, what is empty or usual is left out, and the order is always this one.
Any address is a question: what cannot be read is put aside with the reason, never raised.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final, Literal, TypeVar, get_args
from urllib.parse import quote_plus

from index.release import LANGUAGES, Language, Relation
from search import dating
from search.additions import folded
from search.dating import UNDATED, Bound, DateChoice
from search.plan import DateField, FacetName, Sort
from search.query import PAGE_SIZES, Choices, Query
from search.recent import Recent

SOUGHT: Final[dict[str, FacetName]] = {
    "in-person": "person",
    "in-issuer": "issuer",
    "in-kind": "kind",
}
"""Keys of what is looked for among the values of a facet."""

KEYS: Final = (
    "q",
    "person",
    "people",
    "relation",
    "date",
    "from",
    "to",
    "of",
    "lang",
    "issuer",
    "kind",
    "not-person",
    "not-date",
    "not-lang",
    "not-issuer",
    "not-kind",
    *SOUGHT,
    "off",
    "translate",
    "sort",
    "page",
    "per",
)

MOST_CHOICES: Final = 50
"""Choices of one kind that are read: more than anybody ticks, and a bound on what is asked."""

LONGEST_VALUE: Final = 4_096
"""Characters of a value that are read: more than any query, name or address of ours has."""

LAST_PAGE: Final = 10**9
"""Any greater page number is read as this one, which is past every end."""

_SORTS: Final[dict[str, Sort]] = {
    "relevance": "relevance",
    "newest": "newest",
    "oldest": "oldest",
    "published": "published",
    "updated": "updated",
}
_DATES: Final[dict[str, DateField]] = {
    "happened": "happened",
    "published": "published",
    "updated": "updated",
}
_RELATIONS: Final[dict[str, Relation]] = {relation: relation for relation in get_args(Relation)}
_PEOPLE: Final = {"any": False, "all": True}
_TRANSLATE: Final = {"yes": True, "no": False}
_LANGUAGES: Final[dict[str, Language]] = {language: language for language in LANGUAGES}
LONGEST_REMEMBERED: Final = 256
"""Characters of a value whose escaped form is remembered."""

_USUAL: Final = Query()

Why = Literal["unknown", "malformed", "repeated", "too-many", "reversed"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Unread:
    """A parameter that was put aside: its name, its value as written, and why."""

    name: str
    value: str
    why: Why


@dataclass(frozen=True, slots=True)
class Asked:
    """The question that an address asks, and what of the address could not be read.

    `typed` are the dates in `from` and `to` as the reader wrote them.
    """

    query: Query
    unread: tuple[Unread, ...] = ()
    typed: Mapping[str, str] = field(default_factory=dict, compare=False)


def read(pairs: Iterable[tuple[str, str]], *, known: Collection[str] = KEYS) -> Asked:
    """The question that the decoded parameters ask; `known` are the keys that the page takes.

    >>> asked = read([("q", "kosovo"), ("from", "13/06/2023"), ("page", "two")])
    >>> asked.query.text, str(asked.query.since), asked.unread
    ('kosovo', '2023-06-13', (Unread(name='page', value='two', why='malformed'),))
    """
    given = _Given()
    for name, value in pairs:
        given.take(_plain(name[:LONGEST_VALUE]), _plain(value[:LONGEST_VALUE]), known=known)
    text = given.one("q", str) or ""
    since, until = given.bounds()
    query = Query(
        text=text,
        people=given.many("person", str),
        everyone=given.one("people", _PEOPLE.__getitem__) or False,
        relation=given.one("relation", _RELATIONS.__getitem__),
        dates=given.many("date", dating.read),
        since=since,
        until=until,
        of=(given.one("of", _DATES.__getitem__) or "happened"),
        languages=given.many("lang", _LANGUAGES.__getitem__),
        issuers=given.many("issuer", str),
        kinds=given.many("kind", str),
        excluded=Choices(
            given.many("not-person", str),
            given.many("not-date", dating.read),
            given.many("not-lang", _LANGUAGES.__getitem__),
            given.many("not-issuer", str),
            given.many("not-kind", str),
        ),
        sought=tuple(
            (facet, sought) for key, facet in SOUGHT.items() if (sought := given.one(key, str))
        ),
        off=given.many("off", _form),
        translate=given.one("translate", _TRANSLATE.__getitem__) is not False,
        sort=given.one("sort", _SORTS.__getitem__),
        page=given.one("page", _page) or _USUAL.page,
        per=given.one("per", _per) or _USUAL.per,
    )
    if query.sort == query.usual_order:
        query = replace(query, sort=None)
    if not (since or until):
        query = replace(query, of="happened")
    if len(query.people) < 2:  # noqa: PLR2004 - all of one is any of one
        query = replace(query, everyone=False)
    typed = {key: given.values[key][0] for key in ("from", "to") if given.values.get(key)}
    return Asked(query, tuple(given.unread), typed)


@lru_cache(maxsize=64)  # the links of a page ask the same few questions again and again
def write(query: Query) -> str:
    """The query string that asks this, without its question mark; empty for the usual question.

    >>> write(Query("paix", dates=(dating.read("juin 2023"), "none"), page=2))
    'q=paix&date=2023-06&date=none&page=2'
    """
    pairs = [
        ("q", _plain(query.text)),
        *(("person", person) for person in query.people),
        ("people", "all" if query.everyone else ""),
        ("relation", query.relation or ""),
        *(("date", str(choice)) for choice in query.dates),
        ("from", str(query.since or "")),
        ("to", "" if _is_one(query.since, query.until) else str(query.until or "")),
        ("of", query.of if query.of != "happened" else ""),
        *(("lang", language) for language in query.languages),
        *(("issuer", issuer) for issuer in query.issuers),
        *(("kind", kind) for kind in query.kinds),
        *(("not-person", person) for person in query.excluded.people),
        *(("not-date", str(choice)) for choice in query.excluded.dates),
        *(("not-lang", language) for language in query.excluded.languages),
        *(("not-issuer", issuer) for issuer in query.excluded.issuers),
        *(("not-kind", kind) for kind in query.excluded.kinds),
        *((f"in-{facet}", sought) for facet, sought in query.sought),
        *(("off", form) for form in query.off),
        ("translate", "" if query.translate else "no"),
        ("sort", "" if query.order == query.usual_order else query.order),
        ("page", str(query.page) if query.page != _USUAL.page else ""),
        ("per", str(query.per) if query.per != _USUAL.per else ""),
    ]
    return "&".join(f"{key}={_quoted(value)}" for key, value in pairs if value)


def _quoted(value: str) -> str:
    """The value as an address has it."""
    return _often(value) if len(value) <= LONGEST_REMEMBERED else _escaped(value)


def _escaped(value: str) -> str:
    return quote_plus(value, errors="replace")


_often = lru_cache(maxsize=4096)(_escaped)
"""A page writes the same values a hundred times."""


def drilled(query: Query) -> Query:
    """The question with each year or month left out that has a finer choice within it.

    The page shows months below their year: who ticks August below a ticked 2024 means August.

    >>> [str(d) for d in drilled(Query(dates=(dating.read("2024"), dating.read("2024-08")))).dates]
    ['2024-08']
    """
    chosen = [choice for choice in query.dates if choice != UNDATED]
    kept = tuple(
        choice
        for choice in query.dates
        if choice == UNDATED or not any(_within(finer, choice) for finer in chosen)
    )
    return query if kept == query.dates else replace(query, dates=kept)


@dataclass(slots=True)
class _Given:
    """The values that an address gives to each key, while they are read."""

    values: dict[str, list[str]] = field(default_factory=dict)
    unread: list[Unread] = field(default_factory=list)

    def take(self, name: str, value: str, *, known: Collection[str]) -> None:
        """Keep the value under its key; what is empty or said twice says nothing."""
        if name not in known:
            self.unread.append(Unread(name, value, "unknown"))
            return
        values = self.values.setdefault(name, [])
        if value and value not in values:
            values.append(value)

    def many(self, name: str, parse: Callable[[str], T]) -> tuple[T, ...]:
        """All that can be read under the key, once each."""
        found: dict[T, None] = {}
        for value in self.values.get(name, ()):
            try:
                choice = parse(value)
            except (ValueError, LookupError):
                self.unread.append(Unread(name, value, "malformed"))
                continue
            if len(found) < MOST_CHOICES:
                found[choice] = None
            else:
                self.unread.append(Unread(name, value, "too-many"))
        return tuple(found)

    def one(self, name: str, parse: Callable[[str], T]) -> T | None:
        """The first value of the key, when it can be read."""
        first, *others = self.values.get(name) or [""]
        self.unread += [Unread(name, other, "repeated") for other in others]
        if not first:
            return None
        try:
            return parse(first)
        except (ValueError, LookupError):
            self.unread.append(Unread(name, first, "malformed"))
            return None

    def bounds(self) -> tuple[Bound | None, Bound | None]:
        """`from` and `to`; an end before its beginning is put aside.

        A whole range in `from`, or what is counted from today, has its own end.
        """
        since, until = dating.ends(self.one("from", dating.dated), self.one("to", dating.dated))
        if since and until and until.days.last < since.days.first:
            name = "to" if self.values.get("to") else "from"
            self.unread.append(Unread(name, self.values[name][0], "reversed"))
            until = None
        return since, until


def _is_one(since: Bound | None, until: Bound | None) -> bool:
    """Whether what is said in `from` says the end too."""
    return isinstance(since, Recent) and since == until


def _form(text: str) -> str:
    """A form that is switched off.  Raises ValueError where the text has no letter."""
    form = folded(text)
    if not any(map(str.isalnum, form)):
        raise ValueError(f"no form: {text!r}")
    return form


def _page(text: str) -> int:
    if not re.fullmatch(r"[0-9]+", text) or not text.strip("0"):
        raise ValueError(f"not a page: {text!r}")
    digits = text.lstrip("0")
    return LAST_PAGE if len(digits) > len(str(LAST_PAGE)) else min(int(digits), LAST_PAGE)


def _per(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,3}", text) or int(text) not in PAGE_SIZES:
        raise ValueError(f"not a page size: {text!r}")
    return int(text)


def _within(finer: DateChoice, choice: DateChoice) -> bool:
    """Whether the one is a month or a day of the other."""
    return finer != choice and str(finer).startswith(f"{choice}-")


def _plain(text: str) -> str:
    """The text with each control character as a space, and none at its ends."""
    if not text.isprintable():
        text = "".join(" " if unicodedata.category(sign) == "Cc" else sign for sign in text)
    return text.strip()
