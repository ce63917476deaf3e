"""A clause that must be met within quotes: in anybody's, or in those of some people alone.

said:paix                  paix stands in a quote
person:ruge said:paix      paix stands in a quote of Ruge's
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.entry import SAID
from index.release import PersonId
from index.said import tagged
from search.expression import Either, Expression, Named, leaves
from search.parts import within
from search.plan import All, Best, Clause, Phrase, Some, Terms, Without


def quoted(clause: Clause, speakers: Sequence[PersonId]) -> Clause:
    """The clause, met in what is quoted; of the speakers alone where there are any.

    Whose words they are adds nothing to the score: that is what the words score anywhere.
    """
    said = within(clause, SAID)
    if not speakers:
        return said
    theirs = tuple(_tagged(said, speaker) for speaker in speakers)
    return All((theirs[0] if len(theirs) == 1 else Some(theirs),), (said,))


def _tagged(  # noqa: PLR0911 - one for each kind of clause
    clause: Clause, speaker: PersonId
) -> Clause:
    """The clause about the terms that only the speaker's quotes have."""
    match clause:
        case Terms(alternatives):
            own = (replace(one, term=tagged(speaker, one.term)) for one in alternatives)
            return replace(clause, alternatives=tuple(own))
        case Phrase(_, words):
            said = (tuple(tagged(speaker, term) for term in word) for word in words)
            return replace(clause, words=tuple(said))
        case All(clauses, optional):
            return All(_each(clauses, speaker), _each(optional, speaker))
        case Some(clauses, least):
            return Some(_each(clauses, speaker), least)
        case Best(clauses):
            return Best(_each(clauses, speaker))
        case Without(inner):
            return Without(_tagged(inner, speaker))
        case _:
            return clause


def _each(clauses: Sequence[Clause], speaker: PersonId) -> tuple[Clause, ...]:
    return tuple(_tagged(one, speaker) for one in clauses)


def names(parts: Sequence[Expression]) -> Iterator[str]:
    """The people whom fields beside each other ask for, as typed: one of them, or any of several.

    >>> [*names([Named("person", "ruge"), Named("lang", "fr")])]
    ['ruge']
    """
    for part in parts:
        if isinstance(part, Named | Either):
            for leaf in leaves(part):
                if isinstance(leaf, Named) and leaf.field == "person":
                    yield leaf.value
