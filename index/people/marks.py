"""What each word may be, by the tables: a set of marks, as bits, for each language.

The grammar reads marks and never words, so a word is looked up once.
"""

# ruff: noqa: SIM905 - a table of words reads best as words

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Final

from index.people import honorifics, refusals, roles, verbs
from index.people.common import COMMON_WORDS
from index.people.given import GIVEN_NAMES
from index.people.keys import ARTICLES, PARTICLES, fold
from index.people.remembering import Remembered
from index.release import Language

CAPITAL: Final = 1 << 0
"""Begins with a capital and has two letters or more."""
SHOUTED: Final = 1 << 1
"""All in capitals, two letters or more."""
INITIAL: Final = 1 << 2
"""Capitals that each have their point: `J.`, `J.-P.`"""
PARTICLE: Final = 1 << 3
NEVER: Final = 1 << 4
"""Never in a name when written with a capital."""
MONTH: Final = 1 << 5
PLACE: Final = 1 << 6
GIVEN: Final = 1 << 7
HONORIFIC: Final = 1 << 8
PLURAL: Final = 1 << 9
"""An honorific or a title that several names may follow."""
INNER: Final = 1 << 10
"""Stands between an honorific and the name."""
TITLE: Final = 1 << 11
ROLE: Final = 1 << 12
MODIFIER: Final = 1 << 13
CONTINUATION: Final = 1 << 14
BREAK: Final = 1 << 15
SAYS: Final = 1 << 16
MEETS: Final = 1 << 17
DOES: Final = 1 << 18
AUXILIARY: Final = 1 << 19
THING: Final = 1 << 20
AFTER_THING: Final = 1 << 21
THING_LINK: Final = 1 << 22
DETERMINER: Final = 1 << 23
OF: Final = 1 << 24
AND: Final = 1 << 25
STOP: Final = 1 << 26
"""A sign that ends a clause."""
COMMA: Final = 1 << 27
LOWER: Final = 1 << 28
PREPOSITION: Final = 1 << 29
SURNAME: Final = 1 << 30
"""Refused as a rule, but a surname right after a given name: Angus King, Bruno Le Maire."""

COMMON: Final = 1 << 31
"""A word of everyday use, which alone or among its like is no name."""

LONG: Final = 1 << 32
"""Has more than `_SHORT` letters, a capital first or none."""

ARTICLED: Final = 1 << 33
"""A surname behind an Arabic article in small letters, which begins a name only when introduced."""

BODY: Final = 1 << 34
"""The last word of a body's name: Survey, Orchestra."""

TAIL: Final = 1 << 35
"""What stands at the end of a run and is none of the name: a degree, a verb, a country."""

_DETERMINERS: Final = frozenset(
    "le la les l' un une du des au aux son sa ses leur leurs mon ma notre nos"
    " the a an my our his her its their".split()
)
_OF: Final = frozenset("de d' du des of".split())
_AND: Final = frozenset("et and & ainsi".split())
_PREPOSITIONS: Final = frozenset(
    "pour par avec sur dans chez en entre contre for to at in on by with from between among".split()
)
_STOPS: Final = frozenset('. ! ? ; : … \n « » “ ” " ) ] • | – — / * # > < - ● ▪ ·'.split(" "))
_ABSTRACT: Final = tuple(
    "tion tions ments ology ologies ities ality ility ivity ership erships iques isme ismes".split()
)
"""Endings that no surname has, or hardly any."""

_CAMEL: Final = re.compile(
    r"(?<!^Mc)(?<!^Mac)(?<!^[DLV][aei])(?<!^Du)(?<!^Van)(?<!^Fitz)(?<=[a-zà-ÿ])[A-Z]"
    r"|[A-ZÀ-Þ]{3}[a-zà-ÿ]{2}"
)
"""Two words glued: « FranceShane », « RUGYToute »; not MacArthur."""

_ARTICLED: Final = re.compile(
    rf"(?:{'|'.join(article[:-1] for article in ARTICLES)})[-\u2010\u2011][‘’']?[A-ZÀ-ÖØ-Þ]"
)
"""The Arabic article in small letters before a capital: al-Kadhimi."""

_WORDS_TOO: Final = frozenset(
    ("col", "me", "me.", "brig", "maj", "lt", "cpl", "sgt", "capt", "mm", "mm.")
)
"""Honorifics only with a capital: « le col de la Croix » is a pass, "15mm" a length."""

_FUTURE: Final = ("era", "eront", "ira", "iront", "aient")

Marker = Callable[[str], int]
"""Gives the marks of a word."""

CASE: Final = 0b11
"""The bits of an outline that say how a long word is written: 1 small, 2 with a capital, 3 in
capitals; 0 for a short word, a sign or initials."""

_BEGINS: Final = 1 << 2
_LEADS: Final = 1 << 3
"""A particle: a name begins with one only after what introduces it."""
_INTRODUCES: Final = 1 << 4

_SHORT: Final = 3
"""Words up to this length say nothing of how a text uses capitals."""


def _table(language: Language) -> dict[str, int]:
    """Every folded word of the tables with its marks."""
    marks: dict[str, int] = {}

    def mark(words: Iterable[str], bit: int) -> None:
        for word in words:
            marks[word] = marks.get(word, 0) | bit

    mark(PARTICLES, PARTICLE)
    mark(refusals.NEVER, NEVER)
    mark(refusals.MONTHS_AND_DAYS, MONTH)
    mark(refusals.places() | refusals.DEMONYMS, PLACE)
    mark(refusals.THINGS, THING)
    mark(refusals.AFTER_THINGS, AFTER_THING)
    mark(refusals.BETWEEN_THING_AND_NAME, THING_LINK)
    mark(GIVEN_NAMES, GIVEN)
    mark(refusals.SURNAMES_TOO, SURNAME)
    mark(COMMON_WORDS - GIVEN_NAMES, COMMON)
    mark(refusals.ORGANISATIONS, BODY)
    mark(refusals.CREDENTIALS | refusals.GERUNDS | refusals.countries(), TAIL)
    mark(_PREPOSITIONS, PREPOSITION)
    mark(honorifics.HONORIFICS, HONORIFIC)
    mark(honorifics.PLURAL_HONORIFICS, HONORIFIC | PLURAL)
    mark(honorifics.INNER_HONORIFICS, INNER)
    mark(roles.TITLES[language], TITLE)
    mark(roles.PLURAL_TITLES, PLURAL)
    mark(roles.ROLES[language], ROLE)
    mark(roles.MODIFIERS, MODIFIER)
    mark(roles.CONTINUATIONS, CONTINUATION)
    mark(verbs.SAYS[language], SAYS)
    mark(verbs.MEETS[language], MEETS)
    mark(verbs.DOES[language], DOES)
    mark(verbs.AUXILIARIES[language], AUXILIARY | BREAK)
    mark(verbs.BREAKS[language], BREAK)
    mark(_DETERMINERS if language == "fr" else _DETERMINERS - {"du", "des", "au", "un"}, DETERMINER)
    mark(_OF, OF)
    mark(_AND, AND)
    mark(_STOPS, STOP)
    mark((",",), COMMA)
    if language == "fr":
        marks["a"] &= ~DETERMINER
    else:
        del marks["m."]  # an initial, or "M.Sc."
    return marks


@cache
def marker(language: Language) -> Marker:
    """The function from a word to its marks in that language.

    >>> marks = marker("fr")
    >>> bool(marks("Ministre") & ROLE), bool(marks("Ruge") & ROLE), bool(marks("OTAN") & NEVER)
    (True, False, True)
    """
    table = _table(language)

    def marks(word: str) -> int:
        if word in {"à", "À"}:
            return PREPOSITION | LOWER  # folded, it would be the verb « a »
        folded = fold(word) if word[0].isalpha() else word
        bits = table.get(folded, 0)
        head, _, tail = folded.partition("-")
        if tail and not bits:
            bits = _of_compound(table, head, folded.rpartition("-")[2])
        first = word[0]
        if first.isupper():
            bits |= _of_capital(word)
            bits |= _refusals(word, folded, bits)
        elif first.islower() and _ARTICLED.match(word):
            bare = folded.partition("-")[2].replace("'", "")
            bits = CAPITAL | ARTICLED | (table.get(bare, 0) & (NEVER | PLACE))
        elif first.islower():
            bits |= LOWER
            if bits & HONORIFIC and word in _WORDS_TOO:
                bits &= ~(HONORIFIC | PLURAL)
            if language == "fr" and len(folded) > 5 and folded.endswith(_FUTURE):  # noqa: PLR2004
                bits |= BREAK
        if len(word) > _SHORT and bits & (CAPITAL | LOWER):
            bits |= LONG
        return bits

    return Remembered(marks).__getitem__


class _Outlines(dict[int, int]):
    """What the marks of a word say of its shape, and whether a name may begin with it."""

    def __missing__(self, bits: int) -> int:
        shape = 0
        if bits & LONG:
            shape = 1 if bits & LOWER else 3 if bits & SHOUTED else 2
        if bits & ARTICLED or (bits & PARTICLE and not bits & GIVEN):
            shape |= _LEADS
        elif bits & (CAPITAL | INITIAL) and (bits & SURNAME or not bits & NEVER):
            shape |= _BEGINS
        self[bits] = shape | (_INTRODUCES if bits & (HONORIFIC | TITLE) else 0)
        return self[bits]


OUTLINES: Final = _Outlines()
"""From the marks of a word to a byte: `CASE`, and whether a name may begin there.

>>> [OUTLINES[marker("fr")(word)] & CASE for word in ("paix", "de", "Ruge", "OTAN")]
[1, 0, 2, 3]
"""


def _signs(wanted: int) -> bytes:
    """A class of all the outlines that have a bit, for a regular expression of bytes."""
    return b"".join(b"\\x%02x" % one for one in range(2 * _INTRODUCES) if one & wanted)


MAY_BEGIN: Final = re.compile(
    b"[%b]|(?<=[%b])[%b]" % (_signs(_BEGINS), _signs(_INTRODUCES), _signs(_LEADS))
)
"""Finds, among the outlines of a text's words, those with which a name may begin."""


def _refusals(word: str, folded: str, bits: int) -> int:
    """Marks that keep a capitalised word out of names: a role, a thing, an abstract noun."""
    if bits & THING and not bits & (NEVER | AFTER_THING):
        return NEVER | SURNAME
    if bits & (THING | ROLE | MODIFIER) and not bits & (GIVEN | INITIAL):
        return NEVER
    if folded.endswith(_ABSTRACT) and not bits & GIVEN:
        return NEVER
    return NEVER if _CAMEL.search(word) else 0


def _of_compound(table: dict[str, int], head: str, tail: str) -> int:
    """Marks of a hyphenated word by its first and last parts: Secretary-General, Franco-Belge."""
    ends = table.get(tail, 0)
    begins = table.get(head, 0)
    bits = ends & (ROLE | TITLE)
    if begins & NEVER and not begins & (PARTICLE | GIVEN):
        bits |= NEVER
    if begins & ROLE:
        bits |= ROLE | NEVER
    if begins & GIVEN:
        bits |= GIVEN
    if begins & PLACE:
        bits |= PLACE
    if head in {"saint", "sainte", "san"}:
        bits |= PLACE
    return bits


def _of_capital(word: str) -> int:
    """Marks by the shape of a word that begins with a capital."""
    if "." in word:
        return INITIAL if word.replace(".", "").replace("-", "").isupper() else CAPITAL
    if len(word) == 1:
        return 0
    return CAPITAL | SHOUTED if word.isupper() else CAPITAL
