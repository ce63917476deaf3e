"""The list of the officials, looked through by name, by letter, by office and by institution."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from string import ascii_lowercase
from typing import Final

from unidecode import unidecode

from index.people import name_key
from index.people.offices import Office, body
from index.release import LANGUAGES, Days, Language, PersonId
from search import people as naming
from search.holders import Holders, holders
from search.office_names import MOST_HELD, Holding, OfficeName, held_as, named
from search.official import Official
from search.searcher import Searcher

NO_LETTER: Final = "#"
"""For names that begin with no Latin letter, even once written in Latin ones."""

PER: Final = 60
"""People on a page."""

OFFICES_SHOWN: Final = 2
"""Beside a name, those told most often."""

SELDOM: Final = 10

MOST_BODIES: Final = 60


@dataclass(frozen=True, slots=True)
class Looking:
    """What a reader looks for among the officials; everything that is given must hold.

    `name` is the beginning of any words of a name, `letter` that of the family name, `office` a
    phrase or a key, with `days` who held it then, `institution` the id of a body or a country.
    """

    name: str = ""
    letter: str = ""
    office: str = ""
    institution: str = ""
    days: Days | None = None
    page: int = 1

    @property
    def is_narrowed(self) -> bool:
        """Whether it asks for less than everybody."""
        return bool(self.name or self.letter or self.office or self.institution)

    def on_page(self, page: int) -> Looking:
        """The same on another page, counted from 1."""
        return replace(self, page=page)

    def under(self, letter: str) -> Looking:
        """The same under a letter, or under all, from the first page."""
        return replace(self, letter=letter, page=1)

    def within(self, institution: str) -> Looking:
        """The same in a body, or in all, from the first page."""
        return replace(self, institution=institution, page=1)


@dataclass(frozen=True, slots=True)
class Listed:
    """An official in the list, with the offices told most often."""

    official: Official
    offices: tuple[OfficeName, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """A body or a country, what it is called in both languages, and how many held office in it."""

    id: str
    names: tuple[tuple[Language, str], ...]
    people: int

    def called(self, language: Language) -> str:
        """Its name in that language."""
        return dict(self.names).get(language, self.id)


@dataclass(frozen=True, slots=True)
class Directory:
    """A page of the list.

    `letters` count whom all else but the letter leaves, `bodies` whom all but the institution
    does.  `holders` answers who held the office asked for.
    """

    looking: Looking
    total: int
    people: tuple[Listed, ...]
    letters: tuple[tuple[str, int], ...]
    bodies: tuple[Body, ...]
    holders: Holders | None = None

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // PER))


def directory(looking: Looking, searcher: Searcher) -> Directory:
    """The officials that are looked for, by family name."""
    everyone = sorted(naming.everyone(searcher), key=_place)
    if looking.name:
        everyone = [one for one in everyone if is_called(one, looking.name)]
    if looking.office:
        ids = {one.person for one in held_as(looking.office, searcher.vocabulary)}
        everyone = [one for one in everyone if one.id in ids]
    held = tuple(_all_held(searcher))
    member: dict[str, set[str]] = {}
    for one in held:
        if one.office.scope:
            member.setdefault(one.office.scope, set()).add(one.person)
    lettered = [one for one in everyone if looking.letter in {"", letter(one.name)}]
    if looking.institution:
        inside = member.get(looking.institution, set())
        everyone = [one for one in everyone if one.id in inside]
    kept = [one for one in everyone if looking.letter in {"", letter(one.name)}]
    start = (looking.page - 1) * PER
    offices: dict[str, list[Holding]] = {}
    for one in held:
        offices.setdefault(one.person, []).append(one)
    return Directory(
        looking=looking,
        total=len(kept),
        people=tuple(
            Listed(one, _most_told(offices.get(one.id, ()), searcher))
            for one in kept[start : start + PER]
        ),
        letters=_letters(everyone),
        bodies=_bodies(member, {one.id for one in lettered}, looking.institution),
        holders=holders(looking.office, looking.days, searcher) if looking.office else None,
    )


def is_called(official: Official, typed: str) -> bool:
    """Whether each word typed begins a word of one of the names.

    >>> geoana = Official(PersonId("mircea-geoana"), "Mircea Geoană", (), 1)
    >>> is_called(geoana, "geoana mir"), is_called(geoana, "GEOANĂ"), is_called(geoana, "oana")
    (True, True, False)
    """
    wanted = name_key(typed).split()
    return any(
        all(any(word.startswith(begun) for word in name_key(name).split()) for begun in wanted)
        for name in (official.name, *official.variants)
    )


def letter(name: str) -> str:
    """The letter of the family name, which is the last word.

    >>> letter("Mircea Geoană"), letter("Élisabeth Élan"), letter("4")
    ('g', 'e', '#')
    """
    family = _family(name)
    return family[0] if family[:1] and family[0] in ascii_lowercase else NO_LETTER


@lru_cache(maxsize=65_536)
def _family(name: str) -> str:
    words = unidecode(name).casefold().split()
    return words[-1] if words else ""


def _place(official: Official) -> tuple[bool, str, str, PersonId]:
    name = official.name
    return letter(name) == NO_LETTER, _family(name), unidecode(name).casefold(), official.id


def _all_held(searcher: Searcher) -> Iterator[Holding]:
    """Every pair of an office that the table knows and somebody who holds it."""
    for begins in ascii_lowercase:
        for found in searcher.vocabulary("office", begins, MOST_HELD * 5):
            key, _, person = found.term.rpartition("=")
            yield Holding(Office.of(key), person, found.count)


def _most_told(held: Iterable[Holding], searcher: Searcher) -> tuple[OfficeName, ...]:
    """Those that say of what or of whom before titles alone; none told of far less than others."""
    told = tuple(held)
    most = max((one.releases for one in told), default=0)
    held = [one for one in told if one.releases * SELDOM >= most]
    ranked = sorted(held, key=lambda one: (one.office.key.endswith("//"), -one.releases, one.value))
    return tuple(named(one.office, searcher.vocabulary) for one in ranked[:OFFICES_SHOWN])


def _letters(people: Iterable[Official]) -> tuple[tuple[str, int], ...]:
    counted = Counter(letter(one.name) for one in people)
    return tuple((one, counted[one]) for one in (*ascii_lowercase, NO_LETTER) if counted[one])


def _bodies(member: dict[str, set[str]], kept: set[str], chosen: str) -> tuple[Body, ...]:
    """The greatest, and the chosen one, in the order of their size."""
    found: Sequence[tuple[str, int]] = [(id, len(people & kept)) for id, people in member.items()]
    ranked = sorted(found, key=lambda one: (-one[1], one[0]))
    return tuple(
        Body(id, tuple((language, body(id, language)) for language in LANGUAGES), count)
        for place, (id, count) in enumerate(ranked)
        if id == chosen or (count and place < MOST_BODIES)
    )
