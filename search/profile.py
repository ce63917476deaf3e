"""An official by all releases: names with counts, offices over time, years, whom they met.

    id ─ask the index→ Profile

All of it is counted over every release, and a count is what its link finds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from index.people.holding import RELATIONS
from index.release import PersonId, Relation
from search import people as naming
from search.dating import UNDATED
from search.official import Official
from search.plan import FacetAsk, Key, Plan
from search.quotes import QuotesOf, quotes_of
from search.searcher import Searcher
from search.tenures import Tenure, tenures

MOST_MET: Final = 30
"""People met that are listed, those met most often."""

QUOTED: Final = 5
"""Releases on a page of quotes."""

MOST_NAMES: Final = 50


@dataclass(frozen=True, slots=True)
class NameCount:
    """A spelling, and how many releases have it."""

    name: str
    releases: int


@dataclass(frozen=True, slots=True)
class Met:
    """Somebody else who is met in the same releases, and in how many."""

    id: PersonId
    name: str
    releases: int


@dataclass(frozen=True, slots=True)
class Profile:
    """All that releases tell of an official.

    `quotes` is a page of what the official is quoted as saying.
    `years` has a count for each year with a release, the first first; `undated` counts the others.
    `doing` counts the releases by what the official does in them.
    """

    official: Official
    names: tuple[NameCount, ...]
    tenures: tuple[Tenure, ...]
    years: tuple[tuple[int, int], ...]
    undated: int
    doing: tuple[tuple[Relation, int], ...]
    met: tuple[Met, ...]
    quotes: QuotesOf


def profile(id: str, searcher: Searcher, *, quotes: int = 1) -> Profile | None:
    """The official by that id, now or formerly; None for nobody.

    `quotes` is the page of the quotes, counted from 1.
    """
    official = naming.official(id, searcher)
    if official is None:
        return None
    person = official.id
    found = searcher.find(Plan(match=Key("person", (person,)), limit=0, facets=(FacetAsk("year"),)))
    years = {value.value: value.count for value in found.facets.get("year", ())}
    return Profile(
        official=official,
        names=_names(official, searcher),
        tenures=tenures(person, searcher),
        years=tuple((int(year), n) for year, n in sorted(years.items()) if year != UNDATED),
        undated=years.get(UNDATED, 0),
        doing=tuple(_doing(person, searcher)),
        met=_met(person, searcher),
        quotes=quotes_of(person, searcher, page=quotes, per=QUOTED),
    )


def _names(official: Official, searcher: Searcher) -> tuple[NameCount, ...]:
    prefix = f"{official.id}="
    counts = {
        found.term[len(prefix) :]: found.count
        for found in searcher.vocabulary("person_name", prefix, MOST_NAMES)
    }
    shown = dict.fromkeys((official.name, *official.variants))
    return tuple(NameCount(name, counts.get(name, 0)) for name in shown)


def _doing(person: PersonId, searcher: Searcher) -> Sequence[tuple[Relation, int]]:
    counted = []
    for relation in RELATIONS:
        total = next(
            (v.count for v in searcher.vocabulary(relation, person, 1) if v.term == person), 0
        )
        if total:
            counted.append((relation, total))
    return counted


def _met(person: PersonId, searcher: Searcher) -> tuple[Met, ...]:
    asked = FacetAsk("met", limit=MOST_MET + 1)
    found = searcher.find(Plan(match=Key("met", (person,)), limit=0, facets=(asked,)))
    others = [v for v in found.facets.get("met", ()) if v.value != person and v.count]
    ids = [PersonId(value.value) for value in others[:MOST_MET]]
    names = naming.labels(ids, searcher)
    return tuple(
        Met(id, names[id], value.count) for id, value in zip(ids, others[:MOST_MET], strict=True)
    )
