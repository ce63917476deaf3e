"""Offices as a page shows them: from when to when, each end with its sentence and its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from index.people.offices import PRINTED, Office
from index.release import Days, Language
from search.holders import Holder, Holders
from search.office_names import words_for
from search.period import Period
from search.query import Query
from search.quotes import QuoteShown
from search.tenures import Evidence, Tenure
from web import days
from web.days import When, when
from web.links import Links
from web.permalinks import anchors
from web.wording import Wording

FEW: Final = 3
"""Releases that tell of one office, from which an office told of once alone is set apart."""

SELDOM: Final = 50
HARDLY_EVER: Final = 200
"""How many times as often the best known office is told of, from which another is set apart."""

NEAR_SHOWN: Final = 3
HELD_SHOWN: Final = 5


@dataclass(frozen=True, slots=True)
class EvidenceShown:
    """A sentence with the address of its paragraph, and the day of its release."""

    href: str
    sentence: str
    language: Language
    day: When | None


@dataclass(frozen=True, slots=True)
class TenureShown:
    """An office of somebody; `last` is None where one release tells of it alone."""

    office: str
    language: Language
    href: str
    name: str
    person: str
    releases: str
    found: str
    first: EvidenceShown
    last: EvidenceShown | None


@dataclass(frozen=True, slots=True)
class HolderShown:
    """Somebody who held an office, in words, with the sentence that says so.

    `named` is what their office is called where that says more than the one asked for.
    """

    tenure: TenureShown
    said: str
    named: str | None
    proof: EvidenceShown


@dataclass(frozen=True, slots=True)
class Answer:
    """Who held an office: a heading, the people, and what has to be said beside."""

    heading: str
    language: Language
    holders: tuple[HolderShown, ...]
    notes: tuple[str, ...]
    more: str | None
    href: str


def evidence_shown(one: Evidence, *, t: Wording, links: Links) -> EvidenceShown:
    """The sentence, with the way to its paragraph."""
    day = when(one.happened, language=t.language) if one.happened else None
    return EvidenceShown(place(one, links=links), one.sentence, one.text_language, day)


def place(one: Evidence | QuoteShown, *, links: Links) -> str:
    """The address of the paragraph, or of the release whose title it is."""
    if one.block is None:
        return links.release(one.release)
    return links.paragraph(one.release, anchors(one.version)[one.block])


def tenure_shown(tenure: Tenure, *, t: Wording, links: Links) -> TenureShown:
    """The office, whose, and its two ends."""
    office, language = tenure.office.called(t.language)
    words = words_for(tenure.office, t.language)
    first = evidence_shown(tenure.first, t=t, links=links)
    is_one = tenure.first == tenure.last
    return TenureShown(
        office=office,
        language=language,
        href=links.people(office=words),
        name=tenure.name,
        person=links.person(tenure.person),
        releases=t.count("releases", tenure.releases),
        found=links.search(Query(f'office:"{words}"', people=(tenure.person,), sort="newest")),
        first=first,
        last=None if is_one else evidence_shown(tenure.last, t=t, links=links),
    )


def apart(tenures: Iterable[Tenure]) -> tuple[tuple[Tenure, ...], tuple[Tenure, ...]]:
    """The tenures, and apart from them those that few releases tell of.

    That is one release; of a phrase that is in no table, a fiftieth of what the best known has, of
    any office a two-hundredth: what a president's clerk once did for "Senator Biden".  Of a post
    that others tell of better at that time it is what `_is_told_better` says.
    Where no office is told of more than a few times nothing is set apart.
    """
    told = tuple(tenures)
    most = max((one.releases for one in told), default=0)
    if most < FEW:
        return told, ()
    return (
        tuple(one for one in told if not _is_rare(one, told, most)),
        tuple(one for one in told if _is_rare(one, told, most)),
    )


def _is_rare(one: Tenure, told: Iterable[Tenure], most: int) -> bool:
    is_printed = Office.of(one.office.key).post.startswith(PRINTED)
    return (
        one.releases == 1
        or one.releases * (SELDOM if is_printed else HARDLY_EVER) < most
        or any(_is_told_better(one, by) for by in told)
    )


def _is_told_better(one: Tenure, by: Tenure) -> bool:
    """Whether the same post at that time is told of more often, and as fully or far more often.

    « Ministre » beside « ministre des Transports », and "Vice President, United States" in 4
    releases beside "Vice President" in 300.
    """
    few, more = Office.of(one.office.key), Office.of(by.office.key)
    span, other = one.span, by.span
    if span is None or other is None or not span.overlaps(other) or few == more:
        return False
    return (more.answers(few) and one.releases * FEW <= by.releases) or (
        few.answers(more) and one.releases * SELDOM < by.releases
    )


def answer_shown(found: Holders, *, t: Wording, links: Links) -> Answer:
    """Who held the office that was asked for, in the words of the interface."""
    office, language = found.office.called(t.language)
    when_ = _days(found.days, t) if found.days else None
    held = tuple(_holder(one, found, t=t, links=links) for one in found.held[:HELD_SHOWN])
    notes = []
    if found.days and not held:
        near = tuple(_near(one, found, t=t, links=links) for one in found.near[:NEAR_SHOWN])
        notes.append(t("office-nobody-then", period=when_ or ""))
        held = near
    if found.disputed:
        notes.append(t("office-disputed"))
    others = found.more + max(0, len(found.held) - HELD_SHOWN)
    return Answer(
        heading=t("office-at", office=office, period=when_) if when_ else office,
        language=language,
        holders=held,
        notes=tuple(notes),
        more=t.count("office-more", others) if others else None,
        href=links.people(office=found.asked),
    )


def _holder(one: Holder, found: Holders, *, t: Wording, links: Links) -> HolderShown:
    shown = tenure_shown(one.tenure, t=t, links=links)
    key = "office-held-then" if found.days else "office-held"
    proof = evidence_shown(one.then or one.tenure.last, t=t, links=links)
    return HolderShown(shown, t.count(key, one.told), _named(one, found, t), proof)


def _near(one: Holder, found: Holders, *, t: Wording, links: Links) -> HolderShown:
    """Somebody told of before the days, after them, or both, and so maybe then."""
    shown = tenure_shown(one.tenure, t=t, links=links)
    key = "office-around" if one.before and one.after else "office-before"
    if one.before is None:
        key = "office-after"
    proof = one.before or one.after or one.tenure.last
    shown_proof = evidence_shown(proof, t=t, links=links)
    return HolderShown(shown, t(key), _named(one, found, t), shown_proof)


def _named(one: Holder, found: Holders, t: Wording) -> str | None:
    office = one.tenure.office
    if office.key == found.office.key:
        return None
    return t("office-as", office=office.called(t.language)[0])


def _days(span: Days, t: Wording) -> str:
    """The days in words: a year or a month where they are one."""
    for grain in ("year", "month"):
        period = Period.of(span.first, grain="year" if grain == "year" else "month")
        if period.days == span:
            return days.period(period, language=t.language)
    if span.first == span.first.min:
        return t("until", day=days.day(span.last, language=t.language))
    if span.last == span.last.max:
        return t("since", day=days.day(span.first, language=t.language))
    return str(when(span, language=t.language))
