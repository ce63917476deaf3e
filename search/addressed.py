"""The release that an id leads to: its own, or that of one of its versions."""

from __future__ import annotations

from index.release import Release, ReleaseId
from search.plan import Key, Plan
from search.searcher import Searcher


def addressed(id: ReleaseId, searcher: Searcher) -> Release | None:
    """The release by that id, or the one that its version was joined to; None for no release.

    So what was once cited leads somewhere for as long as the version is kept.
    """
    release = searcher.get(id)
    if release is not None:
        return release
    found = searcher.find(Plan(match=Key("also", (id,)), limit=1))
    return searcher.get(found.matches[0].id) if found.matches else None
