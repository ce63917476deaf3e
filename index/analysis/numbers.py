"""Numbers as they are printed, and the one way in which they are indexed.

4 000 · 4,000 · 4000 → 4000        3,5 · 3.5 → 3.5        65e · 65th → 65 too
"""

from __future__ import annotations

import re
from typing import Final

_GAP: Final = r"[ \u00a0\u2007\u2009\u202f,]"

NUMBER: Final = rf"""
    (?<!\d[.,])
    (?:
        \d{{1,3}}+                                      # 4
        (?P<gap>{_GAP})\d{{3}}(?!\d)                    # 4 000
        (?:(?P=gap)\d{{3}}(?!\d)){{0,4}}+               # 4 000 000, the same gap throughout
        (?:[.,]\d{{1,2}}(?![\d.,]))?                    # 4 000,50
    |
        \d++[.,]\d++(?![.,]?\d)                         # 3,5 but not 13.06.2023
    )
"""
"""A number of several runs of digits, for a verbose regular expression; never across a line."""

_WRITTEN: Final = re.compile(NUMBER, re.VERBOSE)
_GAPS_TO_DROP: Final = re.compile(rf"{_GAP}(?=\d{{3}}(?!\d))")
_ORDINAL: Final = re.compile(
    r"(\d+)(?:ers?|re?s?|eres?|e|es|emes?|ieme|iemes|nde?s?|st|rd|th)",
)


def read_number(text: str) -> str | None:
    """The number that the text writes in several runs of digits, None where it writes none.

    >>> read_number("4 000"), read_number("12,345.6"), read_number("3,5"), read_number("1244")
    ('4000', '12345.6', '3.5', None)
    """
    written = _WRITTEN.fullmatch(text)
    if not written:
        return None
    return (_GAPS_TO_DROP.sub("", text) if written["gap"] else text).replace(",", ".")


def bare_number(folded: str) -> str | None:
    """The number in a folded ordinal of either language.

    >>> bare_number("65e"), bare_number("1er"), bare_number("21st"), bare_number("65km")
    ('65', '1', '21', None)
    """
    ordinal = _ORDINAL.fullmatch(folded)
    return ordinal[1] if ordinal else None
