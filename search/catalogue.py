"""What a page or a command may ask: searches, releases, people.

>>> # catalogue.answer(Query("kosovo"), interface="fr").total
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from index.release import Days, Language, Release
from index.writer import Generation
from search.collection import Collection
from search.context import InContext
from search.directory import Directory, Looking
from search.explanation import Explanation
from search.holders import Holders
from search.holdings import Holdings
from search.official import Official
from search.profile import Profile
from search.query import Query
from search.quotes import QuotesOf
from search.resemblance import Alike
from search.results import Results
from search.suggestion import Suggestion

__all__ = ["Catalogue", "Official"]


class Catalogue(Protocol):
    """Answers from what is published now.  Every method raises `EngineError` and nothing else."""

    @property
    def generation(self) -> Generation:
        """The published state that answers come from."""

    def still(self) -> AbstractContextManager[object]:
        """All that is asked within, by one thread, is answered from one published state."""

    def answer(self, query: Query, *, interface: Language) -> Results:
        """The results of the query, with titles in the interface's language where they exist."""

    def release(self, id: str) -> Release | None:
        """The release, also by the id of a version that was joined to it, or None."""

    def in_context(self, query: Query, id: str, *, at: int | None) -> InContext | None:
        """The release as the `at`-th result of the query, None when there is none by that id."""

    def several(self, ids: Sequence[str]) -> Sequence[Release]:
        """The releases by these ids that there are, in this order."""

    def collect(self, query: Query) -> Collection:
        """Everything that the query finds, whatever page it asks for, from one published state."""

    def holdings(self) -> Holdings:
        """What is held, counted."""

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

    def profile(self, id: str, *, quotes: int = 1) -> Profile | None:
        """All that releases tell of the official, with that page of the quotes, or None."""

    def quotes(self, id: str, *, page: int = 1, per: int = 10) -> QuotesOf:
        """What the person by that id is quoted as saying, newest first; `per` releases a page."""

    def directory(self, looking: Looking) -> Directory:
        """A page of the officials that are looked for."""

    def holders(self, office: str, days: Days | None = None) -> Holders | None:
        """Who held what the phrase names, on any of the days or ever; None where nobody did."""
