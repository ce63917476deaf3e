"""The page of a release's two versions side by side, paragraph beside paragraph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from index.release import BlockKind, Language, Release, Version
from search.side_by_side import Row, side_by_side
from web.carried import Carried, results
from web.links import Links
from web.permalinks import anchors
from web.presenting.facets import language_name
from web.presenting.frame import Frame, framed
from web.presenting.receipt import unread_lines
from web.presenting.version_links import VersionLink, version_links
from web.wording import Wording, wording

_LEFT_OUT: Final[dict[Language, str]] = {"fr": "left-out-fr", "en": "left-out-en"}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, heading or caption as it stands, with its permanent link."""

    text: str
    language: Language
    kind: BlockKind
    href: str
    label: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What one version has in a row: paragraphs, or in words that it has none."""

    language: Language
    paragraphs: tuple[Paragraph, ...]
    missing: str | None


@dataclass(frozen=True, slots=True)
class RowShown:
    """What both versions have at one place; `anchor` leads to it."""

    anchor: str
    cells: tuple[Cell, Cell]


@dataclass(frozen=True, slots=True)
class Column:
    """A version's name and title, at the head of its paragraphs."""

    language: Language
    name: str
    title: str


@dataclass(frozen=True, slots=True)
class Omission:
    """That one version lacks what the other says, in words, and where."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class SidePage:
    """All of the page; the version in the interface's language stands first.

    `back` leads to the results that the reader came from, None where no question is carried along;
    `notices` say what of its address was not read.
    """

    title: str
    language: Language
    columns: tuple[Column, Column]
    rows: tuple[RowShown, ...]
    omissions: tuple[Omission, ...]
    summary: str
    versions: tuple[VersionLink, ...]
    back: str | None
    notices: tuple[str, ...]


def side_page(
    release: Release, *, carried: Carried, language: Language
) -> tuple[Frame, SidePage] | None:
    """The page, None for a release that exists in one language alone."""
    first, second = (release.version(one) for one in (language, "en" if language == "fr" else "fr"))
    if first is None or second is None:
        return None
    t, links = wording(language), Links(language)
    both = (_Text(first, release, t, links), _Text(second, release, t, links))
    rows: list[RowShown] = []
    omissions: list[Omission] = []
    for number, row in enumerate(side_by_side(release), 1):
        cells = (both[0].cell(row), both[1].cell(row))
        rows.append(RowShown(f"row-{number}", cells))
        omissions += [Omission(cell.missing, f"#row-{number}") for cell in cells if cell.missing]
    page = SidePage(
        title=first.title,
        language=first.language,
        columns=(both[0].column, both[1].column),
        rows=tuple(rows),
        omissions=tuple(omissions),
        summary=t.count("omissions", len(omissions)) if omissions else t("no-omissions"),
        versions=version_links(release, None, t=t, links=links, carried=carried),
        back=links.search(results(carried)) if carried.is_asking else None,
        notices=unread_lines(carried.unread, t=t),
    )
    frame = framed(
        t("side-by-side-of", title=first.title),
        language=language,
        here=lambda there: there.both(release.id, carried),
        canonical=lambda there: there.both(release.id),
    )
    return frame, page


@dataclass(frozen=True, slots=True)
class _Text:
    """One of the two versions."""

    version: Version
    release: Release
    t: Wording
    links: Links

    @property
    def column(self) -> Column:
        version = self.version
        return Column(version.language, language_name(version.language, t=self.t), version.title)

    def cell(self, row: Row) -> Cell:
        """What the version has in that row."""
        version, name = self.version, language_name(self.version.language, t=self.t)
        places = row.french if version.language == "fr" else row.english
        named = anchors(version)
        found = tuple(
            Paragraph(
                version.blocks[place].text,
                version.blocks[place].language,
                version.blocks[place].kind,
                self.links.paragraph(self.release.id, named[place]),
                self.t("paragraph-link", number=self.t.number(place + 1), language=name),
            )
            for place in places
        )
        missing = None if found else self.t(_LEFT_OUT[version.language])
        return Cell(version.language, found, missing)
