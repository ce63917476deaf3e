"""The engines: each builds an index of the same texts, and does a page's work for a question."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

from bench.peering.bm25s_engine import Bm25s
from bench.peering.fts5_engine import Fts5
from bench.peering.own_engine import Own, OwnColumns
from bench.peering.questions import Question
from bench.peering.tantivy_engine import Tantivy
from bench.peering.whoosh_engine import Whoosh
from index.entry import Entry


class Peer(Protocol):
    """One engine."""

    def build(self, entries: Iterable[Entry], folder: Path) -> None:
        """Index the entries in an empty folder."""

    def open(self, folder: Path) -> None:
        """Open what was built there."""

    def translated(self, question: Question) -> Any:  # noqa: ANN401 - each engine's own query
        """The question as it is asked here; None where it cannot be."""

    def search(self, asked: Any) -> Any:  # noqa: ANN401
        """The first ten and the exact total."""

    def facets(self, asked: Any) -> Any:  # noqa: ANN401
        """The twenty people, every year, every month."""

    def passages(self, asked: Any, top: Any) -> None:  # noqa: ANN401
        """A passage of each of the ten."""

    def found(self, asked: Any) -> Any:  # noqa: ANN401
        """The total and the counts, to be compared: total, people, years, months."""


_NEEDS = {"tantivy": "tantivy", "bm25s": "bm25s"}

ENGINES: dict[str, type[Any]] = {
    name: engine
    for name, engine in {
        "ours": Own,
        "ours, plain terms": OwnColumns,
        "whoosh": Whoosh,
        "tantivy": Tantivy,
        "fts5": Fts5,
        "bm25s": Bm25s,
    }.items()
    if name not in _NEEDS or find_spec(_NEEDS[name])
}
