"""Text read between its spaces, where one look-up a run is enough: most of a text was read before.

    l’armée, à Mitrovica   →   [l’armée,]   [à]   [Mitrovica]

No word goes on across a space, save a number: « 4 000 », which is one run.  So what stands between
two spaces is cut by itself as `index.analysis.chain` cuts it in the text, and is cut once for all
the times that it comes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate, chain, compress
from operator import not_
from typing import Final, Generic, NamedTuple, TypeVar

from index.analysis.acronyms import is_in_capitals
from index.analysis.chain import Pieces, scan
from index.entry import Word
from index.release import LANGUAGES, Language

T = TypeVar("T")

REMEMBERED: Final = 60_000
"""Runs of a language; most of a text is a few thousand, and 60,000 take some 20 MB."""

_LONGEST: Final = 64
"""Signs of a run that is remembered; longer ones do not come twice."""

_NUMBER_GOES_ON: Final = re.compile(r"\d\s\d")
_RUN: Final = re.compile(r"\S+(?:(?<=\d)\s(?=\d)\S+)*")


def runs(text: str) -> list[str]:
    """What stands between the spaces; a number that goes on across some is one run.

    >>> runs("4 000 soldats, dit-on")
    ['4 000', 'soldats,', 'dit-on']
    """
    return _RUN.findall(text) if _NUMBER_GOES_ON.search(text) else text.split()


class _Remembered(dict[str, T], Generic[T]):
    """What a function of a text's pieces makes of each run; emptied when full.

    A dictionary is safe between threads: at worst two of them do the same work.
    """

    def __init__(
        self,
        of: Callable[[Iterator[tuple[int, Pieces]]], T],
        *,
        language: Language,
        in_capitals: bool,
    ) -> None:
        super().__init__()
        self._of = of
        self._language: Language = language
        self._in_capitals = in_capitals

    def __missing__(self, run: str) -> T:
        made = self._of(scan(run, language=self._language, in_capitals=self._in_capitals))
        if len(run) <= _LONGEST:
            if len(self) >= REMEMBERED:
                self.clear()
            self[run] = made
        return made


class Placed(NamedTuple):
    """The words of a text: the exact terms of each, its stems, its offset, and how long it is."""

    exact: tuple[Word, ...]
    stem: tuple[Word, ...]
    starts: Sequence[int]
    lengths: Sequence[int]


def _words(found: Iterator[tuple[int, Pieces]]) -> Placed:
    pieces = [
        (exact, stem, offset + start, end - start)
        for offset, several in found
        for start, end, exact, stem in several
    ]
    return Placed(*zip(*pieces, strict=True)) if pieces else Placed((), (), (), ())


def _terms(found: Iterator[tuple[int, Pieces]]) -> tuple[str, ...]:
    every = (exact + stem for _, several in found for _, _, exact, stem in several)
    return tuple(dict.fromkeys(chain.from_iterable(every)))


_KINDS: Final = [(language, told) for language in LANGUAGES for told in (False, True)]

_words_of: Final = {
    (language, told): _Remembered(_words, language=language, in_capitals=told)
    for language, told in _KINDS
}
_terms_of: Final = {
    (language, told): _Remembered(_terms, language=language, in_capitals=told)
    for language, told in _KINDS
}


def placed_terms(text: str, *, language: Language) -> Placed:
    """The words of the text: what `analyse` says of them.

    >>> words = placed_terms("l’armée, à Mitrovica", language="fr")
    >>> words.exact, words.stem
    ((('armee',), ('a',), ('mitrovica',)), (('arme',), (), ('mitrovic',)))
    >>> [*words.starts], [*words.lengths]
    ([2, 9, 11], [5, 1, 9])
    """
    known = _words_of[language, is_in_capitals(text)]
    every = runs(text)
    found = [known[run] for run in every]
    exact, stem, starts, lengths = zip(*found, strict=True) if found else ((), (), (), ())
    return Placed(
        tuple(chain.from_iterable(exact)),
        tuple(chain.from_iterable(stem)),
        [at + own for at, each in zip(_offsets(text, every), starts, strict=True) for own in each],
        [*chain.from_iterable(lengths)],
    )


def _offsets(text: str, every: Sequence[str]) -> Iterable[int]:
    """Where each of the runs, which are all of the text's, begins."""
    lengths = [*map(len, every)]
    if sum(lengths) + len(every) - 1 == len(text):  # one sign between any two, none elsewhere
        return accumulate((length + 1 for length in lengths[:-1]), initial=0)
    return (start for start, _ in _placed(text, every))


def standing(
    text: str, wanted: AbstractSet[str], *, language: Language
) -> list[tuple[int, Pieces]]:
    """What stands in the runs of the text that have any of these terms, with the offset of each.

    >>> standing("l’armée, à Mitrovica", {"arme"}, language="fr")
    [(0, ((2, 7, ('armee',), ('arme',)),))]
    """
    in_capitals = is_in_capitals(text)
    known = _terms_of[language, in_capitals]
    every = runs(text)
    # of most texts no more than this is asked, so no step of it is Python's own
    having = [*compress(every, map(not_, map(wanted.isdisjoint, map(known.__getitem__, every))))]
    return [
        (offset + start, pieces)
        for offset, run in _placed(text, having)
        for start, pieces in scan(run, language=language, in_capitals=in_capitals)
    ]


def _placed(text: str, some: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Where each of the runs, which are some of the text's in its order, stands."""
    end = 0
    for run in some:
        start = text.find(run, end)
        while not _is_run(text, start, start + len(run)):  # it may also stand within another
            start = text.find(run, start + 1)
        end = start + len(run)
        yield start, run


def _is_run(text: str, start: int, end: int) -> bool:
    return (start == 0 or text[start - 1].isspace()) and (end == len(text) or text[end].isspace())
