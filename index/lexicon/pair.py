"""A French and an English word that stand for each other, and how surely."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt


@dataclass(frozen=True, slots=True)
class Pair:
    """Two words, each in the form that is printed most.

    `to_english` is the probability of the English word where the French one stands, `to_french`
    the other way round, both from 0 to 1; `together` counts the paragraphs that hold both.
    """

    french: str
    english: str
    to_english: float
    to_french: float
    together: int

    @property
    def strength(self) -> float:
        """How surely the two mean the same: both probabilities count alike.

        >>> Pair("paix", "peace", 0.9, 0.4, 12).strength
        0.6
        """
        return round(sqrt(self.to_english * self.to_french), 4)
