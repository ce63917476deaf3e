"""What the releases that were found score, by the formula of `search/ranking.py`.

Scores are worked out for a few rows at a time, never for all that hold a word.  Where the best of
many are wanted, bonuses are reckoned last:

    every row found    without the bonus of closeness        →  what the last place takes, at least
    every row found    with more than all bonuses come to    →  the rows, and the languages, that
                                                                may still come in
    those, if many     as if every pair stood close          →  fewer of them
    those              where the pairs really stand          →  the best

A bonus only ever adds, so none that is left out could have come in.  Every sum is taken in the
order in which `search.engines.memory` takes it, so that equal scores are equal to the last bit.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property
from typing import Final, Literal, TypeGuard

import numpy as np

from index.entry import TEXT_FIELDS, Part, TextField, Word
from index.release import LANGUAGES, Language
from search.engines.corpus import Corpus, Floats, Mask, Numbers, Rows
from search.engines.figures import Figures
from search.engines.matching import Matching, holding
from search.engines.words import FEW, Scores
from search.plan import All, Best, Clause, Phrase, Some, Terms
from search.ranking import ANALYSIS_WEIGHT

Bonus = Literal["none", "greatest", "exact"]
"""How phrases count that need not be found: not at all, as if they stood wherever their words do,
or where they stand."""

_MORE: Final = 1 + 1e-9
"""What is the most is a little more, for sums of it are rounded."""

_NOWHERE: Final[Rows] = np.zeros(0, np.int32)

_MANY: Final = 512
"""Of more rows than this fewer are asked where their pairs stand."""


def best(
    clause: Clause, matching: Matching, corpus: Corpus, figures: Figures, rows: Rows, *, count: int
) -> tuple[Rows, Floats]:
    """Those of the rows that may be among the best `count`, at least so many, and their scores.

    Every one of the rows matches the clause.
    """
    scoring = Scoring(matching, corpus, figures, rows)
    if len(rows) <= count:
        return rows, scoring.best(clause, bonus="exact")
    scores = scoring.scores(clause, bonus="none")
    low = _best(scores, len(rows))
    most = scoring.most(clause)
    if not most:
        return rows, low
    least = np.partition(low, len(low) - count)[len(low) - count]
    may = low >= least
    languages = set()
    for language, more in most.items():
        lifted = scores.get(language, np.zeros(len(rows))) >= least - more * _MORE
        if lifted.any():
            languages.add(language)
            may |= lifted
    if not languages:
        return rows, low
    scoring = scoring.among(may.nonzero()[0], languages)
    if len(scoring.rows) > _MANY:
        may = scoring.best(clause, bonus="greatest") >= least
        scoring = scoring.among(may.nonzero()[0], languages)
    return scoring.rows, scoring.best(clause, bonus="exact")


class Scoring:
    """Scores some rows, ascending, all of which match the clauses that they are scored by.

    In other languages than `languages` no bonus is reckoned.
    """

    def __init__(
        self,
        matching: Matching,
        corpus: Corpus,
        figures: Figures,
        rows: Rows,
        *,
        languages: Collection[Language] = LANGUAGES,
    ) -> None:
        self._matching = matching
        self._corpus = corpus
        self._figures = figures
        self.rows = rows
        self._aligned: dict[tuple[TextField, str], Floats] = {}
        self._words: dict[int, tuple[Terms, Scores]] = {}
        self._bonus: Bonus = "exact"
        self._languages = languages

    def among(self, places: Numbers, languages: Collection[Language]) -> Scoring:
        """The same for the rows in these places alone, of which nothing is worked out again."""
        few = Scoring(
            self._matching, self._corpus, self._figures, self.rows[places], languages=languages
        )
        few._aligned = {term: scored[places] for term, scored in self._aligned.items()}
        few._words = {
            number: (clause, {language: one[places] for language, one in scores.items()})
            for number, (clause, scores) in self._words.items()
        }
        return few

    def best(self, clause: Clause, *, bonus: Bonus) -> Floats:
        """The greatest of the languages' scores of each row."""
        return _best(self.scores(clause, bonus=bonus), len(self.rows))

    def scores(self, clause: Clause, *, bonus: Bonus) -> Scores:
        """The scores of each row."""
        self._bonus = bonus
        return self._scores(clause)

    def most(self, clause: Clause) -> dict[Language, float]:
        """More than bonuses add to what the clause scores anywhere, in each language."""
        match clause:
            case All():
                return _added(
                    [self.most(one) for one in clause.clauses]
                    + [self._most(one) for one in clause.optional]
                )
            case Some() | Best():
                return _added([self.most(one) for one in clause.clauses])
            case _:
                return {}

    def _most(self, clause: Clause) -> dict[Language, float]:
        if not _is_bonus(clause):
            return self.most(clause)
        total = 0.0
        for word in filter(None, clause.words):
            each = [self._matching.posting(clause.field, term) for term in word]
            held = [self._figures.most(clause.field, one) for one in each if len(one.rows)]
            if not held:
                return {}
            total += max(held)
        return {clause.field.language: total * _weight(clause)}

    def _scores(self, clause: Clause, *, is_found: bool = True) -> Scores:
        """What the clause scores; `is_found` tells that all rows match it."""
        match clause:
            case Terms():
                return self._terms(clause)
            case Phrase():
                return self._phrase(clause, is_found=is_found)
            case All():
                needed = [self._scores(one, is_found=is_found) for one in clause.clauses]
                optional = [self._optional(one) for one in clause.optional]
                return self._within(clause, _sum([*needed, *optional]), is_found=is_found)
            case Some():
                every = is_found and clause.least == len(clause.clauses)
                each = [self._scores(one, is_found=every) for one in clause.clauses]
                return self._within(clause, _sum(each), is_found=is_found)
            case Best():
                return _greatest([self._scores(one, is_found=False) for one in clause.clauses])
            case _:
                return {}

    def _within(self, clause: Clause, scores: Scores, *, is_found: bool) -> Scores:
        """The scores where the clause matches."""
        if is_found or not scores:
            return scores
        mask = self._matching.match(clause)[self.rows]
        return {language: np.where(mask, one, 0.0) for language, one in scores.items()}

    def _phrase(self, clause: Phrase, *, is_found: bool) -> Scores:
        if not is_found and not self._matching.match(clause)[self.rows].any():
            return {}  # as in the one of two languages that has no such phrase
        return self._within(clause, self._said(clause), is_found=is_found)

    def _optional(self, clause: Clause) -> Scores:
        if not _is_bonus(clause):
            return self._scores(clause, is_found=False)
        if self._bonus == "none" or clause.field.language not in self._languages:
            return {}
        if self._bonus == "exact":
            stands = self._matching.phrase(clause, self.rows)
            held = np.zeros(len(self.rows), np.bool_)
            held[self.rows.searchsorted(stands)] = True
        else:
            held = self._held(clause)
        if not held.any():
            return {}
        return {language: np.where(held, one, 0.0) for language, one in self._said(clause).items()}

    def _held(self, clause: Phrase) -> Mask:
        """The rows that hold every word of the phrase."""
        held = np.ones(len(self.rows), np.bool_)
        for word in clause.words:
            if word:
                held &= self._greatest(clause.field, word) > 0
        return held

    def _said(self, clause: Phrase) -> Scores:
        """What the phrase scores where it stands."""
        total = np.zeros(len(self.rows))
        for word in clause.words:
            if word:
                total += self._greatest(clause.field, word)
        total *= _weight(clause)
        return {clause.field.language: total}

    def _greatest(self, field: TextField, word: Word) -> Floats:
        """What the greatest of the terms scores in each row."""
        each = [self._term(field, term) for term in word]
        return each[0] if len(each) == 1 else np.maximum.reduce(each)

    def _terms(self, clause: Terms) -> Scores:
        """What the word scores: looked up where it is kept, worked out for these rows else."""
        known = self._words.get(id(clause))
        if known is None:
            known = self._words[id(clause)] = (clause, self._word(clause))
        return known[1]

    def _word(self, clause: Terms) -> Scores:
        word = self._matching.word(clause)
        known = word.scores
        if known is None:
            if not word.is_worth_scoring(self.rows):
                word.was_scored = True
                return self._worked_out(clause)
            everywhere = Scoring(self._matching, self._corpus, self._figures, word.rows)
            known = everywhere._worked_out(clause)
            if not self._matching.is_late:  # else some of it was not read
                word.scores = known
                self._matching.keep(word)
        if self.rows is word.rows or not known:
            return known
        there, where = self._shared(word.rows)
        found = {}
        for language, scores in known.items():
            found[language] = np.zeros(len(self.rows))
            found[language][there] = scores if where is None else scores.take(where)
        return found

    def _shared(self, holders: Rows) -> tuple[Numbers, Numbers | None]:
        """The places of the rows that are among the holders, and theirs there; None for all."""
        rows = self.rows
        if len(holders) > FEW * len(rows):
            where = holders.searchsorted(rows)
            there = (holders.take(where, mode="clip") == rows).nonzero()[0]
            return there, where.take(there)
        there = self._places_of_rows.take(holders)
        if len(holders) <= len(rows) and there.min() >= 0:
            return there, None
        where = (there >= 0).nonzero()[0]
        return there[where], where

    def _worked_out(self, clause: Terms) -> Scores:
        fields: dict[TextField, Floats] = {}
        for one in clause.alternatives:
            there, scored = self._where(one.field, one.term, clause.part)
            if len(there):
                if one.field not in fields:
                    fields[one.field] = np.zeros(len(self.rows))
                greatest = fields[one.field]
                greatest[there] = np.maximum(greatest.take(there), one.weight * scored)
        scores: Scores = {}
        for field in TEXT_FIELDS:
            if field in fields:
                weighted = ANALYSIS_WEIGHT[field.analysis] * fields[field]
                before = scores.get(field.language)
                scores[field.language] = weighted if before is None else before + weighted
        return scores

    def _term(self, field: TextField, term: str) -> Floats:
        """What the term scores in each row."""
        key = (field, term)
        if key not in self._aligned:
            there, scored = self._where(field, term, None)
            aligned = self._aligned[key] = np.zeros(len(self.rows))
            aligned[there] = scored
        return self._aligned[key]

    def _where(self, field: TextField, term: str, part: Part | None) -> tuple[Numbers, Floats]:
        """The places of the rows where the term stands, in that part if any, and its scores."""
        posting = self._matching.posting(field, term)
        if not len(posting.rows) or not len(self.rows):
            return _NOWHERE, np.zeros(0)
        there, where = self._shared(posting.rows)
        scored = self._figures.bm25(field, posting, slice(None) if where is None else where)
        if part is None:
            return there, scored
        inside = self._matching.inside(field, term, part)
        kept = holding(self.rows.take(there), [inside], size=self._corpus.size)
        return there[kept], scored[kept]

    @cached_property
    def _places_of_rows(self) -> Rows:
        """For each release its place among the rows, -1 where it is none of them."""
        places = np.full(self._corpus.size, -1, np.int32)
        places[self.rows] = np.arange(len(self.rows), dtype=np.int32)
        return places


def _best(scores: Scores, count: int) -> Floats:
    """The greatest of the languages' scores of each of so many rows."""
    each = [*scores.values()]
    if len(each) > 1:
        return np.maximum(*each)
    return each[0] if each else np.zeros(count)


def _is_bonus(clause: Clause) -> TypeGuard[Phrase]:
    return isinstance(clause, Phrase) and clause.part is None


def _weight(clause: Phrase) -> float:
    return clause.weight * ANALYSIS_WEIGHT[clause.field.analysis]


def _added(each: Sequence[dict[Language, float]]) -> dict[Language, float]:
    total: dict[Language, float] = {}
    for one in each:
        for language, most in one.items():
            total[language] = total.get(language, 0.0) + most
    return total


def _sum(each: Sequence[Scores]) -> Scores:
    total: Scores = {}
    for one in each:
        for language, scored in one.items():
            total[language] = total[language] + scored if language in total else scored
    return total


def _greatest(each: Sequence[Scores]) -> Scores:
    greatest: Scores = {}
    for one in each:
        for language, scored in one.items():
            before = greatest.get(language)
            greatest[language] = scored if before is None else np.maximum(before, scored)
    return greatest
