"""What is put and forgotten between two publications, on its way into one new segment.

    entry ─note→ gathering ─full→ run ┐
    entry ─note→ gathering ─full→ run ┼─merge→ segment
           segments that are small or half deleted ┘

Runs are files beside the segments, so memory holds one gathering whatever is put.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from whoosh.filedb.filestore import FileStorage
from whoosh.index import _DEF_INDEX_NAME, TOC

from index.engines.whoosh import codec
from index.engines.whoosh.arrays import Array
from index.engines.whoosh.codec import Segment
from index.engines.whoosh.columns import Columns, encoded
from index.engines.whoosh.gathering import Gathering
from index.engines.whoosh.merging import Source, merged
from index.engines.whoosh.schema import SCHEMA
from index.entry import Entry
from index.release import ReleaseId

MOST_MERGED: Final = 200_000
"""Documents above which a segment is left alone: merging takes memory for each."""


class Batch:
    """Adds to the state that a table of contents describes; deletes no file that it names."""

    def __init__(self, storage: FileStorage, before: TOC) -> None:
        self._storage = storage
        self._generation = before.generation + 1
        self._segments: list[Segment] = list(before.segments)
        self._columns = [codec.columns(storage, segment) for segment in self._segments]
        self._gathering = Gathering()
        self._runs: list[Path] = []
        self._base = 0  # documents in the runs
        self._mine: dict[ReleaseId, int] = {}
        self._superseded: list[int] = []
        self._gone: set[ReleaseId] = set()
        self._segment = Segment(_DEF_INDEX_NAME)

    @property
    def has_changes(self) -> bool:
        """Whether anything was put or forgotten."""
        return bool(self._mine or self._superseded or self._gone)

    def note(self, entry: Entry) -> int:
        """Take in the entry; gives its number in the batch.

        Raises `EngineError` where it cannot be kept.
        """
        return self._base + self._gathering.put(entry)

    def put(self, id: ReleaseId, number: int) -> None:
        """Let the document of that number be the release."""
        self.forget(id)
        self._mine[id] = number
        if self._gathering.is_full:
            self._run()

    def forget(self, id: ReleaseId) -> None:
        """Take the release out, wherever it is."""
        number = self._mine.pop(id, None)
        if number is not None:
            self._superseded.append(number)
        elif id not in self._gone:
            for segment, columns in zip(self._segments, self._columns, strict=True):
                row = columns.row(encoded(id))
                if row is not None and not segment.is_deleted(row):
                    segment.delete_document(row)
                    self._gone.add(id)

    def committed(self) -> TOC:
        """Everything in segments, and the table of contents that lists them, which is written."""
        kept, taken = _merging(self._segments, size=len(self._mine))
        sources = [
            Source(columns, _live(segment.doc_count_all(), [*segment.deleted_docs()]))
            for segment, columns in zip(self._segments, self._columns, strict=True)
            if segment in taken
        ]
        if self._mine or sources:
            self._write(sources)
            kept.append(self._segment)
        toc = TOC(SCHEMA, kept, self._generation)
        toc.write(self._storage, _DEF_INDEX_NAME)
        return toc

    def _write(self, sources: list[Source]) -> None:
        path = Path(self._storage.folder) / self._segment.file
        if not sources and not self._runs and not self._superseded:
            self._gathering.write(path)
            self._segment.set_doc_count(len(self._mine))
            return
        if len(self._gathering):
            self._run()
        live = _live(self._base, self._superseded)
        first = 0
        for run in self._runs:
            columns = Columns(run)
            sources.append(Source(columns, live[first : first + columns.size]))
            first += columns.size
        self._segment.set_doc_count(merged(sources, path))
        for run in self._runs:
            run.unlink()

    def _run(self) -> None:
        """Write what is gathered to a file, and gather anew."""
        path = Path(self._storage.folder) / f"{self._segment.file}.{len(self._runs)}"
        self._gathering.write(path)
        self._runs.append(path)
        self._base += len(self._gathering)
        self._gathering = Gathering()


def _live(size: int, deleted: Sequence[int]) -> Array:
    live = np.ones(size, np.bool_)
    live[deleted] = False
    return live


def _merging(segments: Sequence[Segment], *, size: int) -> tuple[list[Segment], list[Segment]]:
    """The segments that stay, and those that are merged with so many new documents.

    Taken are segments no larger than twice what is taken already.  So sizes grow at least threefold
    from one to the next, a segment is rewritten once each time the index triples, and 100,000
    releases lie in about ten.  One that is half deleted is taken whatever its size, and one that is
    wholly deleted is in neither list.
    """
    kept, taken = [], []
    live: Callable[[Segment], int] = Segment.doc_count
    for segment in sorted(segments, key=live):
        count = live(segment)
        if count == 0:
            continue
        stale = segment.deleted_count() > count
        if stale or (count <= 2 * size and count + size <= MOST_MERGED):
            taken.append(segment)
            size += count
        else:
            kept.append(segment)
    return kept, taken
