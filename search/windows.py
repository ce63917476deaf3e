"""Stretches of marks that fit into a width, for the marks of many texts at once.

 ├─ width ─┤
m1   m2  m3      m4
     ├─ width ─┤
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from search.shown import Numbers

_CLOSE: Final = 8
"""Characters between two words that read as one expression: « programme d’investissements »."""

_TOLD: Final = 20
"""Bits below what a window tells, for how many of its words stand close together."""


@dataclass(frozen=True, slots=True)
class Windows:
    """For each mark, it and those that follow it within the width: up to the one before `ends`.

    `words` are the bits of what is shown there, `close` how many of its words stand close together.
    """

    ends: Numbers
    words: Numbers
    close: Numbers

    @classmethod
    def of(
        cls, texts: Numbers, starts: Numbers, ends: Numbers, words: Numbers, width: int
    ) -> Windows:
        """The windows of marks, those of a text one after the other and in order."""
        size = len(starts)
        places = np.arange(size + 1)
        same = texts[1:] == texts[:-1]
        base = np.zeros(size, np.int64)
        np.cumsum(~same, out=base[1:])
        base <<= 32
        reached = np.maximum.accumulate(base + ends)
        lasts = np.maximum(reached.searchsorted(base + (starts + width), "right"), places[1:])
        bounds = np.empty(2 * size, np.int64)
        bounds[::2], bounds[1::2] = places[:-1], lasts
        shown = np.bitwise_or.reduceat(np.append(words, 0), bounds)[::2]
        close = np.zeros(size + 1, np.int64)
        near = same & (starts[1:] - ends[:-1] <= _CLOSE) & (words[1:] != words[:-1])
        np.cumsum(near, out=close[2:] if size > 1 else close[:0])
        return cls(lasts, shown, close[lasts] - close[1:])

    def worth(self, words: Numbers | None = None, weights: Sequence[int] | None = None) -> Numbers:
        """What each is worth: what its words tell, then how many of them stand close together.

        Words tell 1 each, or as much as their weights, by bit; `words` are those that count, of
        those shown.
        """
        counted = self.words if words is None else self.words & words
        if weights is None:
            told = np.bitwise_count(counted).astype(np.int64)
        else:
            told = sum(
                (weight * (counted >> bit & 1) for bit, weight in enumerate(weights)),
                start=np.zeros(len(counted), np.int64),
            )
        distinct = np.bitwise_count(self.words).astype(np.int64)
        return (told << _TOLD) + np.minimum(self.close, distinct - 1)


def told(worth: Numbers) -> Numbers:
    """What the words of a window of that worth tell."""
    return worth >> _TOLD


def best(releases: Numbers, worth: Numbers) -> tuple[Numbers, Numbers]:
    """The releases, which ascend, and the first row of each that is worth most."""
    own = firsts(releases)
    greatest = np.maximum.reduceat(worth, own).repeat(_sizes(own, len(worth)))
    rows = (worth == greatest).nonzero()[0]
    return releases.take(own), rows.take(rows.searchsorted(own))


def firsts(groups: Numbers) -> Numbers:
    """Where each of the groups begins, whose rows follow one another."""
    begins = np.ones(len(groups), np.bool_)
    np.not_equal(groups[1:], groups[:-1], out=begins[1:])
    return begins.nonzero()[0]


def _sizes(own: Numbers, rows: int) -> Numbers:
    """How many rows each of the groups has that begin there."""
    sizes = np.empty_like(own)
    np.subtract(own[1:], own[:-1], out=sizes[:-1])
    sizes[-1] = rows - own[-1]
    return sizes
