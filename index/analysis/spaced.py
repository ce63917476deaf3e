"""Text read between its spaces, where one look-up a run is enough: most of a text was read before.

    l’armée, à Mitrovica   →   [l’armée,]   [à]   [Mitrovica]

No word goes on across a space, save a number: « 4 000 ».  Where none does, what stands between two
spaces is cut by itself as `index.analysis.chain` cuts it in the text, and is cut once for all times
that it comes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain
from operator import itemgetter
from typing import Final, Generic, TypeVar

from index.analysis.acronyms import is_in_capitals
from index.analysis.chain import Pieces, scan
from index.entry import Word
from index.release import LANGUAGES, Language

T = TypeVar("T")

REMEMBERED: Final = 100_000
"""Runs of a language; twenty thousand releases have some 150,000."""

_LONGEST: Final = 64
"""Signs of a run that is remembered; longer ones do not come twice."""

_NUMBER_GOES_ON: Final = re.compile(r"\d\s\d")
_RUN: Final = re.compile(r"\S+")


def is_spaced(text: str) -> bool:
    """Whether what stands between two spaces of the text is cut by itself as it is in the text.

    >>> is_spaced("l’armée, à Mitrovica"), is_spaced("4 000 soldats")
    (True, False)
    """
    return _NUMBER_GOES_ON.search(text) is None


def runs(text: str) -> Iterator[re.Match[str]]:
    """What stands between the spaces."""
    return _RUN.finditer(text)


class Remembered(dict[str, T], Generic[T]):
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


def _words(found: Iterator[tuple[int, Pieces]]) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    pieces = [piece for _, several in found for piece in several]
    return tuple(exact for _, _, exact, _ in pieces), tuple(stem for _, _, _, stem in pieces)


_remembered: Final = {
    (language, in_capitals): Remembered(_words, language=language, in_capitals=in_capitals)
    for language in LANGUAGES
    for in_capitals in (False, True)
}


def terms(text: str, *, language: Language) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """The exact terms of each word of the text, and the stems: what `analyse` says of them.

    >>> terms("l’armée, à Mitrovica", language="fr")
    ((('armee',), ('a',), ('mitrovica',)), (('arme',), (), ('mitrovic',)))
    """
    in_capitals = is_in_capitals(text)
    if not is_spaced(text):
        return _words(scan(text, language=language, in_capitals=in_capitals))
    known = _remembered[language, in_capitals]
    found = [known[run] for run in text.split()]
    return (
        tuple(chain.from_iterable(map(itemgetter(0), found))),
        tuple(chain.from_iterable(map(itemgetter(1), found))),
    )
