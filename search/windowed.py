"""A searcher for one stretch of what a question finds, whatever page the question asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.release import Release, ReleaseId
from index.writer import Generation
from search.plan import Found, Plan
from search.searcher import Field, Searcher, TermCount
from search.shown import Shown
from search.sought import Sought


@dataclass(frozen=True, slots=True)
class Windowed:
    """A `search.searcher.Searcher` that gives these places of what is found, and no facets."""

    searcher: Searcher
    offset: int
    limit: int

    @property
    def generation(self) -> Generation:
        """The state that it answers from."""
        return self.searcher.generation

    def find(self, plan: Plan) -> Found:
        """The releases that the plan asks for, of these places alone."""
        return self.searcher.find(replace(plan, offset=self.offset, limit=self.limit, facets=()))

    def get(self, id: ReleaseId, /) -> Release | None:
        """The release as a page shows it, or None."""
        return self.searcher.get(id)

    def show(self, ids: Sequence[ReleaseId], sought: Sought) -> Shown:
        """The releases as a list of results shows them."""
        return self.searcher.show(ids, sought)

    def vocabulary(self, field: Field, prefix: str, limit: int) -> Sequence[TermCount]:
        """Terms that begin with the prefix, in the order of their code points, `limit` at most."""
        return self.searcher.vocabulary(field, prefix, limit)

    def close(self) -> None:
        """Let go of the index."""
        self.searcher.close()
