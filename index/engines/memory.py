"""An index that lives as long as the process: the oracle that other engines are held against."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from threading import Lock
from types import MappingProxyType

from index.entry import Entry
from index.errors import Busy, EngineError
from index.release import ReleaseId
from index.writer import Generation


@dataclass(frozen=True, slots=True)
class State:
    """What is published: its name, and the entries by id."""

    generation: Generation
    entries: Mapping[ReleaseId, Entry]


class MemoryIndex:
    """Holds the published state; a state is replaced, never changed.

    >>> MemoryIndex().published.generation
    'memory-0'
    """

    def __init__(self) -> None:
        self.published = State(Generation("memory-0"), MappingProxyType({}))
        self.writing = Lock()


class MemoryWriter:
    """Takes entries into a `MemoryIndex`.  Raises `Busy` while another writer holds it."""

    def __init__(self, index: MemoryIndex) -> None:
        if not index.writing.acquire(blocking=False):
            raise Busy("another writer holds the index in memory: close it first")
        self._index = index
        self._changed: dict[ReleaseId, Entry | None] = {}
        self._is_open = True

    def put(self, entries: Iterable[Entry]) -> None:
        """Add the entries; one whose id is there already replaces it."""
        self._check()
        for entry in entries:
            self._changed[entry.id] = entry

    def forget(self, ids: Iterable[ReleaseId]) -> None:
        """Take these out; an id that is not there is no error."""
        self._check()
        for id in ids:
            self._changed[id] = None

    def publish(self) -> Generation:
        """Make all that was put and forgotten since the last time visible, at once."""
        self._check()
        if self._changed:
            old = self._index.published
            merged = {**old.entries, **self._changed}
            number = int(old.generation.rpartition("-")[2]) + 1
            self._index.published = State(
                Generation(f"memory-{number}"),
                MappingProxyType({id: entry for id, entry in merged.items() if entry}),
            )
            self._changed = {}
        return self._index.published.generation

    def close(self) -> None:
        """Let go of the index; unpublished work is dropped."""
        if self._is_open:
            self._is_open = False
            self._changed = {}
            self._index.writing.release()

    def _check(self) -> None:
        if not self._is_open:
            raise EngineError("this writer is closed: open another")
