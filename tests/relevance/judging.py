"""Measure how the judged queries are answered, and print what is not among the first three.

``python tests/relevance/judging.py DATA [QUERIES]`` asks the index in the data folder ``DATA``, one
that was made from the real releases, what ``QUERIES`` (``queries-reader.jsonl`` beside this file)
asks, as the page would.  The queries hold ids; the texts stay where they are.
"""

import json
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from index.release import ReleaseId
from search.answering import find
from search.engine import engine
from search.query import Query
from search.searcher import Searcher
from web import address

HERE = Path(__file__).resolve().parent
READERS = HERE / "queries-reader.jsonl"

DEPTH = 100


@dataclass(frozen=True, slots=True)
class Judged:
    """A query as it is asked, and the releases of which any is what was looked for."""

    text: str
    expected: tuple[ReleaseId, ...]
    choices: tuple[tuple[str, str], ...] = ()
    note: str = ""

    @property
    def query(self) -> Query:
        """The query with its choices, and deep enough to see where the answer is."""
        asked = address.read([("q", self.text), *self.choices]).query
        return replace(asked, per=DEPTH)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where the first of the expected releases stands, from 1; 0 where it is not found."""

    judged: Judged
    rank: int
    total: int
    first: Sequence[str] = field(default=())

    def within(self, places: int) -> bool:
        """Whether it is among the first."""
        return 0 < self.rank <= places


def judged(path: Path = READERS) -> list[Judged]:
    """The queries of the file."""
    lines = map(json.loads, path.read_text("utf-8").splitlines())
    return [
        Judged(
            said["q"],
            tuple(said["expect"]),
            tuple(said.get("params", {}).items()),
            said.get("note", ""),
        )
        for said in lines
    ]


def outcome(asked: Judged, searcher: Searcher) -> Outcome:
    """What the page answers to the query."""
    _, found = find(asked.query, searcher)
    ids = [match.id for match in found.matches]
    rank = next((place for place, id in enumerate(ids, 1) if id in asked.expected), 0)
    return Outcome(asked, rank, found.total, tuple(ids[:3]))


def success(outcomes: Sequence[Outcome], *, places: int) -> float:
    """The share of the queries that have an expected release among the first places."""
    return sum(one.within(places) for one in outcomes) / len(outcomes)


def mean_reciprocal(outcomes: Sequence[Outcome]) -> float:
    """The mean of 1 / rank, 0 beyond the tenth place."""
    return sum(1 / one.rank for one in outcomes if one.within(10)) / len(outcomes)


def main(data: str, queries: str = str(READERS)) -> None:
    """Ask all, and tell what failed."""
    with closing(engine("", data=Path(data)).searcher(None)) as searcher:
        outcomes = [outcome(asked, searcher) for asked in judged(Path(queries))]
    for one in outcomes:
        if not one.within(3):
            told = " ".join(f"{key}={value}" for key, value in one.judged.choices)
            sys.stdout.write(
                f"{one.rank or '-':>3} of {one.total:<4} {one.judged.text}  {told}\n"
                f"            wanted {' '.join(one.judged.expected)}\n"
                f"            found  {' '.join(one.first)}\n"
            )
    sys.stdout.write(
        f"{len(outcomes)} queries  success@1 {success(outcomes, places=1):.3f}"
        f"  success@3 {success(outcomes, places=3):.3f}  MRR@10 {mean_reciprocal(outcomes):.3f}\n"
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
