"""The page of a release: its dates, its people, its text in each language that it exists in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from index.release import BlockKind, Language, Release, Version
from search.resemblance import Alike
from web.days import Instant, When, moment, when
from web.links import Links, source
from web.presenting.alike import AlikeShown, alike_shown
from web.presenting.facets import language_name
from web.presenting.frame import Frame, framed
from web.wording import Wording, wording


@dataclass(frozen=True, slots=True)
class BlockShown:
    """A paragraph, heading or caption; `anchor` is its place in the page's address."""

    anchor: str
    kind: BlockKind
    language: Language
    text: str


@dataclass(frozen=True, slots=True)
class VersionShown:
    """The release in one language."""

    anchor: str
    language: Language
    name: str
    title: str
    blocks: tuple[BlockShown, ...]
    source: str | None


@dataclass(frozen=True, slots=True)
class PersonShown:
    """Someone named in the release, with the role printed there and its language when known."""

    name: str
    href: str
    role: str | None
    role_language: Language | None


@dataclass(frozen=True, slots=True)
class ReleasePage:
    """All of the page; `first` is the version that the page leads with."""

    id: str
    first: VersionShown
    others: tuple[VersionShown, ...]
    happened: When | None
    published: Instant | None
    updated: Instant | None
    issuer: str | None
    kind: str | None
    people: tuple[PersonShown, ...]
    alike: tuple[AlikeShown, ...]

    @property
    def sourced(self) -> tuple[VersionShown, ...]:
        """The versions whose source can be followed."""
        return tuple(version for version in (self.first, *self.others) if version.source)


def release_page(
    release: Release, alike: Iterable[Alike], *, language: Language
) -> tuple[Frame, ReleasePage]:
    """The page of the release, led by the version in the interface's language when there is one."""
    t, links = wording(language), Links(language)
    leading = release.version(language) or release.versions[0]
    page = ReleasePage(
        id=release.id,
        first=_version(leading, t),
        others=tuple(_version(v, t) for v in release.versions if v is not leading),
        happened=when(release.happened, language=language) if release.happened else None,
        published=moment(release.published, language=language) if release.published else None,
        updated=moment(release.updated, language=language) if release.updated else None,
        issuer=release.issuer,
        kind=release.kind,
        people=tuple(
            PersonShown(
                person.name,
                links.person(person.id),
                person.role,
                next(
                    (
                        mention.language
                        for mention in release.mentions
                        if mention.person == person.id and mention.role == person.role
                    ),
                    None,
                ),
            )
            for person in release.people
        ),
        alike=tuple(alike_shown(one, t=t, links=links) for one in alike),
    )
    return framed(
        leading.title, language=language, here=lambda there: there.release(release.id)
    ), page


def _version(version: Version, t: Wording) -> VersionShown:
    return VersionShown(
        anchor=version.language,
        language=version.language,
        name=language_name(version.language, t=t),
        title=version.title,
        blocks=tuple(
            BlockShown(f"{version.language}-{number}", block.kind, block.language, block.text)
            for number, block in enumerate(version.blocks, 1)
        ),
        source=source(version.url),
    )
