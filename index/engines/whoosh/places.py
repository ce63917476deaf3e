"""Where words stand in the texts of some documents: `places.pyx` is the same, compiled.

    a term ─Postings→ positions in the documents ─Prints→ which text, and from where to where in it

Arrays are memoryviews of whole numbers, however wide, by their names in
`index.engines.whoosh.layout`; what is beyond the end of one raises IndexError.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

import numpy as np

LANGUAGE: Final = 32
"""Bits of a position in a field, below the language of the field: the two make a place."""

_WHOLE: Final = frozenset("BHIiLlQq")
"""The letters of the kinds of numbers that are read."""

Asked = tuple[int, int]
"""A document, and what it is called in the answer."""

Place = tuple[int, int, int]
"""The place of a first word, that of a last, and bits that tell what they are."""

Mark = tuple[int, int, int, int, int]
"""The number of a text in its document, where something begins and ends there, the bits that tell
what it is, and the text's nature."""

Term = tuple["Postings", int, int, int]
"""The postings of a field, the number of a term there, the number of the language, and bits."""

Print = tuple[int, int, int, int, int]
"""The place of a text's first word, how many words it has, which of the segment's its first is, its
number and nature."""


class Postings:
    """Where the terms of a field stand; documents that are asked for ascend."""

    def __init__(self, array: Callable[[str], memoryview], field: str) -> None:
        names = ("starts", "rows", "places", "positions", "counts")
        each = [_whole(array(f"{field}.{name}")) for name in names]
        self._starts, self._rows, self._places, self._positions, counts = each
        self._counts = np.asarray(counts)

    def standing(self, term: int, among: Iterable[Asked]) -> Iterator[tuple[int, list[int]]]:
        """The positions of the term in each of the documents that hold it.

        O(documents that hold it) at worst.
        """
        low, high = self._starts[term], self._starts[term + 1]
        counted, end = low, self._places[term]
        for row, called in among:
            low = bisect_left(self._rows, row, low, high)
            if low == high:
                return
            if self._rows[low] == row:
                end += int(self._counts[counted : low + 1].sum())
                counted = low + 1
                begin = end - int(self._counts[low])
                yield called, self._positions[begin:end].tolist()

    def in_a_row(
        self, words: Sequence[Sequence[int]], among: Iterable[Asked]
    ) -> list[tuple[int, int]]:
        """Where one of the terms of each word stands, one word after the other: where it begins.

        By what the document is called and position.  A word without terms may be any.
        """
        left: set[tuple[int, int]] | None = None
        for before, word in enumerate(words):
            if word:
                here = {
                    (called, position - before)
                    for term in word
                    for called, positions in self.standing(term, among)
                    for position in positions
                }
                left = here if left is None else left & here
        return sorted(left or ())


class Prints:
    """Where the words of each text stand."""

    def __init__(self, array: Callable[[str], memoryview]) -> None:
        self._ends, self._natures = array("texts.ends"), array("texts.nature")
        self._firsts, self._words = array("texts.first"), array("texts.words")
        self._words_ends = array("words.ends")
        self._starts, self._lengths = array("words.starts"), array("words.lengths")

    def marks(self, row: int, places: Iterable[Place]) -> list[Mark]:
        """What stands at those places of a document; those that are in no text are left out."""
        texts = self._texts(row)
        marks = []
        at = -1
        for first, last, bits in sorted(places):
            while at + 1 < len(texts) and texts[at + 1][0] <= first:
                at += 1
            if at < 0:
                continue
            place, count, word, number, nature = texts[at]
            if last - place < count:
                start = self._starts[word + first - place]
                end = word + last - place
                marks.append((number, start, self._starts[end] + self._lengths[end], bits, nature))
        marks.sort()
        return marks

    def _texts(self, row: int) -> list[Print]:
        begin, end = self._ends[row - 1] if row else 0, self._ends[row]
        base, stop = self._words_ends[row - 1] if row else 0, self._words_ends[row]
        words = [*self._words[begin:end], stop - base]
        return sorted(
            (
                self._firsts[begin + number] | (nature & 1) << LANGUAGE,
                words[number + 1] - words[number],
                base + words[number],
                number,
                nature,
            )
            for number, nature in enumerate(self._natures[begin:end])
        )


def _whole(numbers: memoryview) -> memoryview:
    """The array; raises TypeError where its numbers are not whole."""
    if numbers.format not in _WHOLE:
        raise TypeError(f"numbers of the kind {numbers.format} are not read")
    return numbers


def marked(prints: Prints, terms: Sequence[Term], rows: Sequence[int]) -> list[list[Mark]]:
    """Where the terms stand in each of the documents, ascending; each place once.

    The bits of all terms of a place are put together.
    """
    among = sorted((row, owner) for owner, row in enumerate(rows))
    every: list[dict[int, int]] = [{} for _ in rows]
    for postings, term, language, bits in terms:
        base = language << LANGUAGE
        for owner, positions in postings.standing(term, among):
            own = every[owner]
            for position in positions:
                own[base + position] = own.get(base + position, 0) | bits
    return [
        prints.marks(row, [(place, place, bits) for place, bits in own.items()]) if own else []
        for row, own in zip(rows, every, strict=True)
    ]
