"""Clause → the query that scores it as `search/ranking.py` says, one language at a time.

    word       Σ over analyses of   ANALYSIS_WEIGHT × max of weight × bm25     bool of dis_max
    release    the greatest of its two languages                               dis_max

Such a query may match less than its clause does, or more: what is found is settled elsewhere, by
`matching`.  Where a clause scores only if it matches as a whole, that is a filter on its score.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from index.engines.opensearch.document import token
from index.entry import ANALYSES, TextField
from index.release import LANGUAGES, Language
from search.engines.opensearch.clauses import Asked, matching, standing
from search.plan import All, Alternative, Best, Clause, Phrase, Some, Terms
from search.ranking import ANALYSIS_WEIGHT, K1

MOST_SCORED: Final = 400
"""How many terms score, in each language; more only match.  The server counts every leaf of a
query and refuses 1,024: a prefix can give as many words as that in one language alone."""


@dataclass(slots=True)
class _Budget:
    """How many terms may still score."""

    left: int = MOST_SCORED


def scoring(clause: Clause) -> Asked | None:
    """The query that scores the clause, None where nothing in it scores."""
    return _greatest(
        query
        for language in LANGUAGES
        if (query := _scored(clause, language, _Budget(), is_given=True))
    )


def _scored(
    clause: Clause, language: Language, budget: _Budget, *, is_given: bool = False
) -> Asked | None:
    """What the clause scores in the language; `is_given` says that it is known to match."""
    match clause:
        case Terms():
            return _terms(clause, language, budget)
        case Phrase():
            return _phrase(clause, language, budget, is_given=is_given)
        case All():
            query = _sum(
                [
                    *(_scored(one, language, budget, is_given=True) for one in clause.clauses),
                    *(_scored(one, language, budget) for one in clause.optional),
                ]
            )
            return query if is_given or not clause.clauses else _where(clause, query)
        case Some():
            query = _sum(_scored(one, language, budget) for one in clause.clauses)
            return query if is_given or clause.least <= 1 else _where(clause, query)
        case Best():
            # where one of a single clause matches, that one does
            alone = is_given and len(clause.clauses) == 1
            return _greatest(
                query
                for one in clause.clauses
                if (query := _scored(one, language, budget, is_given=alone))
            )
        case _:
            return None


def _terms(clause: Terms, language: Language, budget: _Budget) -> Asked | None:
    by_analysis = []
    for analysis in ANALYSES:
        field = TextField(language, analysis)
        heaviest: dict[str, Alternative] = {}
        for one in clause.alternatives:
            if one.field == field and one.weight > 0:
                present = heaviest.get(one.term)
                if present is None or present.weight < one.weight:
                    heaviest[one.term] = one
        kept = sorted(heaviest.values(), key=lambda one: -one.weight)[: max(budget.left, 0)]
        budget.left -= len(kept)
        queries = []
        for one in kept:
            query = _term(field, one.term, one.weight)
            if clause.part:
                query = {"bool": {"must": [query], "filter": [standing(one, clause.part)]}}
            queries.append(query)
        by_analysis.append(_greatest(queries))
    return _sum(by_analysis)


def _phrase(clause: Phrase, language: Language, budget: _Budget, *, is_given: bool) -> Asked | None:
    if clause.field.language != language or clause.weight <= 0:
        return None
    words = []
    for word in clause.words:
        kept = tuple(dict.fromkeys(word))[: max(budget.left, 0)]
        budget.left -= len(kept)
        words.append(_greatest(_term(clause.field, term, clause.weight) for term in kept))
    query = _sum(words)
    return query if is_given else _where(clause, query)


def _term(field: TextField, term: str, weight: float) -> Asked:
    # Lucene leaves out the factor K1 + 1, which is the same for every term
    boost = weight * ANALYSIS_WEIGHT[field.analysis] * (K1 + 1)
    return {"term": {field.name: {"value": token(term), "boost": boost}}}


def _sum(queries: Iterable[Asked | None]) -> Asked | None:
    asked = [query for query in queries if query]
    if len(asked) <= 1:
        return asked[0] if asked else None
    return {"bool": {"should": asked}}


def _greatest(queries: Iterable[Asked | None]) -> Asked | None:
    asked = [query for query in queries if query]
    if len(asked) <= 1:
        return asked[0] if asked else None
    return {"dis_max": {"queries": asked}}


def _where(clause: Clause, query: Asked | None) -> Asked | None:
    return query and {"bool": {"filter": [matching(clause)], "should": [query]}}
