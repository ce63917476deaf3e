"""Text made plain: one kind of line break, nothing invisible that could act, one-line titles."""

from __future__ import annotations

import re
from typing import Final

from index.analysis import normalise

TITLE_LENGTH: Final = 120
"""Characters of a title that is taken from the text, for want of one."""

# The marks that turn the writing direction round, under which a text shows as what it is not
# (Unicode Technical Report 36, section 3.1).
_TURNING: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
_SENTENCE_END: Final = re.compile(r"(?<=[^\W\d_]{3}[.!?…])(?=\s)|\n")


def plain(text: str) -> str:
    r"""The text as it is kept: composed, every line break a line feed, no control characters.

    What is plain already comes back as it is.

    >>> plain("Un\r\ndeux\x07")
    'Un\ndeux'
    """
    return normalise(_TURNING.sub("", "\n".join(text.splitlines())))


def one_line(text: str) -> str:
    r"""The text, plain and on one line.

    >>> one_line(" ISAF press release\nKabul ")
    'ISAF press release Kabul'
    """
    return " ".join(line.strip() for line in plain(text).splitlines() if line.strip())


def title_from(text: str) -> str:
    """A title for a plain text that has none: its first sentence or line, cut between words.

    >>> title_from("Les Alliés se réunissent. Ils parlent.")
    'Les Alliés se réunissent.'
    """
    first = _SENTENCE_END.split(text[: 10 * TITLE_LENGTH].strip(), maxsplit=1)[0]
    if len(first) <= TITLE_LENGTH:
        return first
    start = first[:TITLE_LENGTH]
    cut = start.rsplit(maxsplit=1)[0]
    return f"{cut.rstrip(' ,;:–—-')}…"
