"""The words of an office as they are compared: without case, accent or ending.

« Secrétaires généraux délégués »  ─tokens→  secretair general delegu
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from index.people.keys import fold

_WORD: Final = re.compile(r"[^\W_]+")
_INITIALS: Final = re.compile(r"(?<![^\W_])([^\W\d_])\.(?=[^\W\d_](?![^\W_]{2}))")
_SHORT: Final = 3
"""Words up to this length have no ending to lose."""

_LINKS: Final = frozenset(
    ("de", "du", "des", "d", "la", "le", "les", "l", "of", "the", "s", "on", "pour", "for", "as")
)
_TO: Final = frozenset(("to", "in", "en", "au", "aux", "a"))
_CHARGED: Final = frozenset(("charge", "chargee", "charges", "chargees"))
_AND: Final = frozenset(("et", "and"))

_ENDINGS: Final = (
    (re.compile(r"aux$"), "al"),  # généraux
    (re.compile(r"rices?$"), "eur"),
    (re.compile(r"euses?$"), "eur"),
    (re.compile(r"ennes?$"), "en"),
    (re.compile(r"iennes?$"), "ien"),
    (re.compile(r"elles?$"), "el"),
    (re.compile(r"ies$"), "y"),
    (re.compile(r"e?es?$"), ""),
    (re.compile(r"s$"), ""),
)
"""What French gender and either plural add, and nothing finer: both sides lose it alike."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word that tells: bare, at its place; `to` and `charged` say what stood before it."""

    bare: str
    place: int
    to: bool = False
    charged: bool = False


def tokens(text: str) -> tuple[Token, ...]:
    """The words of a phrase that tell something, each without its ending.

    >>> [token.bare for token in tokens("ministre déléguée aux Affaires européennes")]
    ['ministr', 'delegu', 'affair', 'europeen']
    >>> [token.bare for token in tokens("U.S. Ambassador")]
    ['us', 'ambassador']
    """
    found = []
    to = charged = False
    for place, printed in enumerate(_WORD.findall(_INITIALS.sub(r"\1", text))):
        word = fold(printed)
        if word in _LINKS or word in _AND or not word:
            continue
        if word in _TO:
            to = True
        elif word in _CHARGED:
            charged = True
        else:
            found.append(Token(bare(word), place, to, charged))
            to = charged = False
    return tuple(found)


def bare(word: str) -> str:
    """The folded word without its ending."""
    if len(word) <= _SHORT:
        return word
    for ending, instead in _ENDINGS:
        word, changed = ending.subn(instead, word)
        if changed and instead:
            break
    return word
