"""Several files of columns become one, without what was deleted in them.

    a   guerre 0 · paix 0 1         guerre 0 · paix 0 1 2 · traité 3
    b   paix 0 · traité 1      →                a a a b            b

Nothing is looked at word by word: for a stretch of terms it is worked out where in the result each
source's rows begin, term by term, and they are laid there at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import groupby
from pathlib import Path
from typing import Final

import numpy as np

from index.engines.whoosh import terms
from index.engines.whoosh.arrays import Array, ArrayWriter
from index.engines.whoosh.columns import Columns, Inverted, TextColumns
from index.engines.whoosh.layout import KEYS, NUMBERS, STREAMS, TEXTS

_STRETCH: Final = 2_000_000
"""Rows, or positions, that are laid at once: some hundred megabytes."""


@dataclass(frozen=True, slots=True)
class Source:
    """Columns to be taken over, and which of their documents are."""

    columns: Columns
    live: Array


def merged(sources: Sequence[Source], path: Path) -> int:
    """Write what is live in the sources, one after the other, to a file; gives how many that is."""
    sizes = [int(np.count_nonzero(source.live)) for source in sources]
    bases = np.cumsum([0, *sizes])
    becoming = [
        np.where(source.live, np.cumsum(source.live) - 1 + base, -1)
        for source, base in zip(sources, bases.tolist(), strict=False)
    ]
    with ArrayWriter(path) as writer:
        for name in TEXTS:
            _text(writer, name, sources, becoming)
        for field in KEYS:
            _keys(writer, field, sources, becoming)
        for name, (kind, _) in NUMBERS.items():
            writer.add(name, (one.columns.numbers(name)[one.live] for one in sources), kind)
        for stream in STREAMS:
            _stream(writer, stream, sources)
    return sum(sizes)


class _Laid:
    """One source's part in a field of the result.

    `kept` says which of the source's rows are live, `rows` these in the result's numbers, `starts`
    where those of each of the result's terms begin.
    """

    def __init__(self, field: Inverted, becoming: Array) -> None:
        rows = becoming[field.rows]
        self.kept = rows >= 0
        self.is_whole = bool(self.kept.all())
        self.rows = rows if self.is_whole else rows[self.kept]
        self._terms = field.terms
        self._held = self._each(field.starts, self.kept)
        self._numbers: Array = np.zeros(0, np.int64)
        self._size = 0

    @property
    def living(self) -> list[bytes]:
        """Its terms that any live document has."""
        own = self._terms.between(0, len(self._terms))
        return [term for term, has in zip(own, self._held.tolist(), strict=True) if has]

    def place_in(self, numbers: Mapping[bytes, int]) -> None:
        """Learn the number that each of its terms has in the result, -1 for one that is gone."""
        own = self._terms.between(0, len(self._terms))
        found = (numbers.get(term, -1) for term in own)
        self._numbers = np.fromiter(found, np.int64, len(own))
        self._size = len(numbers)

    def renumbered(self, values: Array) -> Array:
        """Numbers of its terms as the result has them."""
        return self._numbers[values]

    @property
    def starts(self) -> Array:
        """Where the rows of each of the result's terms begin, and where all end."""
        return self._spread(self._held)

    def places(self, field: TextColumns) -> Array:
        """The same of the positions."""
        if self.is_whole:
            return self._spread(np.diff(field.places))
        ends = np.concatenate([[0], np.cumsum(np.where(self.kept, field.counts, 0))])
        return self._spread(np.diff(ends[field.starts]))

    def of(self, values: Array) -> Array:
        """Those of the values, one a row, that are live."""
        return values if self.is_whole else values[self.kept]

    def _each(self, starts: Array, kept: Array) -> Array:
        if self.is_whole:
            return np.diff(starts)
        return np.diff(np.concatenate([[0], np.cumsum(kept)])[starts])

    def _spread(self, counts: Array) -> Array:
        there = self._numbers >= 0
        spread = np.zeros(self._size + 1, np.int64)
        spread[self._numbers[there] + 1] = counts[there]
        return np.cumsum(spread)


def _laid(fields: Sequence[Inverted], becoming: Sequence[Array]) -> tuple[list[bytes], list[_Laid]]:
    """The terms of the result, and each source's part in it."""
    laid = [_Laid(field, rows) for field, rows in zip(fields, becoming, strict=True)]
    result = [term for term, _ in groupby(merge(*(one.living for one in laid)))]
    numbers = {term: number for number, term in enumerate(result)}
    for one in laid:
        one.place_in(numbers)
    return result, laid


def _text(
    writer: ArrayWriter, name: str, sources: Sequence[Source], becoming: Sequence[Array]
) -> None:
    fields = [one.columns.text(name) for one in sources]
    result, laid = _laid(fields, becoming)
    starts = _postings(writer, name, result, laid)
    for column in ("weights", "counts"):
        values = [getattr(field, column) for field in fields]
        kept = [one.of(value) for one, value in zip(laid, values, strict=True)]
        writer.add(f"{name}.{column}", _stretches(starts, kept), np.result_type(*values))
    places = [one.places(field) for one, field in zip(laid, fields, strict=True)]
    writer.add(f"{name}.places", [_sum(places)], np.int64)
    positions = [
        field.positions if one.is_whole else field.positions[np.repeat(one.kept, field.counts)]
        for one, field in zip(laid, fields, strict=True)
    ]
    writer.add(f"{name}.positions", _stretches(places, positions), np.uint32)
    lengths = (field.lengths[one.live] for field, one in zip(fields, sources, strict=True))
    writer.add(f"{name}.lengths", lengths, np.int32)


def _keys(
    writer: ArrayWriter, name: str, sources: Sequence[Source], becoming: Sequence[Array]
) -> None:
    fields = [one.columns.keys(name) for one in sources]
    result, laid = _laid(fields, becoming)
    _postings(writer, name, result, laid)
    values, counts = [], []
    for source, one, field in zip(sources, laid, fields, strict=True):
        each = np.diff(field.ends, prepend=0)
        values.append(one.renumbered(field.values[np.repeat(source.live, each)]))
        counts.append(each[source.live])
    writer.add(f"{name}.values", values, np.int32)
    writer.add(f"{name}.values.ends", [np.cumsum(np.concatenate(counts))], np.int64)


def _postings(
    writer: ArrayWriter, name: str, result: Sequence[bytes], laid: Sequence[_Laid]
) -> list[Array]:
    """The terms and their documents; gives where each term begins in each source."""
    starts = [one.starts for one in laid]
    terms.write(writer, name, result)
    writer.add(f"{name}.starts", [_sum(starts)], np.int64)
    writer.add(f"{name}.rows", _stretches(starts, [one.rows for one in laid]), np.int32)
    return starts


def _sum(each: Sequence[Array]) -> Array:
    return np.asarray(np.sum(np.asarray(each), axis=0, dtype=np.int64))


def _stretches(starts: Sequence[Array], values: Sequence[Array]) -> Iterator[Array]:
    """The values of each term, source after source; `starts` says where a term's begin in each."""
    if len(values) == 1:
        yield values[0]
        return
    ends = _sum(starts)
    first = 0
    while first < len(ends) - 1:
        last = int(np.searchsorted(ends, ends[first] + _STRETCH, side="right")) - 1
        last = min(max(last, first + 1), len(ends) - 1)
        yield _stretch([one[first : last + 1] for one in starts], values)
        first = last


def _stretch(starts: Sequence[Array], values: Sequence[Array]) -> Array:
    counts = [np.diff(one) for one in starts]
    every = _sum(counts)
    begins = np.cumsum(every) - every
    laid = np.empty(int(every.sum()), np.result_type(*values))
    for own, count, value in zip(starts, counts, values, strict=True):
        taken = value[int(own[0]) : int(own[-1])]
        if len(taken):
            laid[np.repeat(begins - own[:-1] + own[0], count) + np.arange(len(taken))] = taken
        begins = begins + count
    return laid


def _stream(writer: ArrayWriter, stream: str, sources: Sequence[Source]) -> None:
    for name in STREAMS[stream]:
        kind = np.result_type(*(one.columns.array(name) for one in sources))
        writer.add(name, _runs(stream, name, sources), kind)
    sizes = [np.diff(one.columns.ends(stream), prepend=0)[one.live] for one in sources]
    writer.add(f"{stream}.ends", [np.cumsum(np.concatenate(sizes))], np.int64)


def _runs(stream: str, name: str, sources: Sequence[Source]) -> Iterator[Array]:
    """What the live documents have in an array, run by run."""
    for source in sources:
        edges = np.flatnonzero(
            np.diff(np.concatenate([[False], source.live, [False]]).astype("i1"))
        )
        for start, stop in edges.reshape(-1, 2).tolist():
            yield source.columns.array(name)[source.columns.span(stream, start, stop)]
