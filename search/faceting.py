"""The facets that were counted → the values that a reader sees: named, ticked, excluded, sought."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, get_args

from index.analysis import fold
from index.release import PersonId, Relation
from search import people as naming
from search.choosing import Chosen
from search.plan import Counted, FacetName, Found
from search.query import Query
from search.results import FacetValue
from search.searcher import Searcher

MOST_SHOWN: Final = 50
"""Values of a facet in which something is sought."""

SHOWN: Final = tuple(name for name in get_args(FacetName) if name not in get_args(Relation))
"""The facets of a page: people by what they do stand in that of the people."""

Facets = dict[FacetName, tuple[FacetValue, ...]]


def faceted(
    query: Query, people: Chosen, found: Found, searcher: Searcher
) -> tuple[Facets, dict[PersonId, str]]:
    """The values of every facet, and the names of the people in them."""
    ticked = _marked(people.ids, query)
    barred = _excluded(people, query)
    sought = dict(query.sought)
    acting = query.relation or "person"
    counted = found.facets.get(acting, ())
    names = dict(naming.labels([PersonId(value.value) for value in counted], searcher))
    facets: Facets = {}
    for name in SHOWN:
        labels = {str(id): label for id, label in names.items()} if name == "person" else {}
        values = tuple(
            FacetValue(
                value=value.value,
                label=labels.get(value.value, value.value),
                count=value.count,
                selected=value.value in ticked.get(name, ticked["date"]),
                excluded=value.value in barred.get(name, barred["date"]),
            )
            for value in _given(found, acting if name == "person" else name)
        )
        if name == "person" and name in sought:
            facets[name] = _among(values, people.sought)
        else:
            facets[name] = _holding(values, sought[name]) if name in sought else values
    return facets, names


def _given(found: Found, name: FacetName) -> tuple[Counted, ...]:
    return found.facets.get(name, ())


def _marked(ids: Iterable[str], query: Query) -> dict[str, set[str]]:
    return {
        "person": set(ids),
        "language": set(query.languages),
        "issuer": set(query.issuers),
        "kind": set(query.kinds),
        "date": {str(one) for one in query.dates},
    }


def _excluded(people: Chosen, query: Query) -> dict[str, set[str]]:
    excluded = query.excluded
    return {
        "person": set(people.excluded),
        "language": set(excluded.languages),
        "issuer": set(excluded.issuers),
        "kind": set(excluded.kinds),
        "date": {str(one) for one in excluded.dates},
    }


def _holding(values: tuple[FacetValue, ...], text: str) -> tuple[FacetValue, ...]:
    """The values that hold the text, accents or not, after all that are ticked or excluded."""
    wanted = fold(text)
    held = [one for one in values if _is_kept(one) or wanted in fold(one.label)]
    return tuple(sorted(held, key=lambda one: not _is_kept(one))[:MOST_SHOWN])


def _among(values: tuple[FacetValue, ...], ids: Iterable[str]) -> tuple[FacetValue, ...]:
    """The values that are some of those, after all that are ticked or excluded."""
    wanted = set(ids)
    held = [one for one in values if _is_kept(one) or (one.count and one.value in wanted)]
    return tuple(sorted(held, key=lambda one: not _is_kept(one))[:MOST_SHOWN])


def _is_kept(value: FacetValue) -> bool:
    return value.selected or value.excluded
