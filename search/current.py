"""Which searcher answers now: that of what was published last, one shared by all readers.

    published ≠ served ─open→ next ─made warm→ next ─swap→ served

Whoever opens what is new, a reader or the thread that `watch` starts, does it beside the former
one: the others are answered from that until then.  Who still reads the former one keeps it until
done: it is let go of, not closed under them.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Lock, Thread, local
from typing import Final, get_args

from index.errors import Unavailable
from index.writer import Generation
from search.plan import FacetAsk, FacetName, Plan
from search.recalling import Recalling
from search.searcher import Searcher

Opener = Callable[[Searcher | None], Searcher]
"""Opens what is published; may share what the searcher before it has read."""

EVERY: Final = 0.2
"""Seconds between two looks at what is published, which costs next to nothing."""

_FIRST: Final = Plan(limit=0, facets=tuple(FacetAsk(name) for name in get_args(FacetName)))

_log = logging.getLogger(__name__)


class Current:
    """Gives the searcher of what is published now, which remembers the words it was asked for.

    `published` names the published generation and costs next to nothing; `open_searcher` opens it.
    `read` reads what else a first question would wait for.
    """

    def __init__(
        self,
        published: Callable[[], Generation | None],
        open_searcher: Opener,
        *,
        read: Callable[[], object] = lambda: None,
    ) -> None:
        self._published = published
        self._open = open_searcher
        self._read = read
        self._served: Recalling | None = None
        self._own = local()
        self._opening = Lock()
        self._is_watched = False

    def __call__(self) -> Recalling:
        """The searcher; opens what is new, unless another thread does, or is there to do it.

        Raises `Unavailable` where nothing is published yet, and what opening does.
        """
        own: Recalling | None = getattr(self._own, "served", None)
        if own is not None:
            return own
        served = self._last()
        if getattr(self._own, "is_still", False):
            self._own.served = served
        return served

    @contextmanager
    def still(self) -> Iterator[None]:
        """One searcher for all that this thread asks within, whatever is published then."""
        before = vars(self._own).copy()
        self._own.is_still = True
        try:
            yield
        finally:
            vars(self._own).clear()
            vars(self._own).update(before)

    def _last(self) -> Recalling:
        """The searcher of what is published; opens it where it falls to this thread."""
        served = self._served
        if served is not None and self._is_watched:
            return served
        generation = self._published()
        if generation is None:
            raise Unavailable(
                "there is no index yet: run `communique index PATH`, or name its folder with --data"
            )
        if served is not None and served.generation == generation:
            return served
        if not self._opening.acquire(blocking=served is None):
            assert served is not None  # noqa: S101 - else it would have waited
            return served
        try:
            if self._served is None or self._served.generation != generation:
                self._served = self._opened()
            return self._served
        finally:
            self._opening.release()

    def renew(self, ahead: Callable[[], object] = lambda: None) -> bool:
        """Have all readers served what is published now; False where they were already.

        `ahead` is called when it is open, and sees it before all others do.
        """
        served = self._served
        if served is None or served.generation == self._published():
            return False
        with self._opening:
            opened = self._own.served = self._opened()
            try:
                ahead()
            except Exception:  # noqa: BLE001 - whatever it is, what is published is shown
                _log.exception("what readers ask for could not be made ready")
            finally:
                del self._own.served
            self._served = opened
        return True

    def watch(self, ahead: Callable[[], object] = lambda: None) -> Event:
        """Renew what is served whenever something is published, in a thread of its own.

        No reader waits for that then, or looks what is published.  While it cannot be opened,
        readers try it themselves, and so are told why.  The event ends it.
        """
        over = Event()
        self._is_watched = True
        Thread(target=self._watch, args=(ahead, over), daemon=True).start()
        return over

    def _watch(self, ahead: Callable[[], object], over: Event) -> None:
        while not over.wait(EVERY):
            try:
                self.renew(ahead)
                self._read()
                self._is_watched = True
            except Exception as error:  # noqa: BLE001 - it has to go on, whatever it is
                if self._is_watched:
                    _log.warning("what is published cannot be opened: %s", error)
                self._is_watched = False
        self._is_watched = False

    def _opened(self) -> Recalling:
        former = self._served
        opened = self._open(former.searcher if former else None)
        opened.find(_FIRST)  # what is read once is no reader's time
        self._read()
        return Recalling(opened)
