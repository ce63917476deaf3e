"""The port, writing side: what the project asks of an engine that takes releases in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NewType, Protocol

from index.entry import Entry
from index.release import ReleaseId

Generation = NewType("Generation", str)
"""The name of a published state of an index; another state has another name."""


class Writer(Protocol):
    """Takes entries in; nothing put or forgotten is seen before `publish`.

    Every method raises `EngineError` and nothing else.
    """

    def put(self, entries: Iterable[Entry]) -> None:
        """Add the entries; one whose id is there already replaces it."""

    def forget(self, ids: Iterable[ReleaseId]) -> None:
        """Take these out; an id that is not there is no error."""

    def publish(self) -> Generation:
        """Make all that was put and forgotten since the last time visible, at once."""

    def close(self) -> None:
        """Let go of the index; unpublished work is dropped."""
