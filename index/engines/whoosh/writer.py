"""The writer: entries become a segment, and a publication makes it part of the index."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from whoosh.codec.whoosh3 import W3Codec
from whoosh.index import TOC, FileIndex
from whoosh.reading import SegmentReader, TermNotFound
from whoosh.writing import SegmentWriter

from index.engines.whoosh import folder as folders
from index.engines.whoosh.schema import SCHEMA, document
from index.entry import Entry
from index.errors import Damaged, EngineError
from index.release import ReleaseId
from index.writer import Generation

_MOST_MERGED: Final = 200_000
"""Documents above which a segment is left alone: Whoosh's columns hold 2 GB at most."""


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
        self._batch: _Batch | None = None
        with folders.ours("write", folder):
            folders.check_whoosh()
            self._lock = folders.Lock(folder)
            try:
                folders.tidy(folder)
                self._before: folders.Manifest | None = None
                if not afresh and folders.read(folder):
                    self._before = folders.current(folder, fingerprint=fingerprint)
                self._state = self._before or _begun(fingerprint, folders.whole(folder))
                self._index = _opened(folder, self._state)
            except BaseException:
                self._lock.release()
                raise
        self._is_open = True

    def put(self, entries: Iterable[Entry]) -> None:
        """Add the entries; one whose id is there already replaces it.

        Raises `EngineError` for an entry that cannot be kept; those before it stay put.
        """
        self._check()
        for entry in entries:
            filled = document(entry)
            try:
                with folders.ours("write", self._folder):
                    self._begun().put(entry.id, filled)
            except BaseException:
                self.close()
                raise

    def forget(self, ids: Iterable[ReleaseId]) -> None:
        """Take these out; an id that is not there is no error."""
        self._check()
        for id in ids:
            try:
                with folders.ours("write", self._folder):
                    self._begun().forget(id)
            except BaseException:
                self.close()
                raise

    def publish(self) -> Generation:
        """Make all that was put and forgotten since the last time visible, at once.

        When this returns, it is on the disk.  Without changes the generation stays.
        """
        self._check()
        if self._before and not (self._batch and self._batch.has_changes):
            return self._before.generation
        try:
            with folders.ours("publish", self._folder):
                self._before = self._state = self._published()
        except BaseException:
            self.close()
            raise
        folders.tidy(self._folder)
        return self._state.generation

    def close(self) -> None:
        """Let go of the index; unpublished work is dropped."""
        if not self._is_open:
            return
        self._is_open = False
        if self._batch:
            with suppress(Exception):  # on a full disk Whoosh cannot even give up
                self._batch.drop()
            self._batch = None
        folders.tidy(self._folder)
        self._lock.release()

    def _check(self) -> None:
        if not self._is_open:
            raise EngineError(f"this writer of the index in {self._folder} is closed")

    def _begun(self) -> _Batch:
        if self._batch is None:
            self._batch = _Batch(self._index)
            if self._batch.generation != self._state.number + 1:
                raise Damaged(f"{self._folder} holds files of no published state; {folders.CURE}")
        return self._batch

    def _published(self) -> folders.Manifest:
        batch = self._begun()
        toc = batch.committed()
        self._batch = None
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


def _opened(folder: Path, state: folders.Manifest) -> FileIndex:
    """Whoosh's index in the state's home; a home that nothing was published from is made."""
    storage = folders.storage(folder, state.home)
    if state.files:
        folders.contents(folder, state)
        return FileIndex(storage, SCHEMA)
    storage.create()
    return FileIndex.create(storage, SCHEMA)


class _Batch(SegmentWriter):  # type: ignore[misc]
    """What is put and forgotten between two publications.

    Whoosh replaces only what is committed already, and deletes files that the published state
    still needs; so this keeps count of what it has itself, and deletes nothing.
    """

    def __init__(self, index: FileIndex) -> None:
        codec = W3Codec()
        codec.length_stats = False  # or it looks for a file of lengths at every posting
        super().__init__(index, _lk=False, codec=codec)
        self._readers = [
            SegmentReader(self.storage, self.schema, segment) for segment in self.segments
        ]
        self._mine: dict[ReleaseId, int] = {}
        self._superseded: set[int] = set()
        self._gone: set[ReleaseId] = set()
        self._toc: TOC | None = None

    @property
    def has_changes(self) -> bool:
        return bool(self._mine or self._superseded or self._gone)

    def put(self, id: ReleaseId, filled: dict[str, Any]) -> None:
        number = self.docnum
        self.add_document(**filled)
        self.forget(id)
        self._mine[id] = number

    def forget(self, id: ReleaseId) -> None:
        number = self._mine.pop(id, None)
        if number is not None:
            self._superseded.add(number)
        elif id not in self._gone:
            for segment, reader in zip(self.segments, self._readers, strict=True):
                for old in _holding(reader, id):
                    segment.delete_document(old)
                    self._gone.add(id)

    def committed(self) -> TOC:
        """Everything in segments, and the table of contents that lists them."""
        self._let_go()
        self.commit(mergetype=_merged)
        assert self._toc is not None  # noqa: S101 - `commit` has just called `_commit_toc`
        return self._toc

    def drop(self) -> None:
        """Write nothing."""
        self._let_go()
        self.cancel()

    def _let_go(self) -> None:
        for reader in self._readers:
            reader.close()
        self._readers = []

    def _commit_toc(self, segments: list[Any]) -> None:
        """In place of Whoosh's, which then deletes all that this one does not list."""
        for segment in segments:
            if segment == self.newsegment:
                # merged documents come after ours, so our numbers are still ours
                for number in self._superseded:
                    segment.delete_document(number)
        self._toc = TOC(self.schema, segments, self.generation)
        self._toc.write(self.storage, self.indexname)


def _holding(reader: SegmentReader, id: ReleaseId) -> list[int]:
    """The live documents of that id in a segment: one or none."""
    try:
        return list(reader.postings("id", id).all_ids())
    except TermNotFound:
        return []


def _merged(batch: _Batch, segments: list[Any]) -> list[Any]:
    """Take segments no larger than twice what is taken already; give those that stay.

    So sizes grow at least threefold from one to the next, a segment is rewritten once each time
    the index triples, and 100,000 releases lie in about ten.  One that is half deleted is taken
    whatever its size, and one that is wholly deleted is left out.
    """
    size = batch.doc_count()
    kept = []
    for segment in sorted(segments, key=lambda one: int(one.doc_count())):
        live = segment.doc_count()
        if live == 0:
            continue
        stale = segment.deleted_count() > live
        if stale or (live <= 2 * size and live + size <= _MOST_MERGED):
            reader = SegmentReader(batch.storage, batch.schema, segment)
            batch.add_reader(reader)
            reader.close()
            size += live
        else:
            kept.append(segment)
    return kept
