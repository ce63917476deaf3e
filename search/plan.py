"""What an engine is asked: clauses over terms, choices, an order, a page, facets to count.

    words ─parse→ Query ─expand→ ─plan→ Plan ─find→ Found

A plan speaks in terms already analysed, so every engine finds the same releases.
How a plan scores is said in `search/ranking.py`, once for all engines.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from index.entry import KeyField, Part, TextField, Word
from index.release import Days, ReleaseId

Sort = Literal["relevance", "newest", "oldest", "published", "updated"]
Grain = Literal["year", "month", "day"]
FacetName = Literal[
    "person",
    "speaks",
    "met",
    "mentioned",
    "represented",
    "language",
    "issuer",
    "kind",
    "year",
    "month",
    "day",
]
DateField = Literal["happened", "published", "updated"]


@dataclass(frozen=True, slots=True)
class Alternative:
    """One term that a word may match, in one field; `weight` scales its score, 0 to 1."""

    field: TextField
    term: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Terms:
    """A word of the query: matches where any alternative stands.

    Without a part that is anywhere but in `said`, which has to be asked for.
    """

    alternatives: tuple[Alternative, ...]
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand one after the other in one passage of `field`.

    At each place any term of the word may stand.
    An empty word is a place where anything may stand.
    `slop` is how many positions the words may be out of place, 0 for the phrase as it is.
    """

    field: TextField
    words: tuple[Word, ...]
    slop: int = 0
    weight: float = 1.0
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class Key:
    """Matches where the field has any of the values; no part in the score."""

    field: KeyField
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class During:
    """Matches what happened on any of the days, and with `undated` also what has no day.

    `of` asks for what was published or last updated then instead; a moment counts for the day that
    it has in its own zone.
    """

    spans: tuple[Days, ...]
    undated: bool = False
    of: DateField = "happened"


@dataclass(frozen=True, slots=True)
class Everything:
    """Matches all."""


@dataclass(frozen=True, slots=True)
class All:
    """Matches where every clause does; `optional` ones only add to the score."""

    clauses: tuple[Clause, ...]
    optional: tuple[Clause, ...] = ()


@dataclass(frozen=True, slots=True)
class Some:
    """Matches where at least `least` of the clauses do; scores by all that do."""

    clauses: tuple[Clause, ...]
    least: int = 1


@dataclass(frozen=True, slots=True)
class Best:
    """Matches where any clause does; scores by the greatest of them, language by language."""

    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Without:
    """Matches where the clause does not; no part in the score."""

    clause: Clause


Clause = Terms | Phrase | Key | During | Everything | All | Some | Best | Without


@dataclass(frozen=True, slots=True)
class FacetAsk:
    """Count the values of a facet: the `limit` greatest, and every one in `also`.

    For a facet of days, `within` narrows which days' values are wanted, and `limit` is not used:
    every value that has a release is given, in the order of time, and "none" for the undated.
    """

    name: FacetName
    limit: int = 20
    also: tuple[str, ...] = ()
    within: Days | None = None


Choice = Literal["person", "language", "issuer", "kind", "date"]
"""What a reader ticks.  The facets year, month and day share the choice `date`."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole question.  Every choice must hold; a facet is counted without its own choice.

    `seconds` is how long the engine may look, None for as long as it takes.
    """

    match: Clause = field(default_factory=Everything)
    choices: Mapping[Choice, Clause] = field(default_factory=dict)
    sort: Sort = "newest"
    offset: int = 0
    limit: int = 10
    facets: tuple[FacetAsk, ...] = ()
    seconds: float | None = None


class Match(NamedTuple):
    """A release that was found; `score` is 0 where nothing was asked that scores."""

    id: ReleaseId
    score: float


class Counted(NamedTuple):
    """A value of a facet and how many of the found releases have it.

    A tuple, for a page has some hundred, and a tuple is made in half the time.
    """

    value: str
    count: int  # type: ignore[assignment]  # how often a tuple has something is not asked of it


@dataclass(frozen=True, slots=True)
class Found:
    """What an engine answers: the exact total, one page of matches, the facets asked for.

    `is_whole` is False where the plan's time ran out before: all that was found is rightly found,
    but there may be more of it, in another order.
    """

    total: int
    matches: tuple[Match, ...]
    facets: Mapping[FacetName, tuple[Counted, ...]] = field(default_factory=dict)
    is_whole: bool = True
