"""Everything that a question finds, one release after another, from one published state.

Nothing is held but the ids of one stretch, however many are found.
Whatever is published meanwhile, what is given is one state: the searcher is kept until the end, and
a writer waits for nobody who reads.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from index.release import Release, ReleaseId
from index.writer import Generation
from search.plan import Key, Plan
from search.results import Note
from search.searcher import Searcher

STRETCH: Final = 10_000
"""Ids that are asked for at a time: what a cluster gives at once."""

TOGETHER: Final = 100
"""Releases that are asked for at a time; a cluster sends as many records with one answer."""


@dataclass(frozen=True, slots=True)
class Collection:
    """What a question finds: how many, from which state, and each of them in the page's order.

    `relaxed` tells, as a receipt does, when not all words had to be found.
    """

    total: int
    generation: Generation
    relaxed: Note | None
    plan: Plan
    searcher: Searcher

    def __iter__(self) -> Iterator[Release]:
        """Each release once.  Raises `EngineError` when the engine fails on the way."""
        return self.between(0, self.total)

    def between(self, start: int, stop: int) -> Iterator[Release]:
        """Those from one place to another, counted from 0, without the last."""
        for offset in range(start, min(stop, self.total), STRETCH):
            limit = min(STRETCH, stop - offset)
            found = self.searcher.find(replace(self.plan, offset=offset, limit=limit))
            yield from _releases([match.id for match in found.matches], self.searcher)


def several(ids: Sequence[str], searcher: Searcher) -> list[Release]:
    """The releases by these ids that are published, in this order."""
    return list(_releases([ReleaseId(id) for id in dict.fromkeys(ids)], searcher))


def _releases(ids: Sequence[ReleaseId], searcher: Searcher) -> Iterator[Release]:
    for start in range(0, len(ids), TOGETHER):
        some = tuple(ids[start : start + TOGETHER])
        searcher.find(Plan(Key("id", some), limit=TOGETHER))  # brings a cluster's records at once
        for id in some:
            release = searcher.get(id)
            if release is not None:
                yield release
