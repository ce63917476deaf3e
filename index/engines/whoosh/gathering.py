"""Documents in memory on their way into a segment: noted word by word, then put in order at once.

A word is noted as the number of its term, in one long row of numbers; nothing else is done for each
word alone.  Once some millions are noted, the row is sorted by term, document and place as a whole:

    noted    la paix la guerre │ la paix            one number a word, document after document
    sorted   guerre 0:3 │ la 0:0 0:2 1:0 │ paix 0:1 1:1
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import Final

import numpy as np

from index.engines.days import day, moment, ordinals
from index.engines.whoosh import terms
from index.engines.whoosh.arrays import Array, ArrayWriter, smallest
from index.engines.whoosh.layout import KEYS, NUMBERS, TEXTS, quoted
from index.engines.whoosh.shown import Streams
from index.entry import PART_BASE, PARTS, PASSAGE_GAP, SAID, TEXT_FIELDS, Entry, Passage
from index.errors import EngineError
from index.weights import PART_WEIGHT

FULL: Final = 4_000_000
"""Terms after which a gathering is written: a quarter of a gigabyte while it is sorted."""

_PLACE: Final = {part: place for place, part in enumerate(PARTS)}


class _Numbers(dict[str, int]):
    """Gives each term a number, the first time that it is asked for."""

    def __missing__(self, term: str) -> int:
        term.encode()  # what no file can hold is refused here
        number = self[term] = len(self)
        return number

    def sorted(self) -> tuple[list[bytes], Array]:
        """The terms in order, and where each number comes in it."""
        ordered = sorted(self)  # code points sort as UTF-8 does
        ranks = np.empty(len(self), np.int64)
        ranks[np.fromiter(map(self.__getitem__, ordered), np.int64, len(self))] = np.arange(
            len(self)
        )
        return [term.encode() for term in ordered], ranks


class _Text:
    """One text field."""

    def __init__(self) -> None:
        self.numbers = _Numbers()
        self.terms = array("I")  # of each word's terms, one after the other
        self.holding = array("I")  # how many terms each word has
        self.passages = array("q")  # document, first position, weight, words

    def __len__(self) -> int:
        return len(self.terms)

    def note(self, document: int, passages: Iterable[Passage]) -> None:
        following = dict(PART_BASE)
        for passage in sorted(passages, key=lambda passage: _PLACE[passage.part]):
            start, words = following[passage.part], passage.words
            self.holding.extend(map(len, words))
            self.terms.extend(map(self.numbers.__getitem__, chain.from_iterable(words)))
            self.passages.extend((document, start, PART_WEIGHT[passage.part], len(words)))
            following[passage.part] = start + len(words) + PASSAGE_GAP

    @property
    def mark(self) -> tuple[int, ...]:
        return len(self.terms), len(self.holding), len(self.passages)

    def back(self, mark: tuple[int, ...]) -> None:
        """Forget what was noted since; a number that was given stays given, to no harm."""
        del self.terms[mark[0] :], self.holding[mark[1] :], self.passages[mark[2] :]

    def write(self, writer: ArrayWriter, name: str, size: int) -> None:
        documents, starts, weights, words = np.asarray(self.passages, np.int64).reshape(-1, 4).T
        holding = np.asarray(self.holding, np.int64)
        # each word: its document, its weight, its position
        document, weight = np.repeat(documents, words), np.repeat(weights, words)
        position = np.arange(len(holding)) + np.repeat(starts - np.cumsum(words) + words, words)
        lengths = np.bincount(document, weight * (holding > 0), minlength=size)
        ordered, ranks = self.numbers.sorted()
        # each term of each word: its place in the order by term, of equals as they were noted
        keys = ranks[np.asarray(self.terms, np.int64)] << 32 | np.arange(len(self.terms))
        keys.sort()
        word = np.repeat(np.arange(len(holding)), holding)[keys & 0xFFFFFFFF]
        term, document, position = keys >> 32, document[word], position[word]
        again = np.zeros(len(keys), np.bool_)  # a word that has a term twice has it once
        again[1:] = (np.diff(term) == 0) & (np.diff(word) == 0)
        term, word, document, position = (one[~again] for one in (term, word, document, position))
        begins = np.ones(len(term), np.bool_)
        begins[1:] = (np.diff(term) != 0) | (np.diff(document) != 0)
        first = np.flatnonzero(begins)
        counts = np.diff(first, append=len(term))
        summed = np.add.reduceat(weight[word], first) if len(first) else first
        held = np.flatnonzero(np.bincount(term, minlength=len(ordered)))
        terms.write(writer, name, [ordered[number] for number in held.tolist()])
        writer.add(f"{name}.starts", [_starts(term[first], held)], np.int64)
        writer.add(f"{name}.rows", [document[first]], np.int32)
        writer.add(f"{name}.weights", [summed], smallest(int(summed.max(initial=0))))
        writer.add(f"{name}.counts", [counts], smallest(int(counts.max(initial=0))))
        writer.add(f"{name}.places", [_starts(term, held)], np.int64)
        writer.add(f"{name}.positions", [position], np.uint32)
        writer.add(f"{name}.lengths", [lengths], np.int32)


class _Keys:
    """One field of whole values."""

    def __init__(self) -> None:
        self.numbers = _Numbers()
        self.values = array("I")
        self.ends = array("q")

    def note(self, values: Sequence[str]) -> None:
        self.values.extend(map(self.numbers.__getitem__, dict.fromkeys(values)))
        self.ends.append(len(self.values))

    @property
    def mark(self) -> tuple[int, ...]:
        return len(self.values), len(self.ends)

    def back(self, mark: tuple[int, ...]) -> None:
        del self.values[mark[0] :], self.ends[mark[1] :]

    def write(self, writer: ArrayWriter, name: str) -> None:
        ordered, ranks = self.numbers.sorted()
        values = ranks[np.asarray(self.values, np.int64)]
        held = np.flatnonzero(np.bincount(values, minlength=len(ordered)))
        ends = np.asarray(self.ends, np.int64)
        values = np.searchsorted(held, values)
        rows = np.repeat(np.arange(len(ends)), np.diff(ends, prepend=0))
        order = np.argsort(values, kind="stable")
        terms.write(writer, name, [ordered[number] for number in held.tolist()])
        starts = np.searchsorted(values[order], np.arange(len(held) + 1))
        writer.add(f"{name}.starts", [starts], np.int64)
        writer.add(f"{name}.rows", [rows[order]], np.int32)
        writer.add(f"{name}.values", [values], np.int32)
        writer.add(f"{name}.values.ends", [ends], np.int64)


class Gathering:
    """Documents, numbered from 0 in the order in which they are put."""

    def __init__(self) -> None:
        self._texts = {name: _Text() for name in TEXTS}
        self._keys = {field: _Keys() for field in KEYS}
        self._numbers: dict[str, list[int]] = {name: [] for name in NUMBERS}
        self._streams = Streams()

    def __len__(self) -> int:
        return len(self._streams)

    @property
    def is_full(self) -> bool:
        """Whether it is time to write it."""
        return sum(map(len, self._texts.values())) >= FULL

    def put(self, entry: Entry) -> int:
        """Note the entry; gives its number.

        Raises `EngineError`, naming the release, where a value cannot be kept; then nothing of it
        is noted.
        """
        number = len(self)
        noted: list[_Text | _Keys] = [*self._texts.values(), *self._keys.values()]
        marks = [one.mark for one in noted]
        try:
            numbers = _numbers(entry)
            streams = self._streams.made(entry)
            for field in TEXT_FIELDS:
                passages = entry.texts.get(field, ())
                read = [one for one in passages if one.part != SAID]
                self._texts[field.name].note(number, read)
                if len(read) < len(passages):
                    said = (one for one in passages if one.part == SAID)
                    self._texts[quoted(field)].note(number, said)
            for key, column in self._keys.items():
                column.note(entry.values(key))
        except Exception as error:
            for one, mark in zip(noted, marks, strict=True):
                one.back(mark)
            raise EngineError(f"release {entry.id!r:.200} cannot be indexed: {error}") from error
        for name, value in numbers.items():
            self._numbers[name].append(value)
        self._streams.note(streams)
        return number

    def write(self, path: Path) -> None:
        """Write all of it to a file that `index.engines.whoosh.columns` reads."""
        with ArrayWriter(path) as writer:
            for name, text in self._texts.items():
                text.write(writer, name, len(self))
            for field, keys in self._keys.items():
                keys.write(writer, field)
            for name, (kind, _) in NUMBERS.items():
                writer.add(name, [np.array(self._numbers[name], kind)], kind)
            self._streams.write(writer)


def _numbers(entry: Entry) -> dict[str, int]:
    first, last = ordinals(entry.happened)
    return {
        "first": first,
        "last": last,
        "published": day(entry.published),
        "updated": moment(entry.updated),
        "updated_day": day(entry.updated),
    }


def _starts(term: Array, held: Array) -> Array:
    """Where each of the terms that are held begins, in the order by term, and where all end."""
    return np.append(np.searchsorted(term, held), len(term))
