"""tantivy, through its Python binding: a counted search, an aggregation, its own snippets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from bench.peering.answers import Answer, dated
from bench.peering.collection import PARTED, WHOLE, Field, texts
from bench.peering.parts import apart
from bench.peering.questions import Question
from bench.peering.translating import Translator
from index.entry import Entry

try:
    import tantivy
except ImportError:  # then it is not among the engines
    tantivy = None

EVERY = 100_000
"""More people than there are."""

HEAP = 512_000_000
"""Bytes that its writer may fill before it writes a segment: few segments, as is best for it."""


class Tantivy:
    """With filters of whole people and years, whitespace between terms, positions of them all."""

    fields = WHOLE

    def build(self, entries: Iterable[Entry], folder: Path) -> None:
        """Index the entries, in one thread as the others do."""
        index = tantivy.Index(_schema(self.fields), path=str(folder))
        writer = index.writer(heap_size=HEAP, num_threads=1)
        for one in texts(entries, self.fields):
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

    def translated(self, question: Question) -> Any:  # noqa: ANN401 - tantivy's own
        """Boolean queries over term and phrase queries."""
        return _Queries(self._schema).query(question.plan.match)

    def search(self, asked: Any) -> Any:  # noqa: ANN401
        """The first ten with their stored texts, and the count."""
        found = self._searcher.search(asked, limit=10, count=True)
        return found.count, [self._searcher.doc(address) for _, address in found.hits]

    def facets(self, asked: Any, top: Any) -> Any:  # noqa: ANN401, ARG002
        """Three aggregations in one walk."""
        people = {"field": "person", "size": 20}
        if self._searcher.num_segments > 1:  # else its counts are not exact
            people["segment_size"] = EVERY
        return self._searcher.aggregate(
            asked,
            {
                "person": {"terms": people},
                "year": {"terms": {"field": "year", "size": 1000}},
                "month": {"terms": {"field": "month", "size": 1000}},
            },
        )

    def passages(self, asked: Any, top: Any) -> None:  # noqa: ANN401
        """Of each text that a release has the fragment that scores most; one that marks a word."""
        stored = [field.name for field in self.fields if field.stored]
        makers = {
            name: tantivy.SnippetGenerator.create(self._searcher, asked, self._schema, name)
            for name in stored
        }
        for document in top[1]:
            for name, maker in makers.items():
                if document.get_first(name) and (found := maker.snippet_from_doc(document)):
                    shown = found.to_html()
                    if "<b>" in shown:
                        break

    def answer(self, top: Any, facets: Any) -> Answer:  # noqa: ANN401
        """The count and the buckets."""
        people, years, months = (
            {bucket["key"]: bucket["doc_count"] for bucket in facets[name]["buckets"]}
            for name in ("person", "year", "month")
        )
        return Answer(top[0], people, *dated(years, months))


class TantivyParts(Tantivy):
    """Each part of a release a field of its own, as our plan weighs them."""

    fields = PARTED

    def translated(self, question: Question) -> Any:  # noqa: ANN401 - tantivy's own
        """Of every part."""
        return _Queries(self._schema).query(apart(question.plan.match))


def _schema(fields: Iterable[Field]) -> Any:  # noqa: ANN401 - tantivy's own
    builder = tantivy.SchemaBuilder()
    for field in fields:
        builder.add_text_field(field.name, stored=field.stored, tokenizer_name="whitespace")
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("person", tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_unsigned_field("year", fast=True, indexed=True)
    builder.add_unsigned_field("month", fast=True, indexed=True)
    return builder.build()


class _Queries(Translator[Any]):
    def __init__(self, schema: Any) -> None:  # noqa: ANN401 - tantivy's own
        self._schema = schema

    def term(self, field: str, term: str, weight: float) -> Any:  # noqa: ANN401
        return _weighing(tantivy.Query.term_query(self._schema, field, term), weight)

    def phrase(self, field: str, words: Sequence[tuple[int, str]], slop: int, weight: float) -> Any:  # noqa: ANN401
        return _weighing(tantivy.Query.phrase_query(self._schema, field, [*words], slop), weight)

    def any(self, each: Sequence[Any]) -> Any:  # noqa: ANN401
        if len(each) == 1:
            return each[0]
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, one) for one in each])

    def all(self, needed: Sequence[Any], optional: Sequence[Any]) -> Any:  # noqa: ANN401
        parts = [(tantivy.Occur.Must, one) for one in needed]
        return tantivy.Query.boolean_query(
            [*parts, *((tantivy.Occur.Should, one) for one in optional)]
        )

    def best(self, each: Sequence[Any]) -> Any:  # noqa: ANN401
        return tantivy.Query.disjunction_max_query([*each])

    def people(self, ids: Sequence[str]) -> Any:  # noqa: ANN401
        each = [tantivy.Query.term_query(self._schema, "person", id) for id in ids]
        return tantivy.Query.const_score_query(self.any(each), 0.0)

    def years(self, first: int, last: int) -> Any:  # noqa: ANN401
        kind = tantivy.FieldType.Unsigned
        asked = tantivy.Query.range_query(self._schema, "year", kind, first, last)
        return tantivy.Query.const_score_query(asked, 0.0)


def _weighing(query: Any, weight: float) -> Any:  # noqa: ANN401
    return query if weight == 1 else tantivy.Query.boost_query(query, weight)
