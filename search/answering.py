"""The journey of a question: string → query → plan → found → results.

words ─parse→ Query ─expand→ ─plan→ Plan ─find→ Found ─show, snippets→ Results
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from index.card import Card, Named
from index.release import Language, PersonId, ReleaseId
from search import choosing, crossing
from search import people as naming
from search.budget import UNLIMITED, Budget
from search.clauses import Need
from search.counts import counted
from search.faceting import faceted
from search.known import known
from search.lexicon import NO_LEXICON, Lexicon
from search.offers import offers
from search.office_asked import answered
from search.plan import Found
from search.planning import Planned, plan, unnarrowed
from search.query import Query
from search.quoting import cited
from search.rarity import rarity
from search.results import Cited, Hit, Results, Snippet
from search.runs import runs
from search.searcher import Searcher
from search.snippets import Spans, in_titles, snippets
from search.sought import Sought
from search.syntax import parse
from search.timed import Timed
from search.wanted import Wanted

NEEDS: Final[tuple[Need, ...]] = ("enough", "most", "any")

PEOPLE_SHOWN: Final = 8
"""Beside a hit."""


def answer(
    query: Query,
    searcher: Searcher,
    *,
    interface: Language,
    budget: Budget = UNLIMITED,
    lexicon: Lexicon = NO_LEXICON,
) -> Results:
    """The results of the query from what the searcher sees.

    Words are searched too by what the lexicon has for them in the other language.
    Titles are in the interface's language where the release has it.
    When the budget is spent, what a page can be without is left out, and the receipt says so.
    """
    searcher = Timed(searcher, budget)
    planned, found = find(query, searcher, lexicon=lexicon)
    typed = plan(query.translating(on=False), parse(query.text), people=lambda _: ()).wanted
    sought = _sought(typed, planned.wanted if budget.allows() else Wanted())
    shown = searcher.show([match.id for match in found.matches], sought)
    facets, names = faceted(query, planned.chosen, found, searcher)
    asked = frozenset((*planned.chosen.ids, *planned.wanted.people))
    people = {
        person.id
        for card in shown.cards
        if card
        for person in first_of(card.people, asked)[:PEOPLE_SHOWN]
    }
    names |= naming.labels(people - names.keys(), searcher)
    passages = snippets(
        shown, sought, first=interface, rarity=lambda: rarity(planned.wanted, searcher)
    )
    titles = in_titles(shown, sought)
    quoted = _quoted(planned, found, searcher, interface=interface, names=names)
    hits = tuple(
        _hit(
            card,
            passage,
            quoted.get(card.id),
            score=match.score,
            titles=titles.get(place, {}),
            names=names,
            interface=interface,
            asked=asked,
        )
        for place, (match, card, passage) in enumerate(
            zip(found.matches, shown.cards, passages, strict=True)
        )
        if card
    )
    receipt = counted(planned, searcher, allows=budget.allows)
    count = partial(total, lexicon=lexicon)
    offered = offers(query, planned.words, found.total, searcher, count=count, budget=budget)
    return Results(
        query=query,
        generation=searcher.generation,
        total=found.total,
        hits=hits,
        facets=facets,
        receipt=replace(receipt, limits=(*receipt.limits, *budget.notes)),
        did_you_mean=offered.did_you_mean,
        ways_out=offered.ways_out,
        office=answered(query, searcher) if budget.allows() else None,
    )


def total(query: Query, searcher: Searcher, *, lexicon: Lexicon = NO_LEXICON) -> int | None:
    """How many releases meet the query as it stands; None where time ran out before."""
    found = find(query, searcher, counting=True, lexicon=lexicon)[1]
    return found.total if found.is_whole else None


def find(
    query: Query, searcher: Searcher, *, counting: bool = False, lexicon: Lexicon = NO_LEXICON
) -> tuple[Planned, Found]:
    """The first of the needs, from the strictest, that anything meets; when counting, only that.

    What narrows does not count in that: words that are found, only not under these choices, dates,
    fields and exclusions, are not searched more loosely.
    """
    parsed = parse(query.text)
    named: dict[str, Sequence[PersonId]] = {}

    def people(name: str) -> Sequence[PersonId]:
        if name not in named:
            named[name] = naming.bearers(name, searcher)
        return named[name]

    chosen = choosing.chosen(query, searcher)
    index = known(searcher, lexicon)
    first = plan(query, parsed, people=people, chosen=chosen, known=index)
    if first.translated and first.relaxable:
        words = unnarrowed(query, parsed, people=people, known=index)
        loose = crossing.wanting(words, first.translated, searcher)
        first = plan(query, parsed, people=people, chosen=chosen, known=index, loose=loose)
    if counting:
        return first, searcher.find(replace(first.plan, facets=(), offset=0, limit=0))
    found = searcher.find(first.plan)
    if found.total or not first.relaxable:
        return first, found
    words = unnarrowed(query, parsed, people=people, known=index)
    is_narrowed = first.plan.choices or words.match != first.plan.match
    if is_narrowed and searcher.find(words).total:
        return first, found
    tried = first.plan.match
    for need in NEEDS[1:]:
        planned = plan(query, parsed, people=people, chosen=chosen, need=need, known=index)
        if planned.plan.match != tried:
            tried = planned.plan.match
            looser = searcher.find(planned.plan)
            if looser.total:
                return planned, looser
    return first, found


def first_of(people: tuple[Named, ...], asked: frozenset[PersonId]) -> list[Named]:
    """The people of a release, those that were asked for first: their role is looked for."""
    return sorted(people, key=lambda person: person.id not in asked)


def _sought(typed: Wanted, wanted: Wanted) -> Sought:
    """What is typed is shown before what means the same, where all of it can be."""
    both = wanted and typed and typed != wanted
    return Sought.of(typed, wanted) if both else Sought.of(wanted)


def _quoted(
    planned: Planned,
    found: Found,
    searcher: Searcher,
    *,
    interface: Language,
    names: Mapping[PersonId, str],
) -> dict[ReleaseId, tuple[Snippet, Cited]]:
    """By release, what is quoted in it of what was asked for as said."""
    quoted = {}
    if planned.said:
        for release in filter(None, (searcher.get(match.id) for match in found.matches)):
            one = cited(release, planned.said, by=planned.speakers, first=interface, names=names)
            if one:
                quoted[release.id] = one
    return quoted


def _hit(
    card: Card,
    passage: Snippet | None,
    quoted: tuple[Snippet, Cited] | None,
    *,
    score: float,
    titles: Mapping[Language, Spans],
    names: dict[PersonId, str],
    interface: Language,
    asked: frozenset[PersonId],
) -> Hit:
    passage, source = quoted or (passage, None)
    shown = card.version(interface)
    return Hit(
        id=card.id,
        title=runs(shown.title, titles.get(shown.language, ()), 0, len(shown.title)),
        language=shown.language,
        languages=card.languages,
        happened=card.happened,
        published=card.published,
        updated=card.updated,
        issuer=card.issuer,
        kind=card.kind,
        url=shown.url or card.url,
        snippet=passage,
        people=tuple(
            Named(person.id, names.get(person.id, person.name), person.role)
            for person in first_of(card.people, asked)[:PEOPLE_SHOWN]
        ),
        score=score,
        cited=source,
    )
