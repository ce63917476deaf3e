"""The search page: the question, the receipt, the results, the choices, the ways out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from index.release import Language
from search.plan import Sort
from search.results import Results
from web.address import Asked, Unread
from web.links import Links
from web.presenting.facets import Chip, Facet, chips, facets, resolved
from web.presenting.frame import Frame, framed
from web.presenting.hits import HitShown, hit_shown
from web.presenting.paging import Paging, paging
from web.presenting.receipt import ReceiptShown, receipt_shown
from web.presenting.ways import WayShown, spellings, ways_shown
from web.wording import Wording, wording

_SORTS: Final[dict[Sort, str]] = {
    "relevance": "sort-relevance",
    "newest": "sort-newest",
    "oldest": "sort-oldest",
    "updated": "sort-updated",
}


@dataclass(frozen=True, slots=True)
class DayField:
    """`from` or `to`: what stands in it, and what is wrong with that."""

    name: str
    label: str
    value: str
    error: str | None


@dataclass(frozen=True, slots=True)
class SortShown:
    """An order to choose."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class SearchPage:
    """All of the search page.  `per` is None where it is the usual page size."""

    action: str
    suggest: str
    suggest_json: str
    text: str
    per: int | None
    receipt: ReceiptShown
    fields: tuple[DayField, ...]
    chips: tuple[Chip, ...]
    clear: str | None
    facets: tuple[Facet, ...]
    sorts: tuple[SortShown, ...]
    heading: str
    start: int
    hits: tuple[HitShown, ...]
    paging: Paging | None
    past_end: str | None
    spellings: tuple[WayShown, ...]
    ways_out: tuple[WayShown, ...]
    json: str

    @property
    def errors(self) -> tuple[DayField, ...]:
        """The fields that have something wrong."""
        return tuple(field for field in self.fields if field.error)

    @property
    def ticked(self) -> int:
        """How many choices are made."""
        return len(self.chips)


def search_page(results: Results, asked: Asked, *, language: Language) -> tuple[Frame, SearchPage]:
    """The page that shows the results of what was asked."""
    t, links = wording(language), Links(language)
    query = resolved(results)
    made = chips(results, query, t=t, links=links)
    page = SearchPage(
        action=links.search(),
        suggest=links.suggest(),
        suggest_json=links.suggest_json(),
        text=query.text,
        per=query.per if query.per != type(query)().per else None,
        receipt=receipt_shown(results.receipt, query, _elsewhere(asked.unread), t=t, links=links),
        fields=_fields(asked, t),
        chips=made,
        clear=links.search(query.unnarrowed()) if made else None,
        facets=facets(results, query, t=t),
        sorts=tuple(
            SortShown(sort, t(key), sort == query.order)
            for sort, key in _SORTS.items()
            if sort != "relevance" or query.text or query.order == sort
        ),
        heading=t.count("results", results.total),
        start=(query.page - 1) * query.per + 1,
        hits=tuple(
            hit_shown(hit, t=t, links=links, query=query, at=at)
            for at, hit in enumerate(results.hits, (query.page - 1) * query.per + 1)
        ),
        paging=paging(
            query.page, results.pages, t=t, href=lambda number: links.search(query.on_page(number))
        ),
        past_end=(
            t.count("past-end", results.pages, page=t.number(query.page))
            if query.page > results.pages
            else None
        ),
        spellings=spellings(results, t=t, links=links),
        ways_out=ways_shown(results, t=t, links=links),
        json=links.json(query),
    )
    frame = framed(
        _title(results, t),
        language=language,
        here=lambda there: there.search(query),
        indexed=not (query.is_narrowed or query.sort or query.off),
    )
    return frame, page


def _title(results: Results, t: Wording) -> str:
    query = results.query
    text = query.text or t("all-releases")
    if query.page == 1:
        return text if query.text or query.is_narrowed else ""
    return t("title-page", text=text, page=t.number(query.page), pages=t.number(results.pages))


def _elsewhere(unread: tuple[Unread, ...]) -> tuple[Unread, ...]:
    """What is not said beside a field."""
    return tuple(one for one in unread if not _beside(one))


def _beside(one: Unread) -> bool:
    return one.name in {"from", "to"} and one.why in {"malformed", "reversed"}


def _fields(asked: Asked, t: Wording) -> tuple[DayField, ...]:
    wrong = {one.name: one for one in asked.unread if _beside(one)}

    def field(name: str, label: str, value: str) -> DayField:
        one = wrong.get(name)
        if one is None:
            return DayField(name, label, value, None)
        key = "error-reversed" if one.why == "reversed" else "error-no-day"
        return DayField(name, label, one.value, t(key))

    return (
        field("from", t("from"), str(asked.query.since or "")),
        field("to", t("to"), str(asked.query.until or "")),
    )
