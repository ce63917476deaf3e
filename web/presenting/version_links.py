"""The ways from one language of a release to the other, and to both side by side."""

from __future__ import annotations

from dataclasses import dataclass

from index.release import Language, Release
from web.carried import Carried
from web.links import Links
from web.presenting.facets import language_name
from web.wording import Wording


@dataclass(frozen=True, slots=True)
class VersionLink:
    """A language of the release, or both; `is_current` tells that the page shows it now."""

    name: str
    href: str
    language: Language | None
    is_current: bool


def version_links(
    release: Release,
    current: Language | None,
    *,
    t: Wording,
    links: Links,
    carried: Carried | None = None,
) -> tuple[VersionLink, ...]:
    """Each language, then both, with the question that the reader came with; none of a single one.

    `current` is the language that the page leads with, None where it shows both.
    """
    if len(release.versions) == 1:
        return ()
    found = [
        VersionLink(
            language_name(language, t=t),
            links.version(release.id, language, carried),
            language,
            language == current,
        )
        for language in release.languages
    ]
    both = VersionLink(t("side-by-side"), links.both(release.id, carried), None, current is None)
    return (*found, both)
