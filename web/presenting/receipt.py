"""The receipt in plain words: what was searched, added, put aside, and which limits were met."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from search.query import Query
from search.results import Receipt
from web.address import Unread, Why
from web.links import Links
from web.presenting.additions import (
    Beside,
    Switch,
    additions,
    is_counted,
    switched_off,
    translating,
)
from web.wording import Wording

_UNREAD: Final[dict[Why, str]] = {
    "unknown": "unread-unknown",
    "malformed": "unread-malformed",
    "repeated": "unread-repeated",
    "too-many": "unread-too-many",
    "reversed": "unread-reversed",
}

NAMED_AT_MOST: Final = 8
"""Parameters that are named one by one; a hostile address has thousands."""

LONGEST_NAMED: Final = 60
"""Characters of a parameter that are shown."""


@dataclass(frozen=True, slots=True)
class ReceiptShown:
    """The words that were searched, what was added, a line for all else that is to be known.

    `off` are the added forms that stay switched off when the page searches again; `translating`
    switches the words of the other language off or on, and `is_translated` tells how it stands.
    """

    searched: tuple[str, ...]
    besides: tuple[Beside, ...]
    is_counted: bool
    off: tuple[str, ...]
    translating: Switch | None
    is_translated: bool
    lines: tuple[str, ...]


def receipt_shown(
    receipt: Receipt, query: Query, unread: Iterable[Unread], *, t: Wording, links: Links
) -> ReceiptShown:
    """The receipt, followed by what of the address could not be read."""
    lines = [
        *(t.note(note.message, about=note.about) for note in receipt.ignored),
        *(t.note(note.message, about=_figure(note.about, t)) for note in receipt.limits),
        *unread_lines(unread, t=t),
    ]
    if receipt.relaxed:
        lines.insert(0, t.note(receipt.relaxed.message, about=receipt.relaxed.about))
    besides = additions(receipt, query, t=t, links=links)
    return ReceiptShown(
        searched=receipt.searched,
        besides=besides,
        is_counted=is_counted(besides),
        off=switched_off(receipt),
        translating=translating(receipt, query, t=t, links=links),
        is_translated=query.translate,
        lines=tuple(dict.fromkeys(lines)),
    )


def unread_lines(unread: Iterable[Unread], *, t: Wording) -> tuple[str, ...]:
    """A line for each parameter that was put aside, and one for those beyond the first few."""
    every = tuple(unread)
    lines = [
        t(_UNREAD[one.why], name=_short(one.name), value=_short(one.value))
        for one in every[:NAMED_AT_MOST]
    ]
    if len(every) > NAMED_AT_MOST:
        lines.append(t.count("unread-more", len(every) - NAMED_AT_MOST))
    return tuple(lines)


def _figure(about: str, t: Wording) -> str:
    """A limit as the language writes figures; what is none is as it is."""
    is_figure = about.isascii() and about.isdecimal()
    return t.number(int(about)) if is_figure else about


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_NAMED else text[:LONGEST_NAMED] + "…"
