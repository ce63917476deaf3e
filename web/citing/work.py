"""What is cited of a release: one version, its dates, and where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from index.release import Days, Language, Release, ReleaseId
from web.links import source

_SPACE: Final = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")


@dataclass(frozen=True, slots=True)
class Work:
    """A release as a reference: `link` is its permanent address here, `source` that of its issuer.

    `days` is when it was published where that is known, else when it happened.
    `paragraph` is the one that is cited, counted from 1, None for the whole.
    Every text is on one line.
    """

    id: ReleaseId
    language: Language
    title: str
    issuer: str | None
    kind: str | None
    days: Days | None
    updated: date | datetime | None
    source: str | None
    link: str
    paragraph: int | None = None


def work(
    release: Release,
    *,
    prefer: Language,
    link: str,
    paragraph: tuple[Language, int] | None = None,
) -> Work:
    """The release as it is cited, by its version in that language when it has one.

    `paragraph` is the version and the number of the block that is cited, from 0.
    """
    wanted = paragraph[0] if paragraph else prefer
    version = release.version(wanted) or release.versions[0]
    return Work(
        id=release.id,
        language=version.language,
        title=one_line(version.title),
        issuer=one_line(version.issuer or release.issuer or "") or None,
        kind=one_line(version.kind or release.kind or "") or None,
        days=Days.on(release.published) if release.published else release.happened,
        updated=release.updated,
        source=source(version.url) or next(filter(None, _sources(release)), None),
        link=link,
        paragraph=paragraph[1] + 1 if paragraph else None,
    )


def one_line(text: str) -> str:
    r"""The text with each run of spaces, ends of line and control characters as one space.

    >>> one_line(" Une\r\nligne\x00")
    'Une ligne'
    """
    return _SPACE.sub(" ", text).strip()


def _sources(release: Release) -> tuple[str | None, ...]:
    return tuple(source(version.url) for version in release.versions)
