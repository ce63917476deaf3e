"""The combining marks: accents that stand after their letter, vowel signs of Indic scripts."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Final

from index.ready import beside, code, ready

_FIRST, _BEYOND = 0x300, 0x1F000  # the first mark, and the end of the scripts that have any


def _ranges() -> Iterator[str]:
    """The marks of the Unicode that Python knows, as ranges for a regular expression."""
    marks = [n for n in range(_FIRST, _BEYOND) if unicodedata.category(chr(n)).startswith("M")]
    for _, run in groupby(enumerate(marks), key=lambda pair: pair[1] - pair[0]):
        numbers = [number for _, number in run]
        yield f"{chr(numbers[0])}-{chr(numbers[-1])}"


MARKS: Final = ready(
    beside(Path(__file__).with_suffix(".ranges")),
    lambda: "".join(_ranges()),
    of=(unicodedata.unidata_version, code("index.analysis")),
)
"""What stands between the brackets of a character class; made once, for it takes a hundredth of a
second to look at every sign that there is."""
