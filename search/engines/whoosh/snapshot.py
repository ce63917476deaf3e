"""The live releases of one generation, numbered from 0 without gaps, as columns.

    segment 0   0 1 2 3      segment 1   0 1 2           a document that is deleted
                0 · 1 2                  3 4 ·           has no number: ·

A segment's arrays hold for every generation; here they are put end to end without what is deleted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import merge
from itertools import groupby, islice
from typing import Final

import numpy as np

from index.engines.days import NO_DAY
from index.entry import KeyField, TextField
from index.release import Release, ReleaseId
from search.engines.matching import Mask, Numbers, Places, Posting, Rows
from search.engines.whoosh.segment import Segment, Values
from search.plan import Sort
from search.searcher import TermCount

_FEW: Final = 16
"""How many times fewer documents there have to be than rows for looking each of them up."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment in a generation: the number of each document there, -1 for a deleted one."""

    segment: Segment
    numbers: Rows

    @property
    def is_whole(self) -> bool:
        """Whether nothing in it is deleted."""
        return not len(self.numbers) or bool(self.numbers.min() >= 0)


class Snapshot:
    """The releases of one generation; a `search.engines.matching.Corpus`."""

    def __init__(self, segments: Sequence[tuple[Segment, frozenset[int]]]) -> None:
        """Take each segment with the documents that are deleted in it."""
        pieces = []
        size = 0
        for segment, deleted in segments:
            live = np.ones(segment.size, np.bool_)
            live[list(deleted)] = False
            numbers = np.where(live, np.cumsum(live) - 1 + size, -1).astype(np.int32)
            pieces.append(Piece(segment, numbers))
            size += int(np.count_nonzero(live))
        self._pieces = tuple(pieces)
        self._size = size

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
    def ids(self) -> tuple[ReleaseId, ...]:
        """The id of each."""
        return tuple(
            ReleaseId(id)
            for piece in self._pieces
            for id, number in zip(piece.segment.ids, piece.numbers.tolist(), strict=True)
            if number >= 0
        )

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
        return self._column(field.name)

    def posting(self, field: TextField | KeyField, term: str) -> Posting:
        """Where the term stands."""
        rows, frequencies = [], []
        for piece in self._pieces:
            found = piece.segment.posting(field, term)
            if len(found.rows):
                numbers = piece.numbers[found.rows]
                live = numbers >= 0
                rows.append(numbers[live])
                frequencies.append(found.frequencies[live])
        return Posting(_joined(rows, np.int32), _joined(frequencies, np.float64))

    def quoting(self, field: TextField, term: str) -> Rows:
        """Where the term is said."""
        rows = []
        for piece in self._pieces:
            numbers = piece.numbers[piece.segment.quoting(field, term)]
            rows.append(numbers[numbers >= 0])
        return _joined(rows, np.int32)

    def places(
        self, field: TextField, term: str, among: Mask, *, in_quotes: bool = False
    ) -> Places:
        """Where it stands in each of those, or is said."""
        rows, positions = [], []
        for piece in self._pieces:
            found = piece.segment.places(field, term, in_quotes=in_quotes)
            if len(found.rows):
                live = piece.numbers >= 0
                live[live] = among[piece.numbers[live]]
                kept = _of(np.flatnonzero(live), found.rows)
                rows.append(piece.numbers[found.rows[kept]])
                positions.append(found.positions[kept])
        return Places(_joined(rows, np.int32), _joined(positions, np.int64))

    def having(self, field: KeyField, value: str) -> Rows:
        """The releases that have the value."""
        return self.posting(field, value).rows

    def values(self, field: KeyField) -> Values:
        """The field of every release."""
        names: dict[str, int] = {}
        values, rows = [], []
        for piece in self._pieces:
            found = piece.segment.values(field)
            renumbered = np.array(
                [names.setdefault(name, len(names)) for name in found.names], np.int32
            )
            numbers = piece.numbers[found.rows]
            live = numbers >= 0
            values.append(renumbered[found.values[live]])
            rows.append(numbers[live])
        return Values(tuple(names), _joined(values, np.int32), _joined(rows, np.int32))

    def release(self, id: ReleaseId) -> Release | None:
        """The release, or None."""
        for piece in self._pieces:
            row = piece.segment.row(id)
            if row is not None and piece.numbers[row] >= 0:
                return piece.segment.record(row)
        return None

    def vocabulary(
        self, field: TextField | KeyField, prefix: str, limit: int
    ) -> tuple[TermCount, ...]:
        """Terms of live releases that begin with the prefix, in the order of code points.

        UTF-8 sorts as code points do, so Whoosh has them in order.
        """
        found = merge(*(self._terms(piece, field, prefix) for piece in self._pieces))
        counted = (
            TermCount(term, sum(count for _, count in counts))
            for term, counts in groupby(found, key=lambda pair: pair[0])
        )
        return tuple(islice((one for one in counted if one.count), max(limit, 0)))

    @cached_property
    def places_in(self) -> dict[Sort, Numbers]:
        """For each order that does not need scores, where each release comes in it."""
        ids = self._by_id
        days = (ids, -self.first, -self.last)
        return {
            "newest": _ranks(np.lexsort(days)),
            "oldest": _ranks(np.lexsort((ids, self.first, self.last, self.last == NO_DAY))),
            "published": _ranks(np.lexsort((*days, -self.published))),
            "updated": _ranks(np.lexsort((*days, -self.updated))),
        }

    @property
    def _by_id(self) -> Numbers:
        """Where each release comes in the order of ids."""
        runs = (
            row
            for piece in self._pieces
            for row in piece.numbers[list(piece.segment.in_order)].tolist()
            if row >= 0
        )
        # the segments' own orders are runs, which Python's sort merges
        ordered = sorted(runs, key=self.ids.__getitem__)
        return _ranks(np.array(ordered, np.int64))

    def _column(self, name: str) -> Numbers:
        return _joined(
            [piece.segment.numbers(name)[piece.numbers >= 0] for piece in self._pieces], np.int64
        )

    @staticmethod
    def _terms(piece: Piece, field: TextField | KeyField, prefix: str) -> Iterator[tuple[str, int]]:
        whole = piece.is_whole
        for term, holding in piece.segment.terms(field, prefix):
            if whole:
                yield term, holding
            else:
                rows = piece.segment.posting(field, term).rows
                yield term, int(np.count_nonzero(piece.numbers[rows] >= 0))


def _of(documents: Numbers, rows: Rows) -> Numbers | Mask:
    """Which of the rows, ascending, are of those documents; quick where they are few."""
    if len(documents) * _FEW > len(rows):
        wanted = np.zeros(int(rows[-1]) + 1, np.bool_)
        wanted[documents[documents < len(wanted)]] = True
        chosen: Mask = wanted[rows]
        return chosen
    first = np.searchsorted(rows, documents)
    counts = np.searchsorted(rows, documents, side="right") - first
    before = np.cumsum(counts) - counts
    return np.repeat(first - before, counts) + np.arange(int(counts.sum()))


def _joined(arrays: Sequence[np.ndarray], kind: type) -> np.ndarray:
    if len(arrays) == 1:
        return arrays[0]
    return np.concatenate(arrays) if arrays else np.zeros(0, kind)


def _ranks(order: Numbers) -> Numbers:
    """From the releases in order, the place of each."""
    ranks = np.empty(len(order), np.int64)
    ranks[order] = np.arange(len(order))
    return ranks
