"""The commonest values of a field, counted by bits.

A few values have most of the releases, and the first places of a facet are nearly always theirs.
Each of these has a row of bits, one for every release, so that they are all counted in three calls:

    found         1 1 0 1 0 1 …
    olaf-scholz   1 0 0 1 1 0 …    in both: 1 0 0 1 0 0 …    2
    élisabeth-…   0 1 0 0 1 0 …             0 1 0 0 0 0 …    1

Any other value has no more releases than the commonest of the others has among all.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from search.engines.corpus import Mask, Numbers, Rows

_VALUES: Final = 128
"""How many values have bits: 16 bytes for each release."""

_WORD: Final = 64


class Commonest:
    """Those of a field, as `numbers`, ascending; `rest` is the most that any other has."""

    def __init__(self, every: Numbers, values: Numbers, rows: Rows, *, size: int) -> None:
        """Take how many releases have each value, and each one's values beside the releases."""
        by_count = np.argsort(-every, kind="stable")
        self.numbers = np.sort(by_count[:_VALUES])
        self.rest = int(every[by_count[_VALUES]]) if len(by_count) > _VALUES else 0
        self._each = every[by_count[:_VALUES]].tolist()
        self._kept = frozenset(self.numbers.tolist())
        self._size = size
        places = np.full(len(every), -1, np.int16)  # so narrow that it sorts in one walk
        places[self.numbers] = np.arange(len(self.numbers))
        of = places.take(values)
        order = np.argsort(of, kind="stable")
        ends = of[order].searchsorted(np.arange(-1, len(self.numbers)), "right")
        self._bits = np.zeros((len(self.numbers), -(-size // _WORD)), np.uint64)
        for place, (start, end) in enumerate(pairwise(ends)):
            mask = np.zeros(size, np.bool_)
            mask[rows[order[start:end]]] = True
            self._bits[place] = _packed(mask)

    def may_be_first(self, count: int, limit: int) -> bool:
        """Whether the first of so many releases are probably among these.

        As they are if values come as often there as they do everywhere.
        """
        if not self.rest:
            return True
        return (
            0 < limit <= len(self._each) and count * self._each[limit - 1] > self._size * self.rest
        )

    def hold(self, numbers: Sequence[int]) -> bool:
        """Whether all of these that are of any value, not -1, are among them."""
        return not self.rest or self._kept.issuperset(n for n in numbers if n >= 0)

    def counts(self, found: Mask) -> Numbers:
        """How many of the found releases have each."""
        both = self._bits & _packed(found)
        counts: Numbers = np.bitwise_count(both).sum(axis=1, dtype=np.int64)
        return counts


def _packed(mask: Mask) -> npt.NDArray[np.uint64]:
    bits = np.zeros(-(-len(mask) // _WORD) * (_WORD // 8), np.uint8)
    packed = np.packbits(mask)
    bits[: len(packed)] = packed
    return bits.view(np.uint64)
