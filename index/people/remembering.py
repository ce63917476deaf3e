"""What was worked out for a word of late, kept: looking it up again costs as little as it can."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

T = TypeVar("T")

MOST: Final = 65_536
"""Words that are kept: all those of a collection that recur, in some 10 MB."""


class Remembered(dict[str, T]):
    """The values of words, each worked out when the word first comes.

    >>> sizes = Remembered(len)
    >>> list(map(sizes.__getitem__, ("paix", "de", "paix"))), len(sizes)
    ([4, 2, 4], 2)
    """

    def __init__(self, work: Callable[[str], T]) -> None:
        self._work = work

    def __missing__(self, word: str) -> T:
        if len(self) >= MOST:
            self.clear()
        self[word] = value = self._work(word)
        return value
