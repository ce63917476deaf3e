"""Where a role phrase ends that follows a name, and where it only seems to."""

from __future__ import annotations

import re
from typing import Final

from index.people import marks as m
from index.people.names import Reading

_OPENERS: Final = frozenset(
    (
        *("Tout", "Toute", "Tous", "Toutes", "Ce", "Cet", "Cette", "Ces"),
        *("Lieu", "Contact", "Contacts", "Hors", "Presse", "Ouverture"),
    )
)
"""What opens the next line of an agenda."""

_TERM: Final = 5
"""Tokens from "for" to "term": "for the remainder of the term", "for the unexpired term"."""

_ADJECTIVE: Final = re.compile(r"[a-zà-ÿ]+(?:ale?|aux|elle?|ique|aire|i[fv]e?)s?")


def is_term(reading: Reading, index: int) -> bool:
    """Whether from here on it is told how long an office is given for."""
    words = reading.tokens.words
    following = words[index + 1 : index + 1 + _TERM]
    if words[index] != "for" or "term" not in following:
        return False
    return "for" not in following[: following.index("term")]


def is_row(reading: Reading, index: int) -> bool:
    """Whether adjectives go on in a row: « Conseil économique, social et environnemental »."""
    words = reading.tokens.words
    return bool(
        words[index + 1 : index + 2] == ("et",)
        and _ADJECTIVE.fullmatch(words[index])
        and index + 2 < len(words)
        and _ADJECTIVE.fullmatch(words[index + 2])
    )


def is_where(reading: Reading, index: int) -> bool:
    """Whether a minister is told to be somewhere: « ministre de l’Intérieur à Lyon »."""
    words = reading.tokens.words
    if words[index] != "à" or not reading.mark(index + 1) & m.CAPITAL:
        return False
    return any(word.lower().startswith("ministre") for word in words[max(0, index - 6) : index])


def begins_heading(reading: Reading, index: int) -> bool:
    """Whether a capital begins something new, in French, where a text lost its line breaks.

    « ministre de la Transition écologique et solidaire Ouverture de la conférence »
    """
    bits, before = reading.mark(index), reading.mark(index - 1)
    if bits & (m.DETERMINER | m.PREPOSITION | m.OF) or reading.tokens.words[index] in _OPENERS:
        return True
    links = m.OF | m.DETERMINER | m.AND | m.PREPOSITION | m.CONTINUATION | m.ROLE | m.MODIFIER
    return bool(before & m.LOWER) and not (before & links or bits & (m.SHOUTED | m.ROLE | m.PLACE))


def goes_on(reading: Reading, index: int) -> bool:
    """Whether "on" or "in" belongs to an office.

    "Commission on Public Diplomacy", not "on Monday"; "Security and Cooperation in Europe".
    """
    words = reading.tokens.words
    if words[index] != "on":
        return words[index : index + 2] == ("in", "Europe")
    following = reading.mark(index + 1 + bool(reading.mark(index + 1) & m.DETERMINER))
    return bool(
        reading.mark(index - 1) & m.CAPITAL and following & m.CAPITAL and not following & m.MONTH
    )
