"""Whether a version is what somebody spoke, as they spoke it, which its title tells.

Its narration is then the orator's own: what stands in marks there is what they tell that others
said, sing, print or might say.  It is a quote where they name who said it, or say that they did.
"""

# ruff: noqa: SIM905 - a table of words reads best as words

from __future__ import annotations

import re
from typing import Final

from index.people import quote_words as w
from index.people.keys import fold

_FIRST: Final = 4
"""Words of a title among which a speech is named: "Remarks as Prepared for Delivery"."""

_TALKS: Final = w.ORATIONS | frozenset("briefing gaggle".split())

_WORDS: Final = re.compile(r"[^\W\d_]+")

_SPOKEN: Final = ("delivers remarks", "press briefing", "press call", "press gaggle")


def is_statement(title: str) -> bool:
    """Whether the title is that of somebody's own words, spoken or written.

    >>> is_statement("Statement by Jane Roe on Peace"), is_statement("Jane Roe reads a statement")
    (True, False)
    """
    words = [fold(word) for word in _WORDS.findall(title)]
    return not w.SPEECHES.isdisjoint(words[:2])


def is_transcript(title: str) -> bool:
    """Whether the title is that of a speech, a briefing or a call with the press.

    >>> is_transcript("Remarks by Jane Roe at Oslo"), is_transcript("Who Heard Ann Roe’s Address")
    (True, False)
    """
    words = [fold(word) for word in _WORDS.findall(title)]
    if not _TALKS.isdisjoint(words[:_FIRST]):
        return words[0] not in {"readout", "statement"}
    told = " ".join(words)
    return any(spoken in told for spoken in _SPOKEN)
