"""The list of the officials, and the page of one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from unidecode import unidecode

from index.release import Language
from search.catalogue import Official
from search.query import Query
from search.results import Results
from web.address import Unread
from web.links import Links
from web.presenting.frame import Frame, framed
from web.presenting.hits import HitShown, hit_shown
from web.presenting.paging import Paging, paging
from web.presenting.receipt import unread_lines
from web.wording import wording

NO_LETTER: Final = ""
"""Where a name begins with no Latin letter, even once written in Latin ones."""


@dataclass(frozen=True, slots=True)
class OfficialShown:
    """An official in the list."""

    name: str
    href: str
    releases: str


@dataclass(frozen=True, slots=True)
class Letter:
    """The officials whose family name begins with a letter."""

    letter: str
    anchor: str
    officials: tuple[OfficialShown, ...]


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """All of the list."""

    heading: str
    letters: tuple[Letter, ...]


@dataclass(frozen=True, slots=True)
class PersonPage:
    """An official and a page of the releases that name them, the newest first."""

    name: str
    variants: tuple[str, ...]
    heading: str
    start: int
    hits: tuple[HitShown, ...]
    paging: Paging | None
    past_end: str | None
    notices: tuple[str, ...]
    search: str


def people_page(officials: Iterable[Official], *, language: Language) -> tuple[Frame, PeoplePage]:
    """The list, by the last word of each name: that is where one looks a person up."""
    t, links = wording(language), Links(language)
    ordered = sorted(officials, key=lambda official: (_place(official.name), official.id))
    letters = tuple(
        Letter(
            letter,
            "letter-other" if letter == NO_LETTER else f"letter-{letter.lower()}",
            tuple(
                OfficialShown(one.name, links.person(one.id), t.count("releases", one.releases))
                for one in group
            ),
        )
        for letter, group in groupby(ordered, key=lambda official: _letter(official.name))
    )
    page = PeoplePage(t.count("officials", len(ordered)), letters)
    return framed(t("people"), language=language, here=Links.people), page


def person_page(
    official: Official, results: Results, unread: Sequence[Unread] = (), *, language: Language
) -> tuple[Frame, PersonPage]:
    """The page of the official; `results` are the releases that name them."""
    t, links, query = wording(language), Links(language), results.query
    page = PersonPage(
        name=official.name,
        variants=tuple(name for name in official.variants if name != official.name),
        heading=t.count("releases", results.total),
        start=(query.page - 1) * query.per + 1,
        hits=tuple(hit_shown(hit, t=t, links=links) for hit in results.hits),
        paging=paging(
            query.page,
            results.pages,
            t=t,
            href=lambda number: links.person(official.id, query=query.on_page(number)),
        ),
        past_end=(
            t.count("past-end", results.pages, page=t.number(query.page))
            if query.page > results.pages
            else None
        ),
        notices=unread_lines(unread, t=t),
        search=links.search(Query(people=(official.id,))),
    )
    title = official.name
    if query.page > 1:
        numbers = {"page": t.number(query.page), "pages": t.number(results.pages)}
        title = t("title-page", text=title, **numbers)
    return framed(
        title, language=language, here=lambda there: there.person(official.id, query=query)
    ), page


def _place(name: str) -> tuple[bool, str, str]:
    folded = unidecode(name).casefold()
    family = folded.split()[-1] if folded.split() else ""
    return not family[:1].isalpha(), family, folded


def _letter(name: str) -> str:
    last, family, _ = _place(name)
    return NO_LETTER if last else family[0].upper()
