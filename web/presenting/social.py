"""What a link to a release shows where it is shared: Open Graph, https://ogp.me."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from index.release import LANGUAGES, Language, Release, Version
from web.beginning import beginning
from web.citing.work import one_line
from web.issued import issued
from web.links import Links, absolute

LONGEST: Final = 200
"""Signs of a description."""

LOCALES: Final[dict[Language, str]] = {"fr": "fr_FR", "en": "en_GB"}


@dataclass(frozen=True, slots=True)
class Social:
    """The title, the first words, the address, the days and the languages of a shared link."""

    title: str
    description: str
    url: str
    published: str | None
    updated: str | None
    locale: str
    alternates: tuple[str, ...]


def social(release: Release, version: Version, *, language: Language) -> Social:
    """What is shown of the release where its page in that language is shared."""
    return Social(
        title=one_line(version.title),
        description=beginning(version, longest=LONGEST),
        url=absolute(Links(language).release(release.id)),
        published=_iso(issued(release)),
        updated=_iso(release.updated),
        locale=LOCALES[language],
        alternates=tuple(LOCALES[other] for other in LANGUAGES if other != language),
    )


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value else None
