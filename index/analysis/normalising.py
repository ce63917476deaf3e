"""A text as it is stored: composed, without the characters that nobody sees.

Done once, when a release comes in; every offset of the project counts in its result.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from index.analysis.marks import MARKS

LONGEST_RUN_OF_MARKS: Final = 30
"""Unicode's Stream-Safe Text Format (UAX 15, section 13) allows as many; no language needs them.

Python composes a run of marks in the square of its length: 80,000 of them take 14 seconds.
"""

_LINE_ENDS: Final = dict.fromkeys(map(ord, "\r\v\f\x85"), "\n")
_UNSEEN: Final = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0)]) | dict.fromkeys(
    map(ord, "\u00ad\u200b\u2060\ufeff")
)
_SURROGATES: Final = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_REPLACED: Final[dict[int, str | None]] = {
    **_UNSEEN,
    **_SURROGATES,
    **_LINE_ENDS,
    ord("\n"): "\n",
    ord("\t"): "\t",
}
_TO_REPLACE: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b\u2060\ufeff\ud800-\udfff]")
_TOO_MANY_MARKS: Final = re.compile(
    rf"([{MARKS}]{{{LONGEST_RUN_OF_MARKS}}})[{MARKS}]+",
)


def normalise(text: str) -> str:
    r"""The text in NFC, fit to be stored.

    The word joiner, the soft hyphen, the zero-width space, the byte order mark and control
    characters are dropped, line ends become ``\n``, tabs stay.
    Half of a surrogate pair, which no file can hold, becomes U+FFFD.

    >>> normalise("se\u0301cu\u00adrite\u0301\r\n4\u00a0000")
    'sécurité\n4\xa0000'
    """
    if _TO_REPLACE.search(text):
        text = text.replace("\r\n", "\n").translate(_REPLACED)
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return text
    return unicodedata.normalize("NFC", _TOO_MANY_MARKS.sub(r"\1", text))
