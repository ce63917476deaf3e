"""The engines: each builds an index of the same texts, and does a page's work for a question."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final, Protocol

from bench.peering import lucene_engine
from bench.peering.answers import Answer
from bench.peering.bm25s_engine import Bm25s
from bench.peering.fts5_engine import Fts5
from bench.peering.lucene_engine import Lucene, LuceneParts
from bench.peering.memory_engine import Memory
from bench.peering.own_engine import Own, OwnColumns
from bench.peering.questions import Question
from bench.peering.tantivy_engine import Tantivy, TantivyParts
from bench.peering.whoosh_engine import Whoosh
from bench.peering.xapian_engine import Xapian
from index.entry import Entry


class Peer(Protocol):
    """One engine that is asked from Python.

    An engine that is not has `build`, and `measured(folder, questions, passes=…)`.
    """

    def build(self, entries: Iterable[Entry], folder: Path) -> None:
        """Index the entries in an empty folder."""

    def open(self, folder: Path) -> None:
        """Open what was built there."""

    def translated(self, question: Question) -> Any:  # noqa: ANN401 - each engine's own query
        """The question as it is asked here.  Raises `CannotBeAsked`."""

    def search(self, asked: Any) -> Any:  # noqa: ANN401
        """The first ten and the exact total."""

    def facets(self, asked: Any, top: Any) -> Any:  # noqa: ANN401
        """The twenty people, every year, every month."""

    def passages(self, asked: Any, top: Any) -> None:  # noqa: ANN401
        """A passage of each of the ten."""

    def answer(self, top: Any, facets: Any) -> Answer:  # noqa: ANN401
        """The total and the counts, to be compared."""


def _needs(package: str) -> Callable[[], str]:
    return lambda: "" if find_spec(package.replace("-", "_")) else f"pip install {package}"


def _nothing() -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Engine:
    """How one is made and asked.

    `missing` tells what to install, nothing where all is there; above `most` releases it is left
    out; `once` is asked in a single pass; `kinds` of questions are what it is for; an engine that
    is `ours` is built anew each time, and one that is `slow` may be asked beside the others.
    One that is `interpreted` is run by Python also where modules are compiled.
    `made` is raised where an engine builds otherwise, so that no older index is taken for its.
    """

    make: Callable[[], Any]
    missing: Callable[[], str] = _nothing
    most: int = 1_000_000
    once: bool = False
    kinds: tuple[str, ...] = ("plan", "field")
    ours: bool = False
    slow: bool = False
    interpreted: bool = False
    made: int = 1


PLAN = ("plan",)

ENGINES: Final[dict[str, Engine]] = {
    "ours": Engine(Own, ours=True),
    "ours, plain terms": Engine(OwnColumns, ours=True),
    "ours, interpreted": Engine(Own, most=25_000, ours=True, interpreted=True),
    "memory": Engine(Memory, most=25_000, once=True, ours=True, slow=True),
    "whoosh": Engine(Whoosh, most=25_000, once=True, slow=True),
    "tantivy": Engine(Tantivy, _needs("tantivy")),
    "tantivy, each part": Engine(TantivyParts, _needs("tantivy"), kinds=PLAN),
    "lucene": Engine(Lucene, lucene_engine.missing),
    "lucene, each part": Engine(LuceneParts, lucene_engine.missing, most=25_000, kinds=PLAN),
    "xapian": Engine(
        Xapian, lambda: "" if find_spec("xapian") else "pip install xapian-bindings-binary",
        most=25_000, slow=True,
    ),
    "fts5": Engine(Fts5, slow=True),
    "bm25s": Engine(Bm25s, _needs("bm25s"), most=25_000, kinds=("field",), slow=True),
}  # fmt: skip
