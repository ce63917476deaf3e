"""The body that an office is in, behind a comma: "Administrator, Federal Emergency Agency (FEMA)".

    Corwin Heatwole, CEO, Farmer Focus          Jane Roe, General Counsel, Department of Education
                     ───┬───────────                      ───────────────┬───────────────────────
                   role ╯ body                                      role ╯ body

English alone prints it so; French has « directeur de l’ADEME ».
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from index.people import marks as m
from index.people.lost_lines import is_gap
from index.people.names import Candidate, Reading

_MOST: Final = 5
"""Bodies, places and parts of a name: "…, Bureau of Alcohol, Tobacco, Firearms, and Explosives"."""

_LONGEST: Final = 14
"""Tokens of one body: "the President’s Committee on the National Medal of Science" has 9."""

_NO_NAME: Final = m.BODY | m.NEVER | m.COMMON | m.PLACE | m.THING | m.AFTER_THING
"""Marks of words that are hardly a person's."""

_NUMBERED: Final = frozenset({"Region", "District", "Division"})

_LINKS: Final = m.OF | m.AND | m.PREPOSITION | m.DETERMINER


def past_bodies(reading: Reading, end: int, names: Mapping[int, Candidate]) -> int:
    """Where a role phrase ends that came to a comma at `end`, with the bodies that follow it."""
    for _ in range(_MOST):
        if not reading.mark(end) & m.COMMA:
            break
        behind = _past_body(reading, end + 1, names)
        if behind is None:
            break
        end = behind
    return end


def _past_body(reading: Reading, start: int, names: Mapping[int, Candidate]) -> int | None:
    """The token after the body that begins at `start`; None where there is none, or more follows.

    What follows has to end it: a comma, a sign, or the end of the text.
    """
    words = reading.tokens.words
    index = start + (words[start : start + 1] in {("the",), ("and",), ("&",)})
    if not reading.mark(index) & (m.CAPITAL | m.INITIAL) or _is_no_body(reading, index, names):
        return None
    while index < min(start + _LONGEST, len(words)):
        bits = reading.mark(index)
        if words[index] == "(" and words[index + 2 : index + 3] == (")",):
            index += 3  # "(FEMA)"
        elif bits & (m.COMMA | m.STOP) or _next_line(reading, index, names):
            return index
        elif words[index].isdigit() and words[index - 1] in _NUMBERED:
            index += 1  # "Region 4"
        elif bits & _LINKS and not bits & m.CAPITAL:
            if not _leads_on(reading, index):
                return index if bits & m.AND else None
            index += 1
        else:
            is_part = bits & (m.CAPITAL | m.INITIAL) or words[index] in {"’s", "'s", "-"}
            if not is_part or _is_no_body(reading, index, names):
                return None
            index += 1
    return index if index == len(words) else None


def _next_line(reading: Reading, index: int, names: Mapping[int, Candidate]) -> bool:
    """Whether a gap is there before somebody else, or the number of an entry."""
    is_entry = reading.tokens.words[index][0].isdigit() or reading.mark(index) & m.HONORIFIC
    return is_gap(reading, index) and bool(is_entry or _is_somebody(reading, names.get(index)))


def before_acronym(reading: Reading, index: int, floor: int) -> int | None:
    """Where a body begins whose short form ends before the token; None where there is none.

    "Department of Housing and Urban Development (HUD) Secretary"
    """
    words = reading.tokens.words
    found = (words[index - 3], words[index - 1]) == ("(", ")") if index - 4 > floor else False
    if not (found and reading.mark(index - 2) & m.SHOUTED):
        return None
    begins = index = index - 3
    while index > max(floor, begins - _LONGEST):
        bits = reading.mark(index - 1)
        if bits & (m.CAPITAL | m.INITIAL) and not bits & (m.HONORIFIC | m.BREAK):
            begins = index - 1
        elif not bits & _LINKS or begins - index > 1:
            break
        index -= 1
    return begins if begins < index + _LONGEST and reading.mark(begins) & m.CAPITAL else None


def _is_no_body(reading: Reading, index: int, names: Mapping[int, Candidate]) -> bool:
    """Whether somebody else, an office of theirs, or a day begins there."""
    bits = reading.mark(index)
    owns = reading.tokens.words[index + 1 : index + 2] in {("’s",), ("'s",)}
    if bits & (m.HONORIFIC | m.MONTH) or (bits & m.ROLE and not owns):
        return True  # "the President’s Committee" is a body
    if bits & m.GIVEN:  # "Howard University" is one too
        return not any(reading.mark(one) & _NO_NAME for one in (index + 1, index + 2))
    return _is_somebody(reading, names.get(index))


def _is_somebody(reading: Reading, named: Candidate | None) -> bool:
    """Whether those words are a person's name, and not those of a body."""
    if named is None or named.words < 2:  # noqa: PLR2004
        return False
    return not any(reading.mark(one) & _NO_NAME for one in range(named.first, named.last))


def _leads_on(reading: Reading, index: int) -> bool:
    """Whether a small word joins two words of a body: "for Gender Equity", "on the National"."""
    index += 1
    while reading.mark(index) & (m.DETERMINER | m.OF) and not reading.mark(index) & m.CAPITAL:
        index += 1
    bits = reading.mark(index)
    return bool(bits & (m.CAPITAL | m.INITIAL)) and not bits & (m.ROLE | m.HONORIFIC | m.MONTH)
