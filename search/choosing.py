"""What a reader ticked → clauses: any of these, all of these people, none of those; the bounds.

What is ticked of one kind is any of it, and a facet is counted without its own choice, so that a
count is what one more tick gives.
Where all of the people are wanted, and where something is excluded, that narrows every facet, its
own too: there a tick gives less, not more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from index.release import LANGUAGES, Days, PersonId
from search import people as naming
from search.dating import UNDATED, Bound, DateChoice
from search.period import Period
from search.plan import (
    All,
    Choice,
    Clause,
    During,
    Everything,
    FacetAsk,
    FacetName,
    Key,
    Without,
)
from search.query import Query
from search.searcher import Searcher

USUAL_VALUES: Final = 20
"""Of a facet, that are shown: those that most releases have."""

MOST_VALUES: Final = 2_000
"""Of a facet, that are looked through for what a reader seeks in it."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The ids of the people of a query: those of each name that is chosen, those not wanted.

    `sought` are those whose name begins with what is looked for among the people.

    >>> Chosen(((PersonId("boris-ruge"),), (PersonId("a"), PersonId("b")))).ids
    ('boris-ruge', 'a', 'b')
    """

    named: tuple[tuple[PersonId, ...], ...] = ()
    excluded: tuple[PersonId, ...] = ()
    sought: tuple[PersonId, ...] = ()

    @property
    def ids(self) -> tuple[PersonId, ...]:
        """All that are chosen."""
        return tuple(dict.fromkeys(id for ids in self.named for id in ids))


NOBODY: Final = Chosen()


def chosen(query: Query, searcher: Searcher) -> Chosen:
    """The people of the query, by the names that the searcher has."""
    return Chosen(
        tuple(tuple(naming.ids(name, searcher)) for name in query.people),
        tuple(
            dict.fromkeys(id for name in query.excluded.people for id in naming.ids(name, searcher))
        ),
        tuple(naming.begun(dict(query.sought).get("person", ""), searcher)),
    )


def choices(query: Query, people: Chosen) -> dict[Choice, Clause]:
    """What is ticked of each kind; a facet is counted without its own."""
    found: dict[Choice, Clause] = {}
    if query.people and not query.everyone:
        found["person"] = Key(query.relation or "person", people.ids)
    if query.languages:
        found["language"] = Key("language", query.languages)
    if query.issuers:
        found["issuer"] = Key("issuer", query.issuers)
    if query.kinds:
        found["kind"] = Key("kind", query.kinds)
    if query.dates:
        found["date"] = _during(query.dates)
    return found


def narrowing(query: Query, people: Chosen) -> Iterator[Clause]:
    """What narrows every facet too."""
    if query.everyone:
        yield from (Key(query.relation or "person", ids) for ids in people.named)
    if query.since or query.until:
        yield During((bounds(query.since, query.until),), of=query.of)
    excluded = query.excluded
    if people.excluded:
        yield Without(Key("person", people.excluded))
    if excluded.dates:
        yield Without(_during(excluded.dates))
    if excluded.languages:
        yield Without(Key("language", excluded.languages))
    if excluded.issuers:
        yield Without(Key("issuer", excluded.issuers))
    if excluded.kinds:
        yield Without(Key("kind", excluded.kinds))


def said(query: Query) -> Iterator[str]:
    """What of the choices is told beside the words: what the people have to do."""
    if query.relation and query.people:
        yield f"relation:{query.relation}"


def narrowed(match: Clause, more: Sequence[Clause]) -> Clause:
    """The clause with all that narrows it."""
    parts = tuple(more) if isinstance(match, Everything) else (match, *more)
    return parts[0] if len(parts) == 1 else All(parts) if parts else match


def bounds(since: Bound | None, until: Bound | None) -> Days:
    """The days from the one to the other; bounds the wrong way round are put right."""
    first = since.days.first if since else date.min
    last = until.days.last if until else date.max
    if last < first and since and until:
        return Days(until.days.first, since.days.last)
    return Days(first, last)


def asks(query: Query, people: Chosen) -> list[FacetAsk]:
    """The facets to count: years always, the months of the year and the days of the month chosen.

    A facet in which a reader seeks something is counted whole.
    """
    excluded = query.excluded
    whole = {name for name, _ in query.sought}

    def ask(name: FacetName, *also: str) -> FacetAsk:
        limit = MOST_VALUES if name in whole else USUAL_VALUES
        return FacetAsk(name, limit=limit, also=tuple(dict.fromkeys(also)))

    found = [
        FacetAsk(
            query.relation or "person",
            limit=USUAL_VALUES,
            also=tuple(dict.fromkeys((*people.ids, *people.excluded, *people.sought))),
        ),
        ask("language", *(LANGUAGES if query.languages or excluded.languages else ())),
        ask("issuer", *query.issuers, *excluded.issuers),
        ask("kind", *query.kinds, *excluded.kinds),
        FacetAsk("year"),
    ]
    opened = opened_at(query)
    if opened:
        found.append(FacetAsk("month", within=Period(opened.year).days))
        if opened.month:
            found.append(FacetAsk("day", within=Period(opened.year, opened.month).days))
    return found


def opened_at(query: Query) -> Period | None:
    """The month, else the year, that all chosen dates are in: where the facet opens.

    Where no date is ticked it is that in which both bounds lie.
    """
    spans = [one.days for one in query.dates if not isinstance(one, str)]
    if not spans and query.since and query.until and query.of == "happened":
        spans = [bounds(query.since, query.until)]
    ends = {day for span in spans for day in (span.first, span.last)}
    years = {day.year for day in ends}
    if len(years) != 1:
        return None
    months = {day.month for day in ends}
    return Period(years.pop(), months.pop() if len(months) == 1 else 0)


def _during(dates: Sequence[DateChoice]) -> During:
    spans = tuple(one.days for one in dates if not isinstance(one, str))
    return During(spans, undated=UNDATED in dates)
