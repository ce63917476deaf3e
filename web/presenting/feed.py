"""Releases as an Atom feed (RFC 4287): of a search, of an official, of a shelf."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from html import escape
from typing import Final
from uuid import UUID, uuid5

from index.release import LANGUAGES, Language, Release, ReleaseId
from search.marking import passage, plain
from search.query import Query
from search.results import Hit, Results
from web.beginning import beginning
from web.links import Links, absolute, source
from web.presenting.chips import chips
from web.presenting.facets import resolved
from web.presenting.frame import SITE
from web.wording import wording

SPACE: Final = UUID("7d0b1a52-6b0e-5e0c-9a57-2f0a3c6d41e8")
"""The names of releases as entries: an entry keeps its id wherever the server moves."""

UNDATED: Final = "1970-01-01T00:00:00Z"
"""An entry must say when it was updated; of a release without any day nobody knows."""

LONGEST: Final = 500
"""Signs of a summary where nothing was searched for."""

_ILLEGAL: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A release in a feed; `summary` is HTML, escaped where its text is."""

    id: str
    title: str
    language: Language
    updated: str
    published: str | None
    href: str
    others: tuple[tuple[Language, str], ...]
    source: str | None
    author: str | None
    categories: tuple[str, ...]
    summary: str
    summary_language: Language


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed, its addresses and entries; `before` and `after` are its other pages (RFC 5005)."""

    title: str
    language: Language
    id: str
    href: str
    page: str
    updated: str
    entries: tuple[Entry, ...]
    before: str | None = None
    after: str | None = None
    site: str = SITE


def feed_of_search(results: Results, asked: Query, *, per: int | None, language: Language) -> Feed:
    """The results as a feed at the address of what was asked, which carries all of that.

    `per` is how many entries were asked for, None where that was not told.
    """
    t, links = wording(language), Links(language)
    query = resolved(results)
    title = [query.text.strip(), *(chip.label for chip in chips(results, query, t=t, links=links))]
    entries = tuple(_of_hit(hit, links=links) for hit in results.hits)

    def page(number: int) -> str:
        return absolute(links.feed(asked.on_page(number), per=per))

    return Feed(
        title=legal(f"{' · '.join(filter(None, title)) or t('all-releases')} – {SITE}"),
        language=language,
        id=page(1),
        href=page(query.page),
        page=absolute(links.search(replace(asked, page=1, per=Query().per))),
        updated=_last(entries),
        entries=entries,
        before=page(query.page - 1) if query.page > 1 else None,
        after=page(query.page + 1) if query.page < results.pages else None,
    )


def feed_of_releases(
    releases: Iterable[Release], *, title: str, page: str, href: str, language: Language
) -> Feed:
    """Certain releases as a feed; `page` and `href` are the addresses of the page and the feed."""
    entries = tuple(_of_release(one, links=Links(language)) for one in releases)
    return Feed(
        title=legal(f"{title} – {SITE}"),
        language=language,
        id=absolute(href),
        href=absolute(href),
        page=absolute(page),
        updated=_last(entries),
        entries=entries,
    )


def legal(text: str) -> str:
    r"""The text without what XML 1.0 cannot hold, which is told by the sign for what is missing.

    >>> legal("a\x0bb")
    'a�b'
    """
    return _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)


def _of_hit(hit: Hit, *, links: Links) -> Entry:
    return _entry(
        hit.id,
        plain(hit.title),
        hit.language,
        days=(hit.updated, hit.published, hit.happened.last if hit.happened else None),
        names=[hit.kind, *(person.name for person in hit.people)],
        issuer=hit.issuer,
        url=hit.url,
        summary=(
            (passage(hit.snippet), hit.snippet.fragments[0].language)
            if hit.snippet
            else ("", hit.language)
        ),
        links=links,
    )


def _of_release(release: Release, *, links: Links) -> Entry:
    version = release.version(links.language) or release.versions[0]
    return _entry(
        release.id,
        version.title,
        version.language,
        days=(
            release.updated,
            release.published,
            release.happened.last if release.happened else None,
        ),
        names=[release.kind, *(person.name for person in release.people)],
        issuer=release.issuer,
        url=version.url,
        summary=(escape(beginning(version, longest=LONGEST)), version.language),
        links=links,
    )


def _entry(
    id: ReleaseId,
    title: str,
    language: Language,
    *,
    days: tuple[date | None, date | None, date | None],
    names: Sequence[str | None],
    issuer: str | None,
    url: str | None,
    summary: tuple[str, Language],
    links: Links,
) -> Entry:
    """The entry; `days` are when it was updated, published, and happened."""
    updated, published, happened = days
    href = source(url)
    return Entry(
        id=uuid5(SPACE, id.encode("utf-8", "replace").decode()).urn,
        title=legal(title),
        language=language,
        updated=_moment(updated or published or happened),
        published=_moment(published) if published else None,
        href=absolute(links.release(id)),
        others=tuple(
            (other, absolute(Links(other).release(id)))
            for other in LANGUAGES
            if other != links.language
        ),
        source=legal(href) if href else None,
        author=legal(issuer) if issuer else None,
        categories=tuple(legal(name) for name in names if name),
        summary=legal(summary[0]),
        summary_language=summary[1],
    )


def _last(entries: Iterable[Entry]) -> str:
    return max((entry.updated for entry in entries), default=UNDATED, key=_instant)


def _moment(value: date | None) -> str:
    """As RFC 3339 has it: a day is its midnight, and what has no zone is in UTC."""
    if value is None:
        return UNDATED
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).isoformat()
    return f"{value.isoformat()}T00:00:00Z"


def _instant(moment: str) -> datetime:
    return datetime.fromisoformat(moment)
