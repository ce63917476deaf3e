"""What a segment keeps of its documents to be shown: the streams of `index.engines.whoosh.layout`.

release ─→ card, record, texts          words ─→ where each stands in its text
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from typing import Final

import numpy as np

from index import card
from index.card import Card
from index.engines.whoosh.arrays import Array, ArrayWriter, smallest
from index.engines.whoosh.layout import NOWHERE
from index.entry import PART_BASE, PASSAGE_GAP, Entry, Part, Printed
from index.printed import nature, natures, texts, without_texts
from index.record import to_json
from index.release import LANGUAGES, Language
from index.sentences import breaks

_LEVEL: Final = 1
"""Of compressing records: the best would make them a tenth smaller and take three times as long."""


@dataclass(frozen=True, slots=True)
class Made:
    """What the streams hold of one document."""

    card: bytes
    record: bytes
    texts: Sequence[bytes]
    breaks: Sequence[Sequence[int]]
    natures: bytes
    printed: Sequence[Printed]


class Streams:
    """The documents of a gathering, in their order."""

    def __init__(self) -> None:
        self._bytes: dict[str, list[bytes]] = {"card": [], "record": [], "text": []}
        self._natures: list[bytes] = []
        self._texts = array("I")  # where it begins, its first position, words and breaks before it
        self._starts, self._lengths, self._breaks = array("I"), array("I"), array("I")
        self._words: list[int] = []
        self._breaks_of: list[int] = []

    def __len__(self) -> int:
        return len(self._natures)

    @staticmethod
    def made(entry: Entry) -> Made:
        """What is kept of the entry.  Raises ValueError for what no record can hold."""
        release = entry.release
        every = [text for version in release.versions for text in texts(version)]
        return Made(
            card.to_json(Card.of(release)).encode(errors="surrogatepass"),
            zlib.compress(to_json(without_texts(release)).encode(), _LEVEL),
            [text.encode(errors="surrogatepass") for text in every],
            [[*breaks(text)] for text in every],
            bytes(
                [one.nature for one in entry.printed]
                or chain.from_iterable(map(natures, release.versions))
            ),
            entry.printed,
        )

    def note(self, made: Made) -> None:
        """Keep a document; cannot fail."""
        self._bytes["card"].append(made.card)
        self._bytes["record"].append(made.record)
        self._bytes["text"].append(b"".join(made.texts))
        self._natures.append(made.natures)
        begins = words = broken = 0
        told = zip(made.printed, _firsts(made.printed), strict=True)
        for text, own, (printed, first) in zip(
            made.texts, made.breaks, chain(told, repeat((_NOT_TOLD, NOWHERE))), strict=False
        ):
            self._texts.extend((begins, first, words, broken))
            self._breaks.extend(own)
            self._starts.extend(printed.starts)
            self._lengths.extend(printed.lengths)
            begins += len(text)
            words += len(printed.starts)
            broken += len(own)
        self._words.append(words)
        self._breaks_of.append(broken)

    def write(self, writer: ArrayWriter) -> None:
        """Add the arrays."""
        for name, pieces in self._bytes.items():
            writer.add(name, (np.frombuffer(one, np.uint8) for one in pieces), np.uint8)
            writer.add(f"{name}.ends", [_ends(map(len, pieces))], np.int64)
        nature = np.frombuffer(b"".join(self._natures), np.uint8)
        begins, first, words, broken = np.asarray(self._texts, np.uint32).reshape(-1, 4).T
        writer.add("texts.nature", [nature], np.uint8)
        writer.add("texts.bytes", [begins], np.uint32)
        writer.add("texts.first", [first], np.uint32)
        writer.add("texts.words", [words], np.uint32)
        writer.add("texts.breaks", [broken], np.uint32)
        writer.add("texts.ends", [_ends(map(len, self._natures))], np.int64)
        for name, values in (
            ("words.starts", self._starts),
            ("words.lengths", self._lengths),
            ("breaks.at", self._breaks),
        ):
            greatest = max(values, default=0)
            writer.add(name, [np.asarray(values, np.uint32)], smallest(greatest))
        writer.add("words.ends", [_ends(self._words)], np.int64)
        writer.add("breaks.ends", [_ends(self._breaks_of)], np.int64)


_NOT_TOLD: Final = Printed(nature("fr", "fr", None), "fr", "body", (), ())


def _firsts(printed: Sequence[Printed]) -> Iterator[int]:
    """The position of each text's first word in its field, as `index.entry.positioned` has it."""
    following: dict[Language, dict[Part, int]] = {one: dict(PART_BASE) for one in LANGUAGES}
    for one in printed:
        yield following[one.language][one.part]
        following[one.language][one.part] += len(one.starts) + PASSAGE_GAP


def _ends(sizes: Iterable[int]) -> Array:
    return np.cumsum(np.fromiter(sizes, np.int64))
