"""The two versions of a release, paragraph beside paragraph, and what one of them leaves out.

Paragraphs are aligned by their order and lengths, as in `index.aligning`, and by what they show in
either language: numbers, names, words that begin alike, as in `index.pairs.traits`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import sqrt
from typing import Final

from index.aligning import rows
from index.pairs.traits import telling, traits
from index.release import Release, Version

MOST: Final = 120
"""Paragraphs of a version whose words are compared; longer ones go by their lengths alone."""

WORTH: Final = 40.0
"""What nothing in common costs, times `USUAL`: to stand beside a paragraph that says something else
is dearer than to be left out."""

USUAL: Final = 0.2
"""What paragraphs that say the same have in common at least, of what both show."""

_SPLIT: Final = 2.0
"""What two that stand for one cost more: an omission beside it is as usual."""

_SURE: Final = 12.0
"""What a paragraph has to show to be judged by it: a line such as « Merci. » shows nothing."""


@dataclass(frozen=True, slots=True)
class Row:
    """Paragraphs that say the same, by their places in either version; one side may be empty."""

    french: tuple[int, ...]
    english: tuple[int, ...]


def side_by_side(release: Release) -> tuple[Row, ...]:
    """The rows of a release that exists in both languages; none of another one."""
    french, english = release.version("fr"), release.version("en")
    if french is None or english is None:
        return ()
    one, other = ([block.text for block in v.blocks] for v in (french, english))
    if max(len(one), len(other)) > MOST:
        found = rows(one, other)
    else:
        shown = _Shown(_shown(french), _shown(english))
        found = rows(one, other, likeness=shown.cost)
    return tuple(Row(tuple(across), tuple(down)) for across, down in found)


def _shown(version: Version) -> list[Mapping[str, int]]:
    alone = replace(version, title="")
    return [traits(replace(alone, blocks=(block,))).places for block in version.blocks]


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the paragraphs of both versions show."""

    french: Sequence[Mapping[str, int]]
    english: Sequence[Mapping[str, int]]

    def cost(self, across: range, down: range) -> float:
        """What it costs to take these for the same; less than nothing where they have much.

        Of two that stand for one, the one that has less of it in common is what counts.
        """
        if len(across) > 1:
            return max(self._cost(one, down[0]) for one in across) + _SPLIT
        return max(self._cost(across[0], other) for other in down) + _SPLIT * (len(down) - 1)

    def _cost(self, across: int, down: int) -> float:
        one, other = self.french[across], self.english[down]
        first, second = sum(map(telling, one)), sum(map(telling, other))
        if not first or not second:
            return 0.0
        shared = sum(map(telling, one.keys() & other.keys())) / sqrt(first * second)
        sure = min(1.0, min(first, second) / _SURE)
        return WORTH * (USUAL - min(shared, 2 * USUAL)) * sure
