"""Where a passage may begin and end: between sentences if near, else between words.

Never within what a reader sees as one character, nor within « 4 000 ».
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple
from unicodedata import category

from index.people.honorifics import HONORIFICS, PLURAL_HONORIFICS
from index.people.keys import fold

_NO_BREAK: Final = "\u00a0\u2007\u202f"
"""White space where no line may break: within « 4 000 », behind an opening guillemet."""

_SPACE: Final = re.compile(rf"(?![{_NO_BREAK}])\s")

_NO_SPACE: Final = re.compile(r"\S")

_TITLES: Final = HONORIFICS | PLURAL_HONORIFICS
"""None is left behind by a name that is cut off: « …, en présence de Mme … »."""

_FIRST_MARK: Final = "\u0300"
"""No character before it belongs to another."""

_EMOJI_JOINT: Final = "\u200d"
_SKIN: Final = "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"


class Borders(NamedTuple):
    """Where a passage begins and ends, and whether it is cut there from a sentence that goes on."""

    start: int
    end: int
    cut_before: bool
    cut_after: bool


def borders(text: str, breaks: Sequence[int], first: int, last: int, *, width: int) -> Borders:
    """The borders of a passage of about that width around these offsets.

    `breaks` are those of `index.sentences`.

    >>> text = "On attend. Le Kosovo est calme. On repart."
    >>> borders(text, [11, 32], 14, 20, width=24)
    Borders(start=11, end=31, cut_before=False, cut_after=False)
    >>> text[11:31]
    'Le Kosovo est calme.'
    """
    room = max(0, width - (last - first))
    begins = last_break(text, breaks, first - room, first)
    start = _word_start(text, first - room // 2, first) if begins is None else begins
    start = min(first, after_space(text, start))
    room = max(0, width - (last - start))
    stops = last_break(text, breaks, max(last, start + 1), after_space(text, last + room))
    end = _word_end(text, last, last + room) if stops is None else stops
    end = max(len(text[start:end].rstrip()) + start, last)
    return Borders(start, end, begins is None, stops is None)


def last_break(text: str, breaks: Sequence[int], first: int, last: int) -> int | None:
    """The last place from the one offset to the other where a sentence begins, or the text ends."""
    if last >= len(text):
        return len(text)
    before = bisect_right(breaks, last)
    if before and breaks[before - 1] >= first:
        return breaks[before - 1]
    if first <= after_space(text, 0):
        return next((own for own in (after_space(text, 0), 0) if first <= own <= last), None)
    return None


def next_break(text: str, breaks: Sequence[int], offset: int) -> int:
    """The first place from the offset on where a sentence begins, or the text ends."""
    following = bisect_left(breaks, offset)
    return breaks[following] if following < len(breaks) else len(text)


def after_space(text: str, end: int) -> int:
    """Where the text goes on after white space."""
    if end < len(text) and not text[end].isspace():
        return end
    found = _NO_SPACE.search(text, end)
    return found.start() if found else len(text)


def _word_start(text: str, near: int, limit: int) -> int:
    """Where the next word begins, not behind the limit; within a word where there is no space."""
    if near <= 0:
        return 0
    found = _SPACE.search(text, near - 1, limit)
    return grapheme(text, found.end() if found else near)


def _word_end(text: str, limit: int, near: int) -> int:
    """Where the word before ends, not before the limit; within a word where there is no space."""
    if near >= len(text):
        return len(text)
    for place in range(near, limit - 1, -1):
        if text[place].isspace() and text[place] not in _NO_BREAK:
            words = text[limit:place].rsplit(None, 1)
            is_hanging = len(words) > 1 and fold(words[1]) in _TITLES
            return limit + len(words[0]) if is_hanging else place
    return max(limit, grapheme(text, near))


def grapheme(text: str, offset: int) -> int:
    """The offset, or where what a reader sees as one character begins when it is within one."""
    while 0 < offset < len(text) and (_continues(text[offset]) or text[offset - 1] == _EMOJI_JOINT):
        offset -= 1
    return min(offset, len(text))


def _continues(character: str) -> bool:
    """Whether it belongs to the character before: an accent, a joint, a colour of skin."""
    return character >= _FIRST_MARK and (
        category(character)[0] == "M" or character == _EMOJI_JOINT or character in _SKIN
    )
