"""How much each word that is wanted tells: the fewer releases have it, the more."""

from __future__ import annotations

from typing import Final

from search.plan import Plan
from search.ranking import idf
from search.searcher import Searcher
from search.wanted import FieldTerm, Wanted

MOST_COUNTED: Final = 12
"""Words that are looked up; the others count as a word that half of the releases have."""

ASKED_FOR: Final = 10_000
"""What a phrase or a person tells, which the reader asked for by name: more than any word."""


def rarity(wanted: Wanted, searcher: Searcher) -> tuple[int, ...]:
    """For each word, phrase and for the people that are wanted, in thousandths of an idf."""
    releases = searcher.find(Plan(limit=0)).total
    usual = _told(releases, releases // 2)
    words = [
        _told(releases, _holding(terms, searcher)) if number < MOST_COUNTED else usual
        for number, terms in enumerate(wanted.words)
    ]
    others = len(wanted.phrases) + bool(wanted.people)
    return (*words, *[ASKED_FOR] * others)


def _told(releases: int, holding: int) -> int:
    return 1 + round(1000 * idf(releases=releases, holding=min(holding, releases)))


def _holding(terms: frozenset[FieldTerm], searcher: Searcher) -> int:
    """In how many releases the word stands in its commonest form, by its stems where it has any."""
    stems = [one for one in terms if one[0].analysis == "stem"]
    return max(
        (
            found.count
            for field, term in stems or terms
            for found in searcher.vocabulary(field, term, 1)
            if found.term == term
        ),
        default=0,
    )
