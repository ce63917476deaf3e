"""The one day of a release, where there is room for no more."""

from __future__ import annotations

from datetime import date

from index.release import Release


def issued(release: Release) -> date | None:
    """The day it was published where that is known, else the last day of what happened."""
    if release.published:
        return release.published
    return release.happened.last if release.happened else None
