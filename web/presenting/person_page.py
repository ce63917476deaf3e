"""The page of an official: names, offices over time, years, whom they met, the releases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.release import Language, PersonId
from search.profile import Profile
from search.query import Query
from search.results import Results
from web.address import Unread
from web.links import Links
from web.presenting.frame import Frame, framed
from web.presenting.histogram import Histogram, histogram
from web.presenting.hits import HitShown, hit_shown
from web.presenting.paging import Paging, paging
from web.presenting.receipt import unread_lines
from web.presenting.relations import RELATION_NAMES
from web.presenting.spoken import Spoken, spoken
from web.presenting.take import Take, take
from web.presenting.tenures import TenureShown, apart, tenure_shown
from web.wording import Wording, wording


@dataclass(frozen=True, slots=True)
class Counted:
    """Something counted: `href` leads to it, `found` to the releases; both may be empty."""

    label: str
    count: str
    href: str = ""
    found: str = ""


@dataclass(frozen=True, slots=True)
class PersonPage:
    """An official and a page of the releases that name them, the newest first.

    `rare` are the offices that one release alone tells of, `doing` what the official does in how
    many releases.
    """

    name: str
    names: tuple[Counted, ...]
    offices: tuple[TenureShown, ...]
    rare: tuple[TenureShown, ...]
    quotes: tuple[Spoken, ...]
    quoted: str
    quotes_paging: Paging | None
    doing: tuple[Counted, ...]
    met: tuple[Counted, ...]
    years: Histogram | None
    heading: str
    start: int
    hits: tuple[HitShown, ...]
    paging: Paging | None
    past_end: str | None
    notices: tuple[str, ...]
    search: str
    feed: str
    json: str
    take: Take


def person_page(
    profile: Profile, results: Results, unread: Sequence[Unread] = (), *, language: Language
) -> tuple[Frame, PersonPage]:
    """The page of the official; `results` are the releases that name them."""
    t, links, query = wording(language), Links(language), results.query
    official = profile.official
    asked = Query(people=(official.id,))
    told, rare = apart(profile.tenures)
    page = PersonPage(
        name=official.name,
        names=_names(profile, t),
        offices=tuple(tenure_shown(one, t=t, links=links) for one in told),
        rare=tuple(tenure_shown(one, t=t, links=links) for one in rare),
        quotes=spoken(profile.quotes.quotes, t=t, links=links),
        quoted=t.count("releases", profile.quotes.releases),
        quotes_paging=paging(
            profile.quotes.page,
            profile.quotes.pages,
            t=t,
            href=lambda number: links.person(official.id, query=query, quotes=number),
        ),
        doing=tuple(
            Counted(
                t(RELATION_NAMES[relation]),
                t.count("releases", count),
                links.search(asked.doing(relation)),
            )
            for relation, count in profile.doing
        ),
        met=tuple(
            Counted(
                one.name,
                t.count("releases", one.releases),
                links.person(one.id),
                links.search(_both(official.id, one.id)),
            )
            for one in profile.met
        ),
        years=histogram(results, asked, t=t, links=links),
        heading=t.count("releases", results.total),
        start=(query.page - 1) * query.per + 1,
        hits=tuple(hit_shown(hit, t=t, links=links) for hit in results.hits),
        paging=paging(
            query.page,
            results.pages,
            t=t,
            href=lambda number: links.person(official.id, query=query.on_page(number)),
        ),
        past_end=(
            t.count("past-end", results.pages, page=t.number(query.page))
            if query.page > results.pages
            else None
        ),
        notices=unread_lines(unread, t=t),
        search=links.search(asked),
        feed=links.feed(asked),
        json=links.person_json(official.id),
        take=take(asked, links=links),
    )
    title = official.name
    if query.page > 1:
        numbers = {"page": t.number(query.page), "pages": t.number(results.pages)}
        title = t("title-page", text=title, **numbers)
    return framed(
        title, language=language, here=lambda there: there.person(official.id, query=query)
    ), page


def _names(profile: Profile, t: Wording) -> tuple[Counted, ...]:
    """The spellings, where there is more than the one in the heading."""
    if len(profile.names) < 2:  # noqa: PLR2004 - one name is the heading
        return ()
    return tuple(Counted(one.name, t.number(one.releases)) for one in profile.names)


def _both(one: PersonId, other: PersonId) -> Query:
    """The releases in which both are met."""
    return Query(people=(one, other), everyone=True, relation="met")
