"""Releases as a list of results shows them: cards, and where in their texts is what is sought.

    ids, what is sought ─show→ Shown: cards │ marks │ texts, each read only where it is asked for

Marks are columns, a row for each, so that the passages of a whole page are chosen at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from index.card import Card
from index.printed import language_of, natures, texts
from index.release import Release
from index.sentences import breaks
from search.marks import marks
from search.sought import Sought

Numbers = npt.NDArray[np.integer]
Mask = npt.NDArray[np.bool_]

Row = tuple[int, int, int, int, int, int]
"""A mark: its release, its text, where it begins and ends there, its bits, what the text is."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Where what is sought stands: a row for each place.

    They ascend by release (its place in the list), text (its number in the release,
    `index.printed`), and offset; of two that begin together the longer comes first.
    `words` are the bits of `search.sought`, `natures` tells what the text is.
    """

    releases: Numbers
    texts: Numbers
    starts: Numbers
    ends: Numbers
    words: Numbers
    natures: Numbers

    def __len__(self) -> int:
        return len(self.releases)

    def __getitem__(self, kept: Mask | Numbers) -> Marks:
        """Those of the rows."""
        return Marks(
            self.releases[kept],
            self.texts[kept],
            self.starts[kept],
            self.ends[kept],
            self.words[kept],
            self.natures[kept],
        )

    @classmethod
    def of(cls, rows: Iterable[Row]) -> Marks:
        """These rows, put in order."""
        ordered = sorted(rows, key=lambda row: (row[0], row[1], row[2], -row[3]))
        return cls(*np.array(ordered, np.int64).reshape(-1, 6).T)


class Texts(Protocol):
    """The texts of the releases of a list."""

    def natures(self, release: int) -> Sequence[int]:
        """What each text of the release is, `index.printed`."""

    def read(self, release: int, text: int) -> str:
        """One of them."""

    def breaks(self, release: int, text: int) -> Sequence[int]:
        """Where sentences begin in it, `index.sentences`."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The releases of a list in its order, None for one that is not there."""

    cards: tuple[Card | None, ...]
    marks: Marks
    texts: Texts


class WholeTexts:
    """The texts of releases that are at hand."""

    def __init__(self, releases: Sequence[Release | None]) -> None:
        versions = [release.versions if release else () for release in releases]
        self._texts = [[text for one in each for text in texts(one)] for each in versions]
        self._natures = [[nature for one in each for nature in natures(one)] for each in versions]

    def natures(self, release: int) -> Sequence[int]:
        """What each text of the release is."""
        return self._natures[release]

    def read(self, release: int, text: int) -> str:
        """One of them."""
        return self._texts[release][text]

    def breaks(self, release: int, text: int) -> Sequence[int]:
        """Where sentences begin in it."""
        return [*breaks(self.read(release, text))]


def shown(releases: Sequence[Release | None], sought: Sought) -> Shown:
    """The releases with what is sought in them, by reading their texts.

    What engines do that keep releases and nothing of where their words stand, and by what the
    others are measured.
    """
    read = WholeTexts(releases)
    rows: list[Row] = []
    for place, release in enumerate(releases):
        if release and sought:
            for text, nature in enumerate(read.natures(place)):
                found = marks(read.read(place, text), language_of(nature), sought)
                rows += ((place, text, one.start, one.end, one.words, nature) for one in found)
            rows += named(release, place, read.natures(place), sought)
    cards = tuple(Card.of(one) if one else None for one in releases)
    return Shown(cards, Marks.of(rows), read)


def named(release: Release, place: int, natures: Sequence[int], sought: Sought) -> Iterator[Row]:
    """Where the people that are sought are named in a release, whose place in the list is told."""
    if not sought.people:
        return
    titles = {}
    first = 0
    for version in release.versions:
        titles[version.language] = first
        first += 1 + len(version.blocks)
    for one in release.mentions:
        if one.person in sought.people:
            text = titles[one.language] + (0 if one.block is None else one.block + 1)
            yield place, text, one.start, one.end, sought.people[one.person], natures[text]
