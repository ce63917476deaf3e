"""Where a passage may begin and end: between sentences if near, else between words.

Never within what a reader sees as one character, nor within « 4 000 ».
"""

from __future__ import annotations

import re
from typing import Final
from unicodedata import category

_SENTENCE: Final = re.compile(
    r"""
    (?:
        (?<=[.!?…])
        (?<! \b[A-ZÀ-Ý]\.) (?<! \b[ap]\.m\.)
        (?<! \b(?:MM|Mr|Ms|Dr|St|Lt|No|Jr|Sr|Pr|vs|cf|al)\.)
        (?<! \b(?:Mrs|Gen|Adm|Col|Sen|Rep|Gov|Maj|Sgt|Hon)\.)
        (?<! \b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Inc|Ltd)\.)
        (?<! \b(?:Capt|Prof|Sept|janv|févr|juil)\.)
      | (?<= [.!?…][»”"]) | (?<= [.!?…]\s[»”"])
    )
    \s+ (?= (?![a-zß-öø-ÿœ])\w | [«“"(])
    | \n+
    """,
    re.VERBOSE,
)
"""Between sentences, and not behind an initial, an honorific, a rank or a month cut short."""

_SPACE: Final = re.compile(r"(?![\u00a0\u2007\u202f])\s")
"""Where a line may break: not within « 4 000 » nor behind an opening guillemet."""

_NO_SPACE: Final = re.compile(r"\S")

_EMOJI_JOINT: Final = "\u200d"
_SKIN: Final = "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"


def borders(text: str, first: int, last: int, *, width: int) -> tuple[int, int]:
    """Where a passage of about that width around these offsets begins and ends.

    >>> text = "On attend. Le Kosovo est calme. On repart."
    >>> begins, ends = borders(text, 14, 20, width=24)
    >>> text[begins:ends]
    'Le Kosovo est calme.'
    """
    room = max(0, width - (last - first))
    starts = [b for b in breaks(text, first - room, first) if b <= first]
    start = max(starts) if starts else _word_start(text, first - room // 2, first)
    start = min(first, after_space(text, start))
    room = max(0, width - (last - start))
    ends = [b for b in breaks(text, last, last + room) if b >= last and b > start]
    end = max(ends) if ends else _word_end(text, last, last + room)
    return start, max(len(text[start:end].rstrip()) + start, last)


def breaks(text: str, first: int, last: int) -> list[int]:
    """Where sentences begin from the one offset to the other, and the text's own ends."""
    first, last = max(0, first), min(len(text), last)
    gap = _gap_before(text, first)
    found = (match.end() for match in _SENTENCE.finditer(text, gap, after_space(text, last) + 1))
    own = (0, after_space(text, 0))
    return [b for b in (*own, *found, len(text)) if first <= b <= after_space(text, last)]


def _gap_before(text: str, offset: int) -> int:
    """Where the white space before the offset begins."""
    return len(text[:offset].rstrip()) if text[offset - 1 : offset].isspace() else offset


def after_space(text: str, end: int) -> int:
    """Where the text goes on after white space."""
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
    spaces = [found.start() for found in _SPACE.finditer(text, limit, near + 1)]
    return spaces[-1] if spaces else max(limit, grapheme(text, near))


def grapheme(text: str, offset: int) -> int:
    """The offset, or where what a reader sees as one character begins when it is within one."""
    while 0 < offset < len(text) and (_continues(text[offset]) or text[offset - 1] == _EMOJI_JOINT):
        offset -= 1
    return min(offset, len(text))


def _continues(character: str) -> bool:
    """Whether it belongs to the character before: an accent, a joint, a colour of skin."""
    return category(character)[0] == "M" or character == _EMOJI_JOINT or character in _SKIN
