"""What a release is in the words of https://schema.org/NewsArticle, for programs that read pages.

It stands in the page as a block of data: a Content-Security-Policy concerns what a browser runs.
"""

from __future__ import annotations

from typing import Final

from index.release import Days, Release, Version
from web.issued import issued
from web.links import Links, absolute, source

LONGEST_HEADLINE: Final = 110
"""Signs of a headline that those who read such blocks take."""


def news_article(release: Release, version: Version, *, links: Links) -> dict[str, object]:
    """The release by that version; what is not known is left out."""
    address = absolute(links.release(release.id))
    article: dict[str, object | None] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": address,
        "url": address,
        "mainEntityOfPage": address,
        "identifier": release.id,
        "headline": version.title[:LONGEST_HEADLINE],
        "inLanguage": version.language,
        "datePublished": issued(release),
        "dateModified": release.updated,
        "temporalCoverage": _interval(release.happened) if release.happened else None,
        "genre": release.kind,
        "isBasedOn": source(version.url),
        "mentions": [
            {"@type": "Person", "name": person.name, "url": absolute(links.person(person.id))}
            for person in release.people
        ],
    }
    if release.issuer:
        issuer = {"@type": "Organization", "name": release.issuer}
        article |= {"author": issuer, "publisher": issuer}
    return {name: _plain(value) for name, value in article.items() if value}


def _interval(days: Days) -> str:
    first, last = days.first.isoformat(), days.last.isoformat()
    return first if first == last else f"{first}/{last}"


def _plain(value: object) -> object:
    isoformat = getattr(value, "isoformat", None)
    return isoformat() if isoformat else value
