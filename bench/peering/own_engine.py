"""Our engine, as it ships and over the same plain terms as the others."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from bench.peering.answers import Answer, answer
from bench.peering.collection import plain
from bench.peering.questions import Question
from index.engines.whoosh import open_writer
from index.entry import Entry
from search.engines.whoosh import open_searcher
from search.plan import Found
from search.snippets import snippets
from search.sought import Sought


class Own:
    """As it ships: two stems a word, parts that weigh, quotes."""

    def build(self, entries: Iterable[Entry], folder: Path) -> None:
        """Index the entries."""
        writer = open_writer(folder, fingerprint="bench")
        writer.put(entries)
        writer.publish()
        writer.close()

    def open(self, folder: Path) -> None:
        """Open what was built there."""
        self._searcher = open_searcher(folder, fingerprint="bench")

    def translated(self, question: Question) -> Question:
        """As it is."""
        return question

    def search(self, asked: Question) -> Found:
        """The first ten, the total and the facets at once: there is no cheaper question."""
        return self._searcher.find(asked.plan)

    def facets(self, asked: Question, top: Found) -> None:
        """They came with the search."""

    def passages(self, asked: Question, top: Found) -> None:
        """A passage of each of the ten."""
        sought = Sought.of(asked.wanted)
        shown = self._searcher.show([match.id for match in top.matches], sought)
        snippets(shown, sought, first="fr")

    def answer(self, top: Found, facets: None) -> Answer:  # noqa: ARG002 - they came with it
        """What was found."""
        return answer(top)


class OwnColumns(Own):
    """Over the terms that the others have, to compare what is found."""

    def build(self, entries: Iterable[Entry], folder: Path) -> None:
        """Index the entries with one term a word."""
        super().build(map(plain, entries), folder)
