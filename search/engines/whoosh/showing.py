"""What a list of results shows, read from columns: no text is analysed, none is read in vain.

terms ─inverted→ positions in the documents ─texts→ which text, which word of it ─words→ offsets
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.engines.whoosh.places import LANGUAGE, Place, Term, marked
from index.entry import Word
from index.release import LANGUAGES
from search.engines.whoosh.segment import Segment
from search.shown import Row, Shown, named
from search.sought import Sought

Found = tuple[Segment, int]
"""A document of a segment."""


class Texts:
    """The texts of documents, each read from its segment when it is asked for."""

    def __init__(self, found: Sequence[Found | None]) -> None:
        self._found = found

    def natures(self, release: int) -> Sequence[int]:
        """What each text of the release is."""
        found = self._found[release]
        return found[0].columns.texts.natures(found[1]) if found else b""

    def read(self, release: int, text: int) -> str:
        """One of them."""
        found = self._found[release]
        return found[0].text(found[1], text) if found else ""

    def breaks(self, release: int, text: int) -> Sequence[int]:
        """Where sentences begin in it."""
        found = self._found[release]
        return found[0].breaks(found[1], text) if found else ()


def shown(found: Sequence[Found | None], sought: Sought) -> Shown:
    """The documents with what is sought in them."""
    texts = Texts(found)
    cards = tuple(one and one[0].card(one[1]) for one in found)
    every: list[list[Row]] = [[] for _ in found]
    if any(sought.languages.values()):
        for segment, places, rows in _by_segment(found):
            for place, marks in zip(places, _marked(segment, rows, sought), strict=True):
                every[place] = marks
    if sought.people:
        for place, one in enumerate(found):
            if one:
                people = named(one[0].record(one[1]), texts.natures(place), sought)
                every[place] = sorted([*every[place], *people])
    return Shown(cards, tuple(every), texts)


def _by_segment(found: Sequence[Found | None]) -> Iterator[tuple[Segment, list[int], list[int]]]:
    """Each segment with the places of its documents in the list, ascending, and the documents."""
    own: dict[str, tuple[Segment, list[int], list[int]]] = {}
    for place, one in enumerate(found):
        if one:
            _, places, rows = own.setdefault(one[0].id, (one[0], [], []))
            places.append(place)
            rows.append(one[1])
    yield from own.values()


def _marked(segment: Segment, rows: Sequence[int], sought: Sought) -> list[list[Row]]:
    """What is sought in each of the documents."""
    terms: list[Term] = []
    said: dict[int, list[Place]] = {}
    for number, language in enumerate(LANGUAGES):
        here = sought.languages[language]
        for analysis, every in (("exact", here.exact), ("stem", here.stem)):
            columns = segment.columns.text(f"{language}_{analysis}")
            for term, bits in every.items():
                found = columns.number(term)
                if found >= 0:
                    terms.append((columns.postings, found, number, bits))
        for bit, phrase in here.phrases:
            base = number << LANGUAGE
            last = base + len(phrase) - 1
            for owner, first in _in_a_row(segment, rows, f"{language}_exact", phrase):
                said.setdefault(owner, []).append((base + first, last + first, bit))
    prints = segment.columns.texts.prints
    marks = marked(prints, terms, rows)
    for owner, places in said.items():
        marks[owner] = sorted(marks[owner] + prints.marks(rows[owner], places))
    return marks


def _in_a_row(
    segment: Segment, rows: Sequence[int], field: str, words: Sequence[Word]
) -> list[tuple[int, int]]:
    """Where a phrase begins, whose empty words may be any: the place in the list, the position."""
    columns = segment.columns.text(field)
    numbers = []
    for word in words:
        found = [columns.number(term) for term in word]
        numbers.append([number for number in found if number >= 0])
        if word and not numbers[-1]:
            return []
    among = sorted((row, owner) for owner, row in enumerate(rows))
    return columns.postings.in_a_row(numbers, among)
