"""Telling acronyms from words: EU, UN and US are stop words once in lower case."""

from __future__ import annotations

from string import ascii_lowercase, ascii_uppercase
from typing import Final

_CAPITALS: Final = ascii_uppercase.encode()
_SMALL: Final = ascii_lowercase.encode()
_LEAST_CAPITALS: Final = 2


def looks_like_acronym(word: str) -> bool:
    """Whether the word has two capitals or more: OTAN, CO2, NGOs; and some names, McDonald.

    >>> [looks_like_acronym(word) for word in ("EU", "NGOs", "Nice", "G7")]
    [True, True, False, False]
    """
    return sum(map(str.isupper, word)) >= _LEAST_CAPITALS


def singular(acronym: str) -> str:
    """The acronym without the small s of its plural.

    >>> singular("NGOs"), singular("SMS")
    ('NGO', 'SMS')
    """
    return acronym[:-1] if acronym.endswith("s") and acronym[:-1].isupper() else acronym


def is_in_capitals(text: str) -> bool:
    """Whether most letters of the text are capitals, so that capitals tell nothing.

    >>> is_in_capitals("COMMUNIQUÉ DE PRESSE"), is_in_capitals("Déclaration de l’OTAN")
    (True, False)
    """
    letters = text.encode("ascii", "ignore")  # accented letters are too few to matter
    capitals = len(letters) - len(letters.translate(None, _CAPITALS))
    small = len(letters) - len(letters.translate(None, _SMALL))
    return capitals > small if capitals or small else text.isupper()
