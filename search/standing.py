"""Where in a release the words of a clause stand, counted in its stored text.

The text is analysed as it was for the index: what is counted is what an engine counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from index.analysed import passages
from index.analysis import Token, analyse
from index.entry import PARTS, Part, TextField
from index.release import Language, Release
from search.engines.phrases import stands
from search.plan import Phrase
from search.wanted import FieldTerm

_PRINTED: Final = 3
"""Spellings that are shown of a word."""

Spot = tuple[int, int]
"""A passage and a word in it, both by number."""


@dataclass(frozen=True, slots=True)
class _Passage:
    part: Part
    text: str
    language: Language
    tokens: list[Token]


@dataclass(frozen=True, slots=True)
class Spots:
    """Where something stands; no spot is counted twice."""

    places: tuple[tuple[Part, int], ...] = ()
    printed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Standing:
    """The analysed text of one release."""

    release: Release
    _spots: dict[FieldTerm, list[Spot]] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def _passages(self) -> list[_Passage]:
        return [
            _Passage(part, text, language, analyse(text, language=language))
            for version in self.release.versions
            for part, text, language in passages(version)
        ]

    @cached_property
    def _terms(self) -> dict[FieldTerm, list[Spot]]:
        found: dict[FieldTerm, list[Spot]] = {}
        for number, passage in enumerate(self._passages):
            exact = TextField(passage.language, "exact")
            stem = TextField(passage.language, "stem")
            for at, token in enumerate(passage.tokens):
                for term in token.exact:
                    found.setdefault((exact, term), []).append((number, at))
                for term in token.stem:
                    found.setdefault((stem, term), []).append((number, at))
        return found

    def has(self, one: FieldTerm, part: Part | None) -> bool:
        """Whether the term stands there, or anywhere for no part."""
        return any(part in (None, self._passages[number].part) for number, _ in self._at(one))

    def spots(self, terms: Iterable[FieldTerm], phrases: Iterable[Phrase] = ()) -> Spots:
        """Where any of the terms or phrases stands: a phrase by where it begins."""
        found = {spot: 1 for term in terms for spot in self._at(term)}
        for phrase in phrases:
            found |= self._of_phrase(phrase)
        counts = Counter(self._passages[number].part for number, _ in found)
        printed = (self._printed(*spot, length) for spot, length in sorted(found.items()))
        return Spots(
            tuple((part, counts[part]) for part in PARTS if counts[part]),
            tuple(dict.fromkeys(printed))[:_PRINTED],
        )

    def _at(self, one: FieldTerm) -> list[Spot]:
        return self._terms.get(one, [])

    def _printed(self, number: int, at: int, length: int) -> str:
        passage = self._passages[number]
        last = passage.tokens[min(at + length, len(passage.tokens)) - 1]
        return passage.text[passage.tokens[at].start : last.end]

    def _of_phrase(self, phrase: Phrase) -> dict[Spot, int]:
        """Where the phrase begins, and how many words it takes: once a passage if it has slop."""
        words = {place: word for place, word in enumerate(phrase.words) if word}
        found: dict[Spot, int] = {}
        for number, passage in enumerate(self._passages):
            if passage.language != phrase.field.language or phrase.part not in (None, passage.part):
                continue
            positions = {
                place: _positions(passage.tokens, word, phrase.field)
                for place, word in words.items()
            }
            if not words or not stands(positions, slop=phrase.slop):
                continue
            if phrase.slop:
                at, last = _closest(list(positions.values()))
                found[number, at] = last - at + 1
                continue
            first = min(words)
            for start in positions[first]:
                if all(start - first + place in where for place, where in positions.items()):
                    found[number, start] = max(words) - first + 1
        return found


def _positions(tokens: list[Token], word: Collection[str], field: TextField) -> set[int]:
    return {
        at
        for at, token in enumerate(tokens)
        if not set(word).isdisjoint(token.exact if field.analysis == "exact" else token.stem)
    }


def _closest(places: list[set[int]]) -> tuple[int, int]:
    """The narrowest stretch that has one position of each word."""
    every = sorted((at, number) for number, where in enumerate(places) for at in where)
    best = every[0][0], every[-1][0]
    inside: Counter[int] = Counter()
    first = 0
    for at, number in every:
        inside[number] += 1
        while inside[every[first][1]] > 1:
            inside[every[first][1]] -= 1
            first += 1
        if len(+inside) == len(places) and at - every[first][0] < best[1] - best[0]:
            best = every[first][0], at
    return best
