"""One segment of the index, by terms and documents.

A segment's file never changes: what is read of one holds for every generation that has it.
Which of its documents are deleted belongs to a generation, and is not known here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np

from index import card
from index.engines.whoosh.columns import Columns, encoded
from index.printed import with_texts
from index.record import from_json
from index.release import Release
from search.engines.corpus import Mask, Numbers, Places, Posting, Rows

_TURN = 256
"""How many terms are read at once."""

_FEW = 8
"""How many times fewer documents there have to be than rows for looking each of them up."""

_REMEMBERED: Final = 4_096
"""Documents of which the card is remembered, and texts of which it is what was read, some 2 kB
each: what was shown of late is shown again."""


@dataclass(frozen=True, slots=True)
class Values:
    """A field of values: the numbers of each document's lie end to end, and end at `ends`."""

    values: Numbers
    ends: Numbers


class Segment:
    """Reads a segment's columns; for several threads, and for as long as anyone holds it."""

    def __init__(self, path: Path, id: str) -> None:
        self.id = id
        self.columns = Columns(path)
        self.size = self.columns.size
        # nothing that is remembered refers to the segment: it goes, and its file, with who holds it
        columns = self.columns
        self.id_of = lru_cache(_REMEMBERED)(columns.id_of)
        self.card = lru_cache(_REMEMBERED)(lambda row: card.from_json(columns.card(row)))
        self.text = lru_cache(_REMEMBERED)(columns.texts.read)
        self.breaks = lru_cache(_REMEMBERED)(columns.texts.breaks)

    def posting(self, name: str, term: str) -> Posting:
        """The documents that hold the term of a text field, deleted ones included."""
        field = self.columns.text(name)
        span = field.span(field.number(term))
        return Posting(field.rows[span], field.weights[span])

    def having(self, name: str, term: str) -> Rows:
        """The documents that hold the term of any field."""
        field = self.columns.inverted(name)
        return field.rows[field.span(field.number(term))]

    def places(self, name: str, term: str, among: Rows) -> Places:
        """Where in each of those documents, ascending, the term stands; nothing is copied.

        O(documents that hold it).
        """
        field = self.columns.text(name)
        number = field.number(term)
        span = field.span(number)
        rows, counts = field.rows[span], field.counts[span]
        if not len(rows):
            nowhere = np.zeros(len(among), np.int32)
            return Places(nowhere, nowhere, field.positions[:0])
        where = self._where(rows, among)
        held = rows.take(where) == among
        ends = counts.cumsum(dtype=np.int32).take(where)
        ends *= held
        return Places(ends - counts.take(where) * held, ends, field.positions_of(number))

    def _where(self, rows: Rows, among: Rows) -> Rows:
        """The place of each of the documents among the rows, any where it is none of them."""
        if len(among) * _FEW <= len(rows):
            return np.minimum(rows.searchsorted(among), len(rows) - 1)
        places = np.zeros(self.size, np.int32)
        places[rows] = np.arange(len(rows), dtype=np.int32)
        return places.take(among)

    def row(self, id: str) -> int | None:
        """The document of that id."""
        return self.columns.row(encoded(id))

    def ids(self) -> list[bytes]:
        """The id of each document."""
        ids = self.columns.ids
        terms = ids.terms.between(0, len(ids.terms))
        return [terms[number] for number in ids.values.tolist()]

    @property
    def id_places(self) -> Numbers:
        """Where each document comes in the order of the ids."""
        return self.columns.ids.values

    def terms(self, name: str, prefix: str, *, live: Mask | None) -> Iterator[tuple[bytes, int]]:
        """Terms that begin with the prefix, and in how many of the live documents, or of all."""
        field = self.columns.inverted(name)
        numbers = field.terms.starting(encoded(prefix))
        for first in range(numbers.start, numbers.stop, _TURN):
            last = min(first + _TURN, numbers.stop)
            starts = field.starts[first : last + 1]
            if live is not None:
                held = live[field.rows[int(starts[0]) : int(starts[-1])]]
                starts = np.concatenate([[0], np.cumsum(held)])[starts - starts[0]]
            yield from zip(field.terms.between(first, last), np.diff(starts).tolist(), strict=True)

    def record(self, row: int) -> Release:
        """The release as it was put."""
        texts = self.columns.texts
        every = range(len(texts.natures(row)))
        return with_texts(
            from_json(self.columns.record(row)), (texts.read(row, number) for number in every)
        )

    def numbers(self, column: str) -> Numbers:
        """A column of whole numbers."""
        return self.columns.numbers(column)

    def lengths(self, name: str) -> Numbers:
        """The length of each document in a text field, weighted by part."""
        return self.columns.text(name).lengths

    def values(self, name: str) -> Values:
        """The numbers of the values of every document in a field of values."""
        field = self.columns.keys(name)
        return Values(field.values, field.ends)

    def names(self, name: str) -> Sequence[bytes]:
        """Every value of the field, by number: in the order of their code points."""
        return self.columns.keys(name).terms
