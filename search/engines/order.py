"""The five orders, as sorting keys: what every engine sorts by, and how ties break.

Scores tie, and days tie; then the newest comes first, the undated last, and ids decide, by their
code points.  "Newest" is by the last day, then by the first.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from index.engines.days import NO_DAY, day, moment, ordinals
from index.release import Release, ReleaseId
from search.plan import Sort


@dataclass(frozen=True, slots=True)
class Sortable:
    """What a found release is sorted by; days and moments as `index.engines.days` counts them."""

    id: ReleaseId
    score: float
    first: int
    last: int
    published: int
    updated: int

    @classmethod
    def of(cls, release: Release, *, score: float) -> Sortable:
        """What that release is sorted by."""
        first, last = ordinals(release.happened)
        published, updated = day(release.published), moment(release.updated)
        return cls(release.id, score, first, last, published, updated)

    @property
    def newest(self) -> tuple[int, int, str]:
        """Least for the newest; the undated have day 0, so they come last."""
        return (-self.last, -self.first, self.id)

    @property
    def oldest(self) -> tuple[bool, int, int, str]:
        """Least for the oldest that has a day."""
        return (self.last == NO_DAY, self.last, self.first, self.id)


ORDER: Final[dict[Sort, Callable[[Sortable], tuple[object, ...]]]] = {
    "relevance": lambda found: (-found.score, *found.newest),
    "newest": lambda found: found.newest,
    "oldest": lambda found: found.oldest,
    "published": lambda found: (-found.published, *found.newest),
    "updated": lambda found: (-found.updated, *found.newest),
}
"""The key of each order, least first."""
