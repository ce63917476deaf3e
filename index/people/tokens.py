"""A text cut into words and signs, each with its place; nothing is changed or lost but spaces.

An elision stands alone (`l’` `OTAN`), as does an English possessive (`Biden` `’s`);
an abbreviation keeps its point (`M.`, `Gen.`, `J.-P.`), a hyphenated name stays whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from index.people.honorifics import ABBREVIATIONS

_LETTER: Final = r"[^\W\d_][\u0300-\u036f]?"
_HYPHEN: Final = r"-?[-\u2010\u2011]"
_CAPITAL: Final = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĪĬĮİĹĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚ"

# The order matters: each alternative takes what a later one would cut wrongly.
# No alternative nests one repetition in another over the same signs, so a match takes linear time.
_TOKEN: Final = re.compile(
    rf"""(?P<newline>\n\s*)
    |(?:{"|".join(ABBREVIATIONS)})\.
    |[{_CAPITAL}]\.(?:-?[{_CAPITAL}]\.)*(?!\w)
    |(?:[cdjlmnstLD]|[CJMNST](?=[’'][a-zà-ÿ])|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu|[Qq]uoiqu)
        [’'](?=[^\W\d_])
    |[’']s(?!\w)
    |(?:{_LETTER})+(?:(?:{_HYPHEN}|[’'](?!s(?!\w)))(?:{_LETTER})+)*
    |\d[\d.,:]*\d|\d
    |\S""",
    re.VERBOSE,
)

_WRAPPED_LINE: Final = 60
"""A line at least this long was broken for its width, not because something ended there."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words and signs of one text, with where each starts and ends in it."""

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def printed(self, first: int, last: int) -> str:
        """What the text prints from token `first` to before token `last`, spaces made single."""
        return " ".join(self.text[self.starts[first] : self.ends[last - 1]].split())


def cut(text: str) -> Tokens:
    """The tokens of a text; a line's end is a token, unless the line was only wrapped.

    >>> cut("M. Lajčák et l’OTAN, J.-P. Dupont’s").words
    ('M.', 'Lajčák', 'et', 'l’', 'OTAN', ',', 'J.-P.', 'Dupont', '’s')
    """
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    line = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        word = match.group()
        if match.lastgroup == "newline":
            wrapped = start - line >= _WRAPPED_LINE and word.count("\n") == 1
            line = end
            if wrapped:
                continue
            word = "\n"
        elif word.isspace():
            continue
        words.append(word)
        starts.append(start)
        ends.append(end)
    return Tokens(text, tuple(words), tuple(starts), tuple(ends))
