"""The live releases of one generation, numbered from 0 without gaps, as columns.

    segment 0   0 1 2 3      segment 1   0 1 2           a document that is deleted
                0 · 1 2                  3 4 ·           has no number: ·

A segment's arrays hold for every generation; here they are put end to end without what is deleted.
Of a single segment with nothing deleted they are used as they lie in the file.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import merge
from itertools import groupby, islice
from operator import itemgetter
from typing import Any, Final, TypeVar

import numpy as np

from index.engines.days import NO_DAY
from index.engines.whoosh.layout import quoted
from index.entry import KeyField, TextField
from index.release import ReleaseId
from search.engines.corpus import Mask, Numbers, Places, Posting, Rows
from search.engines.shelf import Shelf
from search.engines.whoosh.calendar import Calendar, Spans
from search.engines.whoosh.counting import Facet
from search.engines.whoosh.segment import Segment
from search.plan import Grain, Sort
from search.searcher import TermCount

T = TypeVar("T")

_REMEMBERED: Final = 10_000
"""Releases that were found lately, of which it is remembered where they lie."""

_DAY: Final = 22
"""Bits of a day's number."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment in a generation: `base` is the number of its first live document.

    `live` and `alive` are its documents that are not deleted, and `numbers` what each is there, -1
    for a deleted one; None for a segment that is whole.
    """

    segment: Segment
    base: int
    live: Mask | None
    alive: Rows | None
    numbers: Rows | None
    size: int

    @classmethod
    def of(cls, segment: Segment, deleted: Sequence[int], *, base: int) -> Piece:
        """The segment without those."""
        if not deleted:
            return cls(segment, base, None, None, None, segment.size)
        live = np.ones(segment.size, np.bool_)
        live[deleted] = False
        numbers = np.where(live, np.cumsum(live) - 1 + base, -1).astype(np.int32)
        alive = np.flatnonzero(live)
        return cls(segment, base, live, alive, numbers, len(alive))

    def of_live(self, values: Numbers) -> Numbers:
        """Those of the values, one a document, that are of live ones."""
        return values if self.live is None else values[self.live]

    def here(self, rows: Rows) -> tuple[Rows, Mask | None]:
        """Documents as they are numbered in the generation, and which of them are live."""
        if self.numbers is None:
            return (rows + np.int32(self.base) if self.base else rows), None
        numbers = self.numbers[rows]
        live = numbers >= 0
        return numbers[live], live

    def there(self, rows: Rows) -> Rows:
        """The generation's rows, all of this segment, as its documents."""
        inside = rows - self.base if self.base else rows
        return inside if self.alive is None else self.alive[inside]


@dataclass(frozen=True, slots=True)
class Inside:
    """Releases that lie in one segment, there as `documents`; a `search.engines.corpus.Section`."""

    segment: Segment
    rows: Rows
    documents: Rows

    def places(self, field: TextField, term: str, *, in_quotes: bool = False) -> Places:
        """Where in each of them the term stands, or is said."""
        name = quoted(field) if in_quotes else field.name
        return self.segment.places(name, term, self.documents)


class Snapshot:
    """The releases of one generation; a `search.engines.corpus.Corpus`."""

    def __init__(self, segments: Sequence[tuple[Segment, Sequence[int]]]) -> None:
        """Take each segment with the documents that are deleted in it."""
        pieces: list[Piece] = []
        size = 0
        for segment, deleted in segments:
            piece = Piece.of(segment, deleted, base=size)
            size += piece.size
            if piece.size:
                pieces.append(piece)
        self._pieces = tuple(pieces)
        self._bases = [piece.base for piece in pieces]
        self._size = size
        self._shelf: Shelf[tuple[TextField, str], Posting] = Shelf()
        self._documents: dict[ReleaseId, tuple[Segment, int]] = {}
        self._made: dict[str, Any] = {}

    @property
    def size(self) -> int:
        """How many releases there are."""
        return self._size

    @cached_property
    def first(self) -> Numbers:
        """The first day of each, 0 where there is none."""
        return self._column("first")

    @cached_property
    def last(self) -> Numbers:
        """The last day of each, 0 where there is none."""
        return self._column("last")

    @cached_property
    def updated(self) -> Numbers:
        """The last update of each, in microseconds."""
        return self._column("updated")

    @cached_property
    def published(self) -> Numbers:
        """The day that each came out, 0 where none is known."""
        return self._column("published")

    @cached_property
    def updated_day(self) -> Numbers:
        """The day of each one's last update, 0 where there was none."""
        return self._column("updated_day")

    def lengths(self, field: TextField) -> Numbers:
        """The length of each in that field, weighted by part."""
        return self._joined(lambda segment: segment.lengths(field.name))

    def posting(self, field: TextField, term: str) -> Posting:
        """Where the term stands."""
        if self._is_one:
            return self._pieces[0].segment.posting(field.name, term)
        found = self._shelf.get((field, term))
        if found is None:
            found = self._posting(field.name, term)
            self._shelf.put((field, term), found)
        return found

    def quoting(self, field: TextField, term: str) -> Rows:
        """Where the term is said."""
        return self._having(quoted(field), term)

    def having(self, field: KeyField, value: str) -> Rows:
        """The releases that have the value."""
        return self._having(field, value)

    def sections(self, rows: Rows) -> list[Inside]:
        """The releases by the segment that they lie in."""
        if self._is_one:
            return [Inside(self._pieces[0].segment, rows, rows)] if len(rows) else []
        bounds = rows.searchsorted([*self._bases, self._size]).tolist()
        return [
            Inside(piece.segment, rows[first:last], piece.there(rows[first:last]))
            for piece, first, last in zip(self._pieces, bounds, bounds[1:], strict=False)
            if first < last
        ]

    def id_of(self, row: int) -> ReleaseId:
        """The id of a release; where it lies is remembered, for it will be shown."""
        piece = self._pieces[bisect_right(self._bases, row) - 1]
        own = row - piece.base if piece.alive is None else int(piece.alive[row - piece.base])
        id = ReleaseId(piece.segment.id_of(own))
        if len(self._documents) >= _REMEMBERED:
            self._documents.clear()
        self._documents[id] = piece.segment, own
        return id

    def document(self, id: ReleaseId) -> tuple[Segment, int] | None:
        """The segment that holds the release, and its document there; None where there is none."""
        found = self._documents.get(id)
        if found is not None:
            return found
        for piece in self._pieces:
            row = piece.segment.row(id)
            if row is not None and (piece.live is None or piece.live[row]):
                return piece.segment, row
        return None

    def vocabulary(
        self, field: TextField | KeyField, prefix: str, limit: int
    ) -> tuple[TermCount, ...]:
        """Terms of live releases that begin with the prefix, in the order of code points.

        UTF-8 sorts as code points do, so segments have them in order.
        """
        name = field.name if isinstance(field, TextField) else field
        each = [_terms(piece, name, prefix) for piece in self._pieces]
        found = each[0] if len(each) == 1 else _added(merge(*each))
        counted = ((term, count) for term, count in found if count)
        return tuple(
            TermCount(term.decode(), count) for term, count in islice(counted, max(limit, 0))
        )

    def ranks(self, sort: Sort) -> Numbers:
        """For an order that does not need scores, where each release comes in it."""
        return self._kept(f"ranks {sort}", lambda: _ranks(self.ordered(sort)))

    def ordered(self, sort: Sort) -> Rows:
        """The releases in an order that does not need scores."""
        return self._kept(f"order {sort}", lambda: self._ordered(sort))

    def facet(self, field: KeyField) -> Facet:
        """The values of the field, to be counted."""
        return self._kept(f"facet {field}", lambda: self._facet(field))

    def days(self, grain: Grain) -> Calendar:
        """The days of each, to be counted."""
        spans = self._days if grain == "day" else self._months
        return self._kept(f"days {grain}", lambda: Calendar(spans, grain=grain))

    @cached_property
    def _days(self) -> Spans:
        return Spans(self.first, self.last)

    @cached_property
    def _months(self) -> Spans:
        return self._days.by_month()

    @property
    def _is_one(self) -> bool:
        """Whether the releases lie in one segment as they are numbered here."""
        return len(self._pieces) == 1 and self._pieces[0].live is None

    def _ordered(self, sort: Sort) -> Rows:
        first, last = self.first.astype(np.int64), self.last.astype(np.int64)
        days = (last << _DAY) + first
        match sort:
            case "oldest":
                return _sorted(self._by_id, np.where(last == NO_DAY, 1 << 2 * _DAY, days))
            case "updated":
                return _sorted(self.ordered("newest"), -self.updated)
            case "published":
                return _sorted(self.ordered("newest"), -self.published.astype(np.int64))
            case _:
                return _sorted(self._by_id, -days)

    @property
    def _by_id(self) -> Rows:
        """The releases in the order of their ids."""
        if self._is_one:
            return np.argsort(self._pieces[0].segment.id_places)
        ids: list[bytes] = []
        ordered: list[int] = []
        for piece in self._pieces:
            own = piece.segment.ids()
            ids += own if piece.alive is None else [own[row] for row in piece.alive.tolist()]
            places = piece.of_live(piece.segment.id_places)
            ordered += (np.argsort(places) + piece.base).tolist()
        ordered.sort(key=ids.__getitem__)  # it merges the segments' own orders, which are runs
        return np.array(ordered, np.int64)

    def _facet(self, field: KeyField) -> Facet:
        if self._is_one:
            segment = self._pieces[0].segment
            held = segment.values(field)
            return Facet(segment.names(field), held.values, held.ends)
        every = [piece.segment.names(field) for piece in self._pieces]
        names = [name for name, _ in groupby(merge(*(own[:] for own in every)))]
        numbers = {name: number for number, name in enumerate(names)}
        values, counts = [], []
        for piece, own in zip(self._pieces, every, strict=True):
            held = piece.segment.values(field)
            each = np.diff(held.ends, prepend=0)
            kept = held.values
            if piece.live is not None:
                kept, each = kept[np.repeat(piece.live, each)], each[piece.live]
            renumbered = np.array([numbers[name] for name in own[:]], np.int32)
            values.append(renumbered[kept])
            counts.append(each)
        return Facet(names, _end_to_end(values, "i4"), np.cumsum(_end_to_end(counts, "i8")))

    def _posting(self, name: str, term: str) -> Posting:
        rows, frequencies = [], []
        for piece in self._pieces:
            found = piece.segment.posting(name, term)
            here, live = piece.here(found.rows)
            rows.append(here)
            frequencies.append(found.frequencies if live is None else found.frequencies[live])
        return Posting(_end_to_end(rows, "i4"), _end_to_end(frequencies, "u1"))

    def _having(self, name: str, term: str) -> Rows:
        rows = [piece.here(piece.segment.having(name, term))[0] for piece in self._pieces]
        return _end_to_end(rows, "i4")

    def _column(self, name: str) -> Numbers:
        return self._joined(lambda segment: segment.numbers(name))

    def _joined(self, of: Callable[[Segment], Numbers]) -> Numbers:
        return _end_to_end([piece.of_live(of(piece.segment)) for piece in self._pieces], "i4")

    def _kept(self, name: str, make: Callable[[], T]) -> T:
        """What belongs to the generation, made once; two threads may make it at the same time."""
        found: T | None = self._made.get(name)
        if found is None:
            found = self._made[name] = make()
        return found


def _terms(piece: Piece, name: str, prefix: str) -> Iterator[tuple[bytes, int]]:
    return piece.segment.terms(name, prefix, live=piece.live)


def _added(found: Iterator[tuple[bytes, int]]) -> Iterator[tuple[bytes, int]]:
    """Each term once, with the sum of its counts."""
    for term, counts in groupby(found, key=itemgetter(0)):
        yield term, sum(count for _, count in counts)


def _end_to_end(arrays: Sequence[Numbers], kind: str) -> Numbers:
    if len(arrays) == 1:
        return arrays[0]
    return np.concatenate(arrays) if arrays else np.zeros(0, kind)


def _sorted(order: Rows, keys: Numbers) -> Rows:
    """The releases by their keys; of equals, as they were ordered before."""
    return order[np.argsort(keys[order], kind="stable")]


def _ranks(order: Rows) -> Numbers:
    """From the releases in order, the place of each."""
    ranks = np.empty(len(order), np.int64)
    ranks[order] = np.arange(len(order))
    return ranks
