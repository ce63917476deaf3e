"""The engine of the tests, which adds up in the plainest way: the one to order and score as.

It is asked and not timed.  To have room for it, all words that no question asks for are one word
here; lengths, places and frequencies of the others stay as they are.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import chain
from pathlib import Path

from bench.peering.answers import answer
from bench.peering.measured import Measured
from bench.peering.questions import Question
from index.engines.memory import MemoryIndex, MemoryWriter
from index.entry import Entry, Passage, Word
from index.release import Release
from search.engines.memory import MemorySearcher
from search.plan import All, Best, Clause, Phrase, Some, Terms

OTHER = "\N{MIDDLE DOT}"
"""Stands for every word that is not asked for."""


class Memory:
    """Over all terms, as our engine ships."""

    def build(self, entries: Iterable[Entry], folder: Path) -> None:
        """Keep the entries, less what no question looks at."""
        with (folder / "entries").open("wb") as file:
            for one in entries:
                kept = Entry(_bare(one.release), one.texts, {"person": one.values("person")})
                pickle.dump(kept, file, protocol=pickle.HIGHEST_PROTOCOL)

    def measured(self, folder: Path, questions: Sequence[Question], *, passes: int) -> Measured:  # noqa: ARG002 - untimed
        """What each question finds."""
        asked = frozenset(term for one in questions for term in terms(one.plan.match))
        index = MemoryIndex()
        writer = MemoryWriter(index)
        writer.put(_reduced(one, asked) for one in _read(folder / "entries"))
        writer.publish()
        writer.close()
        searcher = MemorySearcher(index)
        return Measured([answer(searcher.find(question.plan)) for question in questions])


def terms(clause: Clause) -> Iterator[str]:
    """Every term that the clause looks at."""
    match clause:
        case Terms():
            yield from (one.term for one in clause.alternatives)
        case Phrase():
            yield from chain.from_iterable(clause.words)
        case All():
            for one in (*clause.clauses, *clause.optional):
                yield from terms(one)
        case Some() | Best():
            for one in clause.clauses:
                yield from terms(one)


def _bare(release: Release) -> Release:
    """Its id and its days."""
    versions = tuple(replace(one, title="", blocks=(), extra={}) for one in release.versions)
    return Release(release.id, versions)


def _read(path: Path) -> Iterator[Entry]:
    with path.open("rb") as file:
        while True:
            try:
                yield pickle.load(file)  # noqa: S301 - our own
            except EOFError:
                return


def _reduced(entry: Entry, asked: AbstractSet[str]) -> Entry:
    texts = {
        field: tuple(_said(passage, asked) for passage in passages)
        for field, passages in entry.texts.items()
    }
    return replace(entry, texts=texts)


def _said(passage: Passage, asked: AbstractSet[str]) -> Passage:
    def kept(word: Word) -> Word:
        return tuple(dict.fromkeys(term if term in asked else OTHER for term in word))

    return replace(passage, words=tuple(map(kept, passage.words)))
