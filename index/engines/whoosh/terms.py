"""The terms of a field in the order of their bytes, which is that of their code points.

    firsts   accord            défense           …      the first of every 64, in memory
    text     accord⊣accueil⊣…  défense⊣délégué⊣… …      all of them, mapped

⊣ is the byte 0xFF, which no UTF-8 has.  A term is known by its number.  To find one, its run is
looked for by halving, and the term by searching the run's bytes: a few calls, however many terms
there are.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import Final, overload

import numpy as np

from index.engines.whoosh.arrays import Array, ArrayFile, ArrayWriter

_RUN: Final = 64
"""Terms between two that are held in memory."""

_END: Final = b"\xff"


class Terms(Sequence[bytes]):
    """The terms of one field of a file of arrays."""

    def __init__(self, arrays: ArrayFile, field: str) -> None:
        self._text = arrays.raw(f"{field}.terms")
        self._runs = arrays[f"{field}.runs"]
        self._arrays, self._field = arrays, field
        self._count = int(arrays[f"{field}.starts"].size) - 1

    def __len__(self) -> int:
        return self._count

    @cached_property
    def _firsts(self) -> list[bytes]:
        return bytes(self._arrays.raw(f"{self._field}.firsts")).split(_END)[:-1]

    def find(self, term: bytes) -> int:
        """The number of the term, -1 where there is none."""
        run = bisect_right(self._firsts, term) - 1
        if run < 0:
            return -1
        text = self._bytes(run, run + 1)
        ended = term + _END
        if text.startswith(ended):
            return run * _RUN
        place = text.find(_END + ended)
        return -1 if place < 0 else run * _RUN + text.count(_END, 0, place + 1)

    def starting(self, prefix: bytes) -> range:
        """The numbers of those that begin so."""
        return range(self._before(prefix), self._before(prefix + _END))

    def between(self, start: int, stop: int) -> list[bytes]:
        """Those of these numbers."""
        first, last = start // _RUN, -(-stop // _RUN)
        return self._bytes(first, last).split(_END)[start - first * _RUN : stop - first * _RUN]

    @overload
    def __getitem__(self, number: int) -> bytes: ...

    @overload
    def __getitem__(self, number: slice) -> list[bytes]: ...

    def __getitem__(self, number: int | slice) -> bytes | list[bytes]:
        if isinstance(number, slice):
            start, stop, _ = number.indices(self._count)
            return self.between(start, stop)
        return self.between(number, number + 1)[0]

    def _before(self, term: bytes) -> int:
        """How many come before it."""
        run = bisect_left(self._firsts, term) - 1
        if run < 0:
            return 0
        inside = self.between(run * _RUN, min((run + 1) * _RUN, self._count))
        return run * _RUN + bisect_left(inside, term)

    def _bytes(self, run: int, end: int) -> bytes:
        return bytes(self._text[int(self._runs[run]) : int(self._runs[end])])


def write(writer: ArrayWriter, field: str, terms: Sequence[bytes]) -> None:
    """Add the terms, sorted and none twice, to what is read as the `Terms` of the field."""
    text = _joined(terms)
    ends = np.cumsum(np.fromiter(map(len, terms), np.int64, len(terms)) + 1)
    runs = np.concatenate([[0], ends[_RUN - 1 :: _RUN], ends[-1:] if len(ends) % _RUN else []])
    writer.add(f"{field}.terms", [_bytes(text)], np.uint8)
    writer.add(f"{field}.firsts", [_bytes(_joined(terms[::_RUN]))], np.uint8)
    writer.add(f"{field}.runs", [runs], np.int64)


def _joined(terms: Sequence[bytes]) -> bytes:
    return _END.join(terms) + _END if terms else b""


def _bytes(text: bytes) -> Array:
    return np.frombuffer(text, np.uint8)
