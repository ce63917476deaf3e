"""Where sentences begin in a text as it is printed, so that a passage may be cut there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_END: Final = re.compile(
    r"""
    [.!?…»”"\n]
    (?:
        (?<=\n) \n*
      | (?:
            (?<=[.!?…])
            (?<! \b[A-ZÀ-Ý]\.) (?<! \b[ap]\.m\.)
            (?<! \b(?:MM|Mr|Ms|Dr|St|Lt|No|Jr|Sr|Pr|vs|cf|al)\.)
            (?<! \b(?:Mrs|Gen|Adm|Col|Sen|Rep|Gov|Maj|Sgt|Hon)\.)
            (?<! \b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Inc|Ltd)\.)
            (?<! \b(?:Capt|Prof|Sept|janv|févr|juil)\.)
          | (?<= [.!?…][»”"]) | (?<= [.!?…]\s[»”"])
        )
        \s+ (?= (?![a-zß-öø-ÿœ])\w | [«“"(])
    )
    """,
    re.VERBOSE,
)
"""What ends a sentence and the space behind it; not an initial, an honorific, a rank or a month cut
short.  It begins with one of few signs, so that all others are skipped at once."""


def breaks(text: str) -> Iterator[int]:
    """The offsets at which a sentence or a line begins behind another.

    >>> [*breaks("M. Ruge attend. Le Kosovo est calme ! On repart.")]
    [16, 38]
    """
    return (found.end() for found in _END.finditer(text))
