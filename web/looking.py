"""How a look through the officials is written in an address, and read back.

    ?q=&letter=&office=&date=&institution=&page=

As with searches, any address is a look: what cannot be read is put aside with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from string import ascii_lowercase
from typing import Final
from urllib.parse import urlencode

from search import dating
from search.dating import Dated
from search.directory import NO_LETTER, Looking
from web.address import LAST_PAGE, LONGEST_VALUE, Unread

KEYS: Final = ("q", "letter", "office", "date", "institution", "page")

LONGEST: Final = 256
"""Characters of a name or an office that are read: no query has more."""

_INSTITUTION: Final = re.compile(r"[a-z][a-z-]{0,60}")


@dataclass(frozen=True, slots=True)
class Looked:
    """What an address looks for, the date as a reader may write it, and what could not be read."""

    looking: Looking
    date: Dated | None = None
    typed: str = ""
    unread: tuple[Unread, ...] = ()


def read(pairs: Iterable[tuple[str, str]]) -> Looked:
    """The look that the decoded parameters ask for.

    >>> looked = read([("q", "ruge"), ("office", "ambassadeur"), ("date", "juin 2023")])
    >>> looked.looking.name, str(looked.date), looked.unread
    ('ruge', '2023-06', ())
    """
    given: dict[str, str] = {}
    unread: list[Unread] = []
    for name, value in pairs:
        text = " ".join(value[:LONGEST_VALUE].split())
        if name not in KEYS:
            unread.append(Unread(name, text, "unknown"))
        elif text and name in given:
            unread.append(Unread(name, text, "repeated"))
        elif text:
            given[name] = text[:LONGEST]
    looking = Looking(name=given.get("q", ""), office=given.get("office", ""))
    date: Dated | None = None
    for name in ("letter", "institution", "date", "page"):
        text = given.get(name, "")
        try:
            if text and name == "date":
                date = dating.dated(text)
                looking = replace(looking, days=date.days)
            elif text:
                looking = _with(looking, name, text)
        except ValueError:
            unread.append(Unread(name, text, "malformed"))
    return Looked(looking, date, given.get("date", ""), tuple(unread))


def _with(looking: Looking, name: str, text: str) -> Looking:
    """With the parameter.  Raises ValueError where it cannot be read."""
    if name == "letter" and text.lower() in {*ascii_lowercase, NO_LETTER}:
        return replace(looking, letter=text.lower())
    if name == "institution" and _INSTITUTION.fullmatch(text):
        return replace(looking, institution=text)
    if name == "page" and re.fullmatch(r"[0-9]{1,9}", text) and text.strip("0"):
        return replace(looking, page=min(int(text), LAST_PAGE))
    raise ValueError(f"{name} cannot be {text!r}")


def write(looking: Looking, date: Dated | None = None) -> str:
    """The query string that asks this, without its question mark.

    >>> write(Looking(name="Geoană", letter="g", page=2))
    'q=Geoan%C4%83&letter=g&page=2'
    """
    pairs = (
        ("q", looking.name),
        ("letter", looking.letter),
        ("office", looking.office),
        ("date", str(date or "") if looking.office else ""),
        ("institution", looking.institution),
        ("page", str(looking.page) if looking.page > 1 else ""),
    )
    return urlencode([pair for pair in pairs if pair[1]], errors="replace")
