"""Every choice that is made, each as a link that takes it away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from search.query import Query
from search.results import Results
from web.links import Links
from web.presenting.dates import bounded, date_label
from web.presenting.frame import LANGUAGE_NAMES
from web.presenting.relations import relation_label
from web.wording import Wording

_TITLES: Final = {
    "person": "facet-person",
    "date": "facet-date",
    "language": "facet-language",
    "issuer": "facet-issuer",
    "kind": "facet-kind",
}

Without = tuple[str, str, Query]
"""Which facet a choice is of, what it is called, and the question without it."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A choice that is made, and the address without it."""

    kind: str
    label: str
    href: str


def chips(results: Results, query: Query, *, t: Wording, links: Links) -> tuple[Chip, ...]:
    """Every choice that is made, in the order of the address; what is left out comes last."""
    names = {value.value: value.label for value in results.facets.get("person", ())}
    made = [
        Chip(t(_TITLES[kind]), label, links.search(without))
        for kind, label, without in _chosen(query, names, t)
    ]
    made += [
        Chip(t(_TITLES[kind]), t("except-one", label=label), links.search(without))
        for kind, label, without in _excluded(query, names, t)
    ]
    return tuple(made)


def _chosen(query: Query, names: dict[str, str], t: Wording) -> Iterator[Without]:
    for person in query.people:
        yield "person", names.get(person, person), query.widened(person=person)
    if query.everyone:
        yield "person", t("all-people"), replace(query, everyone=False, page=1)
    if query.relation:
        yield "person", relation_label(query.relation, t=t), query.doing(None)
    for date in query.dates:
        yield "date", date_label(date, t=t), query.widened(date=date)
    for label, without in bounded(query, t=t):
        yield "date", label, without
    for language in query.languages:
        yield "language", t(LANGUAGE_NAMES[language]), query.widened(language=language)
    for issuer in query.issuers:
        yield "issuer", issuer, query.widened(issuer=issuer)
    for kind in query.kinds:
        yield "kind", kind, query.widened(kind=kind)


def _excluded(query: Query, names: dict[str, str], t: Wording) -> Iterator[Without]:
    excluded = query.excluded
    for person in excluded.people:
        yield "person", names.get(person, person), query.admitted(person=person)
    for date in excluded.dates:
        yield "date", date_label(date, t=t), query.admitted(date=date)
    for language in excluded.languages:
        yield "language", t(LANGUAGE_NAMES[language]), query.admitted(language=language)
    for issuer in excluded.issuers:
        yield "issuer", issuer, query.admitted(issuer=issuer)
    for kind in excluded.kinds:
        yield "kind", kind, query.admitted(kind=kind)
