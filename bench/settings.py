"""Settings of the ranking, and what each of them makes of a collection held in columns.

The formula is the engines' own (`search.engines.scoring`); only its numbers are put in the place
of those in `search/ranking.py`, here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np

from bench.columns import Columns
from index.entry import Part
from index.release import ReleaseId
from index.weights import PART_WEIGHT
from search import closeness, ranking
from search.engines import figures, scoring
from search.engines.figures import Figures
from search.engines.matching import Matching
from search.engines.scoring import best
from search.plan import All, Alternative, Best, Clause, Phrase, Some, Terms
from search.words import QueryWord

BODY: Final = PART_WEIGHT["body"]
"""What a word of the body counts: saturation is told for one that counts 1."""


@dataclass(frozen=True, slots=True)
class Setting:
    """The numbers that rank; those that are not given are the ones in use.

    `common` scales what stop words score, `close` is the bonus of neighbours, 0 for none; `once`
    tells that a word typed twice counts once.
    """

    name: str
    k1: float = ranking.K1
    b: float = ranking.B
    exact: float = ranking.ANALYSIS_WEIGHT["exact"]
    stem: float = ranking.ANALYSIS_WEIGHT["stem"]
    parts: Mapping[Part, float] = field(default_factory=lambda: dict(PART_WEIGHT))
    common: float = 1.0
    close: float = ranking.CLOSE_WEIGHT
    within: int = ranking.CLOSE_WITHIN
    once: bool = False


@contextmanager
def in_force(setting: Setting) -> Iterator[None]:
    """Within this, plans are made and matched by the numbers of the setting."""
    places = (
        (figures, "K1", setting.k1),
        (figures, "B", setting.b),
        (scoring, "ANALYSIS_WEIGHT", {"exact": setting.exact, "stem": setting.stem}),
        (closeness, "CLOSE_WEIGHT", setting.close),
        (closeness, "CLOSE_WITHIN", setting.within),
    )
    before = [(module, name, getattr(module, name)) for module, name, _ in places]
    for module, name, value in places:
        setattr(module, name, value)
    try:
        yield
    finally:
        for module, name, value in before:
            setattr(module, name, value)


def asked(words: tuple[QueryWord, ...], setting: Setting) -> Clause:
    """The words as other systems are asked them: any of them will do."""
    said = [one for word in words for one in word.each or (word,)]
    clauses = [scaled(w.clause, setting.common) if w.optional else w.clause for w in said]
    if setting.once:
        clauses = list(dict.fromkeys(clauses))
    clause = Some(tuple(clauses))
    return closeness.closer(clause, words) if setting.close else clause


def scaled(clause: Clause, factor: float) -> Clause:
    """The clause with its score multiplied."""
    match clause:
        case Terms(alternatives):
            return replace(clause, alternatives=tuple(_lighter(a, factor) for a in alternatives))
        case Phrase():
            return replace(clause, weight=clause.weight * factor)
        case All():
            return All(*(tuple(scaled(c, factor) for c in some) for some in _parts(clause)))
        case Some() | Best():
            return replace(clause, clauses=tuple(scaled(c, factor) for c in clause.clauses))
        case _:
            return clause


def _lighter(alternative: Alternative, factor: float) -> Alternative:
    return replace(alternative, weight=alternative.weight * factor)


def _parts(clause: All) -> tuple[tuple[Clause, ...], tuple[Clause, ...]]:
    return clause.clauses, clause.optional


def first(told: Figures, clause: Clause, columns: Columns, *, depth: int) -> list[ReleaseId]:
    """The first of what the clause finds; of equals, the one whose id is first."""
    matching = Matching(columns, told)
    found = np.flatnonzero(matching.match(clause)).astype(np.int32)
    rows, scores = best(clause, matching, columns, told, found, count=depth)
    order = np.lexsort((rows, -scores))[:depth]
    return [columns.ids[row] for row in rows[order].tolist()]
