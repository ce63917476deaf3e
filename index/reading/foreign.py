r"""Lines that cannot hold an object, told together: a file of another kind is one refusal.

    lines ─begin as an object does→ themselves
          ─few in a row, among others→ themselves, each to be refused for a reason of its own
          ─many in a row, or all of several→ Foreign

Every JSON object begins with `{` and then a key or `}`, so no version is ever among those.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from index.reading.lines import TooLong

FEW: Final = 20
"""Lines in a row that are told one by one: somebody wrote them, and will want to know each."""

ROOM: Final = 1 << 20
"""Bytes of lines that are kept until it is known what follows them."""

_OBJECT: Final = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*["}]')

Line = tuple[int, bytes | TooLong]


@dataclass(frozen=True, slots=True)
class Foreign:
    """Lines from the first to the last, blank ones apart, that cannot hold an object.

    `sample` is the first of them; `is_all` says that the file has no others.
    """

    first: int
    last: int
    count: int
    sample: bytes
    is_all: bool


def gathered(lines: Iterable[Line]) -> Iterator[Line | Foreign]:
    r"""The numbered lines in their order, without blank ones, and what they are together.

    What goes wrong with a file half-way is raised after what came before it.

    >>> list(gathered([(1, b'{"id": "a"}'), (2, b"x"), (3, b"{}")]))
    [(1, b'{"id": "a"}'), (2, b'x'), (3, b'{}')]
    >>> list(gathered([(1, b"a,b"), (2, b""), (3, b"1,2")]))
    [Foreign(first=1, last=3, count=2, sample=b'a,b', is_all=True)]
    """
    row = _Row()
    is_all = True
    try:
        for number, line in lines:
            if isinstance(line, TooLong) or _OBJECT.match(line):
                yield from row.told(is_all=False)
                yield number, line
                row, is_all = _Row(), False
            elif line.strip():
                row.take(number, line)
    except Exception:  # whatever it is: what is good so far is not to be lost with it
        yield from row.told(is_all=False)
        raise
    yield from row.told(is_all=is_all)


class _Row:
    """Lines in a row; they are kept while they are few."""

    def __init__(self) -> None:
        self._kept: list[tuple[int, bytes]] = []
        self._size = self._count = self._last = 0

    def take(self, number: int, line: bytes) -> None:
        self._count += 1
        self._last = number
        self._size += len(line)
        if self._count <= FEW and (self._size <= ROOM or not self._kept):
            self._kept.append((number, line))

    def told(self, *, is_all: bool) -> Iterator[Line | Foreign]:
        if self._count == len(self._kept) and not (is_all and self._count > 1):
            yield from self._kept
        elif self._kept:
            first, sample = self._kept[0]
            yield Foreign(first, self._last, self._count, sample, is_all)
