"""The search page: the question, the receipt, the results, the choices, the ways out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from index.release import Language
from search.plan import Sort
from search.query import Query
from search.results import Results
from web.address import Asked
from web.links import Links
from web.presenting.chips import Chip, chips
from web.presenting.facets import Facet, facets, resolved
from web.presenting.frame import Frame, framed
from web.presenting.histogram import Histogram, histogram
from web.presenting.hits import HitShown, hit_shown
from web.presenting.paging import Paging, paging
from web.presenting.receipt import ReceiptShown, receipt_shown
from web.presenting.take import Take, take
from web.presenting.tenures import Answer, answer_shown
from web.presenting.ways import WayShown, spellings, ways_shown
from web.presenting.when import DayField, When, elsewhere, when_asked
from web.wording import Wording, wording

_SORTS: Final[dict[Sort, str]] = {
    "relevance": "sort-relevance",
    "newest": "sort-newest",
    "oldest": "sort-oldest",
    "published": "sort-published",
    "updated": "sort-updated",
}


@dataclass(frozen=True, slots=True)
class SortShown:
    """An order to choose; the usual one has no value, so that other words have theirs."""

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
    when: When
    chips: tuple[Chip, ...]
    clear: str | None
    facets: tuple[Facet, ...]
    sorts: tuple[SortShown, ...]
    heading: str
    said: str
    histogram: Histogram | None
    start: int
    hits: tuple[HitShown, ...]
    paging: Paging | None
    past_end: str | None
    office: Answer | None
    spellings: tuple[WayShown, ...]
    ways_out: tuple[WayShown, ...]
    json: str
    take: Take

    @property
    def errors(self) -> tuple[DayField, ...]:
        """The fields that have something wrong."""
        return self.when.errors

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
        receipt=receipt_shown(results.receipt, query, elsewhere(asked.unread), t=t, links=links),
        when=when_asked(asked, query, t=t),
        chips=made,
        clear=links.search(query.unnarrowed()) if made else None,
        facets=facets(results, query, t=t),
        sorts=tuple(
            SortShown("" if sort == query.usual_order else sort, t(key), sort == query.order)
            for sort, key in _SORTS.items()
            if sort != "relevance" or query.text or query.order == sort
        ),
        heading=t.count("results", results.total),
        said=_said(results, query, t),
        histogram=histogram(results, query, t=t, links=links),
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
        office=answer_shown(results.office, t=t, links=links) if results.office else None,
        spellings=spellings(results, t=t, links=links),
        ways_out=ways_shown(results, t=t, links=links),
        json=links.json(query),
        take=take(query, links=links),
    )
    frame = framed(
        _title(results, t),
        language=language,
        here=lambda there: there.search(query),
        indexed=not (query.is_narrowed or query.sort or query.off),
    )
    return frame, page


def _said(results: Results, query: Query, t: Wording) -> str:
    """The count, the page and the order, for those who hear the page."""
    return t(
        "said",
        count=t.count("results", results.total),
        page=t("page-title", page=t.number(query.page), pages=t.number(results.pages)),
        sort=t(_SORTS[query.order]),
    )


def _title(results: Results, t: Wording) -> str:
    query = results.query
    text = t(
        "title-count",
        text=query.text or t("all-releases"),
        count=t.count("results", results.total),
    )
    if query.page == 1:
        return text if query.text or query.is_narrowed else ""
    return t("title-page", text=text, page=t.number(query.page), pages=t.number(results.pages))
