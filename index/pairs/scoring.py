"""How sure it is that two texts say the same in two languages, by what they show.

    score = shared × order × length × numbers × names × title × quotes × days

Each factor is at most 1, so every kind of evidence can speak against a pair, and none alone for it.
Nothing here is learnt from an archive: what two texts score does not depend on what else is kept.
How each factor was chosen, and what it gives: docs/two-languages.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import exp, log, sqrt
from typing import Final

from index.pairs.traits import Traits, telling

FINGERPRINT: Final = "2"
"""Another one whenever a score changes: scores are kept in the archive."""

ENOUGH: Final = 0.12
"""The least that joins: unrelated releases of one house reach 0.1, of two houses 0.07."""

NEAR: Final = 7
"""Days between the two that are looked at: translations come out later, not weeks later."""

FEWEST: Final = 5
"""Traits that two texts must share to be compared at all."""

RATIO: Final = 1.12
"""Characters of French for one of English."""

SPREAD: Final = 0.3
"""How far the logarithm of that may be off: a summary is no translation, an omission is."""

OTHER_DAY: Final = 0.8
"""For near days that are not the same: what happened again the next week looks alike."""

UNDATED: Final = 0.6
"""Where neither has a day: then every release is a rival."""

OTHER_TITLE: Final = 0.2
"""Where both titles have numbers and none is the same: "6.0.9 released" is not « 7.4 publiée »."""

_RANDOM: Final = 1000 / 3
"""Thousandths of a text: points strewn over two texts by chance are a third of them apart."""


def score(french: Traits, english: Traits, *, apart: int | None) -> float:
    """How sure it is that they are one release, from 0 to 1; `ENOUGH` joins.

    0 is told of all that is far from enough.
    `apart` counts the days between them, None where neither has any.
    """
    one, other = french.places, english.places
    shared = one.keys() & other.keys()
    if len(shared) < FEWEST:
        return 0.0
    likely = sum(map(telling, shared)) / sqrt(french.weight * english.weight)
    likely *= _length(french, english)
    if likely < ENOUGH / 2:
        return 0.0
    away = sum(abs(one[trait] - other[trait]) for trait in shared) / len(shared)
    order = max(0.0, 1 - away / _RANDOM)
    return (
        likely
        * order
        * _agreement(french.numbers.keys(), english.numbers.keys())
        * sqrt(_agreement(french.named, english.named))
        * _titles(french.titled, english.titled)
        * sqrt(_quotes(french.quotes, english.quotes))
        * (UNDATED if apart is None else OTHER_DAY if apart else 1.0)
    )


def lengths(length: int) -> tuple[float, float]:
    """The least and the greatest length that a text may have to be this one's translation.

    >>> least, most = lengths(1000)
    >>> least < 1000 / 2 < 1000 * 2 < most
    True
    """
    return length / _MOST_RATIO, length * _MOST_RATIO


_MOST_RATIO: Final = 2.5
"""Beyond, the factor of the length is below a twentieth."""


def _length(french: Traits, english: Traits) -> float:
    if not french.length or not english.length:
        return 0.0
    off = log(french.length / english.length / RATIO)
    return exp(-off * off / (2 * SPREAD * SPREAD))


def _agreement(one: Iterable[str], other: Iterable[str]) -> float:
    """How many of the fewer are the same; 1 where there are none."""
    first, second = set(one), set(other)
    return (len(first & second) + 1) / (min(len(first), len(second)) + 1)


def _titles(one: frozenset[str], other: frozenset[str]) -> float:
    if not one or not other:
        return 1.0
    return max(OTHER_TITLE, len(one & other) / min(len(one), len(other)))


def _quotes(one: int, other: int) -> float:
    """How near in number their quotes are; where one has none, its marks may be of another sort."""
    if not one or not other:
        return 1.0
    return (min(one, other) + 1) / (max(one, other) + 1)
