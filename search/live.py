"""The catalogue of a server: always what was published last, one shared searcher at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Lock

from index.errors import Unavailable
from index.release import Language, Release, ReleaseId
from index.writer import Generation
from search import people
from search.answering import answer
from search.catalogue import Official
from search.query import Query
from search.results import Results
from search.searcher import Searcher


class Live:
    """A `search.catalogue.Catalogue` over what an index has published now.

    `published` names the published generation and costs next to nothing; `open_searcher` opens it.
    A reader of a former generation keeps the former searcher until done: it is let go of, not
    closed under them.
    """

    def __init__(
        self,
        published: Callable[[], Generation | None],
        open_searcher: Callable[[], Searcher],
    ) -> None:
        self._published = published
        self._open = open_searcher
        self._searcher: Searcher | None = None
        self._opening = Lock()

    def _now(self) -> Searcher:
        generation = self._published()
        searcher = self._searcher
        if searcher is not None and searcher.generation == generation:
            return searcher
        with self._opening:
            searcher = self._searcher
            if searcher is None or searcher.generation != generation:
                if generation is None:
                    raise Unavailable("there is no index yet: run `communique index PATH`")
                searcher = self._searcher = self._open()
            return searcher

    @property
    def generation(self) -> Generation:
        """The published state that answers come from."""
        return self._now().generation

    def answer(self, query: Query, *, interface: Language) -> Results:
        """The results of the query, with titles in the interface's language where they exist."""
        return answer(query, self._now(), interface=interface)

    def release(self, id: str) -> Release | None:
        """The release, or None when there is none by that id."""
        return self._now().get(ReleaseId(id))

    def people(self) -> Sequence[Official]:
        """Everyone named in a published release, by name."""
        return people.everyone(self._now())

    def person(self, id: str) -> Official | None:
        """The official by that id, or None."""
        return people.official(id, self._now())
