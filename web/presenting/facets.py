"""The choices of a search: what can be ticked, what can be left out, what can be looked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from index.analysis import fold
from index.release import Language
from search.choosing import USUAL_VALUES
from search.plan import FacetName
from search.query import Query
from search.results import FacetValue, Results
from web.presenting.boxes import Box, barred_boxes, boxes, date_boxes, ticked
from web.presenting.dates import date_label
from web.presenting.frame import LANGUAGE_NAMES
from web.presenting.relations import RelationShown, relations
from web.wording import Wording

SHOWN: Final = 8
"""Values of a facet that stand in the open; the others unfold."""

TitleKey = Literal["facet-person", "facet-date", "facet-language", "facet-issuer", "facet-kind"]

_SEEKS: Final = {"person": "seek-person", "issuer": "seek-issuer", "kind": "seek-kind"}
"""The messages that label the fields which look for values."""


@dataclass(frozen=True, slots=True)
class Seek:
    """A field that looks for values of a facet; `said` tells how many there are."""

    name: str
    label: str
    value: str
    said: str


@dataclass(frozen=True, slots=True)
class Facet:
    """A group of values; `name` is the key in the address, `how` says what several ticks mean.

    `every` tells whether all that is ticked must hold, None where that is no question; `excluding`
    are the values to leave out; `relations` what people may be chosen to do.
    """

    name: str
    title: str
    how: str
    boxes: tuple[Box, ...]
    more: tuple[Box, ...]
    ticked: int
    is_open: bool
    excluding: tuple[Box, ...] = ()
    every: bool | None = None
    search: Seek | None = None
    relations: tuple[RelationShown, ...] = ()

    @property
    def is_excluding(self) -> bool:
        """Whether anything is left out."""
        return ticked(self.excluding) > 0


def resolved(results: Results) -> Query:
    """The question with the people's ids where it has their names, so that a box can be unticked.

    A name stands for the selected people, or those left out, that no id in the question asks for.
    """
    query = results.query
    values = results.facets.get("person", ())
    people = _ids([value.value for value in values if value.selected], query.people)
    excluded = _ids([value.value for value in values if value.excluded], query.excluded.people)
    return replace(query, people=people, excluded=replace(query.excluded, people=excluded))


def facets(results: Results, query: Query, *, t: Wording) -> tuple[Facet, ...]:
    """The facets in their order; issuer and kind only where there is a choice."""
    languages: dict[str, str] = {language: t(key) for language, key in LANGUAGE_NAMES.items()}
    excluded = query.excluded
    person = _listed("person", "facet-person", results, query.people, excluded.people, t=t)
    found = [
        replace(
            person,
            is_open=True,
            every=query.everyone if query.everyone or len(person.boxes) > 1 else None,
            how=t("facet-all") if query.everyone else person.how,
            search=_seek("person", person, dict(query.sought).get("person", ""), t),
            relations=relations(query, t=t) if person.boxes or query.relation else (),
        ),
        _facet(
            "date",
            "facet-date",
            date_boxes(results, query, t=t),
            tuple(
                Box("not-date", str(one), date_label(one, t=t), None, ticked=True)
                for one in excluded.dates
            ),
            t=t,
            is_open=True,
        ),
        _listed(
            "language",
            "facet-language",
            results,
            query.languages,
            excluded.languages,
            t=t,
            label=lambda value: languages[value.value],
        ),
    ]
    optional: tuple[tuple[FacetName, TitleKey, Sequence[str], Sequence[str]], ...] = (
        ("issuer", "facet-issuer", query.issuers, excluded.issuers),
        ("kind", "facet-kind", query.kinds, excluded.kinds),
    )
    for name, title, chosen, barred in optional:
        facet = _listed(name, title, results, chosen, barred, t=t)
        sought = dict(query.sought).get(name, "")
        if len(facet.boxes) > 1 or facet.ticked or sought:
            found.append(replace(facet, search=_seek(name, facet, sought, t)))
    return tuple(
        facet
        for facet in found
        if facet.boxes or facet.excluding or facet.search or facet.relations or facet.name == "date"
    )


def language_name(language: Language, *, t: Wording) -> str:
    """The language, named in that of the interface."""
    return t(LANGUAGE_NAMES[language])


def _ids(marked: list[str], asked: tuple[str, ...]) -> tuple[str, ...]:
    """The ids that are asked for, and in place of the names those that they stand for."""
    unasked = [id for id in marked if id not in asked]
    return (*(one for one in asked if one in marked), *unasked) if unasked else asked


def _listed(
    name: FacetName,
    title: TitleKey,
    results: Results,
    chosen: Sequence[str],
    excluded: Sequence[str],
    *,
    t: Wording,
    label: Callable[[FacetValue], str] = lambda value: value.label,
) -> Facet:
    """A facet of values that are listed."""
    key = "lang" if name == "language" else name
    values = results.facets.get(name, ())
    if name == "language":  # as many of one as of the other: by what the reader sees
        values = tuple(sorted(values, key=lambda one: (-one.count, fold(label(one)))))
    found = boxes(key, values, chosen, label=label, t=t)
    barred = barred_boxes(f"not-{key}", values, excluded, label=label)
    return _facet(key, title, found, barred if len(found) > 1 or excluded else (), t=t)


def _facet(
    name: str,
    title: TitleKey,
    found: tuple[Box, ...],
    barred: tuple[Box, ...],
    *,
    t: Wording,
    is_open: bool = False,
) -> Facet:
    count = ticked(found) + ticked(barred)
    shown = max([SHOWN, *(place + 1 for place, box in enumerate(found) if box.is_open)])
    return Facet(
        name=name,
        title=t(title),
        how=t("facet-any"),
        boxes=found[:shown],
        more=found[shown:],
        ticked=count,
        is_open=is_open or count > 0,
        excluding=barred,
    )


def _seek(name: FacetName, facet: Facet, sought: str, t: Wording) -> Seek | None:
    """The field, where there are more values than are shown, or something is sought in them."""
    count = len(facet.boxes) + len(facet.more)
    if count < USUAL_VALUES and not sought:
        return None
    said = t("seek-said", options=t.count("options", count), ticked=t.count("ticked", facet.ticked))
    return Seek(f"in-{name}", t(_SEEKS[name]), sought, said)
