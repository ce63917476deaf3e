"""Which paragraphs of two versions say the same, by their order and their lengths.

Gale and Church, "A program for aligning sentences in bilingual corpora", Computational Linguistics
19 (1993): a translation keeps the order, and is about as long.  The cheapest way through both texts
takes one paragraph for one, one for two, two for one, or leaves one out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import erfc, log, sqrt
from typing import Final

VARIANCE: Final = 6.8
"""Of the length of a translation, a character of text: measured by Gale and Church."""

RATIO: Final = 1.1
"""English characters that French takes for each: French is a tenth longer."""

_STEPS: Final[Mapping[tuple[int, int], float]] = {
    (1, 1): -log(0.89),
    (1, 0): -log(0.005),
    (0, 1): -log(0.005),
    (2, 1): -log(0.045),
    (1, 2): -log(0.045),
}
"""How likely each step is, as a cost; the shares are those of Gale and Church."""

BAND: Final = 24
"""Paragraphs that one text may run ahead of the other: what bounds the work."""

_LEAST: Final = 1e-12

Likeness = Callable[[range, range], float]
"""What paragraphs have in common, by their places in both texts, as a cost: the more, the less; 0
where nothing is known."""

Aligned = tuple[Sequence[str], Sequence[str]]
"""Paragraphs of the French text and those of the English one that say the same."""


def aligned(french: Sequence[str], english: Sequence[str]) -> list[Aligned]:
    """The paragraphs that say the same, in their order; those left out are in none.

    >>> aligned(["Un mot.", "Une phrase bien plus longue que cela."],
    ...     ["A word.", "A sentence much longer than that."])[1]
    (['Une phrase bien plus longue que cela.'], ['A sentence much longer than that.'])
    """
    return [
        ([french[place] for place in one], [english[place] for place in other])
        for one, other in rows(french, english)
        if one and other
    ]


def rows(
    french: Sequence[str], english: Sequence[str], *, likeness: Likeness = lambda *_: 0.0
) -> list[tuple[range, range]]:
    """The places of the paragraphs that say the same, in their order, and of those left out.

    What one text leaves out stands beside an empty range.

    >>> rows(["Un."], ["One.", "Two hundred and twenty-two paragraphs."])
    [(range(0, 1), range(0, 1)), (range(1, 1), range(1, 2))]
    """
    lengths = [len(text) / RATIO for text in french], [float(len(text)) for text in english]
    found: list[tuple[range, range]] = []
    i = j = 0
    for across, down in _cheapest(*lengths, likeness):
        found.append((range(i, i + across), range(j, j + down)))
        i, j = i + across, j + down
    return found


def _cheapest(
    french: Sequence[float], english: Sequence[float], likeness: Likeness
) -> list[tuple[int, int]]:
    """The steps of the cheapest way through both."""
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i, j in _places(len(french), len(english)):
        here = best.get((i, j))
        if here is None:
            continue
        for (across, down), price in _STEPS.items():
            to = i + across, j + down
            if to[0] > len(french) or to[1] > len(english):
                continue
            cost = here[0] + price
            if across and down:
                cost += _mismatch(sum(french[i : to[0]]), sum(english[j : to[1]]))
                cost += likeness(range(i, to[0]), range(j, to[1]))
            if to not in best or cost < best[to][0]:
                best[to] = cost, (across, down)
    steps = []
    place = len(french), len(english)
    while place in best and place != (0, 0):
        step = best[place][1]
        steps.append(step)
        place = place[0] - step[0], place[1] - step[1]
    return steps[::-1]


def _places(across: int, down: int) -> Iterator[tuple[int, int]]:
    """The places near the diagonal, so that each comes after those that lead to it."""
    reach = BAND + abs(across - down)
    for i in range(across + 1):
        middle = i * down // max(1, across)
        for j in range(max(0, middle - reach), min(down, middle + reach) + 1):
            yield i, j


def _mismatch(french: float, english: float) -> float:
    """How unlikely it is that texts of these lengths say the same."""
    mean = (french + english) / 2
    if not mean:
        return 0.0
    off = abs(english - french) / sqrt(mean * VARIANCE)
    return -log(max(_LEAST, erfc(off / sqrt(2))))
