"""bm25s: scores of any word of one field; it has no phrases, filters or snippets of its own."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from bench.peering.collection import texts
from bench.peering.questions import Question
from index.entry import TEXT_FIELDS, Entry
from search.plan import Some, Terms

try:
    import bm25s
except ImportError:  # then it is not among the engines
    bm25s = None


class Bm25s:
    """Asked only for one word, or any of several, in a single field."""

    def build(self, entries: Iterable[Entry], folder: Path) -> None:
        """Index the French words as they are typed."""
        every = list(texts(iter(entries)))
        model = bm25s.BM25()
        model.index([one.words[TEXT_FIELDS[0].name].split() for one in every], show_progress=False)
        model.save(str(folder))
        told = [[one.people, one.year, one.month] for one in every]
        (folder / "facets.json").write_text(json.dumps(told), "utf-8")

    def open(self, folder: Path) -> None:
        """Open what was built there."""
        self._model = bm25s.BM25.load(str(folder))
        self._told = json.loads((folder / "facets.json").read_text("utf-8"))

    def translated(self, question: Question) -> list[str] | None:
        """The words, where nothing else is asked."""
        match question.plan.match:
            case Terms(alternatives=(one,)):
                return [one.term]
            case Some(clauses=clauses, least=1):
                return [one.alternatives[0].term for one in clauses if isinstance(one, Terms)]
        return None

    def search(self, asked: list[str]) -> Any:  # noqa: ANN401
        """The first ten, and all that scores."""
        scores = self._model.get_scores(asked)
        top = np.argpartition(-scores, 10)[:10]
        self._scores = scores
        return top[np.argsort(-scores[top])]

    def facets(self, asked: list[str]) -> Any:  # noqa: ANN401, ARG002
        """Counted in Python, for it has none."""
        people: Counter[str] = Counter()
        years: Counter[int] = Counter()
        months: Counter[int] = Counter()
        for row in self._scores.nonzero()[0].tolist():
            named, year, month = self._told[row]
            people.update(named)
            years[year] += 1
            months[month] += 1
        return people, years, months

    def passages(self, asked: list[str], top: Any) -> None:  # noqa: ANN401
        """It has none."""

    def found(self, asked: list[str]) -> Any:  # noqa: ANN401
        """The total and the counts."""
        self.search(asked)
        people, years, months = self.facets(asked)
        return [
            int(np.count_nonzero(self._scores)),
            dict(people),
            {str(k): v for k, v in years.items()},
            {f"{k // 100}-{k % 100:02}": v for k, v in months.items()},
        ]
