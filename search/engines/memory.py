"""The oracle: finds and scores with dicts and sets, as plainly as the formula is written.

It reads every entry for every plan.  Nothing here is fast; all of it should be obviously right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from time import monotonic
from typing import Final

from index.engines.days import day
from index.engines.memory import MemoryIndex, State
from index.entry import (
    ANALYSES,
    SAID,
    TEXT_FIELDS,
    Entry,
    KeyField,
    Part,
    TextField,
    positioned,
)
from index.errors import EngineError
from index.release import LANGUAGES, Days, Language, Release, ReleaseId
from index.weights import PART_WEIGHT
from index.writer import Generation
from search.engines.facets import CHOICE, GRAINS, clipped, greatest, in_time, periods
from search.engines.order import ORDER, Sortable
from search.engines.phrases import stands
from search.period import Period
from search.plan import (
    All,
    Best,
    Clause,
    Counted,
    DateField,
    During,
    Everything,
    FacetAsk,
    FacetName,
    Found,
    Key,
    Match,
    Phrase,
    Plan,
    Some,
    Terms,
    Without,
)
from search.ranking import ANALYSIS_WEIGHT, bm25, idf
from search.searcher import Field, TermCount
from search.shown import Shown, shown
from search.sought import Sought

Scores = dict[Language, float]
"""What a clause scores in a release, language by language."""

_NOTHING: Final[Scores] = dict.fromkeys(LANGUAGES, 0.0)


@dataclass(frozen=True, slots=True)
class _Text:
    """One field of one release: where each term stands, and how much there is.

    What is quoted stands apart, in `said`.
    """

    places: Mapping[str, Mapping[int, Part]]
    said: Mapping[str, Mapping[int, Part]]
    length: int

    @classmethod
    def of(cls, entry: Entry, field: TextField) -> _Text:
        places: dict[str, dict[int, Part]] = {}
        said: dict[str, dict[int, Part]] = {}
        length = 0
        for position, part, word in positioned(entry.texts.get(field, ())):
            length += PART_WEIGHT[part]
            for term in word:
                (said if part == SAID else places).setdefault(term, {})[position] = part
        return cls(places, said, length)

    def frequency(self, term: str) -> int:
        return sum(PART_WEIGHT[part] for part in self.places.get(term, {}).values())

    def positions(self, terms: Iterable[str], part: Part | None) -> set[int]:
        places = self.said if part == SAID else self.places
        return {
            position
            for term in terms
            for position, where in places.get(term, {}).items()
            if part in (None, where)
        }


class MemorySearcher:
    """Answers from what a `MemoryIndex` had published when this was made."""

    def __init__(self, index: MemoryIndex) -> None:
        self._state: State = index.published
        self._texts = {
            id: {field: _Text.of(entry, field) for field in TEXT_FIELDS}
            for id, entry in self._state.entries.items()
        }
        self._having = {
            language: [
                texts
                for texts in self._texts.values()
                if any(texts[TextField(language, analysis)].length for analysis in ANALYSES)
            ]
            for language in LANGUAGES
        }
        self._mean = {
            field: sum(texts[field].length for texts in having) / len(having)
            for field in TEXT_FIELDS
            if (having := self._having[field.language])
        }
        self._holding: dict[tuple[TextField, str], int] = {}
        self._is_open = True

    @property
    def generation(self) -> Generation:
        """The state that it answers from."""
        return self._state.generation

    def find(self, plan: Plan) -> Found:
        """The releases that the plan asks for."""
        self._check()
        try:
            return self._found(plan)
        except RecursionError as error:
            raise EngineError("the plan is nested too deeply") from error

    def get(self, id: ReleaseId, /) -> Release | None:
        """The release as a page shows it, or None."""
        self._check()
        entry = self._state.entries.get(id)
        return entry.release if entry else None

    def show(self, ids: Sequence[ReleaseId], sought: Sought) -> Shown:
        """The releases as a list of results shows them, with what of their texts is sought."""
        return shown([self.get(id) for id in ids], sought)

    def vocabulary(self, field: Field, prefix: str, limit: int) -> Sequence[TermCount]:
        """Terms that begin with the prefix, in the order of their code points, `limit` at most."""
        self._check()
        counts = Counter(
            term
            for id, entry in self._state.entries.items()
            for term in (
                self._texts[id][field].places
                if isinstance(field, TextField)
                else set(entry.values(field))
            )
            if term.startswith(prefix)
        )
        return [TermCount(term, counts[term]) for term in sorted(counts)[: max(limit, 0)]]

    def close(self) -> None:
        """Let go of the index."""
        self._is_open = False

    def _check(self) -> None:
        if not self._is_open:
            raise EngineError("this searcher is closed: open another")

    def _found(self, plan: Plan) -> Found:
        end = None if plan.seconds is None else monotonic() + plan.seconds
        scores: dict[ReleaseId, Scores] = {}
        is_whole = True
        for id in self._state.entries:
            if end is not None and monotonic() >= end:
                is_whole = False
                break
            scored = self._scores(plan.match, id)
            if scored is not None:
                scores[id] = scored
        chosen = {
            choice: {id for id in scores if self._scores(clause, id) is not None}
            for choice, clause in plan.choices.items()
        }
        found = set(scores).intersection(*chosen.values())
        ordered = sorted(
            (
                Sortable.of(self._state.entries[id].release, score=max(scores[id].values()))
                for id in found
            ),
            key=ORDER[plan.sort],
        )
        page = ordered[max(plan.offset, 0) :][: max(plan.limit, 0)]
        facets: dict[FacetName, tuple[Counted, ...]] = {}
        for ask in plan.facets:
            others = [ids for choice, ids in chosen.items() if choice != CHOICE[ask.name]]
            facets[ask.name] = self._counted(ask, set(scores).intersection(*others))
        matches = tuple(Match(one.id, one.score) for one in page)
        return Found(len(found), matches, facets, is_whole=is_whole)

    def _counted(self, ask: FacetAsk, ids: set[ReleaseId]) -> tuple[Counted, ...]:
        entries = [self._state.entries[id] for id in ids]
        grain = GRAINS.get(ask.name)
        if grain is None:
            field: KeyField = ask.name  # type: ignore[assignment]
            values = Counter(v for entry in entries for v in set(entry.keys.get(field, ())))
            return greatest(values, ask)
        counts: Counter[Period] = Counter()
        for entry in entries:
            days = entry.happened and clipped(entry.happened, ask.within, grain=grain)
            if days:
                counts.update(periods(days, grain=grain))
        return in_time(counts, undated=sum(entry.happened is None for entry in entries))

    def _scores(  # noqa: C901, PLR0911 - one case a clause
        self, clause: Clause, id: ReleaseId
    ) -> Scores | None:
        """What the clause scores in that release, None where it does not match."""
        scores = partial(self._scores, id=id)
        match clause:
            case Terms():
                return self._terms(clause, id)
            case Phrase():
                return self._phrase(clause, id)
            case Key():
                matches = set(clause.values) & set(self._entry(id).values(clause.field))
                return _NOTHING if matches else None
            case During():
                days = _days(self._entry(id), clause.of)
                matched = (
                    any(days.overlaps(span) for span in clause.spans) if days else clause.undated
                )
                return _NOTHING if matched else None
            case Everything():
                return _NOTHING
            case All():
                needed = [scores(one) for one in clause.clauses]
                if None in needed:
                    return None
                return _sum([*needed, *(scores(one) for one in clause.optional)])
            case Some():
                each = [scores(one) for one in clause.clauses]
                return _sum(each) if len(each) - each.count(None) >= clause.least else None
            case Best():
                matching = [one for one in map(scores, clause.clauses) if one is not None]
                return _greatest(matching) if matching else None
            case Without():
                return _NOTHING if scores(clause.clause) is None else None

    def _terms(self, clause: Terms, id: ReleaseId) -> Scores | None:
        standing = [
            one
            for one in clause.alternatives
            if self._texts[id][one.field].positions([one.term], clause.part)
        ]
        if not standing:
            return None
        scores = dict(_NOTHING)
        for language in LANGUAGES:
            for analysis in ANALYSES:
                field = TextField(language, analysis)
                bests = [
                    one.weight * self._bm25(field, one.term, id)
                    for one in standing
                    if one.field == field
                ]
                scores[language] += ANALYSIS_WEIGHT[analysis] * max(bests, default=0.0)
        return scores

    def _phrase(self, clause: Phrase, id: ReleaseId) -> Scores | None:
        text = self._texts[id][clause.field]
        positions = {
            place: text.positions(word, clause.part)
            for place, word in enumerate(clause.words)
            if word
        }
        if not stands(positions, slop=clause.slop):
            return None
        total = sum(
            max(self._bm25(clause.field, term, id) for term in word)
            for word in clause.words
            if word
        )
        score = clause.weight * ANALYSIS_WEIGHT[clause.field.analysis] * total
        return _NOTHING | {clause.field.language: score}

    def _bm25(self, field: TextField, term: str, id: ReleaseId) -> float:
        text = self._texts[id][field]
        if term not in text.places:
            return 0.0
        having = self._having[field.language]
        if (field, term) not in self._holding:
            self._holding[field, term] = sum(term in texts[field].places for texts in having)
        return bm25(
            text.frequency(term),
            idf=idf(releases=len(having), holding=self._holding[field, term]),
            length=text.length,
            mean_length=self._mean[field],
        )

    def _entry(self, id: ReleaseId) -> Entry:
        return self._state.entries[id]


def _days(entry: Entry, of: DateField) -> Days | None:
    if of == "happened":
        return entry.happened
    found = entry.published if of == "published" else entry.updated
    return Days.on(date.fromordinal(day(found))) if found else None


def _sum(scores: Iterable[Scores | None]) -> Scores:
    total = dict(_NOTHING)
    for one in scores:
        for language, score in (one or _NOTHING).items():
            total[language] += score
    return total


def _greatest(scores: Sequence[Scores]) -> Scores:
    return {language: max(one[language] for one in scores) for language in LANGUAGES}
