"""What the way to a release carries along: the question, which result it is, whether matches show.

    /fr/release/ID?q=kosovo&date=2024&at=3&marks=no

`at` counts the results from 1; `marks=no` hides what matched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from search.query import Query
from web import address
from web.address import LAST_PAGE, Unread

OWN: Final = ("at", "marks")
_AT: Final = re.compile(r"0*[1-9][0-9]{0,8}")


@dataclass(frozen=True, slots=True)
class Carried:
    """The question, the place in its results when told, and whether what matched is marked."""

    query: Query
    at: int | None = None
    marked: bool = True
    unread: tuple[Unread, ...] = ()

    @property
    def is_asking(self) -> bool:
        """Whether there is a question at all: all releases, newest first, are none."""
        return asks(self.query)


def asks(query: Query) -> bool:
    """Whether the question has words, narrows, or sorts."""
    return bool(query.text.strip() or query.is_narrowed or query.sort)


def results(carried: Carried) -> Query:
    """The question, at the page of its results that the reader came from.

    >>> results(Carried(Query("kosovo"), at=11)).page
    2
    """
    query = carried.query
    return query.on_page(-(-carried.at // query.per)) if carried.at else query


def read(pairs: Iterable[tuple[str, str]]) -> Carried:
    """What the decoded parameters carry; what cannot be read is put aside.

    >>> carried = read([("q", "kosovo"), ("at", "3"), ("marks", "no")])
    >>> carried.query.text, carried.at, carried.marked
    ('kosovo', 3, False)
    """
    others, unread = [], []
    at, marked = None, True
    for name, value in pairs:
        if name == "at" and at is None and _AT.fullmatch(value):
            at = min(int(value), LAST_PAGE)
        elif name == "marks" and value in {"", "no"}:
            marked = not value
        elif name in OWN:
            unread.append(Unread(name, value, "malformed"))
        else:
            others.append((name, value))
    asked = address.read(others)
    return Carried(address.drilled(asked.query), at, marked, (*asked.unread, *unread))


def write(carried: Carried) -> str:
    """The query string that carries this, without its question mark."""
    own = [("at", str(carried.at))] if carried.at else []
    own += [] if carried.marked else [("marks", "no")]
    return "&".join(part for part in (address.write(carried.query), urlencode(own)) if part)
