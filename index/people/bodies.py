"""Bodies and things that bear a person's name, or look like one.

"John Lewis Voting Rights Act" · « pont Austerlitz » · "the American Zionist Movement"
"""

from __future__ import annotations

from typing import Final

from index.people import marks as m
from index.people.keys import fold
from index.people.names import Candidate, Reading
from index.people.refusals import ADJECTIVES, DEMONYMS, STREETS

_THING_REACH: Final = 5
"""Tokens that may stand between a thing and its name: « aéroport international de la »."""

_STREET_REACH: Final = 3
"""Tokens between a street and the honorific of whom it is named after."""


def is_thing(reading: Reading, candidate: Candidate) -> bool:
    """Whether the words name a bridge, a street, a law… that bears a person's name."""
    after = reading.mark(candidate.last)
    if after & m.AFTER_THING and after & (m.CAPITAL | m.LOWER):
        return True
    further = reading.mark(candidate.last + 1)
    if further & (m.AFTER_THING | m.CAPITAL) == m.AFTER_THING | m.CAPITAL and (
        reading.tokens.words[candidate.last] in {"’s", "'s"}
    ):
        return True  # "Prince George’s County"
    if not reading.headline and _leads_to_thing(reading, candidate.last):
        return True
    for index in range(candidate.first - 1, candidate.first - 1 - _THING_REACH, -1):
        bits = reading.mark(index)
        if bits & m.THING:
            return True
        if not bits & m.THING_LINK:
            return False
    return False


def _leads_to_thing(reading: Reading, last: int) -> bool:
    """Whether capitals go on after a name as far as a thing: "John Lewis Voting Rights Act"."""
    for index in range(last, last + _THING_REACH):
        bits = reading.mark(index)
        if not bits & m.CAPITAL:
            return False
        if bits & m.AFTER_THING:
            return True
    return False


def is_plain(reading: Reading, candidate: Candidate) -> bool:
    """Whether every word is one that this version, or most, write small: "Loan Funds"."""
    if reading.marks[candidate.first] & m.GIVEN:
        return False
    for index in range(candidate.first, candidate.last):
        bits = reading.marks[index]
        if not bits & (m.COMMON | m.PARTICLE) and (
            fold(reading.tokens.words[index]) not in reading.common
        ):
            return False
    return True


def is_body(reading: Reading, candidate: Candidate) -> bool:
    """Whether the words are a body's name, of which others may stand before them.

    "Director of the U.S. Geological Survey", "President of the American Zionist Movement".
    A common first name or an initial speaks for a person, whatever the other words are.
    """
    first, last = candidate.first, candidate.last
    if last - first < 2:  # noqa: PLR2004
        return False
    bits = reading.marks[first:last]
    if any(one & m.BODY for one in bits[1:]):
        return True
    qualified = _is_qualified(reading, first)
    after = reading.mark(last)
    if qualified and after & m.CAPITAL and after & (m.NEVER | m.BODY):
        return True  # "the U.S. Marine Mammal Commission"
    if bits[0] & m.GIVEN or any(one & m.INITIAL for one in bits):
        return False
    common = (bits[0] | bits[-1]) & m.COMMON and not bits[0] & m.SHOUTED
    return bool(common or qualified or _is_owned(reading, first))


def _is_qualified(reading: Reading, first: int) -> bool:
    """Whether an adjective stands right before that begins the name of a body."""
    return bool(
        reading.mark(first - 1) & (m.CAPITAL | m.INITIAL)
        and fold(reading.tokens.words[first - 1]) in ADJECTIVES
    )


def _is_owned(reading: Reading, first: int) -> bool:
    """Whether a people or a plain noun owns what follows: "the Jewish …", "the firm’s …"."""
    words = reading.tokens.words
    if words[first - 1 : first] == ("’s",):
        return bool(reading.mark(first - 2) & m.LOWER)
    before = reading.mark(first - 1)
    return before & (m.CAPITAL | m.ROLE) == m.CAPITAL and fold(words[first - 1]) in DEMONYMS


def bears_a_name(reading: Reading, candidate: Candidate, honorific: int) -> bool:
    """Whether something bears a name with its title: "the Senator Jo Roe Act", « rue du Dr. Roux ».

    The honorific, or the name without one, begins at token `honorific`.
    """
    if honorific == candidate.first and not reading.mark(honorific - 1) & m.TITLE:
        return False
    start = honorific if honorific < candidate.first else honorific - 1
    words = reading.tokens.words
    if words[start - 1 : start] == ("the",) and _leads_to_thing(reading, candidate.last):
        return True
    for index in range(start - 1, start - 1 - _STREET_REACH, -1):
        bits = reading.mark(index)
        if bits & m.THING and fold(words[index]) in STREETS:
            return True
        if not bits & (m.OF | m.DETERMINER):
            return False
    return False
