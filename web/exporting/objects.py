"""Releases as JSON: one array, or JSON Lines, a release a line; whole, as `/api/release/ID` is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from index.release import Language, Release
from search.as_json import release_as_json
from web.links import Links, absolute


def lines(releases: Iterable[Release], *, language: Language) -> Iterator[str]:
    """A line for each release."""
    for release in releases:
        yield f"{_object(release, language)}\n"


def array(releases: Iterable[Release], *, language: Language) -> Iterator[str]:
    """One array.

    A file that was torn on the way does not end as one, so whoever reads it refuses it.
    """
    mark = "["
    for release in releases:
        yield f"{mark}\n{_object(release, language)}"
        mark = ","
    yield "[]\n" if mark == "[" else "\n]\n"


def _object(release: Release, language: Language) -> str:
    found = release_as_json(release) | {"link": absolute(Links(language).release(release.id))}
    return json.dumps(found, ensure_ascii=False)
