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
    small = character.lower()  # first, for Unidecode knows more small letters than capitals
    if not character.isalnum():
        return small
    plain = unidecode(small).strip()
    if character.isalpha():
        # The Cyrillic soft sign comes out as an apostrophe, and some letters not at all.
        return "".join(filter(str.isalnum, plain)).lower() if plain else small
    # A digit or Roman number has its digits or letters; a fraction stays as it is.
    return plain.lower() if plain.isalnum() else small


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
