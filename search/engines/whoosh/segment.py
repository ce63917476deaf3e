"""One segment of the index, by terms and documents.

A segment's file never changes: what is read of one holds for every generation that has it.
Which of its documents are deleted belongs to a generation, and is not known here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.engines.whoosh.columns import Columns
from index.printed import with_texts
from index.record import from_json
from index.release import Release
from search.engines.corpus import Mask, Numbers, Places, Posting, Rows

_TURN = 256
"""How many terms are read at once."""

_FEW = 8
"""How many times fewer documents there have to be than rows for looking each of them up."""

_NO_ROWS: Rows = np.zeros(0, np.int32)
_NOWHERE: Numbers = np.zeros(0, np.int64)


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

    def posting(self, name: str, term: str) -> Posting:
        """The documents that hold the term of a text field, deleted ones included."""
        field = self.columns.text(name)
        span = field.span(field.terms.find(_encoded(term)))
        return Posting(field.rows[span], field.weights[span])

    def having(self, name: str, term: str) -> Rows:
        """The documents that hold the term of any field."""
        field = self.columns.inverted(name)
        return field.rows[field.span(field.terms.find(_encoded(term)))]

    def places(self, name: str, term: str, among: Rows) -> Places:
        """Where in each of those documents, ascending, the term stands."""
        field = self.columns.text(name)
        number = field.terms.find(_encoded(term))
        span = field.span(number)
        rows = field.rows[span]
        if not len(rows) or not len(among):
            return Places(_NO_ROWS, _NO_ROWS)
        counts, positions = field.counts[span], field.positions_of(number)
        if len(among) * _FEW > len(rows):
            return _among(rows, counts, positions, among, size=self.size)
        return _of_few(rows, counts, positions, among)

    def standing(self, name: str, term: str, among: Rows) -> Numbers:
        """Where in each of those few documents the term stands.

        Numbers that ascend: which of them it is, and 34 bits below the position.
        """
        field = self.columns.text(name)
        number = field.terms.find(_encoded(term))
        span = field.span(number)
        rows = field.rows[span]
        if not len(rows):
            return _NOWHERE
        where = rows.searchsorted(among)
        where[where == len(rows)] = 0
        owners = np.flatnonzero(rows[where] == among)
        if not len(owners):
            return _NOWHERE
        where = where[owners]
        counts = field.counts[span]
        each = counts[where].astype(np.int64)
        ends = np.cumsum(counts[: int(where[-1]) + 1], dtype=np.int64)[where]
        total = np.cumsum(each)
        at = np.repeat(ends - total, each) + np.arange(int(total[-1]))
        return (np.repeat(owners, each) << 34) + field.positions_of(number)[at]

    def row(self, id: str) -> int | None:
        """The document of that id."""
        return self.columns.row(_encoded(id))

    def id_of(self, row: int) -> str:
        """The id of the document."""
        ids = self.columns.ids
        return ids.terms[int(ids.values[row])].decode()

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
        numbers = field.terms.starting(_encoded(prefix))
        for first in range(numbers.start, numbers.stop, _TURN):
            last = min(first + _TURN, numbers.stop)
            starts = field.starts[first : last + 1]
            if live is not None:
                held = live[field.rows[int(starts[0]) : int(starts[-1])]]
                starts = np.concatenate([[0], np.cumsum(held)])[starts - starts[0]]
            yield from zip(field.terms.between(first, last), np.diff(starts).tolist(), strict=True)

    def card(self, row: int) -> Release:
        """What a list of results shows of the release."""
        return from_json(self.columns.card(row))

    def record(self, row: int) -> Release:
        """The release as it was put."""
        columns = self.columns
        every = range(len(columns.natures(row)))
        return with_texts(
            from_json(columns.record(row)), (columns.printed(row, number) for number in every)
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


def _among(rows: Rows, counts: Numbers, positions: Numbers, among: Rows, *, size: int) -> Places:
    """The places in those of the rows that are among the documents."""
    if len(among) == size:
        return Places(np.repeat(rows, counts), positions)
    wanted = np.zeros(size, np.bool_)
    wanted[among] = True
    kept = wanted[rows]
    if kept.all():
        return Places(np.repeat(rows, counts), positions)
    return Places(np.repeat(rows[kept], counts[kept]), positions[np.repeat(kept, counts)])


def _of_few(rows: Rows, counts: Numbers, positions: Numbers, among: Rows) -> Places:
    """The same where the documents are few: each is looked up."""
    where = np.minimum(rows.searchsorted(among), len(rows) - 1)
    where = where[rows[where] == among]
    ends = np.cumsum(counts, dtype=np.int64)[where]
    each = counts[where].astype(np.int64)
    total = np.cumsum(each)
    at = np.repeat(ends - total, each) + np.arange(int(total[-1]) if len(total) else 0)
    return Places(np.repeat(rows[where], each), positions[at])


def _encoded(text: str) -> bytes:
    """As it is kept; half a surrogate pair becomes what no UTF-8 is."""
    return text.encode(errors="surrogatepass")
