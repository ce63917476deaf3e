"""Cutting a text into chunks, and a chunk into words.

A chunk is what stands together: a number, or words bound by apostrophes and hyphens.

    « l’UE, à Belgrade-Pristina : 4 000 » → l’UE · à · Belgrade-Pristina · 4 000
    Belgrade-Pristina → Belgrade · Pristina

One pattern, whose repeats are possessive or short, takes any text in linear time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from index.analysis import english, french
from index.analysis.apostrophes import APOSTROPHES, without_apostrophes
from index.analysis.marks import MARKS
from index.analysis.normalising import normalise
from index.analysis.numbers import NUMBER
from index.release import Language

LONGEST_TERM: Final = 100
"""Letters of a word that count; the longest word in use has sixty, a line of noise millions."""

# Ideographs and kana are written without spaces: each is a word, and a name is a row of them.
_IDEOGRAPH: Final = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U000323af"
)
_FRACTION: Final = "¼-¾⅐-⅟↉"
_LETTER: Final = rf"[^\W_{APOSTROPHES}{_FRACTION}{_IDEOGRAPH}]"
# Within a word: marks, and what is not seen: soft hyphen, joiners, byte order mark.
_WITHIN: Final = rf"[{MARKS}\xad\u200b-\u200d\u2060\ufeff]"
_LETTERS: Final = rf"{_LETTER}++(?:{_WITHIN}++{_LETTER}*+)*+"
_INITIAL: Final = rf"(?!\d){_LETTER}"
_DOTTED: Final = rf"{_INITIAL}(?:\.{_INITIAL}){{1,9}}(?!\w)\.?"  # O.T.A.N.
_PIECE: Final = rf"(?:{_DOTTED}|{_LETTERS})"
_WORD: Final = rf"{_PIECE}(?:[{APOSTROPHES}]{_PIECE}){{0,3}}+"
_HYPHEN: Final = r"[-‐‑](?:(?<!\d[-‐‑])|(?!\d))"  # not between digits: 2023-2024 is two numbers

CHUNK: Final = re.compile(
    rf"{NUMBER} | {_WORD}(?:{_HYPHEN}{_WORD}){{0,7}}+ | [{_IDEOGRAPH}]", re.VERBOSE
)
_PART: Final = re.compile(rf"{_WORD}|[{_IDEOGRAPH}]")

_BARE: Final[Mapping[Language, Callable[[str], tuple[int, int]]]] = {
    "fr": french.bare,
    "en": english.bare,
}


@dataclass(frozen=True, slots=True)
class Part:
    """A word of a chunk: where it stands there, and its letters as printed, closed up."""

    start: int
    end: int
    letters: str
    dotted: bool


def parts(chunk: str, *, language: Language) -> Iterator[Part]:
    """The words of a chunk that is no number, without elision and possessive.

    >>> [part.letters for part in parts("L’Atlantique-Nord", language="fr")]
    ['Atlantique', 'Nord']
    """
    for word in _PART.finditer(chunk):
        first, last = _BARE[language](word[0])
        printed = word[0][first:last]
        yield Part(word.start() + first, word.start() + last, closed_up(printed), "." in printed)


def closed_up(printed: str) -> str:
    """The letters alone, as many as count: no apostrophe, hyphen or dot.

    >>> closed_up("Bosnie-Herzégovine"), closed_up("O.T.A.N.")
    ('BosnieHerzégovine', 'OTAN')
    """
    letters = without_apostrophes(printed).translate(_BINDERS)
    return normalise(letters[: 2 * LONGEST_TERM])[:LONGEST_TERM]


_BINDERS: Final = dict.fromkeys(map(ord, "-‐‑.\u200c\u200d"))  # with the joiners within a word
