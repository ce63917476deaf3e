"""The choices of a search: what can be ticked, and what is ticked, as chips."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from index.release import Language
from search.dating import UNDATED, DateChoice
from search.period import Period
from search.plan import FacetName
from search.query import Query
from search.results import FacetValue, Results
from web.links import Links
from web.presenting.dates import bounded, date_label
from web.presenting.frame import LANGUAGE_NAMES
from web.wording import Wording

SHOWN: Final = 8
"""Values of a facet that stand in the open; the others unfold."""

TitleKey = Literal["facet-person", "facet-date", "facet-language", "facet-issuer", "facet-kind"]


@dataclass(frozen=True, slots=True)
class Box:
    """A value to tick; `count` is None where it was not counted."""

    name: str
    value: str
    label: str
    count: str | None
    ticked: bool
    finer: tuple[Box, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it, or anything below it, is ticked."""
        return self.ticked or any(box.is_open for box in self.finer)


@dataclass(frozen=True, slots=True)
class Facet:
    """A group of values; `name` is the key in the address."""

    name: str
    title: str
    boxes: tuple[Box, ...]
    more: tuple[Box, ...]
    ticked: int
    is_open: bool


@dataclass(frozen=True, slots=True)
class Chip:
    """A choice that is made, and the address without it."""

    kind: str
    label: str
    href: str


def resolved(results: Results) -> Query:
    """The question with the people's ids where it has their names, so that a box can be unticked.

    A name stands for the selected people that no id in the question asks for.
    """
    query = results.query
    selected = tuple(value.value for value in results.facets.get("person", ()) if value.selected)
    unasked = tuple(value for value in selected if value not in query.people)
    if not unasked:
        return query
    return replace(query, people=(*(p for p in query.people if p in selected), *unasked))


def facets(results: Results, query: Query, *, t: Wording) -> tuple[Facet, ...]:
    """The facets in their order; issuer and kind only where there is a choice."""
    values = results.facets
    languages: dict[str, str] = {language: t(key) for language, key in LANGUAGE_NAMES.items()}
    found = [
        _facet(
            "person",
            "facet-person",
            _boxes("person", values.get("person", ()), query.people, t=t),
            t=t,
            is_open=True,
        ),
        _facet("date", "facet-date", _dates(results, query, t=t), t=t, is_open=True),
        _facet(
            "lang",
            "facet-language",
            _boxes(
                "lang",
                values.get("language", ()),
                query.languages,
                t=t,
                label=languages.__getitem__,
            ),
            t=t,
        ),
    ]
    optional: tuple[tuple[FacetName, TitleKey, Sequence[str]], ...] = (
        ("issuer", "facet-issuer", query.issuers),
        ("kind", "facet-kind", query.kinds),
    )
    for name, title, chosen in optional:
        boxes = _boxes(name, values.get(name, ()), chosen, t=t)
        if len(boxes) > 1 or chosen:
            found.append(_facet(name, title, boxes, t=t))
    return tuple(facet for facet in found if facet.boxes or facet.name == "date")


def chips(results: Results, query: Query, *, t: Wording, links: Links) -> tuple[Chip, ...]:
    """Every choice that is made, in the order of the address."""
    names = {value.value: value.label for value in results.facets.get("person", ())}

    def chip(title: TitleKey, label: str, without: Query) -> Chip:
        return Chip(t(title), label, links.search(without))

    made = [
        *(chip("facet-person", names.get(p, p), query.widened(person=p)) for p in query.people),
        *(chip("facet-date", date_label(d, t=t), query.widened(date=d)) for d in query.dates),
    ]
    made += [
        Chip(t("facet-date"), label, links.search(without))
        for label, without in bounded(query, t=t)
    ]
    return (
        *made,
        *(
            chip("facet-language", t(LANGUAGE_NAMES[one]), query.widened(language=one))
            for one in query.languages
        ),
        *(chip("facet-issuer", one, query.widened(issuer=one)) for one in query.issuers),
        *(chip("facet-kind", one, query.widened(kind=one)) for one in query.kinds),
    )


def _facet(
    name: str, title: TitleKey, boxes: tuple[Box, ...], *, t: Wording, is_open: bool = False
) -> Facet:
    ticked = _ticked(boxes)
    shown = max([SHOWN, *(place + 1 for place, box in enumerate(boxes) if box.is_open)])
    return Facet(name, t(title), boxes[:shown], boxes[shown:], ticked, is_open or ticked > 0)


def _ticked(boxes: Iterable[Box]) -> int:
    return sum(box.ticked + _ticked(box.finer) for box in boxes)


def _boxes(
    name: str,
    values: Iterable[FacetValue],
    chosen: Sequence[str],
    *,
    t: Wording,
    label: Callable[[str], str] | None = None,
) -> tuple[Box, ...]:
    """A box for each value that has releases or is chosen, and for each choice without a value."""
    boxes = [
        Box(
            name,
            value.value,
            label(value.value) if label else value.label,
            t.number(value.count),
            value.selected,
        )
        for value in values
        if value.count or value.selected
    ]
    known = {box.value for box in boxes}
    boxes += [
        Box(name, value, label(value) if label else value, None, ticked=True)
        for value in chosen
        if value not in known
    ]
    return tuple(boxes)


def _dates(results: Results, query: Query, *, t: Wording) -> tuple[Box, ...]:
    """Years, the last one first, with the months and days below them, and the undated at the end.

    A chosen date that was not counted has its box all the same, below its year.
    """
    counts: dict[str, int | None] = dict.fromkeys(_ancestry(query.dates))
    for grain in _GRAINS:
        counts |= {value.value: value.count for value in results.facets.get(grain, ())}
    chosen = {str(choice) for choice in query.dates}

    def box(value: str) -> Box:
        count = counts[value]
        below = sorted(v for v in counts if v.rpartition("-")[0] == value)
        shown = t("undated") if value == UNDATED else date_label(Period.read(value), t=t)
        return Box(
            "date",
            value,
            shown,
            None if count is None else t.number(count),
            value in chosen,
            tuple(box(v) for v in below if counts[v] or counts[v] is None or v in chosen),
        )

    years = sorted((v for v in counts if v.isdecimal()), reverse=True)
    undated = [UNDATED] if counts.get(UNDATED) or UNDATED in chosen else []
    return tuple(box(value) for value in (*years, *undated))


_GRAINS: Final[tuple[FacetName, ...]] = ("year", "month", "day")


def _ancestry(choices: Iterable[DateChoice]) -> list[str]:
    """Each choice with the month and the year that it is in."""
    found = []
    for choice in choices:
        parts = str(choice).split("-")
        found += ["-".join(parts[:length]) for length in range(1, len(parts) + 1)]
    return found


def language_name(language: Language, *, t: Wording) -> str:
    """The language, named in that of the interface."""
    return t(LANGUAGE_NAMES[language])
