"""The list of the officials: looked through by name, letter, office and institution."""

from __future__ import annotations

from dataclasses import dataclass

from index.release import Language
from search.directory import NO_LETTER, PER, Directory, Listed
from search.office_names import words_for
from web.links import Links
from web.looking import Looked
from web.presenting.frame import Frame, framed
from web.presenting.paging import Paging, paging
from web.presenting.receipt import unread_lines
from web.presenting.tenures import Answer, answer_shown
from web.wording import Wording, wording


@dataclass(frozen=True, slots=True)
class OfficeShown:
    """An office beside a name, in the language that it is told in."""

    name: str
    language: Language
    href: str


@dataclass(frozen=True, slots=True)
class OfficialShown:
    """An official in the list."""

    name: str
    href: str
    releases: str
    offices: tuple[OfficeShown, ...]


@dataclass(frozen=True, slots=True)
class LetterShown:
    """The beginning of family names; no address where one is."""

    letter: str
    title: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Option:
    """An institution to choose, with how many officials it has."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """All of the list; `all` leads to everybody where less is shown."""

    action: str
    name: str
    office: str
    date: str
    date_error: str | None
    letter: str
    institutions: tuple[Option, ...]
    letters: tuple[LetterShown, ...]
    heading: str
    start: int
    officials: tuple[OfficialShown, ...]
    answer: Answer | None
    nobody: str | None
    paging: Paging | None
    past_end: str | None
    notices: tuple[str, ...]
    all: str | None
    json: str


def people_page(
    found: Directory, looked: Looked, *, language: Language
) -> tuple[Frame, PeoplePage]:
    """The list, by the last word of each name: that is where one looks a person up."""
    t, links = wording(language), Links(language)
    looking = found.looking
    wrong = {one.name: one for one in looked.unread if one.name == "date"}
    page = PeoplePage(
        action=links.people(),
        name=looking.name,
        office=_office(found, t),
        date=str(looked.date or looked.typed),
        date_error=t("error-no-day") if wrong else None,
        letter=looking.letter,
        institutions=(
            Option("", t("institution-any"), not looking.institution),
            *(
                Option(
                    one.id,
                    t("institution", name=one.called(language), count=t.number(one.people)),
                    one.id == looking.institution,
                )
                for one in sorted(found.bodies, key=lambda one: (-one.people, one.called(language)))
            ),
        ),
        letters=_letters(found, looked, t, links),
        heading=t.count("officials", found.total),
        start=(looking.page - 1) * PER + 1,
        officials=tuple(_official(one, t, links) for one in found.people),
        answer=answer_shown(found.holders, t=t, links=links) if found.holders else None,
        nobody=t("nobody-found" if looking.is_narrowed else "nobody") if not found.total else None,
        paging=paging(
            looking.page,
            found.pages,
            t=t,
            href=lambda number: links.people_list(looking.on_page(number), looked.date),
        ),
        past_end=(
            t.count("past-end", found.pages, page=t.number(looking.page))
            if looking.page > found.pages
            else None
        ),
        notices=unread_lines([one for one in looked.unread if one.name != "date"], t=t),
        all=links.people() if looking.is_narrowed else None,
        json=links.people_json(looking, looked.date),
    )
    frame = framed(
        t("people"),
        language=language,
        here=lambda there: there.people_list(looking, looked.date),
        indexed=not (looking.name or looking.office or looking.institution),
    )
    return frame, page


def _office(found: Directory, t: Wording) -> str:
    """The office as it was typed, or in words where its key came in a link."""
    asked = found.looking.office
    if found.holders and asked == found.holders.office.key:
        return found.holders.office.called(t.language)[0]
    return asked


def _official(one: Listed, t: Wording, links: Links) -> OfficialShown:
    offices = []
    for office in one.offices:
        name, language = office.called(t.language)
        offices.append(
            OfficeShown(name, language, links.people(office=words_for(office, t.language)))
        )
    official = one.official
    return OfficialShown(
        official.name,
        links.person(official.id),
        t.count("releases", official.releases),
        tuple(offices),
    )


def _letters(found: Directory, looked: Looked, t: Wording, links: Links) -> tuple[LetterShown, ...]:
    looking = found.looking
    every = LetterShown(
        t("letter-all"),
        "",
        links.people_list(looking.under(""), looked.date),
        current=not looking.letter,
    )
    return (
        every,
        *(
            LetterShown(
                t("letter-other") if letter == NO_LETTER else letter.upper(),
                t.count("officials", count),
                links.people_list(looking.under(letter), looked.date),
                current=letter == looking.letter,
            )
            for letter, count in found.letters
        ),
    )
