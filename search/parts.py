"""A clause that must be met in one part of a release: in its title, in what is quoted."""

from __future__ import annotations

from dataclasses import replace

from index.entry import Part
from search.plan import All, Best, Clause, Phrase, Some, Terms, Without


def within(clause: Clause, part: Part) -> Clause:
    """The clause, met where its words stand in that part.  What asks for no words stays as it is.

    >>> from index.entry import TextField
    >>> within(Phrase(TextField("fr", "exact"), (("paix",),)), "title").part
    'title'
    """
    match clause:
        case Terms() | Phrase():
            return replace(clause, part=part)
        case All(clauses, optional):
            return All(_each(clauses, part), _each(optional, part))
        case Some(clauses, least):
            return Some(_each(clauses, part), least)
        case Best(clauses):
            return Best(_each(clauses, part))
        case Without(inner):
            return Without(within(inner, part))
        case _:
            return clause


def _each(clauses: tuple[Clause, ...], part: Part) -> tuple[Clause, ...]:
    return tuple(within(one, part) for one in clauses)
