"""Names in a row: a person's neighbour in a list is one, and a list of full names is of people.

K  its neighbour is one    Sébastien Lecornu et Brune Poirson · "Senators Roe, Poe and Low"
L  a list of such names    Ann Ruiz, Paul Blum and Eve Tan
"""

from __future__ import annotations

from typing import Final

from index.people import marks as m
from index.people.named import Named
from index.people.names import Reading
from index.release import Language

_A_LIST: Final = 3
"""Names in a row that make a list of people."""

_LONGEST: Final = 4
"""Words of the longest name that only its place in a list vouches for, and one more."""


def coordinate(reading: Reading, named: list[Named], language: Language) -> None:
    """Rule K, in place, forth and back: a person's neighbour in a list of names is one.

    What is said of all of them before or after the list is passed on to each.
    """
    _list(reading, named)
    for index in range(1, len(named)):
        left, right = named[index - 1], named[index]
        if left.sure and _linked(reading, left, right):
            by_and = bool(reading.mark(right.candidate.first - 1) & m.AND)
            named[index] = _joined(reading, right, left, language, by_and=by_and)
    for index in range(len(named) - 1, 0, -1):
        left, right = named[index - 1], named[index]
        if right.sure and left.candidate.words > 1 and _linked(reading, left, right):
            by_and = bool(reading.mark(left.candidate.last) & m.AND)
            named[index - 1] = _joined(reading, left, right, language, by_and=by_and)


def _list(reading: Reading, named: list[Named]) -> None:
    """Rule L, in place: three full names or more in a row, most with a common first name."""
    if reading.headline:
        return
    begun = 0
    for index in range(1, len(named) + 1):
        if index < len(named) and _linked(reading, named[index - 1], named[index]):
            continue
        row = named[begun:index]
        if len(row) >= _A_LIST and all(_is_full_name(reading, one) for one in row):
            given = [bool(reading.marks[one.candidate.first] & m.GIVEN) for one in row]
            if 2 * sum(given) > len(row):
                named[begun:index] = [one._replace(sure=True) for one in row]
        begun = index


def _is_full_name(reading: Reading, one: Named) -> bool:
    """Whether a candidate is shaped as a first name and a surname, and nothing speaks against."""
    first, last = one.candidate.first, one.candidate.last
    return (
        not one.refused
        and 1 < one.candidate.words < _LONGEST
        and not any(
            bits & (m.COMMON | m.PLACE | m.MONTH | m.NEVER) for bits in reading.marks[first:last]
        )
    )


def _linked(reading: Reading, left: Named, right: Named) -> bool:
    """Whether nothing but a comma or "and" stands between two names and their honorifics."""
    index = left.candidate.last
    signs = 0
    while index < right.candidate.first and signs < 4:  # noqa: PLR2004 - ", et de Mme"
        if not reading.marks[index] & (m.COMMA | m.AND | m.OF | m.HONORIFIC):
            return False
        index += 1
        signs += 1
    return index == right.candidate.first and signs > 0


def _joined(
    reading: Reading, one: Named, other: Named, language: Language, *, by_and: bool
) -> Named:
    """`one` with what its neighbour in the list says of both."""
    first = one.candidate.first
    several = one.candidate.words > 1
    plural = _after_plural(reading, other)
    given = reading.marks[first] & m.GIVEN or by_and
    shouted = reading.marks[first] & m.SHOUTED and not reading.marks[first] & m.GIVEN
    vouched = not one.refused and ((several and given and not shouted) or plural)
    if not (one.sure or vouched):
        return one
    told = one.told(reading, language)
    if told == "mentioned":
        told = other.told(reading, language)
    return one._replace(sure=True, relation=told, introduced=one.introduced or plural)


def _after_plural(reading: Reading, other: Named) -> bool:
    """Whether the neighbour stands after a plural or in its list: "Senators A, B and C"."""
    before = reading.mark(other.candidate.first - 1)
    return other.introduced and bool(
        before & m.PLURAL or not before & (m.HONORIFIC | m.TITLE | m.INNER)
    )
