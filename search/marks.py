"""Where in a stored text stands what is wanted of it.

The text is analysed as it was for the index, so what is marked is what was found, on the original
words: `securite` marks `sécurité`.  Nothing is searched a second time in folded text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from index.analysis import scan
from index.analysis.spaced import standing
from index.entry import ANALYSES, TextField, Word
from index.release import Language
from search.results import Run
from search.wanted import Wanted

_NOTHING: Final[frozenset[int]] = frozenset()


@dataclass(frozen=True, slots=True)
class Mark:
    """What matched at one place; `words` are numbers of what is wanted."""

    start: int
    end: int
    words: frozenset[int]

    @property
    def place(self) -> tuple[int, int]:
        """What marks are sorted by: the longer of two that begin together comes first."""
        return self.start, -self.end


@dataclass(frozen=True, slots=True)
class Sought:
    """What is wanted of texts in one language: for each term the numbers of its words.

    Words are numbered as they stand in `Wanted`, phrases after them.  `terms` are all of these.
    """

    exact: Mapping[str, frozenset[int]]
    stem: Mapping[str, frozenset[int]]
    phrases: tuple[tuple[int, tuple[Word, ...]], ...]
    terms: frozenset[str]

    @classmethod
    @lru_cache(maxsize=64)
    def of(cls, wanted: Wanted, language: Language) -> Sought:
        """What is wanted of texts in that language."""
        numbers: dict[TextField, dict[str, frozenset[int]]] = {
            TextField(language, analysis): {} for analysis in ANALYSES
        }
        for number, terms in enumerate(wanted.words):
            for field, term in terms:
                if field.language == language:
                    numbers[field][term] = numbers[field].get(term, frozenset()) | {number}
        phrases = tuple(
            (number, words)
            for number, readings in enumerate(wanted.phrases, start=len(wanted.words))
            for field, words in readings
            if field.language == language
        )
        exact, stem = (numbers[TextField(language, one)] for one in ANALYSES)
        said = {term for _, words in phrases for word in words for term in word}
        return cls(exact, stem, phrases, frozenset({*exact, *stem, *said}))

    def __bool__(self) -> bool:
        return bool(self.exact or self.stem or self.phrases)

    def words(self, exact: Word, stem: Word) -> frozenset[int]:
        """Which of the words it is that has these terms."""
        found = _NOTHING
        for term in stem:
            if term in self.stem:
                found |= self.stem[term]
        for term in exact:
            if term in self.exact:
                found |= self.exact[term]
        return found


def marks(text: str, language: Language, sought: Sought) -> list[Mark]:
    """What of the text is sought, in its order."""
    if not sought:
        return []
    there = standing(text, sought.terms, language=language)
    if not there:
        return []
    found = [
        Mark(start + first, start + last, words)
        for start, pieces in there
        for first, last, exact, stem in pieces
        if (words := sought.words(exact, stem))
    ]
    if not sought.phrases:
        return found
    terms = {term for _, pieces in there for _, _, exact, _ in pieces for term in exact}
    said = [
        (number, row)
        for number, row in sought.phrases
        if all(not word or not terms.isdisjoint(word) for word in row)
    ]
    if said:
        placed = [
            (start + first, start + last, exact)
            for start, pieces in scan(text, language=language)
            for first, last, exact, _ in pieces
        ]
        for number, row in said:
            found += _in_a_row(placed, row, number)
        found.sort(key=lambda mark: mark.place)
    return found


def _in_a_row(
    placed: Sequence[tuple[int, int, Word]], words: tuple[Word, ...], number: int
) -> Iterator[Mark]:
    """Each place where the words of a phrase stand one after the other, as one mark."""
    name = frozenset({number})
    sets = [frozenset(word) for word in words]
    lead = next((place for place, word in enumerate(sets) if word), 0)
    for at in range(lead, len(placed) - len(words) + lead + 1):
        if sets[lead].isdisjoint(placed[at][2]):
            continue
        first = at - lead
        if all(
            not word or not word.isdisjoint(placed[first + k][2]) for k, word in enumerate(sets)
        ):
            yield Mark(placed[first][0], placed[first + len(words) - 1][1], name)


def marked(text: str, wanted: Wanted, *, language: Language) -> tuple[Run, ...]:
    """The whole text, as runs that are marked where they match.

    >>> wanted = Wanted((frozenset({(TextField("fr", "exact"), "securite")}),))
    >>> marked("La sécurité", wanted, language="fr")
    (Run(text='La ', marked=False), Run(text='sécurité', marked=True))
    """
    return runs(text, marks(text, language, Sought.of(wanted, language)), 0, len(text))


def runs(text: str, found: Iterable[Mark], start: int, end: int) -> tuple[Run, ...]:
    """The text from the one offset to the other; marks that overlap become one."""
    spans: list[list[int]] = []
    for mark in found:
        first, last = max(mark.start, start), min(mark.end, end)
        if first >= last:
            continue
        if spans and first < spans[-1][1]:
            spans[-1][1] = max(spans[-1][1], last)
        else:
            spans.append([first, last])
    cut = []
    position = start
    for first, last in spans:
        if first > position:
            cut.append(Run(text[position:first]))
        cut.append(Run(text[first:last], marked=True))
        position = last
    if position < end:
        cut.append(Run(text[position:end]))
    return tuple(cut)
