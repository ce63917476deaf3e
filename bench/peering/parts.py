"""A plan asked of an engine in which each part of a release is a field of its own.

    word in fr_exact   →   word in fr_exact_title ^3, fr_exact_lead, …, fr_exact_closing ^½

Our columns hold a word's frequencies weighted and summed over the parts; an engine that knows no
such sum has a field for each, and is asked all of them.  What is found stays the same, since no
phrase goes beyond a passage, and each passage is of one part.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from bench.peering.collection import named
from index.entry import READ, Analysis, TextField
from index.release import Language
from index.weights import PART_WEIGHT
from search.plan import All, Alternative, Best, Clause, Phrase, Some, Terms

USUAL: Final = PART_WEIGHT["body"]
"""What counts once."""


class PartField(NamedTuple):
    """What stands in a part of a field, asked as the field is."""

    language: Language
    analysis: Analysis
    name: str


def apart(clause: Clause) -> Clause:
    """The same clause, of the parts."""
    match clause:
        case Terms():
            return Terms(tuple(one for each in clause.alternatives for one in _words(each)))
        case Phrase():
            return Some(tuple(_phrases(clause)))
        case All():
            return All(tuple(map(apart, clause.clauses)), tuple(map(apart, clause.optional)))
        case Some() | Best():
            return replace(clause, clauses=tuple(map(apart, clause.clauses)))
        case _:
            return clause


def _words(one: Alternative) -> Iterator[Alternative]:
    for field, weight in _parts(one.field):
        yield replace(one, field=field, weight=one.weight * weight)


def _phrases(one: Phrase) -> Iterator[Phrase]:
    for field, weight in _parts(one.field):
        yield replace(one, field=field, weight=one.weight * weight)


def _parts(field: TextField) -> Iterator[tuple[TextField, float]]:
    for part in READ:
        of = PartField(field.language, field.analysis, named(field, part))
        yield of, PART_WEIGHT[part] / USUAL  # type: ignore[misc]  # has all that a field is asked for
