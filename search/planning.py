"""Query → Plan: which words must be found, what narrows, what to count.

Of words that merely stand side by side all are needed up to four, three in four beyond.
When nothing holds them, that is relaxed, one step at a time, and the receipt says so.
Phrases, words bound by ET, fields and exclusions are never relaxed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from operator import or_
from typing import Final, Literal

from index.dates import is_date, read_days
from index.release import LANGUAGES, Days, Language, PersonId
from search.expression import (
    Either,
    Excluded,
    Expression,
    Named,
    Plain,
    Quoted,
    Together,
    spoken,
)
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
from search.syntax import MAX_PHRASE, MAX_WORDS, Parsed
from search.words import QueryWord, Wanted, phrase, words

Need = Literal["enough", "most", "any"]
"""How many of a run of words must be found: enough of them, more than half, or one."""

ALL_UP_TO: Final = 4

People = Callable[[str], Sequence[PersonId]]
"""Gives the ids of those whom a reader may mean by an id or a name."""

_RANGE: Final = re.compile(r"\.{2,3}|…")
"""Keyboards make three dots of two."""

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


def plan(
    query: Query,
    parsed: Parsed,
    *,
    people: People,
    chosen: tuple[PersonId, ...] = (),
    need: Need = "enough",
) -> Planned:
    """The plan that the query asks of an engine, when the plain words are needed that much.

    `people` reads the names that were typed, `chosen` are the ids of `query.people`.
    """
    reader = _Reader(people, need)
    match = reader.clause(parsed.expression)
    if query.since or query.until:
        match = _both(match, During((_bounds(query.since, query.until),)))
    asked = Plan(
        match=match,
        choices=_choices(query, chosen),
        sort=query.order,
        offset=(query.page - 1) * query.per,
        limit=query.per,
        facets=tuple(_facets(query, chosen)),
    )
    receipt = Receipt(
        searched=tuple(dict.fromkeys(reader.searched)),
        added=tuple(dict.fromkeys(reader.added)),
        ignored=tuple(dict.fromkeys((*parsed.ignored, *reader.ignored))),
        limits=tuple(dict.fromkeys((*parsed.limits, *reader.limits))),
        relaxed=None if need == "enough" else Note(f"relaxed-{need}"),
    )
    wanted = reduce(or_, _marked(reader.words), Wanted(people=frozenset(reader.named_people)))
    return Planned(asked, wanted, tuple(reader.words), receipt, reader.relaxable)


def unnarrowed(query: Query, parsed: Parsed, *, people: People) -> Plan:
    """The same words with nothing that narrows them, to be counted only."""
    said = Parsed(spoken(parsed.expression))
    asked = plan(query.unnarrowed(), said, people=people).plan
    return replace(asked, facets=(), offset=0, limit=0)


def _marked(found: Sequence[QueryWord]) -> Iterator[Wanted]:
    """What the words mark: stop words only where there are no others."""
    only_stop_words = all(word.optional for word in found)
    return (word.wanted if only_stop_words else word.telling for word in found)


class _Reader:
    """Walks an expression once and keeps what the reader is to be told of it.

    What says nothing, such as a word without a letter, becomes `Everything` and then drops out.
    """

    def __init__(self, people: People, need: Need, *, room: int = MAX_WORDS) -> None:
        self.people = people
        self.need = need
        self.room = room
        self.words: list[QueryWord] = []
        self.searched: list[str] = []
        self.added: list[Added] = []
        self.ignored: list[Note] = []
        self.limits: list[Note] = []
        self.named_people: list[PersonId] = []
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
                return self.excluded(part)
            case Either(parts):
                return _one_or(Some, self.clauses(parts))
            case Together(parts):
                return self.together(parts)

    def clauses(self, parts: Sequence[Expression]) -> list[Clause]:
        """Those of the parts that say something."""
        return [said for part in parts if (said := self.clause(part)) != Everything()]

    def together(self, parts: Sequence[Expression]) -> Clause:
        """All of the parts; stop words beside others are optional here too."""
        needed: list[Clause] = []
        optional: list[Clause] = []
        for part in parts:
            before = len(self.words)
            said = self.clause(part)
            bare = isinstance(part, Plain) and all(word.optional for word in self.words[before:])
            if said != Everything():
                (optional if bare else needed).append(said)
        if not needed:
            needed, optional = optional, []
        if optional:
            return All(tuple(needed), tuple(optional))
        return _one_or(All, needed)

    def plain(self, text: str) -> Clause:
        found = words(text)
        if not found and text.strip():
            self.ignored.append(Note("ignored-word", text))
        found = self.kept(found)
        if not found:
            return Everything()
        needed = [word.clause for word in found if not word.optional]
        optional = tuple(word.clause for word in found if word.optional)
        if not needed:  # nothing but stop words: then these are what is asked
            needed, optional = list(optional), ()
        least = self.least(len(needed))
        clause: Clause = needed[0] if len(needed) == 1 else Some(tuple(needed), least=least)
        return All((clause,), optional) if optional else clause

    def kept(self, found: tuple[QueryWord, ...]) -> tuple[QueryWord, ...]:
        """As many of the words as there is room for, told in the receipt."""
        if len(found) > self.room:
            self.limits.append(Note("limit-words", str(MAX_WORDS)))
            found = found[: self.room]
        self.room -= len(found)
        self.words += found
        self.searched += [word.text for word in found]
        self.added += [added for word in found for added in word.added]
        return found

    def least(self, count: int) -> int:
        """How many of `count` words must be found."""
        enough = count if count <= ALL_UP_TO else -(-3 * count // 4)
        self.relaxable |= count > 1
        return {"enough": enough, "most": min(enough, count // 2 + 1), "any": 1}[self.need]

    def quoted(self, text: str) -> Clause:
        said = phrase(text, longest=MAX_PHRASE)
        if said is None:
            self.ignored.append(Note("ignored-word", f'"{text}"'))
            return Everything()
        if said.cut:
            self.limits.append(Note("limit-phrase", str(MAX_PHRASE)))
        return said.clause if self.kept((said,)) else Everything()

    def excluded(self, part: Expression) -> Clause:
        """Not the part, all of whose words count; they are not marked."""
        apart = _Reader(self.people, "enough", room=self.room)
        clause = apart.clause(part)
        self.room = apart.room
        self.searched += [f"-{said}" for said in apart.searched]
        self.added += apart.added
        self.ignored += apart.ignored
        self.limits += apart.limits
        return clause if clause == Everything() else Without(clause)

    def named(self, named: Named) -> Clause:
        clause = self.field(named)
        if clause is None:
            return self.plain(named.value) if named.field == "date" else Everything()
        value = f'"{named.value}"' if " " in named.value else named.value
        self.searched.append(f"{named.field}:{value}")
        return clause

    def field(self, named: Named) -> Clause | None:
        """What the field narrows to, None where its value cannot be read."""
        if named.field == "person":
            ids = tuple(self.people(named.value))
            self.named_people += ids
            return Key("person", ids)
        if named.field == "lang":
            language = _LANGUAGE_NAMES.get(named.value.lower())
            if language:
                return Key("language", (language,))
            self.ignored.append(Note("ignored-field", f"lang:{named.value}"))
            return None
        try:
            return _span(named.value)
        except ValueError:
            self.ignored.append(Note("ignored-date", named.value))
            return None


def _one_or(several: type[All | Some], clauses: Sequence[Clause]) -> Clause:
    if not clauses:
        return Everything()
    return clauses[0] if len(clauses) == 1 else several(tuple(clauses))


def _span(text: str) -> During:
    """`2023`, `2023-06..2024`, `..2024`, `none`, or days in words.

    Raises ValueError for anything else.
    """
    if text.lower() == UNDATED:
        return During((), undated=True)
    since, *rest = _RANGE.split(text, maxsplit=1)
    if not rest:
        days = read_days(text) if is_date(text) else None
        return During((days or Period.read(text).days,))
    until = rest[0]
    if not since and not until:
        raise ValueError("a range without a bound")
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


def _choices(query: Query, chosen: tuple[PersonId, ...]) -> dict[Choice, Clause]:
    choices: dict[Choice, Clause] = {}
    if query.people:
        choices["person"] = Key("person", chosen)
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


def _facets(query: Query, chosen: tuple[PersonId, ...]) -> list[FacetAsk]:
    asks = [
        FacetAsk("person", also=chosen),
        FacetAsk("language", also=LANGUAGES if query.languages else ()),
        FacetAsk("issuer", also=query.issuers),
        FacetAsk("kind", also=query.kinds),
        FacetAsk("year"),
    ]
    opened = _common(query.dates)
    if opened:
        asks.append(FacetAsk("month", within=Period(opened.year).days))
        if opened.month:
            asks.append(FacetAsk("day", within=Period(opened.year, opened.month).days))
    return asks


def _common(dates: Sequence[DateChoice]) -> Period | None:
    """The month, else the year, that all chosen dates are in: where the facet opens."""
    periods = [chosen for chosen in dates if isinstance(chosen, Period)]
    if not periods or len({period.year for period in periods}) > 1:
        return None
    months = {period.month for period in periods}
    return Period(periods[0].year, months.pop() if len(months) == 1 else 0)
