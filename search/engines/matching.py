"""Which releases a plan matches and what they score, worked out on whole columns at a time.

For engines that can give arrays: `Corpus` is all that is asked of one.  Releases are numbered from
0, and a clause becomes a mask over them with, language by language, their scores.  The formula is
that of `search/ranking.py`; every sum is taken in the order in which `search.engines.memory` takes
it, so that equal scores are equal to the last bit and ties break alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from time import monotonic
from typing import Final, Protocol

import numpy as np
import numpy.typing as npt

from index.engines.days import NO_DAY
from index.entry import ANALYSES, PART_BASE, PARTS, SAID, KeyField, Part, TextField, Word
from index.release import LANGUAGES, Language
from search.engines.phrases import stands
from search.plan import (
    All,
    Alternative,
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
from search.ranking import ANALYSIS_WEIGHT, K1, B, idf

Numbers = npt.NDArray[np.int64]
Rows = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]

_ROOM: Final = PART_BASE[PARTS[1]]
"""How many positions a part has."""

_ROW: Final = 33
"""Bits below a release's number where the two are one number: a position, and room for slop."""

_MOST_SLOP: Final = 1 << 30
"""More slop than this is as good as any."""


@dataclass(frozen=True, slots=True)
class Posting:
    """The releases that hold a term, ascending, and how often, weighted by part."""

    rows: Rows
    frequencies: Floats


@dataclass(frozen=True, slots=True)
class Places:
    """Every position of a term, beside the release that has it: ascending by both."""

    rows: Rows
    positions: Numbers


class Corpus(Protocol):
    """The releases of one generation as columns; arrays are never changed by who gets them."""

    @property
    def size(self) -> int:
        """How many releases there are, numbered from 0."""

    @property
    def first(self) -> Numbers:
        """The first day of each, as `index.engines.days` counts; 0 where there is none."""

    @property
    def last(self) -> Numbers:
        """The last day of each."""

    def lengths(self, field: TextField) -> Numbers:
        """The length of each in that field, weighted by part."""

    @property
    def published(self) -> Numbers:
        """The day that each came out."""

    @property
    def updated_day(self) -> Numbers:
        """The day of each one's last update."""

    def posting(self, field: TextField, term: str) -> Posting:
        """Where the term stands."""

    def quoting(self, field: TextField, term: str) -> Rows:
        """The releases that have the term in `said`, ascending."""

    def places(
        self, field: TextField, term: str, among: Mask, *, in_quotes: bool = False
    ) -> Places:
        """Where in each of those it stands; with `in_quotes` in `said`, else elsewhere."""

    def having(self, field: KeyField, value: str) -> Rows:
        """The releases that have the value."""


@dataclass(frozen=True, slots=True)
class Matched:
    """A mask over the releases, and what they score in each language; 0 outside the mask.

    A language that is missing scores 0 everywhere.
    """

    mask: Mask
    scores: dict[Language, Floats]

    def best(self) -> Floats:
        """The greatest of the languages' scores."""
        best = np.zeros(len(self.mask))
        for scores in self.scores.values():
            np.maximum(best, scores, out=best)
        return best


class Matching:
    """Matches clauses over a corpus, whose figures it works out once."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._until: float | None = None
        self.is_late = False
        self._lengths = {
            TextField(language, analysis): corpus.lengths(TextField(language, analysis))
            for language in LANGUAGES
            for analysis in ANALYSES
        }
        self._having = {
            language: int(
                np.count_nonzero(
                    sum(self._lengths[TextField(language, analysis)] for analysis in ANALYSES)
                )
            )
            for language in LANGUAGES
        }

    def within(self, seconds: float | None) -> Matching:
        """The same for one plan, which may take so long; None for as long as it takes.

        When time is up, what was not read yet matches nowhere: less is found, and nothing wrongly.
        """
        one = copy(self)
        one._until = None if seconds is None else monotonic() + seconds  # noqa: SLF001 - our own
        return one

    def _time_is_up(self) -> bool:
        if self._until is not None and monotonic() >= self._until:
            self.is_late = True
        return self.is_late

    def match(self, clause: Clause) -> Matched:  # noqa: C901, PLR0911 - one case a clause
        """Where the clause matches, and what it scores there."""
        if self._time_is_up():
            return Matched(self._none(), {})
        match clause:
            case Terms():
                return self._terms(clause)
            case Phrase():
                return self._phrase(clause)
            case Key():
                mask = self._none()
                for value in clause.values:
                    mask[self._corpus.having(clause.field, value)] = True
                return Matched(mask, {})
            case During():
                return Matched(self._during(clause), {})
            case Everything():
                return Matched(~self._none(), {})
            case All():
                return self._all(clause)
            case Some():
                return self._some(clause)
            case Best():
                return self._best(clause)
            case Without():
                unwanted = self.match(clause.clause).mask
                return Matched(self._none() if self.is_late else ~unwanted, {})

    def _none(self) -> Mask:
        return np.zeros(self._corpus.size, np.bool_)

    def _bm25(self, field: TextField, posting: Posting) -> Floats:
        """`search.ranking.bm25`, for every release that holds the term."""
        releases = self._having[field.language]
        lengths = self._lengths[field]
        mean = int(lengths.sum()) / releases
        norm = K1 * (1 - B + B * lengths[posting.rows] / mean)
        told = idf(releases=releases, holding=len(posting.rows))
        scores: Floats = told * posting.frequencies * (K1 + 1) / (posting.frequencies + norm)
        return scores

    def _posting(self, field: TextField, term: str) -> Posting:
        if self._time_is_up():
            return Posting(np.zeros(0, np.int32), np.zeros(0))
        return self._corpus.posting(field, term)

    def _places(self, field: TextField, term: str, among: Mask, part: Part | None) -> Places:
        if self._time_is_up():
            return Places(np.zeros(0, np.int32), np.zeros(0, np.int64))
        found = self._corpus.places(field, term, among, in_quotes=part == SAID)
        return _inside(found, part)

    def _holding(self, field: TextField, term: str, part: Part | None) -> Rows:
        """The releases that hold the term; somewhere else, perhaps, than in that part."""
        if part == SAID:
            no: Rows = np.zeros(0, np.int32)
            return no if self._time_is_up() else self._corpus.quoting(field, term)
        return self._posting(field, term).rows

    def _terms(self, clause: Terms) -> Matched:
        mask = self._none()
        scores: dict[Language, Floats] = {}
        for language in LANGUAGES:
            for analysis in ANALYSES:
                field = TextField(language, analysis)
                best = np.zeros(self._corpus.size)
                found = False
                for one in clause.alternatives:
                    if one.field == field:
                        rows, scored = self._alternative(one, clause.part)
                        mask[rows] = True
                        best[rows] = np.maximum(best[rows], one.weight * scored)
                        found = found or bool(len(rows))
                if found:
                    weighted = ANALYSIS_WEIGHT[analysis] * best
                    scores[language] = (
                        scores[language] + weighted if language in scores else weighted
                    )
        return Matched(mask, scores)

    def _alternative(self, one: Alternative, part: Part | None) -> tuple[Rows, Floats]:
        """Where the term stands in the part, and what it scores in the whole release."""
        rows = self._holding(one.field, one.term, part)
        if not len(rows):
            return rows, np.zeros(0)
        posting = self._posting(one.field, one.term)
        if not len(posting.rows):  # quoted, but under a name that stands nowhere else
            return rows, np.zeros(len(rows))
        scored = self._bm25(one.field, posting)
        if part is None:
            return rows, scored
        if part != SAID:
            among = self._none()
            among[rows] = True
            rows = np.unique(self._places(one.field, one.term, among, part).rows)
        everywhere = np.zeros(self._corpus.size)
        everywhere[posting.rows] = scored
        return rows, everywhere[rows]

    def _phrase(self, clause: Phrase) -> Matched:
        mask = self._none()
        words = {place: word for place, word in enumerate(clause.words) if word}
        postings = {
            term: self._posting(clause.field, term) for word in words.values() for term in word
        }
        candidates = ~mask if words else mask
        for word in words.values():
            holding = self._none()
            for term in word:
                holding[self._holding(clause.field, term, clause.part)] = True
            candidates = candidates & holding
        if not candidates.any():
            return Matched(mask, {})
        mask[self._standing(clause, words, candidates)] = True
        total = np.zeros(self._corpus.size)
        for word in words.values():
            best = np.zeros(self._corpus.size)
            for term in word:
                posting = postings[term]
                if len(posting.rows):
                    scored = self._bm25(clause.field, posting)
                    best[posting.rows] = np.maximum(best[posting.rows], scored)
            total = total + best
        weighted = clause.weight * ANALYSIS_WEIGHT[clause.field.analysis] * total
        return Matched(mask, {clause.field.language: np.where(mask, weighted, 0.0)})

    def _standing(self, clause: Phrase, words: dict[int, Word], candidates: Mask) -> Numbers:
        """The candidates where the phrase stands.

        A place's shifts, `index.engines.phrases`, lie beside the release in one number; the
        phrase stands from a shift where every place has one that is as great, or `slop` greater.
        """
        slop = max(0, min(clause.slop, _MOST_SLOP))
        keys = {
            place: self._keys(clause, word, candidates, shift=len(clause.words) - place)
            for place, word in words.items()
        }
        fewest = min(keys.values(), key=len)
        if slop:
            keys = {place: _close(shifts, fewest, slop) for place, shifts in keys.items()}
        # some come twice: taking these out would cost more than they do
        starts = fewest if slop == 0 else np.concatenate(list(keys.values()))
        for shifts in keys.values():
            near = np.searchsorted(shifts, starts)
            ahead = near < len(shifts)
            starts, near = starts[ahead], near[ahead]
            starts = starts[shifts[near] <= starts + slop]
        rows = np.unique(starts >> _ROW)
        if slop == 0:
            return rows  # one shift, so every place has a position of its own
        return self._apart(keys, rows, slop)

    def _keys(self, clause: Phrase, word: Word, candidates: Mask, *, shift: int) -> Numbers:
        """Where the word stands among the candidates, moved by `shift`; ascending, none twice."""
        keys = []
        for term in word:
            places = self._places(clause.field, term, candidates, clause.part)
            rows = places.rows.astype(np.int64)
            keys.append((rows << _ROW) + places.positions + shift)
        return keys[0] if len(keys) == 1 else np.unique(np.concatenate(keys))

    @staticmethod
    def _apart(keys: dict[int, Numbers], rows: Numbers, slop: int) -> Numbers:
        """Those of the rows where no position has to serve two places.

        Only where two words share a position can that be: there, each release is looked at alone.
        """
        placed = {place: shifts + place for place, shifts in keys.items()}
        positions, times = np.unique(np.concatenate(list(placed.values())), return_counts=True)
        shared = np.isin(rows, positions[times > 1] >> _ROW)
        alone = [
            row
            for row in rows[shared].tolist()
            if stands({place: _of_row(where, row) for place, where in placed.items()}, slop=slop)
        ]
        return np.concatenate([rows[~shared], np.array(alone, np.int64)])

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

    def _all(self, clause: All) -> Matched:
        mask = ~self._none()
        needed = []
        for one in clause.clauses:
            matched = self.match(one)
            mask &= matched.mask
            if not mask.any():
                return Matched(mask, {})
            needed.append(matched)
        return _within(mask, _sum([*needed, *(self.match(one) for one in clause.optional)]))

    def _some(self, clause: Some) -> Matched:
        each = [self.match(one) for one in clause.clauses]
        count = np.zeros(self._corpus.size, np.int64)
        for one in each:
            count += one.mask
        return _within(count >= clause.least, _sum(each))

    def _best(self, clause: Best) -> Matched:
        mask = self._none()
        scores: dict[Language, Floats] = {}
        for one in clause.clauses:
            matched = self.match(one)
            mask |= matched.mask
            for language, scored in matched.scores.items():
                scores[language] = (
                    np.maximum(scores[language], scored) if language in scores else scored
                )
        return Matched(mask, scores)


def _inside(places: Places, part: Part | None) -> Places:
    if part is None or part == SAID:
        return places
    base = PART_BASE[part]
    kept = (places.positions >= base) & (places.positions < base + _ROOM)
    return Places(places.rows[kept], places.positions[kept])


def _sum(each: Sequence[Matched]) -> dict[Language, Floats]:
    total: dict[Language, Floats] = {}
    for one in each:
        for language, scored in one.scores.items():
            total[language] = total[language] + scored if language in total else scored
    return total


def _within(mask: Mask, scores: dict[Language, Floats]) -> Matched:
    return Matched(mask, {name: np.where(mask, one, 0.0) for name, one in scores.items()})


def _close(shifts: Numbers, fewest: Numbers, slop: int) -> Numbers:
    """Those that have one of the fewest within the slop: the phrase stands from no others."""
    if shifts is fewest:
        return shifts
    near = np.searchsorted(fewest, shifts - slop)
    ahead = near < len(fewest)
    shifts, near = shifts[ahead], near[ahead]
    return shifts[fewest[near] <= shifts + slop]


def _of_row(keys: Numbers, row: int) -> list[int]:
    low, high = np.searchsorted(keys, [row << _ROW, (row + 1) << _ROW])
    return [int(key) for key in keys[low:high]]
