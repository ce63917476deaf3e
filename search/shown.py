"""Releases as a list of results shows them: cards, and where in their texts is what is sought.

ids, what is sought ─show→ Shown: cards │ marks │ texts, each read only where it is asked for
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from index.card import Card
from index.printed import language_of, natures, texts
from index.release import Release
from index.sentences import breaks
from search.marks import marks
from search.sought import Sought

Row = tuple[int, int, int, int, int]
"""A mark: its text, where it begins and ends there, its bits, what the text is.

The text is told by its number in the release, and what it is as `index.printed` does; the bits are
those of `search.sought`.
"""


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
    """The releases of a list in its order, None for one that is not there.

    The marks of a release ascend.
    """

    cards: tuple[Card | None, ...]
    marks: tuple[Sequence[Row], ...]
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
    every: list[list[Row]] = []
    for place, release in enumerate(releases):
        rows: list[Row] = []
        if release and sought:
            natures = read.natures(place)
            for text, nature in enumerate(natures):
                found = marks(read.read(place, text), language_of(nature), sought)
                rows += ((text, one.start, one.end, one.words, nature) for one in found)
            rows += named(release, natures, sought)
        every.append(sorted(rows))
    cards = tuple(Card.of(one) if one else None for one in releases)
    return Shown(cards, tuple(every), read)


def named(release: Release, natures: Sequence[int], sought: Sought) -> Iterator[Row]:
    """Where the people that are sought are named in a release."""
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
            yield text, one.start, one.end, sought.people[one.person], natures[text]
