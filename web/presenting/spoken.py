"""What an official is quoted as saying, each quote once, with every release that prints it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from index.release import Language
from search.quotes import QuoteShown
from web.days import When, when
from web.links import Links
from web.presenting.tenures import place
from web.wording import Wording


@dataclass(frozen=True, slots=True)
class Place:
    """The address of the paragraph that prints a quote, and the day of its release if known."""

    href: str
    day: When | None


@dataclass(frozen=True, slots=True)
class Printed:
    """Releases by one title that print a quote."""

    title: str
    language: Language
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A quote, and where it is printed, in the order in which the releases came."""

    text: str
    language: Language
    printed: tuple[Printed, ...]


def spoken(quotes: Iterable[QuoteShown], *, t: Wording, links: Links) -> tuple[Spoken, ...]:
    """The quotes; the same words, whatever spaces and point end them, are one."""
    found: dict[tuple[str, Language], list[QuoteShown]] = {}
    for one in quotes:
        words = " ".join(one.text.split()).rstrip(".,; ").casefold()
        found.setdefault((words, one.language), []).append(one)
    return tuple(
        Spoken(same[0].text, same[0].language, _printed(same, t=t, links=links))
        for same in found.values()
    )


def _printed(quotes: Iterable[QuoteShown], *, t: Wording, links: Links) -> tuple[Printed, ...]:
    found: dict[tuple[str, Language], dict[Place, None]] = {}
    for one in quotes:
        day = when(one.happened, language=t.language) if one.happened else None
        key = one.version.title, one.version.language
        found.setdefault(key, {})[Place(place(one, links=links), day)] = None
    return tuple(Printed(*key, tuple(places)) for key, places in found.items())
