"""The page of a release: its dates, its people, its text in each language that it exists in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from index.release import BlockKind, Language, Mention, Release, Version
from search.context import InContext, MarkedVersion
from search.resemblance import Alike
from search.results import Run
from web.carried import Carried
from web.days import Instant, When, moment, when
from web.links import Links, source
from web.permalinks import Anchor, Pointed, anchors
from web.presenting.alike import AlikeShown, alike_shown
from web.presenting.cite import Cite, cite
from web.presenting.facets import language_name
from web.presenting.frame import Frame, framed
from web.presenting.joined import joined
from web.presenting.passages import stretches
from web.presenting.place import Way, way
from web.presenting.quoted import Piece, Speaker, pieces, speakers
from web.presenting.receipt import unread_lines
from web.presenting.schema_org import news_article
from web.presenting.social import Social, social
from web.presenting.version_links import VersionLink, version_links
from web.shelf import Shelf
from web.wording import Wording, wording


@dataclass(frozen=True, slots=True)
class BlockShown:
    """A paragraph, heading or caption; `anchor` is its place in the page's address.

    `href` is its permanent link, `number` its place in the version; `is_pointed` tells that the
    address leads to it.  `speakers` are those who are quoted in it.
    """

    anchor: str
    kind: BlockKind
    language: Language
    pieces: tuple[Piece, ...]
    href: str
    number: str
    is_pointed: bool
    speakers: tuple[Speaker, ...] = ()


@dataclass(frozen=True, slots=True)
class VersionShown:
    """The release in one language."""

    anchor: str
    language: Language
    name: str
    title: tuple[Run, ...]
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
    way: Way | None
    pointed: str | None
    pointed_anchor: str | None
    is_edited: bool
    notices: tuple[str, ...]
    cite: Cite
    shelf: str
    social: Social
    article: dict[str, object]
    versions: tuple[VersionLink, ...]
    joined: tuple[str, ...]

    @property
    def sourced(self) -> tuple[VersionShown, ...]:
        """The versions whose source can be followed."""
        return tuple(version for version in (self.first, *self.others) if version.source)


@dataclass(frozen=True, slots=True)
class Asked:
    """The paragraph that an address leads to: its name there, and where it is now, if anywhere."""

    anchor: Anchor
    found: Pointed | None


def release_page(
    context: InContext,
    alike: Iterable[Alike],
    *,
    carried: Carried,
    language: Language,
    paragraph: Asked | None = None,
    led_by: Language | None = None,
) -> tuple[Frame, ReleasePage]:
    """The page of the release, led by the version in the interface's language when there is one.

    `led_by` asks for another one.
    """
    t, links, release = wording(language), Links(language), context.release
    leading = release.version(led_by or language) or release.versions[0]
    found = paragraph.found if paragraph else None
    if found:
        leading = release.version(found.language) or leading
    marked = {one.language: one for one in context.versions} if carried.marked else {}

    def shown(version: Version) -> VersionShown:
        return _version(
            version, release, marked.get(version.language), paragraph=paragraph, t=t, links=links
        )

    page = ReleasePage(
        id=release.id,
        first=shown(leading),
        others=tuple(shown(v) for v in release.versions if v is not leading),
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
        way=way(context, carried, t=t, links=links),
        pointed=_told(paragraph, t) if paragraph else None,
        pointed_anchor=str(paragraph.anchor) if paragraph and found else None,
        is_edited=found is not None and not found.is_same,
        notices=unread_lines(carried.unread, t=t),
        cite=cite(
            release,
            language=language,
            paragraph=found,
            anchor=_own(release, found) if found else None,
        ),
        shelf=links.shelf(Shelf((release.id,))),
        social=social(release, leading, language=language),
        article=news_article(release, leading, links=links),
        versions=version_links(release, leading.language, t=t, links=links, carried=carried),
        joined=joined(release, t=t),
    )

    def here(there: Links) -> str:
        if paragraph:
            return there.paragraph(release.id, paragraph.anchor)
        if led_by:
            return there.version(release.id, led_by, carried)
        return there.release(release.id, carried)

    frame = framed(
        leading.title,
        language=language,
        here=here,
        canonical=lambda there: there.release(release.id),
    )
    return frame, page


def _told(paragraph: Asked, t: Wording) -> str:
    """What the reader is told of the paragraph that the address leads to."""
    if paragraph.found is None:
        return t("paragraph-gone")
    key = "paragraph-same" if paragraph.found.is_same else "paragraph-edited"
    return t(key, number=t.number(paragraph.found.block + 1))


def _own(release: Release, found: Pointed) -> Anchor | None:
    """The anchor that the paragraph has now, which a new citation gives."""
    version = release.version(found.language)
    return anchors(version)[found.block] if version else None


def _version(
    version: Version,
    release: Release,
    marked: MarkedVersion | None,
    *,
    paragraph: Asked | None,
    t: Wording,
    links: Links,
) -> VersionShown:
    found = paragraph.found if paragraph else None
    named: dict[int | None, list[Mention]] = {}
    for one in release.mentions:
        if one.language == version.language:
            named.setdefault(one.block, []).append(one)

    said = [quote for quote in release.quotes if quote.language == version.language]

    def block(number: int, anchor: Anchor) -> BlockShown:
        text = version.blocks[number]
        runs = marked.blocks[number] if marked else (Run(text.text),)
        is_pointed = found is not None and (found.language, found.block) == (
            version.language,
            number,
        )
        return BlockShown(
            # whoever follows an old link comes to what its paragraph has become
            anchor=str(paragraph.anchor if paragraph and is_pointed else anchor),
            kind=text.kind,
            language=text.language,
            pieces=pieces(stretches(runs, named.get(number, ()), links=links), said, block=number),
            href=links.paragraph(release.id, anchor),
            number=t.number(number + 1),
            is_pointed=is_pointed,
            speakers=speakers(release, version, block=number, links=links),
        )

    return VersionShown(
        anchor=version.language,
        language=version.language,
        name=language_name(version.language, t=t),
        title=marked.title if marked else (Run(version.title),),
        blocks=tuple(block(number, anchor) for number, anchor in enumerate(anchors(version))),
        source=source(version.url),
    )
