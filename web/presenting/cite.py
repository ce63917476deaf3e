"""How a release is cited, ready to be copied or downloaded."""

from __future__ import annotations

from dataclasses import dataclass

from index.release import Language, Release
from web.citing.sentence import sentence
from web.citing.work import work
from web.exporting.formats import FORMATS, REFERENCES
from web.links import Links, absolute
from web.permalinks import Pointed


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take along."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Cite:
    """The citation in French, in English, and for programs."""

    french: str
    english: str
    downloads: tuple[Download, ...]


def cite(
    release: Release,
    *,
    language: Language,
    paragraph: Pointed | None = None,
    anchor: object = None,
) -> Cite:
    """The citations of the release, or of that paragraph of it, which has that anchor."""

    def cited(interface: Language) -> str:
        links = Links(interface)
        link = links.release(release.id)
        if paragraph:
            link = links.paragraph(release.id, anchor)
        part = (paragraph.language, paragraph.block) if paragraph else None
        one = work(release, prefer=interface, link=absolute(link), paragraph=part)
        return sentence(one, language=interface)

    links = Links(language)
    return Cite(
        cited("fr"),
        cited("en"),
        tuple(
            Download(FORMATS[form].label, links.reference(release.id, form)) for form in REFERENCES
        ),
    )
