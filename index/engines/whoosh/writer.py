"""The writer: entries become a segment, and a publication makes it part of the index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from whoosh.index import TOC

from index.engines.whoosh import folder as folders
from index.engines.whoosh.batch import Batch
from index.engines.whoosh.schema import SCHEMA
from index.entry import Entry
from index.errors import EngineError
from index.release import ReleaseId
from index.undoing import undone_by
from index.writer import Generation


class WhooshWriter:
    """Takes entries into the index in a folder.

    Readers see the published state until `publish`, which makes the new one visible at once.
    After an error in Whoosh or on the disk the writer is closed, what was not published is gone,
    and the published state is as it was; an entry that cannot be kept closes nothing.
    """

    def __init__(self, folder: Path, *, fingerprint: str, afresh: bool = False) -> None:
        """Hold the index in the folder; `afresh` writes into a new home, from nothing.

        The former is kept for `roll_back`, unless it is damaged.

        Raises `Busy`, `Incompatible`, `Damaged`.
        """
        self._folder = folder
        self._batch: Batch | None = None
        with folders.ours("write", folder):
            folders.check_whoosh()
            self._lock = folders.Lock(folder)
            with undone_by(self._lock.release):
                folders.tidy(folder)
                self._before: folders.Manifest | None = None
                if not afresh and folders.read(folder):
                    self._before = folders.current(folder, fingerprint=fingerprint)
                self._state = self._before or _begun(fingerprint, folders.whole(folder))
                self._contents = _opened(folder, self._state)
        self._is_open = True

    def put(self, entries: Iterable[Entry]) -> None:
        """Add the entries; one whose id is there already replaces it.

        Raises `EngineError` for an entry that cannot be kept; those before it stay put.
        """
        self._check()
        for entry in entries:
            number = self._begun().note(entry)
            with self._writing("write"):
                self._begun().put(entry.id, number)

    def forget(self, ids: Iterable[ReleaseId]) -> None:
        """Take these out; an id that is not there is no error."""
        self._check()
        for id in ids:
            with self._writing("write"):
                self._begun().forget(id)

    def publish(self) -> Generation:
        """Make all that was put and forgotten since the last time visible, at once.

        When this returns, it is on the disk.  Without changes the generation stays.
        """
        self._check()
        if self._before and not (self._batch and self._batch.has_changes):
            return self._before.generation
        with self._writing("publish"):
            self._before = self._state = self._published()
        folders.tidy(self._folder)
        return self._state.generation

    def close(self) -> None:
        """Let go of the index; unpublished work is dropped."""
        if not self._is_open:
            return
        self._is_open = False
        if self._batch:
            self._batch = None
        folders.tidy(self._folder)
        self._lock.release()

    def _check(self) -> None:
        if not self._is_open:
            raise EngineError(f"this writer of the index in {self._folder} is closed")

    @contextmanager
    def _writing(self, doing: str) -> Iterator[None]:
        """Whatever goes wrong meanwhile is one of our errors, and closes the writer."""
        with undone_by(self.close), folders.ours(doing, self._folder):
            yield

    def _begun(self) -> Batch:
        if self._batch is None:
            with self._writing("write"):
                storage = folders.storage(self._folder, self._state.home)
                self._batch = Batch(storage, self._contents)
        return self._batch

    def _published(self) -> folders.Manifest:
        toc = self._begun().committed()
        self._batch = None
        self._contents = toc
        state = folders.Manifest(
            fingerprint=self._state.fingerprint,
            home=self._state.home,
            number=toc.generation,
            releases=sum(segment.doc_count() for segment in toc.segments),
            files={},
            former=self._state.former,
        )
        return folders.publish(self._folder, state, toc=toc, before=self._before)


def _begun(fingerprint: str, former: folders.Manifest | None) -> folders.Manifest:
    """A state that holds nothing yet, in a home of its own."""
    kept = replace(former, former=None) if former else None
    return folders.Manifest(fingerprint, folders.new_home(), 0, 0, {}, kept)


def _opened(folder: Path, state: folders.Manifest) -> TOC:
    """What lies in the state's home; a home that nothing was published from is made."""
    if state.files:
        return folders.contents(folder, state)
    folders.storage(folder, state.home).create()
    return TOC(SCHEMA, [], state.number)
