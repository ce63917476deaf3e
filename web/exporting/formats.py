"""The formats that releases can be taken along in, by the end of their address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from index.release import Language, Release
from web.citing import bibtex, csl, ris
from web.citing.work import Work, work
from web.exporting import objects, table
from web.links import Links, absolute

Writing = Callable[[Iterable[Release], Language], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name in every language, its media type, and how releases are written in it."""

    label: str
    mimetype: str
    write: Writing


def _referring(bibliography: Callable[[Iterable[Work]], Iterator[str]]) -> Writing:
    def write(releases: Iterable[Release], language: Language) -> Iterator[str]:
        links = Links(language)
        works = (
            work(one, prefer=language, link=absolute(links.release(one.id))) for one in releases
        )
        return bibliography(works)

    return write


FORMATS: Final[Mapping[str, Format]] = {
    "csv": Format(
        "CSV",
        "text/csv; charset=utf-8; header=present",
        lambda releases, language: table.rows(releases, language=language),
    ),
    "json": Format(
        "JSON",
        "application/json",
        lambda releases, language: objects.array(releases, language=language),
    ),
    "jsonl": Format(
        "JSON Lines",
        "application/jsonl; charset=utf-8",
        lambda releases, language: objects.lines(releases, language=language),
    ),
    "bib": Format("BibTeX", "application/x-bibtex; charset=utf-8", _referring(bibtex.bibliography)),
    "ris": Format(
        "RIS",
        "application/x-research-info-systems; charset=utf-8",
        _referring(ris.records),
    ),
    "csl.json": Format(
        "CSL-JSON", "application/vnd.citationstyles.csl+json", _referring(csl.items)
    ),
}
"""Tables and objects hold what a release says; the last three how it is cited."""

REFERENCES: Final = ("bib", "ris", "csl.json")
