"""What a list of results shows, read from columns: no text is analysed, none is read in vain.

terms ─inverted→ positions in the documents ─texts→ which text, which word of it ─words→ offsets
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from typing import Final

import numpy as np

from index.engines.whoosh.columns import Columns
from index.entry import Word
from index.release import LANGUAGES
from search.engines.corpus import Numbers, Rows
from search.engines.whoosh.segment import Segment
from search.shown import Marks, Shown, named
from search.sought import Sought
from search.windows import firsts

_LANGUAGE: Final = 33
"""Bits of a place below the language of its field: 32 of the position, and one to spare."""

_DOCUMENT: Final = 34
"""Bits of a place below the document."""

_TEXT: Final = 32
_RELEASE: Final = 56
"""Bits below which the order of a mark tells the offset, and the offset and the text."""

_NONE: Final[Numbers] = np.zeros(0, np.int64)

Found = tuple[Segment, int]
"""A document of a segment."""


class Texts:
    """The texts of documents, each read from its segment when it is asked for."""

    def __init__(self, found: Sequence[Found | None]) -> None:
        self._found = found

    def natures(self, release: int) -> Sequence[int]:
        """What each text of the release is."""
        found = self._found[release]
        return found[0].columns.texts.natures(found[1]) if found else b""

    def read(self, release: int, text: int) -> str:
        """One of them."""
        found = self._found[release]
        return found[0].columns.texts.read(found[1], text) if found else ""

    def breaks(self, release: int, text: int) -> Sequence[int]:
        """Where sentences begin in it."""
        found = self._found[release]
        return found[0].columns.texts.breaks(found[1], text) if found else ()


def shown(found: Sequence[Found | None], sought: Sought) -> Shown:
    """The documents with what is sought in them."""
    texts = Texts(found)
    cards = tuple(one and one[0].card(one[1]) for one in found)
    every = [
        _marked(segment, np.array(rows), np.array(places), sought)
        for segment, places, rows in _by_segment(found)
        if sought
    ]
    if sought.people:
        every += [
            Marks.of(named(one[0].record(one[1]), place, texts.natures(place), sought))
            for place, one in enumerate(found)
            if one
        ]
    marks = every[0] if len(every) == 1 else _in_order(every)
    return Shown(cards, marks, texts)


def _by_segment(found: Sequence[Found | None]) -> Iterator[tuple[Segment, list[int], list[int]]]:
    """Each segment with the places of its documents in the list, ascending, and the documents."""
    own: dict[str, tuple[Segment, list[int], list[int]]] = {}
    for place, one in enumerate(found):
        if one:
            _, places, rows = own.setdefault(one[0].id, (one[0], [], []))
            places.append(place)
            rows.append(one[1])
    yield from own.values()


def _in_order(every: Sequence[Marks]) -> Marks:
    """All of these, as `Marks` are ordered."""
    if not every:
        return Marks.of(())
    marks = every[0]
    if len(every) > 1:
        columns = ([getattr(one, name) for one in every] for name in Marks.__slots__)
        marks = Marks(*map(np.concatenate, columns))
    order = (marks.releases << _RELEASE) + (marks.texts << _TEXT) + marks.starts
    if (order[1:] > order[:-1]).all():
        return marks
    return marks[np.lexsort((-marks.ends, order))]


def _marked(segment: Segment, rows: Rows, places: Numbers, sought: Sought) -> Marks:
    """What is sought in the documents of those rows, which have those places in the list."""
    prints = _Prints(segment.columns, rows)
    keys, words = _single(segment, rows, sought)
    marks = [prints.marks(keys, keys, words, places)]
    for number, language in enumerate(LANGUAGES):
        for bit, phrase in sought.languages[language].phrases:
            first = _in_a_row(segment, rows, f"{language}_exact", phrase) + (number << _LANGUAGE)
            bits = np.full(len(first), bit)
            marks.append(prints.marks(first, first + (len(phrase) - 1), bits, places))
    return _in_order(marks)


def _single(segment: Segment, rows: Rows, sought: Sought) -> tuple[Numbers, Numbers]:
    """Where the words that are sought stand, each place once, and which of them stand there."""
    bases, values, positions = [], [], []
    for number, language in enumerate(LANGUAGES):
        here = sought.languages[language]
        for analysis, terms in (("exact", here.exact), ("stem", here.stem)):
            if terms:
                for owner, value, places in segment.standing(f"{language}_{analysis}", terms, rows):
                    bases.append(owner << _DOCUMENT | number << _LANGUAGE)
                    values.append(value)
                    positions.append(places)
    if not positions:
        return _NONE, _NONE
    sizes = [*map(len, positions)]
    keys = np.repeat(np.array(bases), sizes) + np.concatenate(positions)
    bits = np.repeat(np.array(values), sizes)
    order = keys.argsort()
    keys = keys[order]
    own = firsts(keys)
    return keys[own], np.bitwise_or.reduceat(bits[order], own)


def _in_a_row(segment: Segment, rows: Rows, field: str, words: Sequence[Word]) -> Numbers:
    """Where a phrase begins, whose empty words may be any."""
    each = []
    for place, word in enumerate(words):
        if word:
            found = segment.standing(field, dict.fromkeys(word, 0), rows)
            keys = [positions.astype(np.int64) + (one << _DOCUMENT) for one, _, positions in found]
            each.append(np.unique(np.concatenate([_NONE, *keys])) - place)
    return reduce(lambda one, other: np.intersect1d(one, other, assume_unique=True), each)


class _Prints:
    """Where the words of some documents of a segment stand in their texts.

    `keys` are the places of the first words of the texts, ascending; beside each stand how many
    words the text has, which of the segment's its first is, its document, number and nature.
    """

    def __init__(self, columns: Columns, rows: Rows) -> None:
        firsts, lasts = _span(columns.ends("texts"), rows)
        words, words_end = _span(columns.ends("words"), rows)
        counts = lasts - firsts
        owner = np.repeat(np.arange(len(rows)), counts)
        at = np.arange(len(owner)) + (firsts - np.cumsum(counts) + counts)[owner]
        natures = columns.array("texts.nature")[at].astype(np.int64)
        before = columns.array("texts.words")[at].astype(np.int64) + words[owner]
        following = np.append(before[1:], 0)
        following[np.cumsum(counts) - 1] = words_end
        keys = (owner << _DOCUMENT) | ((natures & 1) << _LANGUAGE)
        keys |= columns.array("texts.first")[at]
        order = np.argsort(keys)
        self._columns = columns
        self._keys, self._natures, self._owner = keys[order], natures[order], owner[order]
        self._words, self._counts = before[order], (following - before)[order]
        self._numbers = (at - firsts[owner])[order]

    def marks(self, first: Numbers, last: Numbers, words: Numbers, places: Numbers) -> Marks:
        """The stretches from the one word to the other, told by their places.

        `places` are those of the documents in the list.
        """
        if not len(self._keys):
            return Marks.of(())
        text = np.maximum(self._keys.searchsorted(first, "right") - 1, 0)
        begins, ends = first - self._keys[text], last - self._keys[text]
        told = (begins >= 0) & (ends < self._counts[text])
        if not told.all():
            text, begins, ends, words = text[told], begins[told], ends[told], words[told]
        starts, lengths = self._columns.array("words.starts"), self._columns.array("words.lengths")
        begins, ends = begins + self._words[text], ends + self._words[text]
        return Marks(
            places[self._owner[text]],
            self._numbers[text],
            starts[begins].astype(np.int64),
            starts[ends].astype(np.int64) + lengths[ends],
            words,
            self._natures[text],
        )


def _span(ends: Numbers, rows: Rows) -> tuple[Numbers, Numbers]:
    """Where what the documents have in a stream begins, and where it ends."""
    return np.where(rows > 0, ends[rows - 1], 0), ends[rows]
