"""bm25s: scores of any word of one field; it has no phrases, filters or snippets of its own."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from bench.peering.answers import Answer, dated
from bench.peering.collection import texts
from bench.peering.questions import Question
from bench.peering.translating import CannotBeAsked
from index.entry import TEXT_FIELDS, Entry
from search.plan import Clause, Some, Terms

try:
    import bm25s
except ImportError:  # then it is not among the engines
    bm25s = None


class Bm25s:
    """Asked only for one word, or any of several, in a single field."""

    def build(self, entries: Iterable[Entry], folder: Path) -> None:
        """Index the French words as they are typed."""
        words, told = [], []
        for one in texts(entries):
            words.append(one.words.get(TEXT_FIELDS[0].name, "").split())
            told.append([one.people, one.year, one.month])
        model = bm25s.BM25()
        model.index(words, show_progress=False)
        model.save(str(folder))
        (folder / "facets.json").write_text(json.dumps(told), "utf-8")

    def open(self, folder: Path) -> None:
        """Open what was built there."""
        self._model = bm25s.BM25.load(str(folder))
        self._told = json.loads((folder / "facets.json").read_text("utf-8"))

    def translated(self, question: Question) -> list[str]:
        """The words, where nothing else is asked."""
        match question.plan.match:
            case Terms(alternatives=(one,)) if one.field == TEXT_FIELDS[0]:
                return [one.term]
            case Some(clauses=clauses, least=1):
                return [_word(one) for one in clauses]
        raise CannotBeAsked(question.plan.match)

    def search(self, asked: list[str]) -> Any:  # noqa: ANN401
        """The first ten, and all that scores."""
        scores = self._model.get_scores(asked)
        top = np.argpartition(-scores, 10)[:10]
        return scores.nonzero()[0], top[np.argsort(-scores[top])]

    def facets(self, asked: list[str], top: Any) -> Any:  # noqa: ANN401, ARG002
        """Counted in Python, for it has none."""
        people: Counter[str] = Counter()
        years: Counter[float] = Counter()
        months: Counter[float] = Counter()
        for row in top[0].tolist():
            named, year, month = self._told[row]
            people.update(named)
            years[year] += 1
            months[month] += 1
        return people, years, months

    def passages(self, asked: list[str], top: Any) -> None:  # noqa: ANN401
        """It has none."""

    def answer(self, top: Any, facets: Any) -> Answer:  # noqa: ANN401
        """The total and the counts."""
        people, years, months = facets
        return Answer(len(top[0]), dict(people), *dated(years, months))


def _word(clause: Clause) -> str:
    match clause:
        case Terms(alternatives=(one,)) if one.field == TEXT_FIELDS[0]:
            return one.term
    raise CannotBeAsked(clause)
