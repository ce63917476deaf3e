"""Why a release stands where it does: each word with its places and its part of the score."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from index.entry import Part
from index.release import Language, ReleaseId
from search.plan import Sort
from search.results import Note, Why

Form = Literal["exact", "inflected", "prefix", "phrase", "near", "added"]
"""How a word was found: as typed, in another inflection, by its beginning, as a phrase, close
together, or as a form that was added."""


@dataclass(frozen=True, slots=True)
class Share:
    """What one word of the query gives to the score.

    `word` is as typed, `added` the form in its place that was found, if any, and `why` that was
    searched.  `printed` are the words as the release has them, the first few; `places` tells how
    often it stands in each part.
    """

    word: str
    form: Form
    score: float
    printed: tuple[str, ...] = ()
    places: tuple[tuple[Part, int], ...] = ()
    added: str | None = None
    why: Why | None = None

    @property
    def times(self) -> int:
        """How often it stands in all parts."""
        return sum(count for _, count in self.places)


@dataclass(frozen=True, slots=True)
class Explanation:
    """The score of a release and what it is made of, the greatest share first.

    A release is scored in the language in which it scores most; `language` is that, None where
    nothing was asked that scores.  `rest` is what of the score no word accounts for: what a cluster
    rounds.
    `order` is what the results are sorted by; they are not sorted by score unless that is
    `relevance`.
    """

    id: ReleaseId
    title: str
    title_language: Language
    score: float
    language: Language | None
    shares: tuple[Share, ...]
    rest: float
    order: Sort
    relaxed: Note | None = None

    def part_of(self, share: Share) -> float:
        """The share of the score, from 0 to 1."""
        return share.score / self.score if self.score else 0.0
