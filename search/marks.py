"""Where in a stored text stands what is wanted of it.

The text is analysed as it was for the index, so what is marked is what was found, on the original
words: `securite` marks `sécurité`.  Nothing is searched a second time in folded text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.analysis import scan
from index.analysis.spaced import standing
from index.entry import Word
from index.release import Language
from search.sought import Sought


@dataclass(frozen=True, slots=True)
class Mark:
    """What matched at one place; `words` are bits of what is sought."""

    start: int
    end: int
    words: int

    @property
    def place(self) -> tuple[int, int]:
        """What marks are sorted by: the longer of two that begin together comes first."""
        return self.start, -self.end


def marks(text: str, language: Language, sought: Sought) -> list[Mark]:
    """What of the text is sought, in its order."""
    here = sought.languages[language]
    if not here:
        return []
    there = standing(text, here.terms, language=language)
    if not there:
        return []
    found = [
        Mark(start + first, start + last, words)
        for start, pieces in there
        for first, last, exact, stem in pieces
        if (words := here.words(exact, stem))
    ]
    if not here.phrases:
        return found
    terms = {term for _, pieces in there for _, _, exact, _ in pieces for term in exact}
    said = [
        (bit, row)
        for bit, row in here.phrases
        if all(not word or not terms.isdisjoint(word) for word in row)
    ]
    if said:
        placed = [
            (start + first, start + last, exact)
            for start, pieces in scan(text, language=language)
            for first, last, exact, _ in pieces
        ]
        for bit, row in said:
            found += _in_a_row(placed, row, bit)
        found.sort(key=lambda mark: mark.place)
    return found


def _in_a_row(
    placed: Sequence[tuple[int, int, Word]], words: tuple[Word, ...], bit: int
) -> Iterator[Mark]:
    """Each place where the words of a phrase stand one after the other, as one mark."""
    sets = [frozenset(word) for word in words]
    lead = next((place for place, word in enumerate(sets) if word), 0)
    for at in range(lead, len(placed) - len(words) + lead + 1):
        if sets[lead].isdisjoint(placed[at][2]):
            continue
        first = at - lead
        if all(
            not word or not word.isdisjoint(placed[first + k][2]) for k, word in enumerate(sets)
        ):
            yield Mark(placed[first][0], placed[first + len(words) - 1][1], bit)
