"""How well a collection with known answers is searched.

A collection is a folder in BEIR's form: corpus.jsonl and queries.jsonl (`_id`, `title`, `text`) and
qrels.tsv (query-id, corpus-id, score).
Two readings: `any` asks for any of the plain words, as other systems are measured; `page` asks what
a reader's page would ask.  Measures are those of ir_measures, with linear gains.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal
from unicodedata import combining, normalize

import ir_measures
from ir_measures import RR, R, ScoredDoc, nDCG

from index.analysed import entry
from index.analysis import normalise
from index.entry import Entry
from index.errors import Refused
from index.release import Block, Language, Release, ReleaseId, Version
from search.answering import find
from search.closeness import closer
from search.lexicon import Lexicon, table
from search.plan import Everything, Plan, Some
from search.query import Query
from search.searcher import Searcher
from search.words import words

Reading = Literal["any", "page"]
READINGS: Final[tuple[Reading, ...]] = ("any", "page")

MEASURES: Final = {
    "nDCG@10": nDCG @ 10,
    "MRR@10": RR @ 10,
    "recall@10": R @ 10,
    "recall@100": R @ 100,
}
DEPTH: Final = 100
"""How many releases are asked for: as many as the deepest measure looks at."""

Scores = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Collection:
    """Documents, queries by their ids, and the graded answers to each query."""

    documents: Path
    queries: Mapping[str, str]
    answers: Mapping[str, Mapping[str, int]]


def read(folder: Path) -> Collection:
    """The collection in that folder.  Raises `Refused`, naming the file and the line."""
    queries = {found.id: found.text for found in _documents(folder / "queries.jsonl")}
    answers: dict[str, dict[str, int]] = {}
    path = folder / "qrels.tsv"
    for number, row in _lines(path):
        if number == 1:  # names the columns
            continue
        try:
            query, document, grade = row.split("\t")
            graded = int(grade)
        except ValueError as error:
            reason = "not a query id, a document id and a whole grade parted by tabs"
            raise Refused(reason, source=str(path), line=number) from error
        if query not in queries:
            reason = f"there is no query {query!r} in queries.jsonl"
            raise Refused(reason, source=str(path), line=number)
        answers.setdefault(query, {})[document] = graded
    if not answers:
        raise Refused("there is no answer to measure by", source=str(path))
    return Collection(folder / "corpus.jsonl", queries, answers)


def entries(collection: Collection, *, language: Language) -> Iterator[Entry]:
    """The documents, as an engine is told of them.  Raises `Refused` as `read` does."""
    for found in _documents(collection.documents):
        blocks = tuple(
            Block(text, language) for text in normalise(found.text).split("\n\n") if text.strip()
        )
        id = ReleaseId(found.id)
        yield entry(Release(id, (Version(id, language, normalise(found.title), blocks),)))


def evaluate(
    collection: Collection,
    searcher: Searcher,
    *,
    change: Callable[[str], str] = lambda query: query,
    done: Callable[[int], None] = lambda _: None,
) -> dict[Reading, Scores]:
    """The measures under both readings, each from 0 to 1, over the queries that have answers.

    `change` is done to each query first, such as taking its accents away.
    """
    return each_measured(collection, searcher, change=change, done=done).scores


@dataclass(frozen=True, slots=True)
class Measured:
    """The measures under both readings, over all queries and of each query by its id."""

    scores: dict[Reading, Scores]
    each: dict[Reading, dict[str, Scores]]


def each_measured(
    collection: Collection,
    searcher: Searcher,
    *,
    change: Callable[[str], str] = lambda query: query,
    done: Callable[[int], None] = lambda _: None,
) -> Measured:
    """As `evaluate`, with the measures of each query."""
    runs: dict[Reading, list[ScoredDoc]] = {reading: [] for reading in READINGS}
    for id in collection.answers:
        text = change(collection.queries[id])
        for reading in READINGS:
            runs[reading] += _ranked(id, text, reading, searcher)
        done(1)
    qrels = {query: dict(graded) for query, graded in collection.answers.items()}
    return Measured(
        {reading: _measured(qrels, run) for reading, run in runs.items()},
        {reading: _each_measured(qrels, run) for reading, run in runs.items()},
    )


def unaccented(text: str) -> str:
    """The text without its diacritics and ligatures, as hurried readers type.

    >>> unaccented("Cœur d’élève")
    'Coeur d’eleve'
    """
    bare = "".join(c for c in normalize("NFD", text) if not combining(c))
    return bare.replace("œ", "oe").replace("Œ", "Oe").replace("æ", "ae")


def _ranked(id: str, text: str, reading: Reading, searcher: Searcher) -> Iterator[ScoredDoc]:
    if reading == "any":
        said = words(text)
        each = [one.clause for word in said for one in word.each or (word,)]
        match = closer(Some(tuple(each)), said) if each else Everything()
        found = searcher.find(Plan(match=match, sort="relevance", limit=DEPTH))
    else:
        _, found = find(Query(text, per=DEPTH), searcher, lexicon=_lexicon())
    for rank, match_ in enumerate(found.matches):
        # The order is ours to give: ties stand as they were found.
        yield ScoredDoc(id, match_.id, float(DEPTH - rank))


@cache
def _lexicon() -> Lexicon:
    """What every page has: our own table and the countries."""
    return Lexicon(table())


def _measured(qrels: dict[str, dict[str, int]], run: list[ScoredDoc]) -> Scores:
    found = ir_measures.calc_aggregate(list(MEASURES.values()), qrels, run)
    return {name: round(float(found[measure]), 4) for name, measure in MEASURES.items()}


def _each_measured(qrels: dict[str, dict[str, int]], run: list[ScoredDoc]) -> dict[str, Scores]:
    """The measures of each query; a query that finds nothing has none, which is 0."""
    each = {id: dict.fromkeys(MEASURES, 0.0) for id in qrels}
    names = {str(measure): name for name, measure in MEASURES.items()}
    for found in ir_measures.iter_calc(list(MEASURES.values()), qrels, run):
        each[found.query_id][names[str(found.measure)]] = round(float(found.value), 4)
    return dict(each)


@dataclass(frozen=True, slots=True)
class _Document:
    id: str
    title: str
    text: str


def _documents(path: Path) -> Iterator[_Document]:
    for number, line in _lines(path):
        try:
            found = json.loads(line)
            document = _Document(str(found["_id"]), found.get("title") or "", found["text"])
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            reason = f"not a JSON object with _id and text: {error}"
            raise Refused(reason, source=str(path), line=number) from error
        if not isinstance(document.text, str) or not isinstance(document.title, str):
            raise Refused("the text or the title is no string", source=str(path), line=number)
        yield document


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines that hold anything, with their numbers."""
    try:
        with path.open(encoding="utf-8-sig") as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    yield number, line.rstrip("\n")
    except (OSError, UnicodeError) as error:
        why = (isinstance(error, OSError) and error.strerror) or error
        raise Refused(f"cannot be read: {why}", source=str(path)) from error
