"""Query → Plan: which words must be found, what narrows, what to count.

All words are needed up to four, three in four beyond.
When nothing holds them, the condition is relaxed, one step at a time, and the receipt says so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from operator import or_
from typing import Final, Literal

from index.release import LANGUAGES, Days, Language, PersonId
from search.expression import Either, Excluded, Expression, Named, Plain, Quoted, Together
from search.period import Period
from search.plan import (
    All,
    Choice,
    Clause,
    During,
    Everything,
    FacetAsk,
    Key,
    Plan,
    Some,
    Without,
)
from search.query import UNDATED, DateChoice, Query
from search.results import Added, Note, Receipt
from search.syntax import MAX_PHRASE, Parsed
from search.words import QueryWord, Wanted, phrase, words

Need = Literal["enough", "most", "any"]
"""How many of the plain words must be found: enough of them, half of them, one of them."""

ALL_UP_TO: Final = 4

People = Callable[[str], Sequence[PersonId]]
"""Gives the ids of those whom a reader may mean by an id or a name."""

_LANGUAGE_NAMES: Final[dict[str, Language]] = {
    "fr": "fr",
    "français": "fr",
    "francais": "fr",
    "french": "fr",
    "en": "en",
    "anglais": "en",
    "english": "en",
}


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan, what its snippets mark, and what to tell the reader.

    `relaxable` tells whether a lesser need would ask for less.
    """

    plan: Plan
    wanted: Wanted
    words: tuple[QueryWord, ...]
    receipt: Receipt
    relaxable: bool


def plan(query: Query, parsed: Parsed, *, people: People, need: Need = "enough") -> Planned:
    """The plan that the query asks of an engine, when the plain words are needed that much."""
    reader = _Reader(people, need)
    match = reader.clause(parsed.expression)
    if query.since or query.until:
        match = _both(match, During((_bounds(query.since, query.until),)))
    asked = Plan(
        match=match,
        choices=_choices(query, people),
        sort=query.order,
        offset=(query.page - 1) * query.per,
        limit=query.per,
        facets=tuple(_facets(query, people)),
    )
    receipt = Receipt(
        searched=tuple(dict.fromkeys(word.text for word in reader.words)),
        added=tuple(dict.fromkeys(reader.added)),
        ignored=(*parsed.ignored, *reader.ignored),
        limits=(*parsed.limits, *reader.limits),
        relaxed=None if need == "enough" else Note(f"relaxed-{need}"),
    )
    wanted = reduce(or_, (word.wanted for word in _content(reader.words)), Wanted())
    return Planned(asked, wanted, tuple(reader.words), receipt, reader.relaxable)


def unnarrowed(asked: Plan) -> Plan:
    """The same words with no choice made, to be counted only."""
    return replace(asked, choices={}, facets=(), offset=0, limit=0)


def _content(found: Sequence[QueryWord]) -> Sequence[QueryWord]:
    """The words that are not optional, or all of them where all are."""
    return [word for word in found if not word.optional] or found


class _Reader:
    """Walks an expression once and keeps what the reader is to be told of it."""

    def __init__(self, people: People, need: Need) -> None:
        self.people = people
        self.need = need
        self.words: list[QueryWord] = []
        self.added: list[Added] = []
        self.ignored: list[Note] = []
        self.limits: list[Note] = []
        self.relaxable = False

    def clause(self, expression: Expression) -> Clause:
        match expression:
            case Plain(text):
                return self.plain(text)
            case Quoted(text):
                return self.quoted(text)
            case Named():
                return self.named(expression)
            case Excluded(part):
                return Without(_unseen(self, part))
            case Either(parts):
                return Some(tuple(self.clause(part) for part in parts))
            case Together(parts):
                clauses = tuple(self.clause(part) for part in parts)
                return All(clauses) if clauses else Everything()

    def plain(self, text: str) -> Clause:
        found = words(text)
        if not found:
            return Everything()
        self.words += found
        self.added += [added for word in found for added in word.added]
        needed = [word.clause for word in found if not word.optional]
        optional = tuple(word.clause for word in found if word.optional)
        if not needed:  # nothing but stop words: then these are what is asked
            needed, optional = list(optional), ()
        least = self.least(len(needed))
        clause: Clause = needed[0] if len(needed) == 1 else Some(tuple(needed), least=least)
        return All((clause,), optional) if optional else clause

    def least(self, count: int) -> int:
        """How many of `count` words must be found."""
        enough = count if count <= ALL_UP_TO else -(-3 * count // 4)
        half = -(-count // 2)
        self.relaxable |= count > 1
        return {"enough": enough, "most": min(enough, half), "any": 1}[self.need]

    def quoted(self, text: str) -> Clause:
        said = phrase(text, longest=MAX_PHRASE)
        if said is None:
            return Everything()
        if len(text.split()) > MAX_PHRASE and Note("limit-phrase", str(MAX_PHRASE)) not in (
            self.limits
        ):
            self.limits.append(Note("limit-phrase", str(MAX_PHRASE)))
        self.words.append(said)
        return said.clause

    def named(self, named: Named) -> Clause:
        if named.field == "person":
            return Key("person", tuple(self.people(named.value)))
        if named.field == "lang":
            language = _LANGUAGE_NAMES.get(named.value.lower())
            if language:
                return Key("language", (language,))
            self.ignored.append(Note("ignored-field", f"lang:{named.value}"))
            return Everything()
        try:
            return _span(named.value)
        except ValueError:
            self.ignored.append(Note("ignored-date", named.value))
            return self.plain(named.value)


def _unseen(reader: _Reader, part: Expression) -> Clause:
    """The clause of an excluded part, whose words are not marked and must all be there."""
    apart = _Reader(reader.people, "enough")
    clause = apart.clause(part)
    reader.ignored += apart.ignored
    reader.limits += apart.limits
    return clause


def _span(text: str) -> During:
    """`2023`, `2023-06..2024`, `..2024`, `none`.  Raises ValueError for anything else."""
    if text.lower() == UNDATED:
        return During((), undated=True)
    since, dots, until = text.partition("..")
    if not dots:
        return During((Period.read(since).days,))
    bounds = _bounds(
        Period.read(since) if since else None,
        Period.read(until) if until else None,
    )
    return During((bounds,))


def _bounds(since: Period | None, until: Period | None) -> Days:
    """The days from the one to the other; bounds the wrong way round are put right."""
    first = since.days.first if since else date.min
    last = until.days.last if until else date.max
    if last < first and since and until:
        return Days(until.days.first, since.days.last)
    return Days(first, last)


def _both(match: Clause, more: Clause) -> Clause:
    return more if isinstance(match, Everything) else All((match, more))


def _choices(query: Query, people: People) -> dict[Choice, Clause]:
    choices: dict[Choice, Clause] = {}
    if query.people:
        choices["person"] = Key("person", _ids(query, people))
    if query.languages:
        choices["language"] = Key("language", query.languages)
    if query.issuers:
        choices["issuer"] = Key("issuer", query.issuers)
    if query.kinds:
        choices["kind"] = Key("kind", query.kinds)
    if query.dates:
        spans = tuple(chosen.days for chosen in query.dates if isinstance(chosen, Period))
        choices["date"] = During(spans, undated=UNDATED in query.dates)
    return choices


def _ids(query: Query, people: People) -> tuple[PersonId, ...]:
    return tuple(dict.fromkeys(id for name in query.people for id in people(name)))


def _facets(query: Query, people: People) -> list[FacetAsk]:
    asks = [
        FacetAsk("person", also=_ids(query, people)),
        FacetAsk("language", also=LANGUAGES if query.languages else ()),
        FacetAsk("issuer", also=query.issuers),
        FacetAsk("kind", also=query.kinds),
        FacetAsk("year"),
    ]
    chosen = _common(query.dates)
    if chosen:
        asks.append(FacetAsk("month", within=Period(chosen.year).days))
        if chosen.month:
            asks.append(FacetAsk("day", within=Period(chosen.year, chosen.month).days))
    return asks


def _common(dates: Sequence[DateChoice]) -> Period | None:
    """The month, else the year, that all chosen dates are in: where the facet opens."""
    periods = [chosen for chosen in dates if isinstance(chosen, Period)]
    if not periods or len({period.year for period in periods}) > 1:
        return None
    months = {period.month for period in periods}
    return Period(periods[0].year, months.pop() if len(months) == 1 else 0)
