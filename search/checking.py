"""Whether the archive is whole, the index is whole, and the index holds what the archive told it.

archive ─audit→ faults      engine ─faults→ faults      archive.ids ≟ index.ids
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from index import indexing
from index.archive import Archive, Counts
from index.archived import NAME
from index.audit import audit
from index.errors import CommuniqueError, EngineError
from index.fault import REBUILD, Fault, named
from index.release import ReleaseId
from index.restoring import ASIDE
from index.writer import Generation
from search.engine import Engine

_TRIES: Final = 3
"""How often the two are laid side by side while another command publishes."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found.

    `indexed` is how many releases the index holds, None where it could not be read; `pending` is
    how many the archive has yet to tell it of.
    """

    faults: tuple[Fault, ...]
    held: Counts | None
    pending: int
    generation: Generation | None
    indexed: int | None

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


@dataclass(frozen=True, slots=True)
class _Told:
    """What the archive says at one moment."""

    held: Counts
    ids: frozenset[ReleaseId]
    pending: frozenset[ReleaseId]
    mismatch: Fault | None


def check(folder: Path, engine: Engine, *, done: Callable[[int], None] = lambda _: None) -> Checked:
    """Read the archive of that data folder and the index whole, and compare them.

    Nothing is changed.  `done` is told how many more records of the archive were read.
    Raises `ArchiveError` where there is no archive; all else that is wrong is a fault.
    """
    try:
        Archive.existing(folder).__exit__()
    except CommuniqueError as error:
        if not (folder / NAME).exists():
            raise
        return Checked((Fault(str(error)), *engine.faults()), None, 0, None, None)
    faults = [*audit(folder / NAME, done=done), *_left(folder)]
    broken = engine.faults()
    faults += broken
    told: _Told | None = None
    generation, found = None, None
    try:
        for _ in range(_TRIES):
            before = engine.published()
            told = _told(folder, before)
            if any(fault.is_fatal for fault in broken):
                break  # of what is damaged nothing is opened
            generation, found = _found(engine)
            if engine.published() == before == generation:
                break
    except CommuniqueError as error:
        is_told = isinstance(error, EngineError) and any(fault.is_fatal for fault in broken)
        if not is_told and str(error) not in map(str, faults):
            faults.append(Fault(str(error)))
    if told is not None:
        faults += _compared(told, found) if not told.mismatch else [told.mismatch]
    return Checked(
        faults=tuple(faults),
        held=told.held if told else None,
        pending=len(told.pending) if told else 0,
        generation=generation,
        indexed=None if found is None else len(found),
    )


def _left(folder: Path) -> list[Fault]:
    return [
        Fault(f"{path} is what a restore left that was killed", "remove it, unless one is running")
        for path in sorted(folder.glob(f"{ASIDE}*"))
    ]


def _told(folder: Path, published: Generation | None) -> _Told:
    with Archive.existing(folder) as archive, archive.reading():
        mismatch = None
        try:
            indexing.check(archive, published)
        except CommuniqueError as error:
            mismatch = Fault(str(error))
        return _Told(
            archive.counts(), frozenset(archive.ids()), frozenset(archive.pending()), mismatch
        )


def _found(engine: Engine) -> tuple[Generation | None, frozenset[ReleaseId] | None]:
    """What is published, and the releases that it holds."""
    if engine.published() is None:
        return None, None
    with closing(engine.searcher(None)) as searcher:
        terms = searcher.vocabulary("id", "", sys.maxsize)
        return searcher.generation, frozenset(ReleaseId(one.term) for one in terms)


def _compared(told: _Told, found: frozenset[ReleaseId] | None) -> list[Fault]:
    """What the index lacks, and what it has too much; what is pending may be in it or not."""
    if found is None:
        return []
    faults = []
    if lacking := sorted(told.ids - told.pending - found):
        faults.append(Fault(f"the index lacks {named(lacking)}", REBUILD))
    if extra := sorted(found - told.ids - told.pending):
        faults.append(Fault(f"the index holds what the archive does not: {named(extra)}", REBUILD))
    return faults
