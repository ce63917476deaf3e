"""A shelf: a set of releases in one address, which is all there is of it.

    /fr/shelf?id=000_22f758d05eafb563&id=004_1c4b25704dc0e3be

Nothing is kept of it on any side, so it is shared by its address, and no other page knows of it.
What is to be put on it comes as `add`: an id, the address of a release, or that of another shelf,
all of whose releases are added.  From a list of results, ticked releases come as `id`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from web.address import Unread

MOST: Final = 100
"""Releases on a shelf: more would not fit into an address that every server lets through."""

LONGEST_ID: Final = 200


@dataclass(frozen=True, slots=True)
class Shelf:
    """The ids on a shelf, no one twice; `is_added` tells that some came by `add`."""

    ids: tuple[str, ...] = ()
    is_added: bool = False
    unread: tuple[Unread, ...] = ()

    def without(self, id: str) -> Shelf:
        """The shelf without that one."""
        return Shelf(tuple(one for one in self.ids if one != id))


def read(pairs: Iterable[tuple[str, str]]) -> Shelf:
    """The shelf that the decoded parameters name.

    >>> read([("id", "a"), ("add", "https://example.org/en/shelf?id=b&id=a")]).ids
    ('a', 'b')
    """
    ids: dict[str, None] = {}
    unread = []
    is_added = False
    for name, value in pairs:
        if name not in {"id", "add"}:
            unread.append(Unread(name, value, "unknown"))
            continue
        is_added |= name == "add"
        for id in _meant(value) if name == "add" else (value,):
            if len(id) > LONGEST_ID:
                unread.append(Unread(name, id, "malformed"))
            elif id in ids or not id:
                continue
            elif len(ids) < MOST:
                ids[id] = None
            else:
                unread.append(Unread(name, id, "too-many"))
    return Shelf(tuple(ids), is_added, tuple(unread))


def write(shelf: Shelf) -> str:
    """The query string that names the shelf, without its question mark."""
    return urlencode([("id", id) for id in shelf.ids], errors="replace")


def _meant(text: str) -> Iterator[str]:
    """The ids that a reader means by what was typed or pasted."""
    text = text.strip()
    try:
        parts = urlsplit(text)
    except ValueError:  # brackets that are no address
        yield text
        return
    before, separator, after = parts.path.partition("/release/")
    if separator and before.rsplit("/", 1)[-1] in {"fr", "en"}:
        yield unquote(after.split("/", 1)[0])
    elif parts.path.endswith(("/fr/shelf", "/en/shelf")):
        yield from (value for name, value in parse_qsl(parts.query) if name == "id")
    else:
        yield text
