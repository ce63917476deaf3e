"""The way through the results from the page of one of them, and the switch of what is marked."""

from __future__ import annotations

from dataclasses import dataclass, replace

from index.release import ReleaseId
from search.context import InContext
from web.carried import Carried
from web.links import Links
from web.wording import Wording


@dataclass(frozen=True, slots=True)
class Way:
    """The results that the reader came from; `before` and `after` lead to the ones beside this."""

    text: str
    back: str
    before: str | None
    after: str | None
    marks: str | None
    marks_href: str | None


def way(found: InContext, carried: Carried, *, t: Wording, links: Links) -> Way | None:
    """The way through the results, None where no question is carried along."""
    if not carried.is_asking:
        return None
    query, place = carried.query, found.place
    page = -(-place.number // query.per) if place else 1

    def to(id: ReleaseId | None, at: int) -> str | None:
        return links.release(id, replace(carried, at=at)) if id is not None else None

    is_marked = any(
        run.marked
        for version in found.versions
        for runs in (version.title, *version.blocks)
        for run in runs
    )
    return Way(
        text=(
            t("place", number=t.number(place.number), total=t.count("results", place.total))
            if place
            else t("place-unknown")
        ),
        back=links.search(query.on_page(page)),
        before=to(place.before, place.number - 1) if place else None,
        after=to(place.after, place.number + 1) if place else None,
        marks=t("marks-hide" if carried.marked else "marks-show") if is_marked else None,
        marks_href=(
            links.release(found.release.id, replace(carried, marked=not carried.marked))
            if is_marked
            else None
        ),
    )
