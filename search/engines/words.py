"""A word of a query with every term that it may be, as it is kept for who asks for it again.

Half of what a question costs is putting together what its words are: four terms or more each, of
two languages and two analyses.  Which releases hold one and what it scores there is the same in
every question of a generation.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from index.release import LANGUAGES, Language
from search.engines.corpus import Floats, Rows

Scores = dict[Language, Floats]
"""Of each row, in each language; one that is missing scores 0 everywhere."""

FEW: Final = 8
"""How many times fewer rows there have to be than others for looking each of them up."""


@dataclass(slots=True)
class Word:
    """The releases that hold a word, ascending, and, once they are known, its scores there."""

    rows: Rows
    scores: Scores | None = None
    was_scored: bool = False

    @property
    def nbytes(self) -> int:
        """What it takes, or will when it is scored."""
        return len(self.rows) * (self.rows.itemsize + len(LANGUAGES) * np.dtype(float).itemsize)

    def is_worth_scoring(self, rows: Rows) -> bool:
        """Whether to score it everywhere, when its scores in these rows are asked for.

        The first time only where that is not much more.
        """
        return self.was_scored or len(rows) * FEW > len(self.rows)


def at(rows: Rows, holders: Rows, scores: Scores, *, size: int) -> Scores:
    """The scores of the holders in the rows, of so many releases; 0 in those that are none."""
    if not scores or not len(rows):
        return {}
    if len(rows) * FEW <= len(holders):
        where = np.minimum(holders.searchsorted(rows), len(holders) - 1)
        held = holders.take(where) == rows
        return {language: one.take(where) * held for language, one in scores.items()}
    found = {}
    for language, one in scores.items():
        everywhere = np.zeros(size)
        everywhere[holders] = one
        found[language] = everywhere.take(rows)
    return found
