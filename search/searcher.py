"""The port, asking side: what the project asks of an engine that finds releases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from index.entry import KeyField, TextField
from index.release import Release, ReleaseId
from index.writer import Generation
from search.plan import Found, Plan
from search.shown import Shown
from search.sought import Sought

Field = TextField | KeyField


@dataclass(frozen=True, slots=True)
class TermCount:
    """A term of a field and how many published releases have it, at least one."""

    term: str
    count: int


class Searcher(Protocol):
    """Answers from one published generation, whatever is published meanwhile.

    Safe to use from several threads.
    Every method raises `EngineError` and nothing else.
    """

    @property
    def generation(self) -> Generation:
        """The state that it answers from."""

    def find(self, plan: Plan) -> Found:
        """The releases that the plan asks for."""

    def get(self, id: ReleaseId, /) -> Release | None:
        """The release as a page shows it, or None."""

    def show(self, ids: Sequence[ReleaseId], sought: Sought) -> Shown:
        """The releases as a list of results shows them, with what of their texts is sought."""

    def vocabulary(self, field: Field, prefix: str, limit: int) -> Sequence[TermCount]:
        """Terms that begin with the prefix, in the order of their code points, `limit` at most."""

    def close(self) -> None:
        """Let go of the index."""
