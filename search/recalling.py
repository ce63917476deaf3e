"""A searcher that remembers the words and names it was asked for, as long as its generation lives.

Every page asks how its people are called, and every doubtful word what stands near it: a generation
never changes, so the engine is asked once.

What is remembered is kept as dictionaries of texts and numbers, which Python's garbage collector
does not walk: as many objects of ours would stop every reader for half a second now and then.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock
from typing import Final

from index.entry import TextField
from index.release import Release, ReleaseId
from index.writer import Generation
from search.plan import Found, Plan
from search.searcher import Field, Searcher, TermCount
from search.shown import Shown
from search.sought import Sought

MOST_TERMS: Final = 400_000
"""Terms that are remembered, some 60 MB: the whole vocabulary of 20,000 releases."""


class Recalling:
    """A `search.searcher.Searcher` for several threads, over another one.

    What was asked for longest ago is forgotten first; a list of more than `most` is not kept.
    """

    def __init__(self, searcher: Searcher, *, most: int = MOST_TERMS) -> None:
        self.searcher = searcher
        self._most = most
        self._kept: OrderedDict[str, dict[str, int]] = OrderedDict()
        self._terms = 0
        self._lock = Lock()

    @property
    def generation(self) -> Generation:
        """The state that it answers from."""
        return self.searcher.generation

    def find(self, plan: Plan) -> Found:
        """The releases that the plan asks for."""
        return self.searcher.find(plan)

    def get(self, id: ReleaseId, /) -> Release | None:
        """The release as a page shows it, or None."""
        return self.searcher.get(id)

    def show(self, ids: Sequence[ReleaseId], sought: Sought) -> Shown:
        """The releases as a list of results shows them."""
        return self.searcher.show(ids, sought)

    def vocabulary(self, field: Field, prefix: str, limit: int) -> Sequence[TermCount]:
        """Terms that begin with the prefix, in the order of their code points, `limit` at most."""
        name = field.name if isinstance(field, TextField) else field
        asked = f"{name} {limit} {prefix}"
        with self._lock:
            kept = self._kept.get(asked)
            if kept is not None:
                self._kept.move_to_end(asked)
        if kept is not None:
            return [TermCount(term, count) for term, count in kept.items()]
        found = self.searcher.vocabulary(field, prefix, limit)
        counts = {one.term: one.count for one in found}
        with self._lock:
            if asked not in self._kept and _cost(counts) <= self._most:
                self._kept[asked] = counts
                self._terms += _cost(counts)
                while self._terms > self._most:
                    self._terms -= _cost(self._kept.popitem(last=False)[1])
        return found

    def close(self) -> None:
        """Let go of the index."""
        self.searcher.close()


def _cost(counts: dict[str, int]) -> int:
    """An empty answer takes room as well."""
    return len(counts) + 1
