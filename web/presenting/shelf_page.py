"""The page of a shelf: what is on it, how it is cited, what may be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from index.release import Language, Release
from web.citing.sentence import sentence
from web.citing.work import work
from web.days import When, when
from web.exporting.formats import FORMATS
from web.links import Links, absolute
from web.presenting.cite import Download
from web.presenting.frame import Frame, framed
from web.presenting.receipt import unread_lines
from web.shelf import MOST, Shelf
from web.wording import Wording, wording

_CITED: Final[dict[Language, str]] = {"fr": "cite-fr", "en": "cite-en"}


@dataclass(frozen=True, slots=True)
class Standing:
    """A release on the shelf, and the shelf without it."""

    title: str
    language: Language
    href: str
    happened: When | None
    issuer: str | None
    kind: str | None
    without: str


@dataclass(frozen=True, slots=True)
class Missing:
    """An id on the shelf that no release has, and the shelf without it."""

    id: str
    without: str


@dataclass(frozen=True, slots=True)
class ShelfPage:
    """All of the page; `cited` has the citations in each language, the interface's first."""

    heading: str
    action: str
    address: str
    ids: tuple[str, ...]
    standing: tuple[Standing, ...]
    missing: tuple[Missing, ...]
    cited: tuple[tuple[Language, str, tuple[str, ...]], ...]
    files: tuple[Download, ...]
    feed: str
    empty: str | None
    notices: tuple[str, ...]


def shelf_page(
    shelf: Shelf, releases: Sequence[Release], *, language: Language
) -> tuple[Frame, ShelfPage]:
    """The page of the shelf with the releases that there are of it."""
    t, links = wording(language), Links(language)
    known = {release.id for release in releases}
    there = tuple(id for id in shelf.ids if id in known)
    other: Language = "en" if language == "fr" else "fr"
    page = ShelfPage(
        heading=t.count("shelf-holds", len(releases)),
        action=links.shelf(Shelf()),
        address=absolute(links.shelf(shelf)),
        ids=shelf.ids,
        standing=tuple(_standing(one, shelf, t=t, links=links) for one in releases),
        missing=tuple(
            Missing(id, links.shelf(shelf.without(id))) for id in shelf.ids if id not in known
        ),
        cited=tuple((one, t(_CITED[one]), _cited(releases, one)) for one in (language, other)),
        files=tuple(
            Download(form.label, links.shelf(Shelf(there), end)) for end, form in FORMATS.items()
        ),
        feed=links.shelf(shelf, "atom"),
        empty=None if shelf.ids else t("shelf-empty", most=t.number(MOST)),
        notices=unread_lines(shelf.unread, t=t),
    )
    frame = framed(
        t("shelf"), language=language, here=lambda there: there.shelf(shelf), indexed=False
    )
    return frame, page


def _standing(release: Release, shelf: Shelf, *, t: Wording, links: Links) -> Standing:
    version = release.version(t.language) or release.versions[0]
    return Standing(
        version.title,
        version.language,
        links.release(release.id),
        when(release.happened, language=t.language) if release.happened else None,
        release.issuer,
        release.kind,
        links.shelf(shelf.without(release.id)),
    )


def _cited(releases: Sequence[Release], language: Language) -> tuple[str, ...]:
    links = Links(language)
    return tuple(
        sentence(
            work(one, prefer=language, link=absolute(links.release(one.id))), language=language
        )
        for one in releases
    )
