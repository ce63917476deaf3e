"""From when to when releases say that somebody holds an office, each end with its sentence.

    @person=key ─find→ the first release that says so, and the last ─read→ the sentence in each

Nothing is asserted beyond that: a year without a word ends a tenure, and two people in one office
at a time are shown as they are told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from index.people.holding import HELD_BY, is_held, language_of, text_of
from index.people.offices import Office
from index.release import Days, Language, Mention, PersonId, Release, ReleaseId, Version
from index.sentences import breaks
from search import people as naming
from search.borders import last_break, next_break
from search.dating import UNDATED
from search.office_names import Holding, OfficeName, named, read_in
from search.period import Period
from search.plan import All, Clause, During, FacetAsk, Key, Plan, Sort
from search.searcher import Searcher

MOST_OFFICES: Final = 40
"""Of one person, the most often told first."""

LONGEST_SENTENCE: Final = 400
"""Characters of a sentence that are shown; a longer one is cut around the name."""

LONGEST_GAP: Final = 12
"""Months without a word of an office, after which another tenure begins."""

EVER: Final = Days(date.min, date.max)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that says so, and where it stands.

    `block` counts from 0 in the version, and is None for the title; `text_language` is that of
    the sentence.
    """

    release: ReleaseId
    happened: Days | None
    version: Version
    block: int | None
    sentence: str
    text_language: Language
    role: str


@dataclass(frozen=True, slots=True)
class Tenure:
    """That somebody holds an office, by the first and the last release that say so.

    Without a date, one release stands for both.
    """

    office: OfficeName
    person: PersonId
    name: str
    releases: int
    first: Evidence
    last: Evidence

    @property
    def span(self) -> Days | None:
        """From the first day that it is told for to the last; None without a date."""
        if self.first.happened is None or self.last.happened is None:
            return None
        return Days(self.first.happened.first, max(self.last.happened.last, EVER.first))


def tenures(person: PersonId, searcher: Searcher) -> tuple[Tenure, ...]:
    """The offices of a person, the one told last first; one for each run of years without a gap."""
    prefix = f"{HELD_BY}{person}="
    found = searcher.vocabulary("office", prefix, MOST_OFFICES * 5)
    held = [Holding(Office.of(f.term[len(prefix) :]), person, f.count) for f in found]
    held.sort(key=lambda one: (-one.releases, one.value))
    told = [tenure for one in held[:MOST_OFFICES] for tenure in tenures_of([one], searcher)]
    return tuple(sorted(told, key=_recent, reverse=True))


def tenures_of(held: Sequence[Holding], searcher: Searcher) -> tuple[Tenure, ...]:
    """One person's tenures of an office, which may be told under several keys, the first first.

    The key told most often comes first, and names it.
    """
    clause = Key("office", tuple(one.value for one in held))
    telling = Telling(clause, frozenset(one.office for one in held), PersonId(held[0].person))
    months = FacetAsk("month")
    counted = searcher.find(Plan(match=clause, limit=0, facets=(months,))).facets.get("month", ())
    spans = runs(value.value for value in counted if value.value != UNDATED)
    found = []
    office = named(held[0].office, searcher.vocabulary)
    name = naming.labels([telling.person], searcher)[telling.person]
    for days in spans or (None,):
        total, first = telling.end(days, "oldest", searcher)
        last = telling.end(days, "newest", searcher)[1] if total > 1 else first
        if first and last:
            found.append(Tenure(office, telling.person, name, total, first, last))
    return tuple(found)


def runs(months: Iterable[str]) -> tuple[Days, ...]:
    """The days from one month to another, between which no year is without one that is told.

    >>> [str(run.first) for run in runs(["2017-09", "2019-07", "2020-01", "2020-07"])]
    ['2017-09-01', '2019-07-01']
    """
    found: list[Days] = []
    for month in sorted(months):
        days = Period.read(month).days
        if found and _months(days.first) - _months(found[-1].last) <= LONGEST_GAP:
            found[-1] = Days(found[-1].first, days.last)
        else:
            found.append(days)
    return tuple(found)


def _months(day: date) -> int:
    return day.year * 12 + day.month


@dataclass(frozen=True, slots=True)
class Telling:
    """What tells that a person holds any of some offices, told apart for nobody else's."""

    clause: Clause
    offices: frozenset[Office]
    person: PersonId

    def end(self, days: Days | None, sort: Sort, searcher: Searcher) -> tuple[int, Evidence | None]:
        """How many releases within the days say so, and what the first of them in that order says.

        None for the days is whatever they are, undated ones among them.
        """
        clause = All((self.clause, During((days,)))) if days else self.clause
        found = searcher.find(Plan(match=clause, sort=sort, limit=1))
        release = searcher.get(found.matches[0].id) if found.matches else None
        return found.total, self.evidence_in(release, searcher)

    def evidence_in(self, release: Release | None, searcher: Searcher) -> Evidence | None:
        """The first sentence of the release that says so."""
        for mention in release.mentions if release else ():
            if mention.person != self.person or not mention.role or not release:
                continue
            if not is_held(release, mention):
                continue
            for office, printed in read_in(mention.role, searcher.vocabulary):
                if office in self.offices:
                    return evidence(release, mention, printed)
        return None


def evidence(release: Release, mention: Mention, printed: str) -> Evidence:
    """The sentence in which the mention stands."""
    version = release.version(mention.language) or release.versions[0]
    text = text_of(release, mention)
    return Evidence(
        release=release.id,
        happened=release.happened,
        version=version,
        block=mention.block,
        sentence=sentence(text, mention.start, mention.end, also=printed),
        text_language=language_of(release, mention),
        role=printed,
    )


def sentence(text: str, start: int, end: int, *, also: str = "") -> str:
    """The sentence around the offsets, cut where it is very long.

    >>> sentence("Il vient. M. Ruge, porte-parole, parle. Il part.", 13, 17)
    'M. Ruge, porte-parole, parle.'

    A cut is between two words.
    """
    near = _near(text, also, start, end)
    first, last = min(start, near[0]), max(end, near[1])
    every = [*breaks(text)]
    begins = last_break(text, every, 0, first) or 0
    stops = next_break(text, every, last)
    if stops - begins <= LONGEST_SENTENCE:
        return text[begins:stops].strip()
    room = max(0, LONGEST_SENTENCE - (last - first)) // 2
    left, right = max(begins, first - room), min(stops, last + room)
    if left > begins:
        left = first - len(text[left:first].partition(" ")[2])
    if right < stops:
        right = last + len(text[last:right].rpartition(" ")[0])
    cut = text[left:right].strip()
    ahead, behind = "…\u00a0" if left > begins else "", "\u00a0…" if right < stops else ""
    return f"{ahead}{cut}{behind}"


def _near(text: str, also: str, start: int, end: int) -> tuple[int, int]:
    """Where the role stands nearest to the name, so that a cut keeps both."""
    if not also:
        return start, end
    before = text.rfind(also, max(0, start - LONGEST_SENTENCE), start)
    after = text.find(also, end, end + LONGEST_SENTENCE)
    if after >= 0 and (before < 0 or after - end < start - before - len(also)):
        return after, after + len(also)
    return (before, before + len(also)) if before >= 0 else (start, end)


def overlapping(told: Iterable[Tenure]) -> Iterator[tuple[Tenure, Tenure]]:
    """Each two people whose tenures of one office have a day in common.

    A title alone is no one office: there is more than one "President".
    """
    dated = [(one, one.span) for one in told]
    for place, (one, span) in enumerate(dated):
        for other, others in dated[place + 1 :]:
            if (
                one.person != other.person
                and one.office.key == other.office.key
                and not one.office.key.endswith("//")
                and span is not None
                and others is not None
                and span.overlaps(others)
            ):
                yield one, other


def _recent(tenure: Tenure) -> tuple[date, int, str]:
    span = tenure.span
    return (span.last if span else date.min, tenure.releases, tenure.office.key)
