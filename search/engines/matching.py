"""Which releases a plan matches, worked out on whole columns at a time.

For engines that can give arrays: `search.engines.corpus` is all that is asked of one.  A clause
becomes a mask over the releases; what they score is another matter, `search.engines.scoring`, and
is worked out only for those that are found.
"""

from __future__ import annotations

from time import monotonic
from typing import Final

import numpy as np

from index.engines.days import NO_DAY
from index.entry import PART_BASE, PARTS, SAID, Part, TextField
from search.engines.corpus import Corpus, Mask, Numbers, Places, Posting, Rows, Section
from search.engines.figures import Figures
from search.engines.placing import between, standing
from search.engines.words import FEW, Word
from search.plan import (
    All,
    Best,
    Clause,
    DateField,
    During,
    Everything,
    Key,
    Phrase,
    Some,
    Terms,
    Without,
)

_ROOM: Final = PART_BASE[PARTS[1]]
"""How many positions a part has."""

_NO_ROWS: Final[Rows] = np.zeros(0, np.int32)


class Matching:
    """Matches the clauses of one plan, which may take `seconds`; None for as long as it takes.

    When time is up, what was not read yet matches nowhere: less is found, and nothing wrongly.
    A clause is matched once, however often it is asked for.
    """

    def __init__(self, corpus: Corpus, figures: Figures, *, seconds: float | None = None) -> None:
        self._corpus = corpus
        self._kept = figures.words
        self._until = None if seconds is None else monotonic() + seconds
        self.is_late = False
        self._matched: dict[int, tuple[Clause, Mask]] = {}
        self._words: dict[int, tuple[Terms, Word]] = {}
        self._postings: dict[tuple[TextField, str], Posting] = {}

    def match(self, clause: Clause) -> Mask:
        """Where the clause matches; nobody may change it."""
        known = self._matched.get(id(clause))
        if known is None:  # the clause is kept with its mask, or another might get its `id`
            known = self._matched[id(clause)] = (clause, self._match(clause))
        return known[1]

    def word(self, clause: Terms) -> Word:
        """The releases that hold the word; none that were not read before time was up."""
        known = self._words.get(id(clause))
        if known is not None:
            return known[1]
        word = self._kept.get(clause)
        if word is None:
            word = Word(clause, self._holders(clause))
            self.keep(word)
        self._words[id(clause)] = (clause, word)
        return word

    def keep(self, word: Word) -> None:
        """Keep the word for other questions, unless time ran out while it was put together."""
        if not self.is_late:
            self._kept.put(word.clause, word)

    def posting(self, field: TextField, term: str) -> Posting:
        """Where the term stands; nowhere once time is up."""
        found = self._postings.get((field, term))
        if found is None:
            if self._time_is_up():
                return Posting(_NO_ROWS, _NO_ROWS)
            found = self._postings[field, term] = self._corpus.posting(field, term)
        return found

    def inside(self, field: TextField, term: str, part: Part | None) -> Rows:
        """The releases that hold the term in that part or, without one, not in `said`."""
        rows = self._holding(field, term, part)
        if part is None or part == SAID:
            return rows
        found = [_NO_ROWS]
        for section in self._corpus.sections(rows):
            places = self._places(section, field, term, part)
            found.append(section.rows[places.starts < places.ends])
        return np.concatenate(found)

    def phrase(self, clause: Phrase, candidates: Rows) -> Rows:
        """Those of the candidates where the phrase stands."""
        holdings = self._holdings(clause)
        if not holdings:
            return _NO_ROWS
        return self._standing(clause, self._holding_all(candidates, holdings))

    def _match(self, clause: Clause) -> Mask:  # noqa: C901, PLR0911 - one case a clause
        if self._time_is_up():
            return self._none()
        match clause:
            case Terms():
                mask = self._none()
                mask[self.word(clause).rows] = True
                return mask
            case Phrase():
                return self._phrase(clause)
            case Key():
                mask = self._none()
                for value in clause.values:
                    mask[self._corpus.having(clause.field, value)] = True
                return mask
            case During():
                return self._during(clause)
            case Everything():
                return self._all_of_them()
            case All():
                return self._all(clause)
            case Some():
                return self._some(clause)
            case Best():
                return self._some(Some(clause.clauses))
            case Without():
                unwanted = self.match(clause.clause)
                return self._none() if self.is_late else ~unwanted

    def _places(self, section: Section, field: TextField, term: str, part: Part | None) -> Places:
        """Where in each of those the term stands, in that part or, without one, not in `said`."""
        found = section.places(field, term, in_quotes=part == SAID)
        if part is None or part == SAID:
            return found
        return between(found, PART_BASE[part], PART_BASE[part] + _ROOM)

    def _time_is_up(self) -> bool:
        if self._until is not None and monotonic() >= self._until:
            self.is_late = True
        return self.is_late

    def _none(self) -> Mask:
        return np.zeros(self._corpus.size, np.bool_)

    def _all_of_them(self) -> Mask:
        return np.ones(self._corpus.size, np.bool_)

    def _holding(self, field: TextField, term: str, part: Part | None) -> Rows:
        """The releases that hold the term; somewhere else, perhaps, than in that part."""
        if part == SAID:
            return _NO_ROWS if self._time_is_up() else self._corpus.quoting(field, term)
        return self.posting(field, term).rows

    def _holders(self, clause: Terms) -> Rows:
        """The releases that hold any of the terms, ascending."""
        each = [self.inside(one.field, one.term, clause.part) for one in clause.alternatives]
        each = [rows for rows in each if len(rows)]
        if len(each) <= 1:
            return each[0] if each else _NO_ROWS
        mask = self._none()
        for rows in each:
            mask[rows] = True
        return mask.nonzero()[0].astype(np.int32)

    def _phrase(self, clause: Phrase) -> Mask:
        mask = self._none()
        holdings = self._holdings(clause)
        if holdings and all(any(map(len, each)) for each in holdings):
            rarest, *others = sorted(holdings, key=lambda each: sum(map(len, each)))
            first = rarest[0] if len(rarest) == 1 else np.unique(np.concatenate(rarest))
            mask[self._standing(clause, self._holding_all(first, others))] = True
        return mask

    def _holdings(self, clause: Phrase) -> list[list[Rows]]:
        """For each word the releases that hold each of its terms."""
        return [
            [self._holding(clause.field, term, clause.part) for term in word]
            for word in dict.fromkeys(clause.words)
            if word
        ]

    def _holding_all(self, candidates: Rows, holdings: list[list[Rows]]) -> Rows:
        """Those of the candidates that hold any term of each word, the rarest asked first."""
        for each in sorted(holdings, key=lambda each: sum(map(len, each))):
            if not len(candidates):
                break
            candidates = candidates[holding(candidates, each, size=self._corpus.size)]
        return candidates

    def _standing(self, clause: Phrase, candidates: Rows) -> Rows:
        """Those of the candidates, which hold all of the words, where the phrase stands."""
        found = [_NO_ROWS]
        for section in self._corpus.sections(candidates):
            if self._time_is_up():
                break
            places = {
                word: [self._places(section, clause.field, term, clause.part) for term in word]
                for word in set(clause.words)
                if word
            }
            words = {place: places[word] for place, word in enumerate(clause.words) if word}
            rows = standing(words, length=len(clause.words), slop=clause.slop)
            found.append(section.rows[rows])
        return np.concatenate(found)

    def _during(self, clause: During) -> Mask:
        first, last = self._days(clause.of)
        mask = self._none()
        for span in clause.spans:
            mask |= (first <= span.last.toordinal()) & (last >= span.first.toordinal())
        dated = last != NO_DAY
        mask &= dated
        return mask | ~dated if clause.undated else mask

    def _days(self, of: DateField) -> tuple[Numbers, Numbers]:
        corpus = self._corpus
        if of == "happened":
            return corpus.first, corpus.last
        day = corpus.published if of == "published" else corpus.updated_day
        return day, day

    def _all(self, clause: All) -> Mask:
        mask = self._all_of_them()
        for one in clause.clauses:
            mask &= self.match(one)
            if not mask.any():
                break
        return mask

    def _some(self, clause: Some) -> Mask:
        if clause.least == 1:
            mask = self._none()
            for one in clause.clauses:
                mask |= self.match(one)
            return mask
        if clause.least == len(clause.clauses):
            return self._all(All(clause.clauses))
        count = np.zeros(self._corpus.size, np.int32)
        for one in clause.clauses:
            count += self.match(one)
        return count >= clause.least


def holding(candidates: Rows, each: list[Rows], *, size: int) -> Mask:
    """Which of the candidates are in any of the lists."""
    if sum(map(len, each)) > FEW * len(candidates):
        kept = [
            rows.take(rows.searchsorted(candidates), mode="clip") == candidates
            for rows in each
            if len(rows)
        ]
        any_of_them: Mask = kept[0] if len(kept) == 1 else np.logical_or.reduce(kept)
        return any_of_them
    mask = np.zeros(size, np.bool_)
    for rows in each:
        mask[rows] = True
    return mask.take(candidates)
