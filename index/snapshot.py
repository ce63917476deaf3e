"""An index kept by the engine itself, so that a restore need not make it anew.

A backup of the archive names the snapshot that was taken at the same moment.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A published generation, by its name, in a repository that the engine knows."""

    repository: str
    name: str


@dataclass(frozen=True, slots=True)
class Held:
    """An index that nobody changes while it is held, and the snapshot of it.

    `hold` says now and then that we are alive; it raises `Busy` where another writer took over.
    """

    snapshot: Snapshot
    hold: Callable[[], None]
