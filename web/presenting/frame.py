"""What every page has around it: its language, its title, the way to the other language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from index.release import LANGUAGES, Language
from web.links import Links, absolute
from web.shelf import Shelf
from web.wording import Wording, wording

SITE: Final = "Communiqué"

LANGUAGE_NAMES: Final[dict[Language, str]] = {"fr": "language-fr", "en": "language-en"}
"""The message that names each language in the interface's own."""


@dataclass(frozen=True, slots=True)
class Switch:
    """The same page in one language of the interface, named in that language."""

    language: Language
    name: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """The language, title and links of a page; `indexed` is False where crawlers have no use.

    `canonical` is the one whole address of what several addresses show, `alternates` are those of
    the page in each language of the interface.
    """

    language: Language
    title: str
    t: Wording
    home: str
    people: str
    about: str
    described: str
    shelf: str
    switches: tuple[Switch, ...]
    alternates: tuple[tuple[Language, str], ...]
    canonical: str | None = None
    site: str = SITE
    indexed: bool = True


def framed(
    title: str,
    *,
    language: Language,
    here: Callable[[Links], str],
    canonical: Callable[[Links], str] | None = None,
    indexed: bool = True,
) -> Frame:
    """The frame of a page; `here` gives the page's own address in the language of the links.

    `canonical` gives the one under which it is to be known, where that is another.
    """
    links = Links(language)
    return Frame(
        language=language,
        title=f"{title} – {SITE}" if title else SITE,
        t=wording(language),
        home=links.search(),
        people=links.people(),
        about=links.about(),
        described=links.described(),
        shelf=links.shelf(Shelf()),
        switches=tuple(
            Switch(other, wording(other)("own-name"), here(Links(other)), other == language)
            for other in LANGUAGES
        ),
        alternates=tuple(
            (other, absolute((canonical or here)(Links(other)))) for other in LANGUAGES
        ),
        canonical=absolute(canonical(links)) if canonical else None,
        indexed=indexed,
    )
