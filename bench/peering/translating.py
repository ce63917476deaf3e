"""A plan of ours → a query of theirs, clause by clause; what a peer has no word for, it refuses."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from itertools import product
from typing import Generic, TypeVar

from search.plan import All, Best, Clause, During, Key, Phrase, Some, Terms
from search.ranking import ANALYSIS_WEIGHT

Q = TypeVar("Q")


class CannotBeAsked(Exception):  # noqa: N818 - a state of the peer, told to the reader
    """A peer cannot be asked that."""


class Translator(ABC, Generic[Q]):
    """Makes queries of one engine; each method is one kind of its queries."""

    def query(self, clause: Clause) -> Q:  # noqa: PLR0911 - one case a clause
        """The clause as that engine is asked it.  Raises `CannotBeAsked`."""
        match clause:
            case Terms(part=None):
                return self.any(
                    [
                        self.term(
                            one.field.name,
                            one.term,
                            one.weight * ANALYSIS_WEIGHT[one.field.analysis],
                        )
                        for one in clause.alternatives
                    ]
                )
            case Phrase(part=None):
                return self._phrases(clause)
            case All():
                needed = [self.query(one) for one in clause.clauses]
                return self.all(needed, [self.query(one) for one in clause.optional])
            case Some(clauses=clauses, least=least) if least in (1, len(clauses)):
                each = [self.query(one) for one in clauses]
                return self.any(each) if least == 1 else self.all(each, [])
            case Best():
                return self.best([self.query(one) for one in clause.clauses])
            case Key(field="person"):
                return self.people(clause.values)
            case During(spans=(span,), undated=False, of="happened"):
                return self.years(span.first.year, span.last.year)
            case _:
                raise CannotBeAsked(clause)

    def _phrases(self, clause: Phrase) -> Q:
        """A phrase for each choice of terms; the places that hold anything are left out."""
        places = [at for at, word in enumerate(clause.words) if word]
        weight = clause.weight * ANALYSIS_WEIGHT[clause.field.analysis]
        name = clause.field.name
        each = []
        for chosen in product(*(word for word in clause.words if word)):
            if len(chosen) == 1:
                each.append(self.term(name, chosen[0], weight))
            else:
                placed = [*zip(places, chosen, strict=True)]
                each.append(self.phrase(name, placed, clause.slop, weight))
        return self.any(each)

    @abstractmethod
    def term(self, field: str, term: str, weight: float) -> Q:
        """One word."""

    @abstractmethod
    def phrase(self, field: str, words: Sequence[tuple[int, str]], slop: int, weight: float) -> Q:
        """Two or more words, each at its place."""

    @abstractmethod
    def any(self, each: Sequence[Q]) -> Q:
        """Any of one or more, which add up."""

    @abstractmethod
    def all(self, needed: Sequence[Q], optional: Sequence[Q]) -> Q:
        """All of these; what is optional only adds to the score."""

    @abstractmethod
    def best(self, each: Sequence[Q]) -> Q:
        """Any, by the greatest."""

    @abstractmethod
    def people(self, ids: Sequence[str]) -> Q:
        """Whoever of these, for no score."""

    @abstractmethod
    def years(self, first: int, last: int) -> Q:
        """From a year to another, for no score."""
