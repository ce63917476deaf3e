"""What a reader may take along of a list of releases: a feed, files."""

from __future__ import annotations

from dataclasses import dataclass

from search.query import Query
from web.exporting.formats import FORMATS
from web.links import Links
from web.presenting.cite import Download


@dataclass(frozen=True, slots=True)
class Take:
    """The feed of the list, and its files."""

    feed: str
    files: tuple[Download, ...]


def take(query: Query, *, links: Links) -> Take:
    """What may be taken along of all that the query finds."""
    first = query.on_page(1)
    return Take(
        links.feed(first),
        tuple(Download(form.label, links.file(first, end)) for end, form in FORMATS.items()),
    )
