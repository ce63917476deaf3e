"""The stretch of marks that fits into a width and tells most.

 ├─ width ─┤
m1   m2  m3      m4
     ├─ width ─┤
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from search.shown import Row

_CLOSE: Final = 8
"""Characters between two words that read as one expression: « programme d’investissements »."""

_TOLD: Final = 20
"""Bits below what a window tells, for how many of its words stand close together."""

ALL: Final = -1
"""The bits of every word."""


class Window(NamedTuple):
    """Some marks of one text, by their places among all: the first and the last.

    `words` are the bits of what is shown there.
    `worth` is what its words tell, then how many of them stand close together.
    """

    first: int
    last: int
    words: int
    worth: int

    @property
    def told(self) -> int:
        """What its words tell."""
        return self.worth >> _TOLD


def told(words: int, weights: Sequence[int] | None) -> int:
    """What these bits tell: 1 each, or as much as their weights, by bit."""
    if weights is None:
        return words.bit_count()
    return sum(weight for bit, weight in enumerate(weights) if words >> bit & 1)


def best(
    rows: list[Row], width: int, counted: int = ALL, weights: Sequence[int] | None = None
) -> Window:
    """The first window of those that are worth most.

    The rows are marks, one at least, those of a text one after the other and in order.  `counted`
    are the bits that tell anything.  O(marks × ways in which words stand at one place).
    """
    every = 0
    for row in rows:
        every |= row[3]
    most = (told(every & counted, weights) << _TOLD) + every.bit_count() - 1
    if every & (every - 1) == 0:
        return Window(0, _last(rows, 0, 0, width), every, most)  # it is all of one word
    found = Window(0, 0, 0, -1)
    greatest = -1
    close = _close(rows)
    latest: dict[int, int] = {}  # the last place of what stands at one place
    last = -1
    for first in range(len(rows)):
        before = last
        last = _last(rows, first, max(first, last), width)
        if last == before:
            continue  # a part of the one before
        for place in range(before + 1, last + 1):
            latest[rows[place][3]] = place
        shown = 0
        for words, place in latest.items():
            if place >= first:
                shown |= words
        worth = told(shown & counted, weights) << _TOLD
        worth += min(close[last] - close[first], shown.bit_count() - 1)
        if worth > greatest:
            greatest = worth
            found = Window(first, last, shown, worth)
            if worth == most:
                break
    return found


def _last(rows: list[Row], first: int, last: int, width: int) -> int:
    """The last mark of the window of the first; `last` is in it."""
    text, start, _, _, _ = rows[first]
    while last + 1 < len(rows):
        following = rows[last + 1]
        if following[0] != text or following[2] > start + width:
            break
        last += 1
    return last


def _close(rows: list[Row]) -> list[int]:
    """How many marks up to each stand close behind another word."""
    count = 0
    found = [0]
    for place in range(1, len(rows)):
        before, here = rows[place - 1], rows[place]
        if here[1] - before[2] <= _CLOSE and before[3] != here[3] and before[0] == here[0]:
            count += 1
        found.append(count)
    return found
