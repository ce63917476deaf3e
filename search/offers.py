"""What is offered beside the results: other spellings, and ways out where nothing is found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from search import people as naming
from search.budget import Budget
from search.query import Query
from search.results import Way
from search.searcher import Searcher
from search.spelling import did_you_mean
from search.syntax import MAX_CHARACTERS
from search.ways_out import ways_out
from search.words import QueryWord


@dataclass(frozen=True, slots=True)
class Offered:
    """Other questions, each with what it finds."""

    did_you_mean: tuple[Way, ...] = ()
    ways_out: tuple[Way, ...] = ()


def offers(
    query: Query,
    asked: Sequence[QueryWord],
    found: int,
    searcher: Searcher,
    *,
    count: Callable[[Query, Searcher], int | None],
    budget: Budget,
) -> Offered:
    """What to ask besides a question that has found so many releases.

    `count` gives how many a question finds.  On a page behind the first one nothing is offered, nor
    where the query is longer than anybody types.
    """
    if query.page > 1 or len(query.text) > MAX_CHARACTERS:
        return Offered()

    def counting(other: Query) -> int | None:
        return count(other, searcher)

    spelt = did_you_mean(query, asked, searcher, count=counting, budget=budget)
    if found:
        return Offered(spelt)
    label = partial(_label, searcher=searcher)
    return Offered(spelt, ways_out(query, asked, label=label, count=counting, budget=budget))


def _label(person: str, *, searcher: Searcher) -> str:
    """The display name of whom a choice means; as it was written where that is not one person."""
    ids = naming.ids(person, searcher)
    return naming.labels(ids, searcher)[ids[0]] if len(ids) == 1 else person
