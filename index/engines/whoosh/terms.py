"""The terms of a field in the order of their bytes, which is that of their code points.

    firsts   accord            défense           …      the first of every 64, in memory
    text     accord⊣accueil⊣…  défense⊣délégué⊣… …      all of them, and where each ends, mapped

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

_REMEMBERED: Final = 4_096
"""Terms of a field: a page asks for the same ones several times."""


class Terms(Sequence[bytes]):
    """The terms of one field of a file of arrays."""

    def __init__(self, arrays: ArrayFile, field: str) -> None:
        self._text = arrays.raw(f"{field}.terms")
        self._ends = arrays.numbers(f"{field}.ends")
        self._arrays, self._field = arrays, field
        self._count = len(self._ends)
        self._found: dict[bytes, int] = {}

    def __len__(self) -> int:
        return self._count

    @cached_property
    def _firsts(self) -> list[bytes]:
        return bytes(self._arrays.raw(f"{self._field}.firsts")).split(_END)[:-1]

    def find(self, term: bytes) -> int:
        """The number of the term, -1 where there is none; it is remembered for a while."""
        number = self._found.get(term)
        if number is None:
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            number = self._found[term] = self._searched(term)
        return number

    def _searched(self, term: bytes) -> int:
        run = bisect_right(self._firsts, term) - 1
        if run < 0:
            return -1
        text = self._bytes(run * _RUN, min((run + 1) * _RUN, self._count))
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
        return self._bytes(start, stop).split(_END)[:-1]

    @overload
    def __getitem__(self, number: int) -> bytes: ...

    @overload
    def __getitem__(self, number: slice) -> list[bytes]: ...

    def __getitem__(self, number: int | slice) -> bytes | list[bytes]:
        if isinstance(number, slice):
            start, stop, _ = number.indices(self._count)
            return self.between(start, stop)
        if not 0 <= number < self._count:
            raise IndexError(number)
        return self.at(number)

    def at(self, number: int) -> bytes:
        """That of the number, which is one of them."""
        ends = self._ends
        return bytes(self._text[ends[number - 1] if number else 0 : ends[number] - 1])

    def _before(self, term: bytes) -> int:
        """How many come before it."""
        run = bisect_left(self._firsts, term) - 1
        if run < 0:
            return 0
        inside = self.between(run * _RUN, min((run + 1) * _RUN, self._count))
        return run * _RUN + bisect_left(inside, term)

    def _bytes(self, start: int, stop: int) -> bytes:
        """Those from the one number to the other, each with its end."""
        if start >= stop:
            return b""
        return bytes(self._text[self._ends[start - 1] if start else 0 : self._ends[stop - 1]])


def write(writer: ArrayWriter, field: str, terms: Sequence[bytes]) -> None:
    """Add the terms, sorted and none twice, to what is read as the `Terms` of the field."""
    text = _joined(terms)
    ends = np.cumsum(np.fromiter(map(len, terms), np.int64, len(terms)) + 1)
    writer.add(f"{field}.terms", [_bytes(text)], np.uint8)
    writer.add(f"{field}.firsts", [_bytes(_joined(terms[::_RUN]))], np.uint8)
    writer.add(f"{field}.ends", [ends], np.int64)


def _joined(terms: Sequence[bytes]) -> bytes:
    return _END.join(terms) + _END if terms else b""


def _bytes(text: bytes) -> Array:
    return np.frombuffer(text, np.uint8)
