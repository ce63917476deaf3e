"""tantivy, through its Python binding: a counted search, an aggregation, its own snippets."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from pathlib import Path
from typing import Any

from bench.peering.collection import texts
from bench.peering.questions import Question
from index.entry import TEXT_FIELDS, Entry
from search.plan import All, Best, Clause, During, Key, Phrase, Some, Terms
from search.ranking import ANALYSIS_WEIGHT

try:
    import tantivy
except ImportError:  # then it is not among the engines
    tantivy = None


def _schema() -> Any:  # noqa: ANN401 - tantivy's own
    builder = tantivy.SchemaBuilder()
    for field in TEXT_FIELDS:
        builder.add_text_field(
            field.name, stored=field.analysis == "exact", tokenizer_name="whitespace"
        )
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("person", tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_unsigned_field("year", fast=True, indexed=True)
    builder.add_unsigned_field("month", fast=True, indexed=True)
    return builder.build()


class Tantivy:
    """With a filter of whole people and years, and whitespace between terms."""

    def build(self, entries: Iterable[Entry], folder: Path) -> None:
        """Index the entries."""
        index = tantivy.Index(_schema(), path=str(folder))
        writer = index.writer(heap_size=256_000_000)
        for one in texts(iter(entries)):
            document = tantivy.Document(id=one.id, **one.words)
            document.add_unsigned("year", one.year)
            document.add_unsigned("month", one.month)
            for person in one.people:
                document.add_text("person", person)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()

    def open(self, folder: Path) -> None:
        """Open what was built there."""
        self._index = tantivy.Index.open(str(folder))
        self._index.reload()
        self._schema = self._index.schema
        self._searcher = self._index.searcher()

    def translated(self, question: Question) -> Any:  # noqa: ANN401
        """Boolean queries over term and phrase queries."""
        return self._query(question.plan.match)

    def search(self, asked: Any) -> Any:  # noqa: ANN401
        """The first ten with their ids, and the count."""
        found = self._searcher.search(asked, limit=10, count=True)
        return [(self._searcher.doc(address), address) for _, address in found.hits]

    def facets(self, asked: Any) -> Any:  # noqa: ANN401
        """Three aggregations in one walk."""
        return self._searcher.aggregate(
            asked,
            {
                "person": {"terms": {"field": "person", "size": 20}},
                "year": {"terms": {"field": "year", "size": 1000}},
                "month": {"terms": {"field": "month", "size": 1000}},
            },
        )

    def passages(self, asked: Any, top: Any) -> None:  # noqa: ANN401
        """Of the French text, or the English one where there is none."""
        generators = [
            tantivy.SnippetGenerator.create(self._searcher, asked, self._schema, name)
            for name in ("fr_exact", "en_exact")
        ]
        for document, _ in top:
            of = generators[0] if (document["fr_exact"] or [""])[0] else generators[1]
            of.snippet_from_doc(document).to_html()

    def found(self, asked: Any) -> Any:  # noqa: ANN401
        """The count and the buckets."""
        total = self._searcher.search(asked, limit=1, count=True).count
        told = self.facets(asked)
        people = {b["key"]: b["doc_count"] for b in told["person"]["buckets"]}
        years = {str(int(b["key"])): b["doc_count"] for b in told["year"]["buckets"]}
        months = {
            f"{int(b['key']) // 100}-{int(b['key']) % 100:02}": b["doc_count"]
            for b in told["month"]["buckets"]
        }
        return [total, people, years, months]

    def _query(self, clause: Clause) -> Any:  # noqa: ANN401, PLR0911 - one case a clause
        must, should = tantivy.Occur.Must, tantivy.Occur.Should
        make = tantivy.Query
        match clause:
            case Terms():
                each = [
                    make.boost_query(
                        make.term_query(self._schema, one.field.name, one.term),
                        one.weight * ANALYSIS_WEIGHT[one.field.analysis],
                    )
                    for one in clause.alternatives
                ]
                return (
                    each[0] if len(each) == 1 else make.boolean_query([(should, q) for q in each])
                )
            case Phrase():
                words = [(at, word) for at, word in enumerate(clause.words) if word]
                each = [
                    self._phrase(clause, words, chosen)
                    for chosen in product(*(w for _, w in words))
                ]
                return (
                    each[0] if len(each) == 1 else make.boolean_query([(should, q) for q in each])
                )
            case All():
                parts = [(must, self._query(one)) for one in clause.clauses]
                parts += [(should, self._query(one)) for one in clause.optional]
                return make.boolean_query(parts)
            case Some():
                how = must if clause.least > 1 else should
                return make.boolean_query([(how, self._query(one)) for one in clause.clauses])
            case Best():
                return make.disjunction_max_query([self._query(one) for one in clause.clauses])
            case Key():
                each = [make.term_query(self._schema, "person", value) for value in clause.values]
                return make.const_score_query(make.boolean_query([(should, q) for q in each]), 0.0)
            case During(spans=(span,)):
                return make.const_score_query(
                    make.range_query(
                        self._schema,
                        "year",
                        tantivy.FieldType.Unsigned,
                        span.first.year,
                        span.last.year,
                    ),
                    0.0,
                )
            case _:
                raise NotImplementedError(clause)

    def _phrase(self, clause: Phrase, words: list[tuple[int, Any]], chosen: tuple[str, ...]) -> Any:  # noqa: ANN401
        name = clause.field.name
        weight = clause.weight * ANALYSIS_WEIGHT[clause.field.analysis]
        if len(chosen) == 1:
            asked = tantivy.Query.term_query(self._schema, name, chosen[0])
        else:
            asked = tantivy.Query.phrase_query(
                self._schema,
                name,
                [(at, term) for (at, _), term in zip(words, chosen, strict=True)],
                clause.slop,
            )
        return tantivy.Query.boost_query(asked, weight)
