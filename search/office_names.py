"""What offices are called in an index: a phrase → the keys of offices held there, and back.

The packaged table reads most; what officials.yaml added or paired stands in the vocabulary of the
index itself: `index.people.holding`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from index.people.holding import HELD_BY, READ_AS, SHOWN_AS
from index.people.offices import NO_CORRECTIONS, PRINTED, Office, label, words_of
from index.release import LANGUAGES, Language
from search.prefixes import Vocabulary

MOST_HELD: Final = 2_000
"""Pairs of an office and a person that a phrase is compared with."""

LONGEST_PHRASE: Final = 256
"""Characters: no query is longer."""

MOST_LABELS: Final = 20
"""Different spellings of an office as printed."""


@dataclass(frozen=True, slots=True)
class OfficeName:
    """An office as it is shown: its key, and what it is called in each language that has a name."""

    key: str
    names: tuple[tuple[Language, str], ...]

    def called(self, language: Language) -> tuple[str, Language]:
        """The name in that language where there is one, else in the other; and which that is."""
        own = dict(self.names)
        other = next(iter(own), language)
        return (own[language], language) if language in own else (own.get(other, self.key), other)


@dataclass(frozen=True, slots=True)
class Holding:
    """That somebody holds an office by so many releases."""

    office: Office
    person: str
    releases: int

    @property
    def value(self) -> str:
        """What the field `office` holds of it."""
        return f"{self.office.key}={self.person}"


def named(office: Office, vocabulary: Vocabulary) -> OfficeName:
    """What the office is called."""
    packaged: list[tuple[Language, str]] = []
    for language in LANGUAGES:
        shown = label(office, language)
        if shown is not None:
            packaged.append((language, shown))
    return OfficeName(office.key, tuple(packaged) or _printed(office, vocabulary))


def _printed(office: Office, vocabulary: Vocabulary) -> tuple[tuple[Language, str], ...]:
    """As most releases print it, in each language."""
    most: dict[Language, tuple[int, str]] = {}
    prefix = f"{SHOWN_AS}{office.key}="
    for found in vocabulary("office", prefix, MOST_LABELS):
        told, _, shown = found.term[len(prefix) :].partition("=")
        for language in LANGUAGES:
            if told == language:
                most[language] = max(most.get(language, (0, "")), (found.count, shown))
    return tuple((language, most[language][1]) for language in LANGUAGES if language in most)


def asked(phrase: str) -> Office | None:
    """The one office that a reader's phrase names by the packaged table, or None.

    One that is over or awaited is none, and so are several.
    """
    told = NO_CORRECTIONS.held(phrase)
    return told[0].office if len(told) == 1 else None


def held_as(phrase: str, vocabulary: Vocabulary) -> tuple[Holding, ...]:
    """Who holds what the phrase names, the most releases first; a key means no more than itself."""
    if len(phrase) > LONGEST_PHRASE:
        return ()
    found: dict[str, Holding] = {}
    if _is_key(phrase, vocabulary):
        for told in vocabulary("office", f"{phrase}=", MOST_HELD):
            one = Holding(Office.of(phrase), told.term.rpartition("=")[2], told.count)
            found[one.value] = one
    for office in () if found else _meant(phrase, vocabulary):
        for holding in _held(office, vocabulary):
            found.setdefault(holding.value, holding)
    return tuple(sorted(found.values(), key=lambda one: (-one.releases, one.value)))


def read_in(role: str, vocabulary: Vocabulary) -> Iterator[tuple[Office, str]]:
    """The offices that a printed role gives as held in this index, with the words for each."""
    for told in NO_CORRECTIONS.held(role):
        corrected = tuple(_corrected(told.printed, vocabulary))
        for office in corrected or (told.office,):
            yield office, told.printed


def words_for(office: OfficeName, language: Language) -> str:
    """Words by which a reader asks for the office: its name, or its key where that says less.

    >>> words_for(OfficeName("minister/transport/", (("fr", "ministre des Transports"),)), "fr")
    'ministre des Transports'
    """
    name = office.called(language)[0].replace('"', "")
    read = asked(name)
    return name if read is not None and read.key == office.key else office.key


def _is_key(phrase: str, vocabulary: Vocabulary) -> bool:
    is_office = phrase[:1] not in {READ_AS, SHOWN_AS, HELD_BY, ""}
    return is_office and bool(vocabulary("office", f"{phrase}=", 1))


def _meant(phrase: str, vocabulary: Vocabulary) -> Iterator[Office]:
    yield from _corrected(phrase, vocabulary)
    office = asked(phrase)
    if office is not None:
        yield office


def _corrected(phrase: str, vocabulary: Vocabulary) -> Iterator[Office]:
    words = words_of(phrase)
    prefix = f"{READ_AS}{words}="
    for found in vocabulary("office", prefix, LIMIT) if words else ():
        yield Office.of(found.term[len(prefix) :])


LIMIT: Final = 4
"""Offices that one phrase is read as: officials.yaml allows one at a time."""


def _held(office: Office, vocabulary: Vocabulary) -> Iterator[Holding]:
    """Everyone who holds the office, or one that says more of the same."""
    is_paired = office.key.count("/") == len(("post", "portfolios"))
    prefix = f"{office.post}/" if is_paired else office.post
    if not is_paired and not office.post.startswith(PRINTED):
        prefix = f"{office.post}="
    for found in vocabulary("office", prefix, MOST_HELD):
        key, _, person = found.term.rpartition("=")
        held = Office.of(key)
        if held == office or held.answers(office):
            yield Holding(held, person, found.count)


def by_office(holdings: Iterable[Holding]) -> Mapping[Office, tuple[Holding, ...]]:
    """The holders of each office, in the order given."""
    found: dict[Office, list[Holding]] = {}
    for one in holdings:
        found.setdefault(one.office, []).append(one)
    return {office: tuple(held) for office, held in found.items()}
