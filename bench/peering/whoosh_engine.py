"""Whoosh as its own documentation uses it: stock fields, its queries, its facets, its highlights.

Its matchers are the oracle of what is found.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from whoosh import analysis, fields, highlight, index, query, sorting

from bench.peering.collection import texts
from bench.peering.questions import Question
from index.entry import TEXT_FIELDS, Entry
from search.plan import All, Best, Clause, During, Key, Phrase, Some, Terms
from search.ranking import ANALYSIS_WEIGHT

_SPACES = analysis.SpaceSeparatedTokenizer()


def _schema() -> fields.Schema:
    return fields.Schema(
        id=fields.ID(stored=True),
        person=fields.KEYWORD(),
        year=fields.NUMERIC(sortable=True),
        month=fields.NUMERIC(sortable=True),
        **{
            one.name: fields.TEXT(analyzer=_SPACES, phrase=True, stored=one.analysis == "exact")
            for one in TEXT_FIELDS
        },
    )


class Whoosh:
    """Plain Whoosh."""

    def build(self, entries: Iterable[Entry], folder: Path) -> None:
        """Index the entries."""
        writer = index.create_in(str(folder), _schema()).writer(limitmb=256)
        for one in texts(iter(entries)):
            people = " ".join(one.people)
            writer.add_document(
                id=one.id, person=people, year=one.year, month=one.month, **one.words
            )
        writer.commit()

    def open(self, folder: Path) -> None:
        """Open what was built there."""
        self._searcher = index.open_dir(str(folder)).searcher()

    def translated(self, question: Question) -> query.Query:
        """Whoosh's own queries."""
        return _query(question.plan.match)

    def search(self, asked: query.Query) -> Any:  # noqa: ANN401
        """The first ten, the total and the facets in one search, which is how it does them best."""
        return self._searcher.search(
            asked,
            limit=10,
            groupedby={
                "person": sorting.FieldFacet("person", allow_overlap=True, maptype=sorting.Count),
                "year": sorting.FieldFacet("year", maptype=sorting.Count),
                "month": sorting.FieldFacet("month", maptype=sorting.Count),
            },
        )

    def facets(self, asked: query.Query) -> None:
        """They came with the search."""

    def passages(self, asked: query.Query, top: Any) -> None:  # noqa: ANN401, ARG002
        """Highlights of the French text, or the English one."""
        top.fragmenter = highlight.ContextFragmenter()
        for hit in top:
            hit.highlights("fr_exact" if hit["fr_exact"].strip() else "en_exact")

    def found(self, asked: query.Query) -> Any:  # noqa: ANN401
        """The total and the counts."""
        results = self.search(asked)
        people = {k: v for k, v in results.groups("person").items() if k}
        years = {str(k): v for k, v in results.groups("year").items()}
        months = {f"{k // 100}-{k % 100:02}": v for k, v in results.groups("month").items()}
        return [len(results), people, years, months]


def _query(clause: Clause) -> query.Query:  # noqa: PLR0911 - one case a clause
    match clause:
        case Terms():
            return query.Or(
                [
                    query.Term(
                        one.field.name, one.term, one.weight * ANALYSIS_WEIGHT[one.field.analysis]
                    )
                    for one in clause.alternatives
                ]
            )
        case Phrase():
            words = [word for word in clause.words if word]
            if len(words) == 1:
                return query.Or([query.Term(clause.field.name, term) for term in words[0]])
            each = [
                query.Phrase(clause.field.name, [*chosen], slop=clause.slop + 1)
                for chosen in _choices(words)
            ]
            return each[0] if len(each) == 1 else query.Or(each)
        case All():
            needed = query.And([_query(one) for one in clause.clauses])
            if not clause.optional:
                return needed
            return query.AndMaybe(needed, query.Or([_query(one) for one in clause.optional]))
        case Some():
            kind = query.And if clause.least > 1 else query.Or
            return kind([_query(one) for one in clause.clauses])
        case Best():
            return query.DisjunctionMax([_query(one) for one in clause.clauses])
        case Key():
            return query.ConstantScoreQuery(
                query.Or([query.Term("person", value) for value in clause.values]), 0.0
            )
        case During(spans=(span,)):
            return query.ConstantScoreQuery(
                query.NumericRange("year", span.first.year, span.last.year), 0.0
            )
        case _:
            raise NotImplementedError(clause)


def _choices(words: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    chosen: list[tuple[str, ...]] = [()]
    for word in words:
        chosen = [(*before, term) for before in chosen for term in word]
    return chosen
