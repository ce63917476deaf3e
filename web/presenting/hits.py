"""A found release as the list shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from index.release import Language
from search.query import Query
from search.results import Cited, Hit, Snippet
from web import highlighting
from web.carried import Carried, asks
from web.days import Instant, When, moment, when
from web.links import Links
from web.permalinks import anchors
from web.presenting.frame import LANGUAGE_NAMES
from web.presenting.quoted import Speaker
from web.wording import Wording

PEOPLE: Final = 4
"""Beside a result; the release has them all."""


@dataclass(frozen=True, slots=True)
class NamedShown:
    """A person beside a result, with the role printed in that release."""

    name: str
    role: str | None
    href: str


@dataclass(frozen=True, slots=True)
class FragmentShown:
    """A passage, with what matched marked, and the language that it is in."""

    text: Markup
    language: Language


@dataclass(frozen=True, slots=True)
class CitedShown:
    """Whose words the passage is, where that is told, and the way to their paragraph."""

    speakers: tuple[Speaker, ...]
    paragraph: str | None


@dataclass(frozen=True, slots=True)
class HitShown:
    """A result.  `language` is that of its title; each fragment has its own.

    `published` is None too where it is the day that it happened.
    """

    id: str
    href: str
    title: Markup
    language: Language
    happened: When | None
    published: Instant | None
    updated: Instant | None
    issuer: str | None
    kind: str | None
    people: tuple[NamedShown, ...]
    more_people: str | None
    fragments: tuple[FragmentShown, ...]
    why: str | None
    cited: CitedShown | None
    available: str
    """In which languages the release exists, in words."""


def hit_shown(
    hit: Hit, *, t: Wording, links: Links, query: Query | None = None, at: int | None = None
) -> HitShown:
    """The result in the words of the interface; with a query of words, the way to why it is one.

    The link carries the query along, when that asks anything, and which of its results this is.
    """
    carried = Carried(query, at) if query and asks(query) else None
    return HitShown(
        id=hit.id,
        href=links.release(hit.id, carried),
        title=highlighting.title(hit.title),
        language=hit.language,
        happened=when(hit.happened, language=t.language) if hit.happened else None,
        published=(
            moment(hit.published, language=t.language)
            if hit.published and hit.published != (hit.happened and hit.happened.last)
            else None
        ),
        updated=moment(hit.updated, language=t.language) if hit.updated else None,
        issuer=hit.issuer,
        kind=hit.kind,
        people=tuple(
            NamedShown(person.name, person.role, links.person(person.id))
            for person in hit.people[:PEOPLE]
        ),
        more_people=(
            t.count("more-people", len(hit.people) - PEOPLE) if len(hit.people) > PEOPLE else None
        ),
        fragments=_fragments(hit.snippet) if hit.snippet else (),
        why=links.why(hit.id, query) if query and query.text.strip() else None,
        cited=_cited(hit.cited, hit.id, links) if hit.cited else None,
        available=_available(hit, t),
    )


def _cited(cited: Cited, id: str, links: Links) -> CitedShown:
    block = cited.block
    return CitedShown(
        speakers=tuple(Speaker(one.name, links.person(one.id)) for one in cited.speakers),
        paragraph=links.paragraph(id, anchors(cited.version)[block]) if block is not None else None,
    )


def _fragments(snippet: Snippet) -> tuple[FragmentShown, ...]:
    texts = highlighting.pieces(snippet)
    return tuple(
        FragmentShown(text, fragment.language)
        for text, fragment in zip(texts, snippet.fragments, strict=True)
    )


def _available(hit: Hit, t: Wording) -> str:
    if len(hit.languages) == 1:
        return t("only-language", language=t(LANGUAGE_NAMES[hit.languages[0]]))
    return t("both-languages")
