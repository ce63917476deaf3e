"""A word of a query with every term that it may be, as it is kept for who asks for it again.

Half of what a question costs is putting together what its words are: four terms or more each, of
two languages and two analyses.  Which releases hold one and what it scores there is the same in
every question of a generation.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from index.release import Language
from search.engines.corpus import Floats, Rows
from search.plan import Terms

Scores = dict[Language, Floats]
"""Of each row, in each language; one that is missing scores 0 everywhere."""

FEW: Final = 8
"""How many times fewer rows there have to be than others for looking each of them up."""

_MOST: Final = 2
"""How many times more releases than are asked for a word is scored in the first time."""

_ALTERNATIVE: Final = 200
"""Bytes that an alternative takes, without its letters."""


@dataclass(slots=True)
class Word:
    """The releases that hold a word, ascending, and, once they are known, its scores there."""

    clause: Terms
    rows: Rows
    scores: Scores | None = None
    was_scored: bool = False

    @property
    def nbytes(self) -> int:
        """What it takes, with its terms, which are hundreds where a word was begun."""
        said = sum(_ALTERNATIVE + len(one.term) for one in self.clause.alternatives)
        scored = sum(one.nbytes for one in (self.scores or {}).values())
        return said + self.rows.nbytes + scored

    def is_worth_scoring(self, rows: Rows) -> bool:
        """Whether to score it everywhere, when its scores in these rows are asked for.

        The first time only where that is not much more.
        """
        return self.was_scored or len(rows) * _MOST > len(self.rows)
