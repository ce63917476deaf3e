"""One text with what stands between its marks, and who is named around these.

    Mme Wargon a déclaré : « Nous tiendrons. » Elle a ajouté : « Ensemble. »
    Mme Wargon a déclaré : «··············.» Elle a ajouté : «·········.»      as it is read

The words between marks are blanked, so that nobody named in them, and no verb, is taken for the
text's own; a sign that ends a sentence stays.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Final, NamedTuple

from index.people.keys import fold
from index.people.quote_marks import Between
from index.people.remembering import Remembered
from index.release import Language, Sighting, Span

_WORD: Final = re.compile(
    r"(?:[cdjlmnst]|qu)[’'](?=\w)|[^\W\d_]+(?:[-\u2010\u2011’'][^\W\d_]+)*", re.IGNORECASE
)
_STOP: Final = re.compile(
    r"[.!?…](?=[»”\"’*_)\]]*\s)(?! \.)(?<!\. \.)(?<!\bM\.)(?<!\bMM\.)(?<!\bMr\.)(?<!\bMs\.)"
    r"(?<!\bDr\.)(?<!\bSt\.)"
    r"(?<!\bMrs\.)(?<!\bMme\.)(?<!\bGen\.)(?<!\bCol\.)(?<!\bMaj\.)(?<!\bSgt\.)(?<!\bGov\.)"
    r"(?<!\bSen\.)(?<!\bRep\.)(?<!\bLt\.)(?<!\bJr\.)(?<!\bBrig\.)(?<!\bAdm\.)"
    r"(?<!\bCapt\.)(?<!\bRev\.)(?<!\bProf\.)(?<!\bAmb\.)(?<!\bHon\.)(?<!\b[A-Z]\.)|\n"
    r"|\](?=\s{2,}[*_A-Z])"
)
"""Where a sentence ends; the sign is looked at before what may shorten a word.

So does one before a source in brackets, where the end of its line was lost.
"""

_AROUND: Final = ' \t\n\r\u00a0\u202f\u2009*_([{»”"“«—–-'

_FOLDED: Final = Remembered(
    lambda word: "à" if word in {"à", "À"} else fold(word)  # folded, it would be the verb « a »
)

_NOTHING: Final = re.compile(r"(?>\[[^\[\]\n]{1,60}\]|[\s*_.,;:!?…\-–—()\[\]\\])*+")
"""Signs and spaces alone, and where words are taken from: "[Statement, 3/1/22]"."""

REACH: Final = 500
"""Characters of a sentence that are read before or after the marks."""


_start: Final = attrgetter("start")


class Word(NamedTuple):
    """A word outside the marks, folded, with its place."""

    folded: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Scene:
    """A title (`block` None) or a block, with the names outside its marks in order.

    `surnames` tells where the version names the one person of each surname, `givens` of each given
    name.
    """

    block: int | None
    text: str
    blanked: str
    language: Language
    between: tuple[Between, ...]
    actors: tuple[Sighting, ...]
    surnames: Mapping[str, Span]
    givens: Callable[[], Mapping[str, Span]]

    def words(self, start: int, end: int) -> list[Word]:
        """The words that begin in that part of the text."""
        return [
            Word(_FOLDED[match.group()], *match.span())
            for match in _WORD.finditer(self.blanked, start, end)
        ]

    def sentence_start(self, at: int) -> int:
        """Where the sentence begins that `at` stands in, or follows with nothing but a mark."""
        low = max(0, at - REACH)
        start = low
        for stop in _STOP.finditer(self.blanked, low, at):
            start = stop.end()
        return start

    def sentence_end(self, at: int) -> int:
        """Where the sentence that begins at `at`, or goes on there, ends: before its stop."""
        stop = _STOP.search(self.blanked, at, at + REACH)
        return stop.start() if stop else min(len(self.text), at + REACH)

    def named(self, start: int, end: int) -> list[Sighting]:
        """Who is named in that part."""
        first = bisect_left(self.actors, start, key=_start)
        last = bisect_left(self.actors, end, key=_start)
        return [one for one in self.actors[first:last] if one.end <= end]

    def lead(self, at: int) -> str:
        """The last sign before `at` that is neither space nor emphasis."""
        return self.blanked[max(0, at - 12) : at].rstrip(_AROUND)[-1:]

    def is_empty(self, start: int, end: int | None = None) -> bool:
        """Whether nothing but signs and sources stands in that part.

        It goes to the end of the text by default.
        """
        if end is None:
            return bool(_NOTHING.fullmatch(self.blanked, min(start, len(self.blanked))))
        return bool(_NOTHING.fullmatch(self.blanked, start, end))


def scene(
    block: int | None,
    text: str,
    language: Language,
    marks: tuple[Between, ...],
    *,
    seen: Sequence[Sighting],
    surnames: Mapping[str, Span],
    givens: Callable[[], Mapping[str, Span]],
) -> Scene:
    """The scene of a text; of names that overlap, one that is sure, or the longer, is kept."""
    actors = _actors(marks, seen)
    return Scene(block, text, _blanked(text, marks), language, marks, actors, surnames, givens)


def _blanked(text: str, marks: tuple[Between, ...]) -> str:
    pieces: list[str] = []
    last = 0
    for one in marks:
        ends = one.end > one.start and text[one.end - 1] in ".!?…"
        pieces += [text[last : one.start], "·" * (one.end - one.start - ends)]
        pieces += [text[one.end - 1]] * ends
        last = one.end
    pieces.append(text[last:])
    return "".join(pieces)


def _actors(marks: tuple[Between, ...], sightings: Sequence[Sighting]) -> tuple[Sighting, ...]:
    found: list[Sighting] = []
    starts = [one.start for one in marks]
    taken: set[int] = set()
    for one in sorted(sightings, key=lambda s: (not s.sure, s.start - s.end)):
        before = bisect_right(starts, one.start) - 1
        if before >= 0 and one.end <= marks[before].end:
            continue
        place = range(one.start, one.end)
        if taken.isdisjoint(place):
            taken.update(place)
            found.append(one)
    return tuple(sorted(found, key=lambda s: s.start))
