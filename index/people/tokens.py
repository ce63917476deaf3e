"""A text cut into words and signs, each with its place; nothing is changed or lost but spaces.

An elision stands alone (`l’` `OTAN`), as does an English possessive (`Biden` `’s`);
an abbreviation keeps its point (`M.`, `Gen.`, `J.-P.`), a hyphenated name stays whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from index.people.honorifics import ABBREVIATIONS

_LETTER: Final = r"[^\W\d_][\u0300-\u036f]?"
_HYPHEN: Final = r"-?[-\u2010\u2011]"
_CAPITAL: Final = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĪĬĮİĹĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚ"
_SMALL: Final = "a-zß-öø-ÿ"
_GOES_ON: Final = r"[^\W\d_]|[\u0300-\u036f’'\-\u2010\u2011]"
"""What makes a plain run of letters more than that: an accent of its own, an elision, a hyphen."""

# The order matters: each alternative takes what a later one would cut wrongly; the first four
# take nothing that a later one would take otherwise, and are most of any text.
# No alternative nests one repetition in another over the same signs, so a match takes linear time.
_PIECE: Final = re.compile(
    rf"""(?:
        [{_SMALL}]++(?!{_GOES_ON})
      | [{_CAPITAL}][{_SMALL}]++(?!{_GOES_ON}|\.)
      | [,.;:!?«»“”"()]
      | (?:[cdjlmnstLD]|[CJMNST](?=[’'][a-zà-ÿ])|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu|[Qq]uoiqu)
            [’'](?=[^\W\d_])
      | (?:{"|".join(ABBREVIATIONS)})\.
      | [{_CAPITAL}]\.(?:-?[{_CAPITAL}]\.)*(?!\w)
      | [’']s(?!\w)
      | (?:{_LETTER})+(?:(?:{_HYPHEN}|[’'](?!s(?!\w)))(?:{_LETTER})+)*
      | \d[\d.,:]*\d|\d
      | \S
    )[^\S\n]*+
    | \n\s*+
    | [^\S\n]++""",
    re.VERBOSE,
)
"""A word or sign with the spaces behind it; end to end, the pieces are the text."""

_WRAPPED_LINE: Final = 60
"""A line at least this long was broken for its width, not because something ended there."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words and signs of one text, with where each starts in it."""

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]

    def end(self, index: int) -> int:
        """Where a token ends in the text."""
        return self.starts[index] + len(self.words[index])

    def printed(self, first: int, last: int) -> str:
        """What the text prints from token `first` to before token `last`, spaces made single."""
        return " ".join(self.text[self.starts[first] : self.end(last - 1)].split())


def cut(text: str) -> Tokens:
    """The tokens of a text; a line's end is a token, unless the line was only wrapped.

    >>> cut("M. Lajčák et l’OTAN, J.-P. Dupont’s").words
    ('M.', 'Lajčák', 'et', 'l’', 'OTAN', ',', 'J.-P.', 'Dupont', '’s')
    """
    pieces = _PIECE.findall(text)
    words = list(map(str.rstrip, pieces))
    starts = list(accumulate(map(len, pieces), initial=0))
    starts.pop()
    if "\n" in text or text[:1].isspace():  # a piece that is no word
        words, starts = _lines(pieces, words, starts)
    return Tokens(text, tuple(words), tuple(starts))


def _lines(pieces: list[str], words: list[str], starts: list[int]) -> tuple[list[str], list[int]]:
    """The words and where they start, with each end of a line that was not only wrapped."""
    kept: list[str] = []
    places: list[int] = []
    line = 0
    for piece, word, start in zip(pieces, words, starts, strict=True):
        if not word:
            if piece[0] != "\n":
                continue
            wrapped = start - line >= _WRAPPED_LINE and piece.count("\n") == 1
            line = start + len(piece)
            if wrapped:
                continue
        kept.append(word or "\n")
        places.append(start)
    return kept, places
