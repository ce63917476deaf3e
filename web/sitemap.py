"""What there is to be found, for crawlers: an index of parts (https://www.sitemaps.org).

    /sitemap.xml  →  /sitemap-people-1.xml     the first pages, and officials
                     /sitemap-releases-1.xml   releases, the oldest first, so that parts stay
                     /sitemap-releases-2.xml   what they are when more are added

Each address stands there in each language of the interface, with the others beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from markupsafe import escape

from index.release import LANGUAGES, Release
from web.links import Links, absolute

PART: Final = 5_000
"""Releases or officials of one part: it is made in seconds, and has 10,000 addresses in two
languages, of the 50,000 that are allowed."""

_HEAD: Final = '<?xml version="1.0" encoding="utf-8"?>\n'
_NAMES: Final = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
)


def parts(count: int) -> int:
    """How many parts that many make."""
    return -(-count // PART)


def index(hrefs: Iterable[str]) -> Iterator[str]:
    """The index of the parts at these addresses."""
    yield f'{_HEAD}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    for href in hrefs:
        yield f"<sitemap><loc>{escape(absolute(href))}</loc></sitemap>\n"
    yield "</sitemapindex>\n"


def part(pages: Iterable[tuple[Callable[[Links], str], str | None]]) -> Iterator[str]:
    """The addresses of the pages, each with the day of its last change where that is known."""
    yield f"{_HEAD}<urlset {_NAMES}>\n"
    for page, changed in pages:
        hrefs = [(language, escape(absolute(page(Links(language))))) for language in LANGUAGES]
        others = "".join(
            f'<xhtml:link rel="alternate" hreflang="{language}" href="{href}"/>'
            for language, href in hrefs
        )
        day = f"<lastmod>{changed}</lastmod>" if changed else ""
        for _, href in hrefs:
            yield f"<url><loc>{href}</loc>{day}{others}</url>\n"
    yield "</urlset>\n"


def changed(release: Release) -> str | None:
    """When the release was last changed: a day, or a moment with its zone."""
    updated = release.updated or release.published
    if updated is None:
        return release.happened.last.isoformat() if release.happened else None
    text = updated.isoformat()
    return text if len(text) == len("2024-08-23") or _has_zone(text) else text[:10]


def _has_zone(text: str) -> bool:
    """Whether a moment, as ISO text, says its zone."""
    return text[-6:-5] in {"+", "-"}
