"""Whoosh as its own documentation uses it: stock fields, its queries, its facets, its highlights.

Its matchers are the oracle of what is found.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from whoosh import analysis, fields, highlight, index, query, sorting

from bench.peering.answers import Answer, dated
from bench.peering.collection import WHOLE, texts
from bench.peering.questions import Question
from bench.peering.translating import Translator
from index.entry import Entry
from search.plan import All, During, Key

_SPACES = analysis.SpaceSeparatedTokenizer()

Asked = tuple[query.Query, query.Query | None]
"""What is searched, and what narrows it."""


def _schema() -> fields.Schema:
    return fields.Schema(
        id=fields.ID(stored=True),
        person=fields.KEYWORD(),
        year=fields.NUMERIC(sortable=True),
        month=fields.NUMERIC(sortable=True),
        **{
            one.name: fields.TEXT(analyzer=_SPACES, phrase=True, stored=one.stored) for one in WHOLE
        },
    )


class Whoosh:
    """Plain Whoosh."""

    def build(self, entries: Iterable[Entry], folder: Path) -> None:
        """Index the entries."""
        writer = index.create_in(str(folder), _schema()).writer(limitmb=256)
        for one in texts(entries):
            people = " ".join(one.people)
            writer.add_document(
                id=one.id, person=people, year=one.year, month=one.month, **one.words
            )
        writer.commit()

    def open(self, folder: Path) -> None:
        """Open what was built there."""
        self._searcher = index.open_dir(str(folder)).searcher()

    def translated(self, question: Question) -> Asked:
        """Whoosh's own queries; what narrows is a filter, else its highlights look for that too."""
        queries = _Queries()
        match question.plan.match:
            case All(clauses=(words, Key() | During() as narrowing), optional=()):
                return queries.query(words), queries.query(narrowing)
        return queries.query(question.plan.match), None

    def search(self, asked: Asked) -> Any:  # noqa: ANN401
        """The first ten, the total and the facets in one search, which is how it does them best."""
        words, narrowing = asked
        return self._searcher.search(
            words,
            limit=10,
            filter=narrowing,
            groupedby={
                "person": sorting.FieldFacet("person", allow_overlap=True, maptype=sorting.Count),
                "year": sorting.FieldFacet("year", maptype=sorting.Count),
                "month": sorting.FieldFacet("month", maptype=sorting.Count),
            },
        )

    def facets(self, asked: Asked, top: Any) -> None:  # noqa: ANN401
        """They came with the search."""

    def passages(self, asked: Asked, top: Any) -> None:  # noqa: ANN401, ARG002
        """Highlights of the French text, or the English one where these are none."""
        top.fragmenter = highlight.ContextFragmenter()
        for hit in top[:10]:  # a search that counts by fields gives all that was found
            for name in ("fr_exact", "en_exact"):
                if hit.get(name) and hit.highlights(name):
                    break

    def answer(self, top: Any, facets: None) -> Answer:  # noqa: ANN401, ARG002
        """The total and the counts."""
        people = {value: count for value, count in top.groups("person").items() if value}
        return Answer(len(top), people, *dated(top.groups("year"), top.groups("month")))


class _Queries(Translator[query.Query]):
    def term(self, field: str, term: str, weight: float) -> query.Query:
        return query.Term(field, term, weight)

    def phrase(
        self, field: str, words: Sequence[tuple[int, str]], slop: int, weight: float
    ) -> query.Query:
        return query.Phrase(field, [term for _, term in words], slop=slop + 1, boost=weight)

    def any(self, each: Sequence[query.Query]) -> query.Query:
        return each[0] if len(each) == 1 else query.Or([*each])

    def all(self, needed: Sequence[query.Query], optional: Sequence[query.Query]) -> query.Query:
        every = query.And([*needed])
        return query.AndMaybe(every, query.Or([*optional])) if optional else every

    def best(self, each: Sequence[query.Query]) -> query.Query:
        return query.DisjunctionMax([*each])

    def people(self, ids: Sequence[str]) -> query.Query:
        return query.ConstantScoreQuery(query.Or([query.Term("person", id) for id in ids]), 0.0)

    def years(self, first: int, last: int) -> query.Query:
        return query.ConstantScoreQuery(query.NumericRange("year", first, last), 0.0)
