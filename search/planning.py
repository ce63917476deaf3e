"""Query → Plan: which words must be found, what narrows, what to count.

Of words that merely stand side by side all are needed up to four, three in four beyond.
When nothing holds them, that is relaxed, one step at a time, and the receipt says so.
Phrases, words bound by ET, fields and exclusions are never relaxed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from operator import or_
from typing import Final

from index.release import Language, PersonId
from search import choosing
from search.additions import Widening, folded
from search.choosing import NOBODY, Chosen
from search.clauses import Need, People, Reader
from search.expression import Expression, Named, Prefix, Together, leaves, spoken
from search.known import UNKNOWN, Known
from search.lexicon import NO_LEXICON
from search.plan import All, Clause, Plan
from search.prefixes import MOST_WORDS
from search.query import Query
from search.results import Note, Receipt
from search.syntax import Parsed
from search.wanted import Wanted
from search.words import QueryWord

NOTHING_WANTED: Final = Wanted()


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan, what its snippets mark, and what to tell the reader.

    `relaxable` tells whether a lesser need would ask for less; `counting` has for each form that
    was added the plan that counts what it finds.  `chosen` are the people that are ticked.
    `said` is what of all that must be quoted, of `speakers` where there are any.
    """

    plan: Plan
    wanted: Wanted
    words: tuple[QueryWord, ...]
    receipt: Receipt
    relaxable: bool
    counting: Mapping[str, Plan] = field(default_factory=dict)
    chosen: Chosen = NOBODY
    said: Wanted = NOTHING_WANTED
    speakers: frozenset[PersonId] = frozenset()
    translated: frozenset[Language] = frozenset()


def plan(
    query: Query,
    parsed: Parsed,
    *,
    people: People,
    chosen: Chosen = NOBODY,
    need: Need = "enough",
    known: Known = UNKNOWN,
    loose: frozenset[Language] = frozenset(),
) -> Planned:
    """The plan that the query asks of an engine, when the plain words are needed that much.

    `people` reads the names that were typed, `chosen` are the ids of those that are ticked; `known`
    tells of the words and names that the index has.
    """
    prefixes = sum(isinstance(leaf, Prefix) for leaf in leaves(parsed.expression))
    reader = Reader(
        people,
        need,
        widening=Widening(
            frozenset(map(folded, query.off)),
            known.spellings,
            known.lexicon if query.translate else NO_LEXICON,
        ),
        vocabulary=known.vocabulary,
        each_prefix=MOST_WORDS // max(1, prefixes),
        loose=loose,
    )
    match = reader.clause(parsed.expression)
    more = tuple(choosing.narrowing(query, chosen))
    narrowing = [*_narrowing(parsed.expression, reader), *more]
    asked = Plan(
        match=choosing.narrowed(match, more),
        choices=choosing.choices(query, chosen),
        sort=query.order,
        offset=(query.page - 1) * query.per,
        limit=query.per,
        facets=tuple(choosing.asks(query, chosen)),
    )
    receipt = Receipt(
        searched=tuple(dict.fromkeys((*reader.searched, *choosing.said(query)))),
        added=tuple(dict.fromkeys(one.added for one in reader.added)),
        off=tuple(dict.fromkeys(reader.off)),
        ignored=tuple(dict.fromkeys((*parsed.ignored, *reader.ignored))),
        limits=tuple(dict.fromkeys((*parsed.limits, *reader.limits))),
        relaxed=_relaxed(need, reader.loosened),
    )
    wanted = reduce(or_, _marked(reader.words), Wanted(people=frozenset(reader.named_people)))
    return Planned(
        asked,
        wanted,
        tuple(reader.words),
        receipt,
        reader.relaxable,
        _counting(reader, asked, narrowing),
        chosen,
        reduce(or_, _marked(reader.in_quotes), NOTHING_WANTED),
        frozenset(reader.named_people),
        frozenset(reader.translated),
    )


def unnarrowed(query: Query, parsed: Parsed, *, people: People, known: Known = UNKNOWN) -> Plan:
    """The same words with nothing that narrows them, to be counted only."""
    said = Parsed(spoken(parsed.expression))
    asked = plan(query.unnarrowed(), said, people=people, known=known).plan
    return replace(asked, facets=(), offset=0, limit=0)


def _relaxed(need: Need, loosened: Sequence[Language]) -> Note | None:
    """What the reader is told of words that need not all be found."""
    if need != "enough":
        return Note(f"relaxed-{need}")
    if not loosened:
        return None
    return Note(f"relaxed-{loosened[0]}" if len(set(loosened)) == 1 else "relaxed-languages")


def _marked(found: Sequence[QueryWord]) -> Iterator[Wanted]:
    """What the words mark: stop words only where there are no others."""
    only_stop_words = all(word.optional for word in found)
    return (word.wanted if only_stop_words else word.telling for word in found)


def _narrowing(expression: Expression, reader: Reader) -> list[Clause]:
    """The fields that narrow the whole, which stand beside the words and not within brackets."""
    parts = expression.parts if isinstance(expression, Together) else (expression,)
    named = (part for part in parts if all(isinstance(leaf, Named) for leaf in leaves(part)))
    return [reader.apart().clause(part) for part in named]


def _counting(reader: Reader, asked: Plan, narrowing: Sequence[Clause]) -> dict[str, Plan]:
    """For each added form the plan that counts what holds it, within what narrows the query."""
    plan = replace(asked, sort="newest", offset=0, limit=0, facets=())
    return {
        one.added.term: replace(plan, match=All((one.clause, *narrowing))) for one in reader.added
    }
