"""A word without accents, capitals or ligatures: what two spellings have in common.

Unidecode works character by character, and only on letters and digits here.
Over a whole text it would turn `€` into `EUR`, `°` into `deg`, and shift every offset.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from unidecode import unidecode

_REMEMBERED_BELOW: Final = 0x3000  # alphabets; ideographs are many and seldom seen again


def _folded(character: str) -> str:
    """What becomes of one character that is not ASCII."""
    if unicodedata.category(character).startswith("M"):
        return ""
    if not character.isalnum():
        return character.lower()
    ascii_form = unidecode(character).strip()
    if character.isalpha():
        # Unidecode spells the Cyrillic soft sign as an apostrophe, and some letters not at all.
        letters = "".join(filter(str.isalnum, ascii_form))
        return letters.lower() if ascii_form else character.lower()
    # A digit or Roman number has its letters or digits; a fraction stays as it is.
    return ascii_form.lower() if ascii_form.isalnum() else character


class _Table(dict[int, str]):
    """Code point → folded, filled as characters come by, for `str.translate`."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = character.lower() if code < 0x80 else _folded(character)  # noqa: PLR2004 - ASCII
        if code < _REMEMBERED_BELOW:
            self[code] = folded
        return folded


_TABLE: Final = _Table()


def fold(word: str) -> str:
    """The word in lower case and plain letters; other characters and plain digits stay.

    >>> fold("Lajčák"), fold("ŒUVRE"), fold("Đurić"), fold("Straße"), fold("CO₂")
    ('lajcak', 'oeuvre', 'duric', 'strasse', 'co2')
    """
    if word.isascii():
        return word.lower()
    return word.translate(_TABLE) or word.lower()
