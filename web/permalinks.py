"""The address of a paragraph that outlives edits: what it says, not where it stands.

    fr-i5kn2q7x-7hw2c6a4s5nqxz3d5yqk3m4f
    │  │        └ a sketch of its words, 120 bits: a paragraph and what an edit made of it
    │  │          share most of them, two different paragraphs about half
    │  └ its text, 40 bits of a digest
    └ the version

The digest finds the very text, wherever it stands now.
Where the text was edited, the sketch finds what is nearest to it, with no need of the former text:
a web server has none.
What is made here stands in people's footnotes, so it must never change: it uses neither our
analysis nor any library's table, only Unicode's decomposition of letters.
"""

from __future__ import annotations

import re
import unicodedata
from base64 import b32decode, b32encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Final

from index.release import LANGUAGES, Language, Release, Version

SKETCH_BITS: Final = 120

NEAR: Final = 34
"""Bits of a sketch that an edited paragraph may differ in at most.

Measured on 372 English releases (bench/paragraphs.py): with one word in five edited, 97 % lead to
the right paragraph, 1 % to another one and 2 % to none; with one in three, 87 %, 3 % and 10 %.
Where the paragraph was taken out altogether, 6 % lead to another one.
"""

_SHORT_WORD: Final = 3
_READ: Final = re.compile(r"(fr|en)-([a-z2-7]{8})-([a-z2-7]{24})(?:-([2-9]|[1-9][0-9]{1,3}))?")
_WORD: Final = re.compile(r"[^\W_]+")
_LANE: Final = 3  # bytes: a document has at most five million signs
_SPREAD: Final = tuple(
    b"".join((byte >> 7 - bit & 1).to_bytes(_LANE) for bit in range(8)) for byte in range(256)
)
"""Each byte as eight lanes."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The name of a paragraph: which version, its text, its sketch, which of several alike."""

    language: Language
    text: str
    sketch: str
    number: int = 1

    def __str__(self) -> str:
        same = f"-{self.number}" if self.number > 1 else ""
        return f"{self.language}-{self.text}-{self.sketch}{same}"


@dataclass(frozen=True, slots=True)
class Pointed:
    """The paragraph that an anchor leads to; `is_same` tells whether its text is as it was."""

    language: Language
    block: int
    is_same: bool


def read(text: str) -> Anchor | None:
    """The anchor that is written so, None where it is none."""
    written = _READ.fullmatch(text)
    if written is None:
        return None
    language, digest, sketch, number = written.groups()
    found = next(one for one in LANGUAGES if one == language)
    return Anchor(found, digest, sketch, int(number or 1))


def anchors(version: Version) -> tuple[Anchor, ...]:
    """The anchor of each block of the version, in its order.

    >>> from index.release import Block, ReleaseId
    >>> blocks = (Block("La paix.", "fr"), Block("La  paix.", "fr"))
    >>> for anchor in anchors(Version(ReleaseId("a"), "fr", "Titre", blocks)):
    ...     print(anchor)
    fr-xqsefiyl-zgxs3u3urivdcsdqfg5tnx2t
    fr-xqsefiyl-zgxs3u3urivdcsdqfg5tnx2t-2
    """
    return tuple(_numbered(version))


def find(anchor: Anchor, release: Release) -> Pointed | None:
    """Where the paragraph is now: the same text, else the nearest; None where none is near.

    The version that the anchor names is looked through first, and another only for the same text.
    """
    versions = sorted(release.versions, key=lambda version: version.language != anchor.language)
    named = {version.language: anchors(version) for version in versions}
    same = [
        (abs(one.number - anchor.number), language, block)
        for language, ones in named.items()
        for block, one in enumerate(ones)
        if one.text == anchor.text
    ]
    if same:
        _, language, block = min(same, key=lambda found: (found[1] != anchor.language, found[0]))
        return Pointed(language, block, is_same=True)
    wanted = _bits(anchor.sketch)
    near = [
        ((_bits(one.sketch) ^ wanted).bit_count(), block)
        for block, one in enumerate(named.get(anchor.language, ()))
    ]
    if not near or min(near)[0] > NEAR:
        return None
    return Pointed(anchor.language, min(near)[1], is_same=False)


def _numbered(version: Version) -> Iterator[Anchor]:
    seen: dict[str, int] = {}
    for block in version.blocks:
        words = _words(block.text)
        text = _written(_digest(" ".join(words) or block.text, 5))
        seen[text] = seen.get(text, 0) + 1
        yield Anchor(version.language, text, _sketch(words), seen[text])


def _words(text: str) -> list[str]:
    """The words without accents, case and signs: what an edit of typography leaves alone."""
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return _WORD.findall(plain.casefold())


def _sketch(words: Iterable[str]) -> str:
    """Charikar's simhash: each word votes on every bit by its digest; the majority is written.

    https://doi.org/10.1145/509907.509965
    A word votes once, however often it stands there, and short ones only where there are no others.
    The votes are counted side by side, in lanes of one great number, which is many times faster.
    """
    every = set(words)
    telling = {word for word in every if len(word) > _SHORT_WORD} or every
    votes = sum(map(_lanes, telling)).to_bytes(SKETCH_BITS * _LANE)
    majority = len(telling) / 2
    bits = 0
    for at in range(0, len(votes), _LANE):
        bits = bits << 1 | (int.from_bytes(votes[at : at + _LANE]) > majority)
    return _written(bits.to_bytes(SKETCH_BITS // 8))


@lru_cache(maxsize=16_384)  # the words of a language come again
def _lanes(word: str) -> int:
    """The digest of the word, each bit in a lane of its own."""
    return int.from_bytes(b"".join(map(_SPREAD.__getitem__, _digest(word, SKETCH_BITS // 8))))


def _digest(text: str, size: int) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=size).digest()


def _written(data: bytes) -> str:
    return b32encode(data).decode("ascii").lower()


def _bits(sketch: str) -> int:
    return int.from_bytes(b32decode(sketch.upper()))
