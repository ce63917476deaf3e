"""One of Whoosh's segments, read as arrays.

A segment's files never change: what is read of one holds for every generation that has it.
Which of its documents are deleted belongs to a generation, and is not known here.
"""

from __future__ import annotations

import json
import zlib
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, takewhile
from threading import Lock, RLock
from typing import Any, Final, TypeVar

import numpy as np
from whoosh.filedb.filestore import FileStorage
from whoosh.reading import SegmentReader, TermNotFound

from index.engines.whoosh.schema import SCHEMA, quoted
from index.entry import KeyField, TextField
from index.record import from_json
from index.release import Release
from search.engines.matching import Numbers, Places, Posting, Rows

T = TypeVar("T")

_TURN: Final = 256
"""How many terms are read before another thread may read."""

_BYTES: Final = 128 << 20
"""How much a shelf keeps: every posting list of some 20,000 releases."""


_OVERHEAD: Final = 600
"""Bytes that keeping anything takes."""


class Shelf:
    """What was decoded of late, by key, up to a number of bytes; for several threads.

    Keys are texts, and nothing but what was made stands beside them: the garbage collector walks
    every other object, and stops every reader meanwhile.

    >>> shelf = Shelf()
    >>> int(shelf.get("a", lambda: np.ones(3))[0]), len(shelf)
    (1, 1)
    """

    def __init__(self, limit: int = _BYTES) -> None:
        self._limit = limit
        self._kept: OrderedDict[str, Any] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def get(self, key: str, make: Callable[[], T]) -> T:
        """What the key stands for, made where it is not there."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                found: T = self._kept[key]
                return found
        made = make()
        size = _size(made)
        with self._lock:
            if key not in self._kept and size <= self._limit:
                self._kept[key] = made
                self._bytes += size
                while self._bytes > self._limit:
                    self._bytes -= _size(self._kept.popitem(last=False)[1])
        return made

    def __len__(self) -> int:
        return len(self._kept)


def _size(value: object) -> int:
    """Bytes, near enough: an empty list costs as well."""
    arrays = (
        [value]
        if isinstance(value, np.ndarray)
        else [getattr(value, name) for name in getattr(value, "__slots__", ())]
    )
    return _OVERHEAD + sum(array.nbytes for array in arrays if isinstance(array, np.ndarray))


@dataclass(frozen=True, slots=True)
class Values:
    """A field of values, document by document: `names[values[i]]` is had by `rows[i]`."""

    names: tuple[str, ...]
    values: Rows
    rows: Rows


class _Whole(SegmentReader):  # type: ignore[misc]
    """Reads a segment with the documents that are deleted in it."""

    deleted_docs_set: frozenset[int] = frozenset()


class Segment:
    """A segment's postings, columns and records; whoever holds it releases it once."""

    def __init__(self, storage: FileStorage, segment: Any, shelf: Shelf) -> None:  # noqa: ANN401
        self.id: str = segment.segment_id()
        self._reader = _Whole(storage, SCHEMA, segment)
        self._shelf = shelf
        self._reading = RLock()  # Whoosh's files have one place where they are read
        self._holders = 1
        self.size: int = self._reader.doc_count_all()

    def hold(self) -> bool:
        """Take part in holding it open; False where it is closed already."""
        with self._reading:
            self._holders += bool(self._holders)
            return bool(self._holders)

    def release(self) -> None:
        """Hold it no longer; the last one closes it."""
        with self._reading:
            self._holders -= 1
            if not self._holders:
                self._reader.close()

    def posting(self, field: TextField | KeyField, term: str) -> Posting:
        """The documents that hold the term, deleted ones included."""
        name = _name(field)
        key = f"{self.id} posting {name} {term}"
        return self._shelf.get(key, lambda: self._posting(name, term))

    def quoting(self, field: TextField, term: str) -> Rows:
        """The documents where the term is said, deleted ones included."""
        name = quoted(field)
        key = f"{self.id} posting {name} {term}"
        return self._shelf.get(key, lambda: self._posting(name, term)).rows

    def places(self, field: TextField, term: str, *, in_quotes: bool = False) -> Places:
        """Where in each document the term stands, or where it is said."""
        name = quoted(field) if in_quotes else field.name
        key = f"{self.id} places {name} {term}"
        return self._shelf.get(key, lambda: self._places(name, term))

    def row(self, id: str) -> int | None:
        """The last document of that id; any earlier one is deleted in every generation."""
        with self._reading:
            rows = [row for row, _ in self._postings("id", id, with_values=False)]
        return rows[-1] if rows else None

    def terms(self, field: TextField | KeyField, prefix: str) -> Iterator[tuple[str, int]]:
        """Terms that begin with the prefix, and in how many documents, deleted ones included."""
        name = _name(field)
        first = start = _encoded(prefix)
        while start is not None:
            with self._reading:  # not while another segment's turn is waited for
                following = takewhile(
                    lambda item: item[0][0] == name and item[0][1].startswith(first),
                    self._reader.iter_from(name, start),
                )
                found = [
                    (term, info.doc_frequency()) for (_, term), info in islice(following, _TURN)
                ]
            yield from ((term.decode(), count) for term, count in found)
            start = found[-1][0] + b"\0" if len(found) == _TURN else None

    def record(self, row: int) -> Release:
        """The release as it was put."""
        with self._reading:
            stored = self._records[row]
        return from_json(zlib.decompress(stored).decode())

    def numbers(self, column: str) -> Numbers:
        """A column of whole numbers."""
        with self._reading:
            loaded = self._reader.column_reader(column, translate=False).load()
        return np.asarray(loaded, np.int64)

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The id of each document."""
        return tuple(values[0] for values in self._lists("id"))

    @cached_property
    def in_order(self) -> tuple[int, ...]:
        """The documents in the order of their ids."""
        return tuple(sorted(range(self.size), key=self.ids.__getitem__))

    def values(self, field: KeyField) -> Values:
        """The field of every document."""
        return self._shelf.get(f"{self.id} values {field}", lambda: self._values(field))

    @cached_property
    def _records(self) -> Any:  # noqa: ANN401 - a column reader of Whoosh
        return self._reader.column_reader("record", translate=False)

    def _lists(self, field: str) -> list[list[str]]:
        with self._reading:
            column = list(self._reader.column_reader(field, translate=False))
        return [json.loads(values) if values else [] for values in column]

    def _values(self, field: KeyField) -> Values:
        numbers: dict[str, int] = {}
        values, rows = [], []
        for row, names in enumerate(self._lists(field)):
            for name in names:
                values.append(numbers.setdefault(name, len(numbers)))
                rows.append(row)
        return Values(tuple(numbers), np.array(values, np.int32), np.array(rows, np.int32))

    def _posting(self, name: str, term: str) -> Posting:
        rows, frequencies = [], []
        with self._reading:
            for row, frequency in self._postings(name, term, with_values=False):
                rows.append(row)
                frequencies.append(frequency)
        return Posting(np.array(rows, np.int32), np.array(frequencies, np.float64))

    def _places(self, name: str, term: str) -> Places:
        rows, packed = [], []
        with self._reading:
            for row, positions in self._postings(name, term, with_values=True):
                rows.append(row)
                packed.append(positions)
        counts = np.array([len(one) for one in packed], np.int64) // 4
        steps = np.frombuffer(b"".join(packed), "<u4").astype(np.int64)
        # each document's steps begin anew: take off what was added up before them
        added = np.cumsum(steps)
        starts = np.cumsum(counts) - counts
        before = (added[starts] - steps[starts]) if len(counts) else added
        return Places(
            np.repeat(np.array(rows, np.int32), counts), added - np.repeat(before, counts)
        )

    def _postings(self, name: str, term: str, *, with_values: bool) -> Iterator[tuple[int, Any]]:
        """Each document of a term with its weight, or with its packed positions."""
        encoded = _encoded(term)
        if encoded is None:
            return
        try:
            matcher = self._reader.postings(name, encoded)
        except TermNotFound:
            return
        said = matcher.value if with_values else matcher.weight
        while matcher.is_active():
            yield matcher.id(), said()
            matcher.next()


def _encoded(text: str) -> bytes | None:
    """As Whoosh keeps it; None for half a surrogate pair, which no index holds."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        return None


def _name(field: TextField | KeyField) -> str:
    return field.name if isinstance(field, TextField) else field
