"""What stands for an apostrophe, and the letters that French sets before one."""

from __future__ import annotations

from typing import Final

APOSTROPHES: Final = "'’‘ʼ´`＇"
"""The two that are printed, then those that keyboards and fonts put in their place."""

_VOWELS: Final = frozenset("aeiouyh")


def split_at_apostrophe(word: str) -> tuple[str, str]:
    """What stands before the first apostrophe and after it; the second is empty without one.

    >>> split_at_apostrophe("l’armée")
    ('l', 'armée')
    """
    at = min((i for mark in APOSTROPHES if (i := word.find(mark)) >= 0), default=len(word))
    return word[:at], word[at + 1 :]


def without_apostrophes(word: str) -> str:
    """The word closed up: O’Brien is OBrien.

    >>> without_apostrophes("aujourd’hui")
    'aujourdhui'
    """
    return word.translate(_NOTHING)


def begins_with_vowel(folded: str) -> bool:
    """Whether French elides before it; h and y count as vowels."""
    return folded[:1] in _VOWELS


_NOTHING: Final = dict.fromkeys(map(ord, APOSTROPHES))
