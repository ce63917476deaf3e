"""Clause → the query that matches the same releases; it scores nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from index.engines.days import NO_DAY
from index.engines.opensearch.document import key, part_field, token, word_text
from index.entry import READ, Part, TextField
from search.plan import (
    All,
    Alternative,
    Best,
    Clause,
    During,
    Everything,
    Key,
    Phrase,
    Some,
    Terms,
    Without,
)

Asked = dict[str, Any]
"""A query as JSON."""

ALL: Final[Asked] = {"match_all": {}}
NONE: Final[Asked] = {"match_none": {}}

_MOST_TERMS: Final = 60_000
"""Below the 65,536 values that the server takes in one `terms`."""


def matching(clause: Clause) -> Asked:  # noqa: PLR0911 - one for each kind of clause
    """The query that finds what the clause finds.

    >>> from search.plan import Key
    >>> matching(Key("person", ("boris-ruge",)))
    {'terms': {'person': ['boris-ruge']}}
    """
    match clause:
        case Terms():
            return _terms(clause)
        case Phrase():
            return _phrase(clause)
        case Key():
            return _any_term(clause.field, map(key, clause.values))
        case During():
            return _during(clause)
        case Everything():
            return ALL
        case All():
            return every(matching(one) for one in clause.clauses)
        case Some():
            return _some(clause)
        case Best():
            return any_of(matching(one) for one in clause.clauses)
        case Without():
            return {"bool": {"must_not": [matching(clause.clause)]}}


def every(queries: Iterable[Asked]) -> Asked:
    """What all of the queries find."""
    asked = [query for query in queries if query != ALL]
    if not asked:
        return ALL
    return asked[0] if len(asked) == 1 else {"bool": {"filter": asked}}


def any_of(queries: Iterable[Asked]) -> Asked:
    """What any of the queries finds."""
    asked = [query for query in queries if query != NONE]
    if not asked:
        return NONE
    return asked[0] if len(asked) == 1 else at_least(1, asked)


def at_least(least: int, queries: Sequence[Asked]) -> Asked:
    """What at least so many of the queries find."""
    return {"bool": {"should": list(queries), "minimum_should_match": least}}


def standing(alternative: Alternative, part: Part | None) -> Asked:
    """Where that one term stands, in that part or anywhere."""
    name = part_field(alternative.field, part) if part else alternative.field.name
    return {"term": {name: token(alternative.term)}}


def _terms(clause: Terms) -> Asked:
    fields: dict[TextField, list[str]] = {}
    for one in clause.alternatives:
        fields.setdefault(one.field, []).append(token(one.term))
    return any_of(
        _any_term(part_field(field, clause.part) if clause.part else field.name, terms)
        for field, terms in fields.items()
    )


def _any_term(name: str, terms: Iterable[str]) -> Asked:
    unique = list(dict.fromkeys(terms))
    chunks = (unique[at : at + _MOST_TERMS] for at in range(0, len(unique), _MOST_TERMS))
    return any_of({"terms": {name: chunk}} for chunk in chunks)


def _phrase(clause: Phrase) -> Asked:
    places = [place for place, word in enumerate(clause.words) if word]
    if not places:
        return NONE
    words = clause.words[places[0] : places[-1] + 1]
    text = " ".join(map(word_text, words))
    # the parts are fields of their own, so that a phrase can be asked of one of them
    return any_of(
        {"match_phrase": {part_field(clause.field, part): {"query": text, "slop": clause.slop}}}
        for part in ((clause.part,) if clause.part else READ)
    )


def _during(clause: During) -> Asked:
    if clause.of == "happened":
        first, last = "first", "last"
        no_day: Asked = {"term": {"undated": True}}
    else:
        first = last = "published" if clause.of == "published" else "updated_day"
        no_day = {"term": {first: NO_DAY}}
    spans = [
        every(
            [
                {"range": {first: {"lte": span.last.toordinal()}}},
                {"range": {last: {"gte": span.first.toordinal()}}},
            ]
        )
        for span in clause.spans
    ]
    return any_of([*spans, no_day] if clause.undated else spans)


def _some(clause: Some) -> Asked:
    queries = [matching(one) for one in clause.clauses]
    if clause.least <= 0:
        return ALL
    if clause.least > len(queries):
        return NONE
    if clause.least == len(queries):
        return every(queries)
    return any_of(queries) if clause.least == 1 else at_least(clause.least, queries)
