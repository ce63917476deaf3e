"""A client that looks whether each answer is of one published state, while others publish."""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from dataclasses import dataclass, field
from http.client import HTTPConnection
from threading import Event, Thread
from types import TracebackType
from typing import Final, Self

from bench.opening import Server, asked
from bench.publishing import WORD, States

PROGRAM: Final = f"/api/search?q={WORD}&per=100"
PAGE: Final = f"/fr/?q={WORD}&per=100"

PAUSE: Final = 0.02
"""Seconds between two looks."""

_TOTAL: Final = re.compile(r'<h2 id="results"[^>]*>([\d\u00a0\u202f ]*)')
_HIT: Final = re.compile(r'<h3 id="r\d+"><a href="/fr/release/([^"?]+)')


@dataclass(frozen=True, slots=True)
class Seen:
    """One answer: its generation where it tells it, its total, and the releases in it."""

    path: str
    generation: str | None
    total: int
    ids: frozenset[str]


@dataclass(slots=True)
class Witness:
    """Asks the server for the releases that are being published, as a page and as JSON."""

    server: Server
    seen: list[Seen] = field(default_factory=list)
    torn: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    _over: Event = field(default_factory=Event)
    _thread: Thread | None = None

    def __enter__(self) -> Self:
        """Begin to look."""
        self._thread = Thread(target=self._look)
        self._thread.start()
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        """Stop looking, while there still is a server."""
        self._over.set()
        if self._thread:
            self._thread.join()

    def compare(self, states: States) -> None:
        """Note every answer that is of no published state."""
        every = set(states.values())
        for one in self.seen:
            right = {states[one.generation]} if one.generation in states else every
            is_known = one.generation is None or one.generation in states
            if not is_known or one.ids not in right or one.total != len(one.ids):
                self.torn.append(f"{one} is of no state")
        self.torn += self.failed

    def __str__(self) -> str:
        """How much was looked at, and the first things that were wrong."""
        states = len({one.generation for one in self.seen if one.generation})
        counted = Counter(one.path.partition("?")[0] for one in self.seen)
        told = ", ".join(f"{count} of {path}" for path, count in counted.items())
        lines = [f"{told} were looked at, of {states} published states: {len(self.torn)} torn."]
        return "\n".join((*lines, *self.torn[:5]))

    def _look(self) -> None:
        client = HTTPConnection(self.server.host, self.server.port)
        while not self._over.is_set():
            for look in (_program, _page):
                try:
                    self.seen.append(look(client))
                except (SystemExit, OSError, ValueError) as error:
                    self.failed.append(f"{look.__name__}: {error}")
                    client.close()
                time.sleep(PAUSE)
        client.close()


def _program(client: HTTPConnection) -> Seen:
    found = json.loads(asked(client, PROGRAM))
    ids = frozenset(hit["id"] for hit in found["hits"])
    return Seen(PROGRAM, found["generation"], found["total"], ids)


def _page(client: HTTPConnection) -> Seen:
    text = asked(client, PAGE).decode()
    total = re.sub(r"\D", "", _TOTAL.findall(text)[0]) if _TOTAL.search(text) else ""
    return Seen(PAGE, None, int(total or 0), frozenset(_HIT.findall(text)))
