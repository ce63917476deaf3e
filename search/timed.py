"""A searcher for one query, which gives the engine no more time than the query has left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.release import Release, ReleaseId
from index.writer import Generation
from search.budget import Budget
from search.plan import Found, Plan
from search.searcher import Field, Searcher, TermCount
from search.shown import Shown
from search.sought import Sought


class Timed:
    """A `search.searcher.Searcher` that spends a budget.

    An answer that is not whole is noted in the budget, and so comes to be told in the receipt.
    """

    def __init__(self, searcher: Searcher, budget: Budget) -> None:
        self._searcher = searcher
        self.budget = budget

    @property
    def generation(self) -> Generation:
        """The state that it answers from."""
        return self._searcher.generation

    def find(self, plan: Plan) -> Found:
        """The releases that the plan asks for, as far as there is time."""
        left = self.budget.left
        if left is None:
            return self._searcher.find(plan)
        found = self._searcher.find(replace(plan, seconds=left))
        if not found.is_whole:
            self.budget.ran_out()
        return found

    def get(self, id: ReleaseId, /) -> Release | None:
        """The release as a page shows it, or None."""
        return self._searcher.get(id)

    def show(self, ids: Sequence[ReleaseId], sought: Sought) -> Shown:
        """The releases as a list of results shows them."""
        return self._searcher.show(ids, sought)

    def vocabulary(self, field: Field, prefix: str, limit: int) -> Sequence[TermCount]:
        """Terms that begin with the prefix, in the order of their code points, `limit` at most."""
        return self._searcher.vocabulary(field, prefix, limit)

    def close(self) -> None:
        """Let go of the index."""
        self._searcher.close()
