"""The catalogue of a server: always what was published last, one shared searcher at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from threading import Event

from index.release import Days, Language, PersonId, Release, ReleaseId
from index.writer import Generation
from search import people
from search.addressed import addressed
from search.alike import alike
from search.answering import answer, total
from search.budget import Budget
from search.collecting import collect
from search.collection import Collection, several
from search.context import InContext
from search.current import Current, Opener
from search.directory import Directory, Looking, directory
from search.explaining import explain
from search.explanation import Explanation
from search.holders import Holders, holders
from search.holdings import Holdings, holdings
from search.lexicon import NO_LEXICON, Lexicon
from search.official import Official
from search.placing import in_context
from search.profile import Profile, profile
from search.query import Query
from search.quotes import QuotesOf, quotes_of
from search.recent import today
from search.resemblance import Alike
from search.results import Results
from search.suggesting import suggest
from search.suggestion import Suggestion
from search.timed import Timed


class Live:
    """A `search.catalogue.Catalogue` over what an index has published now.

    `published` names the published generation and costs next to nothing; `open_searcher` opens it.
    `lexicon` gives the words of the other language that are searched too, as they stand now.
    `milliseconds` is the time budget of a query, None for as long as it takes.
    """

    def __init__(
        self,
        published: Callable[[], Generation | None],
        open_searcher: Opener,
        *,
        milliseconds: int | None = None,
        lexicon: Callable[[], Lexicon] = lambda: NO_LEXICON,
    ) -> None:
        self._now = Current(published, open_searcher, read=lexicon)
        self._milliseconds = milliseconds
        self._lexicon = lexicon
        self._held: Holdings | None = None

    def still(self) -> AbstractContextManager[None]:
        """All that this thread asks within is answered from one published state."""
        return self._now.still()

    def watch(self, ahead: Callable[[], object] = lambda: None) -> Event:
        """Have a thread open what is published, so that no reader waits for it; the event ends it.

        `ahead` is called there when it is open, and sees it before all others do.
        """
        return self._now.watch(ahead)

    @property
    def generation(self) -> Generation:
        """The published state that answers come from."""
        return self._now().generation

    def answer(self, query: Query, *, interface: Language) -> Results:
        """The results of the query, with titles in the interface's language where they exist."""
        searcher, lexicon = self._now(), self._lexicon()  # before the query's time begins
        return answer(
            query,
            searcher,
            interface=interface,
            budget=Budget(self._milliseconds),
            lexicon=lexicon,
        )

    def release(self, id: str) -> Release | None:
        """The release, also by the id of a version that was joined to it, or None."""
        return addressed(ReleaseId(id), self._now())

    def in_context(self, query: Query, id: str, *, at: int | None) -> InContext | None:
        """The release as the `at`-th result of the query, None when there is none by that id."""
        searcher = Timed(self._now(), Budget(self._milliseconds))
        return in_context(query, ReleaseId(id), searcher, at=at, lexicon=self._lexicon())

    def several(self, ids: Sequence[str]) -> Sequence[Release]:
        """The releases by these ids that there are, in this order."""
        return several(ids, self._now())

    def collect(self, query: Query) -> Collection:
        """Everything that the query finds, whatever page it asks for, from one published state.

        That takes as long as it takes: a part of it would look like all.
        """
        return collect(query, self._now(), lexicon=self._lexicon())

    def alike(self, id: str, *, interface: Language, limit: int = 5) -> Sequence[Alike]:
        """Releases of the same event or about the same people; none for an unknown id."""
        searcher = Timed(self._now(), Budget(self._milliseconds))
        release = searcher.get(ReleaseId(id))
        return alike(release, searcher, interface=interface, limit=limit) if release else ()

    def explain(self, query: Query, id: str, *, interface: Language) -> Explanation | None:
        """Why the query finds that release where it does, None where it does not find it."""
        return explain(
            query, ReleaseId(id), self._now(), interface=interface, lexicon=self._lexicon()
        )

    def suggest(self, query: Query, *, interface: Language) -> Sequence[Suggestion]:
        """What the beginning of a query may become, each with what it finds."""
        now = self._now()
        budget = Budget(self._milliseconds)
        searcher = Timed(now, budget)
        return suggest(
            query,
            searcher,
            interface=interface,
            count=lambda other: total(other, searcher),
            budget=budget,
        )

    def holdings(self) -> Holdings:
        """What is held, counted once for each published state and each day."""
        searcher = self._now()
        held = self._held
        if held is None or (held.generation, held.day) != (searcher.generation, today()):
            held = self._held = holdings(searcher)
        return held

    def people(self) -> Sequence[Official]:
        """Everyone named in a published release, by name."""
        return people.everyone(self._now())

    def person(self, id: str) -> Official | None:
        """The official by that id, or None."""
        return people.official(id, self._now())

    def profile(self, id: str, *, quotes: int = 1) -> Profile | None:
        """All that releases tell of the official by that id, or None."""
        return profile(id, self._now(), quotes=quotes)

    def quotes(self, id: str, *, page: int = 1, per: int = 10) -> QuotesOf:
        """What the person by that id is quoted as saying, newest first; `per` releases a page."""
        return quotes_of(PersonId(id), self._now(), page=page, per=per)

    def directory(self, looking: Looking) -> Directory:
        """A page of the officials that are looked for."""
        return directory(looking, self._now())

    def holders(self, office: str, days: Days | None = None) -> Holders | None:
        """Who held what the phrase names, on any of the days or ever; None where nobody did."""
        return holders(office, days, self._now())
