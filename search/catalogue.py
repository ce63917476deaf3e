"""What a page or a command may ask: searches, releases, people.

>>> # catalogue.answer(Query("kosovo"), interface="fr").total
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from index.release import Language, PersonId, Release
from index.writer import Generation
from search.collection import Collection
from search.context import InContext
from search.explanation import Explanation
from search.query import Query
from search.resemblance import Alike
from search.results import Results
from search.suggestion import Suggestion


@dataclass(frozen=True, slots=True)
class Official:
    """A person over the whole index: display name, other spellings, in how many releases."""

    id: PersonId
    name: str
    variants: tuple[str, ...]
    releases: int


class Catalogue(Protocol):
    """Answers from what is published now.  Every method raises `EngineError` and nothing else."""

    @property
    def generation(self) -> Generation:
        """The published state that answers come from."""

    def answer(self, query: Query, *, interface: Language) -> Results:
        """The results of the query, with titles in the interface's language where they exist."""

    def release(self, id: str) -> Release | None:
        """The release, or None when there is none by that id."""

    def in_context(self, query: Query, id: str, *, at: int | None) -> InContext | None:
        """The release as the `at`-th result of the query, None when there is none by that id."""

    def several(self, ids: Sequence[str]) -> Sequence[Release]:
        """The releases by these ids that there are, in this order."""

    def collect(self, query: Query) -> Collection:
        """Everything that the query finds, whatever page it asks for, from one published state."""

    def alike(self, id: str, *, interface: Language, limit: int = 5) -> Sequence[Alike]:
        """Releases of the same event or about the same people; none for an unknown id."""

    def explain(self, query: Query, id: str, *, interface: Language) -> Explanation | None:
        """Why the query finds that release where it does, None where it does not find it."""

    def suggest(self, query: Query, *, interface: Language) -> Sequence[Suggestion]:
        """What the beginning of a query may become, each with what it finds."""

    def people(self) -> Sequence[Official]:
        """Everyone named in a published release, by name."""

    def person(self, id: str) -> Official | None:
        """The official by that id, or None."""
