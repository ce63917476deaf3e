"""Lists whose lines became one: what is left of a line's end is a dash, or a gap between words.

Ann Roe – Former President of Chile   Bo Quill – Former President of Peru
        ╰ hers                     ╰ here a line began
"""

from __future__ import annotations

from typing import Final

from index.people import marks as m
from index.people.names import Reading

_WIDE: Final = 6
"""Spaces between two lines that became one; a line that was only wrapped has four or five."""


def begins_line(reading: Reading, index: int) -> bool:
    """Whether so wide a gap is before a title that a line must have begun there.

    "Former Chairman of the Joint Chiefs of Staff       Admiral Jane Roe"
    """
    return bool(
        index
        and reading.marks[index] & m.TITLE
        and not reading.marks[index - 1] & (m.OF | m.MODIFIER | m.DETERMINER)
        and _gap(reading, index) >= _WIDE
    )


def is_gap(reading: Reading, index: int) -> bool:
    """Whether more than one space is before a token: a line may have begun there."""
    return 0 < index < len(reading.tokens.words) and _gap(reading, index) > 1


def is_dash(reading: Reading, index: int) -> bool:
    """Whether a dash stands there, as between a name and its role in a list."""
    return reading.tokens.words[index : index + 1] in {("–",), ("—",)}


def _gap(reading: Reading, index: int) -> int:
    return reading.tokens.starts[index] - reading.tokens.end(index - 1)
