"""What is sought in texts, ready to be looked up: one look tells which words a term stands for.

Words are bits, so that what is shown in a stretch of a text is the sum of its marks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from index.entry import ANALYSES, Analysis, Word
from index.release import LANGUAGES, Language, PersonId
from search.wanted import Wanted

BITS: Final = 62
"""Words that are told apart; those beyond count as one.  No passage shows so many."""


@dataclass(frozen=True, slots=True)
class Bits:
    """The bits of one `Wanted`: its words first, then its phrases, then one for its people."""

    first: int
    room: int
    size: int

    @property
    def mask(self) -> int:
        """All of them."""
        return ((1 << min(self.size, self.room)) - 1) << self.first

    @property
    def people(self) -> int:
        """That of people."""
        return self.bit(self.size - 1)

    def bit(self, number: int) -> int:
        """That of the word, or of the phrase, of the number."""
        return 1 << self.first + min(number, self.room - 1)


@dataclass(frozen=True, slots=True)
class InLanguage:
    """What is sought in texts of one language; `terms` are all that are looked up."""

    exact: Mapping[str, int]
    stem: Mapping[str, int]
    phrases: tuple[tuple[int, tuple[Word, ...]], ...]
    terms: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.exact or self.stem or self.phrases)

    def words(self, exact: Word, stem: Word) -> int:
        """Which of the words it is that has these terms."""
        found = 0
        for term in stem:
            found |= self.stem.get(term, 0)
        for term in exact:
            found |= self.exact.get(term, 0)
        return found


@dataclass(frozen=True, slots=True)
class Sought:
    """What is sought at once for several ends; `each` are the bits of what is wanted for each."""

    languages: Mapping[Language, InLanguage]
    people: Mapping[PersonId, int]
    each: tuple[Bits, ...]

    @classmethod
    def of(cls, *wanted: Wanted) -> Sought:
        """All of these.

        >>> from index.entry import TextField
        >>> field = TextField("fr", "exact")
        >>> Sought.of(Wanted((frozenset({(field, "paix")}),))).languages["fr"].exact
        {'paix': 1}
        """
        terms: dict[Language, dict[Analysis, dict[str, int]]] = {
            language: {analysis: {} for analysis in ANALYSES} for language in LANGUAGES
        }
        phrases: dict[Language, list[tuple[int, tuple[Word, ...]]]] = {one: [] for one in LANGUAGES}
        people: dict[PersonId, int] = {}
        each = []
        room = BITS // len(wanted)
        for place, one in enumerate(wanted):
            size = len(one.words) + len(one.phrases) + bool(one.people)
            bits = Bits(place * room, room, size)
            each.append(bits)
            for number, forms in enumerate(one.words):
                bit = bits.bit(number)
                for field, term in forms:
                    own = terms[field.language][field.analysis]
                    own[term] = own.get(term, 0) | bit
            for number, readings in enumerate(one.phrases, start=len(one.words)):
                for field, words in sorted(readings):
                    phrases[field.language].append((bits.bit(number), words))
            for person in one.people:
                people[person] = people.get(person, 0) | bits.people
        return cls(
            {
                language: _in_language(
                    terms[language]["exact"],
                    terms[language]["stem"],
                    tuple(phrases[language]),
                )
                for language in LANGUAGES
            },
            people,
            tuple(each),
        )

    def __bool__(self) -> bool:
        return bool(self.people) or any(self.languages.values())


def _in_language(
    exact: Mapping[str, int],
    stem: Mapping[str, int],
    phrases: tuple[tuple[int, tuple[Word, ...]], ...],
) -> InLanguage:
    said = {term for _, words in phrases for word in words for term in word}
    return InLanguage(exact, stem, phrases, frozenset({*exact, *stem, *said}))
