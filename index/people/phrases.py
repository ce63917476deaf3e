"""The role phrase beside a name, as printed: before it or after it.

    le secrétaire général délégué de l’OTAN, Mircea Geoană        before
    Boris Ruge, secrétaire général adjoint de l’OTAN, réaffirme    after

A phrase is found by walking from the name, a bounded number of tokens, over whatever may
complete a role noun; it ends at a finite verb, the end of a clause, or another name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from index.people import marks as m
from index.people.anothers import (
    SEVERAL,
    are_several,
    are_two,
    is_enclosed,
    is_owned,
    is_previous_ones,
)
from index.people.lost_lines import begins_line, is_dash, is_gap
from index.people.names import Candidate, Reading
from index.people.role_bodies import before_acronym, past_bodies
from index.people.role_ends import begins_heading, goes_on, is_row, is_term, is_where
from index.release import Language

_FARTHEST: Final = 34
"""Tokens that a role phrase may take: the longest seen in releases has 27."""

_FARTHEST_WITHOUT_COMMA: Final = 14
_BEFORE_HEAD: Final = 7
"""Tokens between a comma and the role noun after it: « l’ancienne vice-présidente »."""


_ARTICLES: Final = frozenset({"le", "la", "l’", "l'", "the", "d’", "d'"})
"""Inside an honorific: « M. le ministre », « M. le secrétaire d’État »."""

_MAY_HONOUR: Final = m.HONORIFIC | m.INNER | m.DETERMINER | m.OF
"""What may stand before a name whose honorific is further left."""

_STATES: Final = frozenset(
    (
        *("AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "FL", "GA", "HI", "ID", "IL", "IN", "IA"),
        *("KS", "KY", "LA", "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ"),
        *("NM", "NY", "NC", "ND", "OH", "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VT"),
        *("VA", "WA", "WV", "WI", "WY", "DC"),
    )
)
"""How the United States' post shortens them: the end of an address, not of a role."""


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """Tokens `first` to before `last`, without article."""

    first: int
    last: int


def honorific_start(reading: Reading, first: int) -> int:
    """Where the honorific before a name begins, `first` itself when there is none.

    It may hold a title: « M. l’ambassadeur », "Lt. Gen.", "Honorable Senator".
    """
    if not reading.mark(first - 1) & _MAY_HONOUR:
        return first
    index = first
    inner = 0
    while inner <= 4:  # noqa: PLR2004 - "M. le ministre d’ État"
        bits = reading.mark(index - 1)
        if bits & m.HONORIFIC:
            index -= 1
            while reading.mark(index - 1) & m.HONORIFIC:
                index -= 1
            return index
        article = index > 0 and reading.tokens.words[index - 1] in _ARTICLES
        if not (bits & m.INNER or article):
            return first
        index -= 1
        inner += 1
    return first


def before(reading: Reading, first: int, *, floor: int, language: Language) -> RolePhrase | None:
    """The role phrase that leads to the name, or honorific, at `first`.

    Tokens before `floor` belong to another name.
    """
    last = first
    comma = bool(reading.mark(last - 1) & m.COMMA)
    if comma or reading.tokens.words[last - 1 : last] == ("(",):
        last -= 1
    elif reading.mark(last - 1) & (m.OF | m.DETERMINER | m.AND | m.PREPOSITION):
        return None
    elif language == "en" and reading.mark(last - 1) & (m.LOWER | m.ROLE) == m.LOWER:
        # "director of planning Jane Roe" is rare, "the president visited Acme" is not.
        return None
    head = _walk_left(
        reading,
        last,
        floor=max(floor, last - (_FARTHEST if comma else _FARTHEST_WITHOUT_COMMA)),
        language=language,
    )
    if head is None or is_enclosed(reading, head, last):
        return None
    first = _with_modifiers(reading, head, floor)
    if is_previous_ones(reading, first, last, floor=floor, comma=comma, language=language):
        return None
    return RolePhrase(first, last)


def _walk_left(reading: Reading, last: int, *, floor: int, language: Language) -> int | None:
    """The leftmost role noun of the phrase that ends before `last`."""
    head: int | None = None
    for index in range(last - 1, floor - 1, -1):
        bits = reading.marks[index]
        # "the group's members Secretary Roe and …": many are no role of one
        if bits & m.ROLE and (head is None or reading.tokens.words[index] not in SEVERAL):
            head = index
            if begins_line(reading, head):
                break
        elif bits & (m.STOP | m.HONORIFIC) or _finite(bits):
            if head is not None or reading.tokens.words[index] != ")":
                break
        elif head is None:
            if bits & m.COMMA and not reading.mark(index + 1) & (m.OF | m.AND):
                break
            if bits & m.AND and language == "en" and _past_modifiers(reading, index + 1) == last:
                break  # "The President and First Lady Ann Roe"
        elif is_owned(reading, index, head, last, language) or _parts(
            reading, index, head, language
        ):
            break
    return head


def _parts(reading: Reading, index: int, head: int, language: Language) -> bool:
    """Whether the token before the role noun `head` parts it from what stands further left."""
    bits = reading.marks[index]
    if language == "en" and reading.tokens.words[index] in {"for", "to"}:
        return False
    if reading.tokens.words[index][0].isdigit() or reading.tokens.words[index] == "under":
        return True
    if bits & m.COMMA:
        # "As a judge, Judge Roe": in English no comma parts two offices that lead to a name
        return language == "en" or head > _past_modifiers(reading, index + 1)
    if bits & m.AND:
        two = are_two(reading, index, head)
        return two or language == "fr" or head != _past_modifiers(reading, index + 1)
    if bits & m.DETERMINER and not bits & m.OF:
        led = reading.tokens.words[index - 1 : index] == ("to",)
        return not (
            led or reading.mark(index - 1) & m.OF or reading.tokens.words[index] in {"au", "aux"}
        )
    # A plain noun before a role noun owns it: « la visite du ministre ».
    return bool(bits & m.LOWER) and not bits & (m.OF | m.MODIFIER | m.DETERMINER | m.CONTINUATION)


def _finite(bits: int) -> bool:
    """Whether a word in small letters is a verb, or ends a role phrase likewise."""
    return bool(bits & (m.BREAK | m.SAYS | m.MEETS | m.DOES) and bits & m.LOWER)


def _past_modifiers(reading: Reading, index: int) -> int:
    """The first token from `index` on that is no modifier of a role noun."""
    limit = index + _BEFORE_HEAD
    while index < limit and reading.mark(index) & m.MODIFIER and not reading.mark(index) & m.ROLE:
        index += 1
    return index


def _with_modifiers(reading: Reading, head: int, floor: int) -> int:
    """Where the role begins: "NATO Deputy", « ancien », before the role noun `head`."""
    index = head
    while index > floor and index > head - _BEFORE_HEAD and not begins_line(reading, index):
        bits = reading.mark(index - 1)
        word = reading.tokens.words[index - 1]
        qualifies = bits & (m.MODIFIER | m.ROLE) or (
            bits & (m.CAPITAL | m.INITIAL)
            and not bits & (m.HONORIFIC | m.BREAK | m.MEETS | m.SAYS | m.DOES | m.DETERMINER)
            and not bits & m.PREPOSITION
        )
        if not _joins_two(reading, index - 1, floor) and (
            word == "’s" or not qualifies or bits & m.STOP or _is_apart(reading, index - 1)
        ):
            break
        index -= 1
    while index < head and reading.mark(index) & (m.DETERMINER | m.OF | m.AND):
        index += 1
    return before_acronym(reading, index, floor) or index


def _joins_two(reading: Reading, index: int, floor: int) -> bool:
    """Whether "and" is inside an office's name: "Housing and Urban Development Secretary"."""
    before = reading.mark(index - 1)
    return bool(
        reading.tokens.words[index] == "and"
        and index - 1 >= floor
        and before & m.CAPITAL
        and before & (m.COMMON | m.NEVER)
        and not before & (m.ROLE | m.GIVEN)
        and reading.mark(index + 1) & m.CAPITAL
        and not reading.mark(index + 1) & (m.ROLE | m.MODIFIER)
    )


def _is_apart(reading: Reading, index: int) -> bool:
    """Whether a word before a role is none of it: "Echoing President", "Richmond, VA Mayor"."""
    bits = reading.mark(index)
    word = reading.tokens.words[index]
    if word in {"under", "Under"}:
        return reading.tokens.words[index + 1] != "Secretary"
    if word in {"Majesty", "Highness"} or word in SEVERAL:
        return True
    if word in _STATES:
        return bool(reading.mark(index - 1) & m.COMMA)
    if reading.tokens.words[index - 2 : index + 1] == ("the", "White", "House"):
        return reading.tokens.words[index - 3] in {"to", "at", "in"}  # where somebody is welcomed
    starts = reading.mark(index - 1) & m.STOP
    return bool(starts and word.endswith("ing") and not bits & (m.MODIFIER | m.ROLE))


def after(
    reading: Reading, last: int, *, names: Mapping[int, Candidate], language: Language
) -> RolePhrase | None:
    """The role phrase that follows a name which ends before `last`.

    `names` are the candidates by their first token: the phrase stops before the next.
    """
    index = last
    words = reading.tokens.words
    dashed = is_dash(reading, index)
    if reading.mark(index) & m.COMMA or words[index : index + 1] == ("(",) or dashed:
        index += 1
    elif language == "en" or reading.mark(index) & (m.ROLE | m.AFTER_THING) != m.ROLE:
        return None
    start = index
    while reading.mark(index) & (m.DETERMINER | m.OF) and not reading.mark(index) & m.CAPITAL:
        index += 1
    nominated = _nominated(reading, index) if language == "en" else None
    index = nominated or index
    head = _head_after(reading, index, names=names, language=language)
    if nominated and head is None:
        return RolePhrase(nominated, nominated)
    if head is None or head + 1 in names or words[head + 1 : head + 2] in {("’s",), ("'s",)}:
        return None
    if are_several(reading, start, head, language):
        return None
    end = _walk_right(reading, head + 1, start=index, names=names, language=language)
    listed = dashed and is_gap(reading, end)
    straight = end in names and not (listed or reading.mark(end - 1) & (m.COMMA | m.AND))
    if straight or (dashed and reading.mark(end) & m.LOWER):
        # The role leads straight to the next name, and is that one's, or to a verb: "the murder of
        # George Floyd – the President signed an order".
        return None
    trailing = m.COMMA | m.AND | m.DETERMINER | m.OF | m.PREPOSITION
    while end - 1 > head and reading.mark(end - 1) & trailing:
        end -= 1
    return RolePhrase(index, past_bodies(reading, end, names) if language == "en" else end)


def _nominated(reading: Reading, index: int) -> int | None:
    """Where the office stands in a nomination: "Jane Roe, of Ohio, to be Ambassador to Chad"."""
    words = reading.tokens.words
    for place in range(index, index + _FARTHEST):
        if words[place : place + 2] == ("to", "be"):
            after = place + 2
            while reading.mark(after) & m.DETERMINER:
                after += 1
            return after
        if reading.mark(place) & m.STOP or _finite(reading.mark(place)):
            return None
    return None


def _head_after(
    reading: Reading, start: int, *, names: Mapping[int, Candidate], language: Language
) -> int | None:
    """The role noun that comes within a few words from `start`, nothing else coming first."""
    barred = m.STOP | m.COMMA | m.AND | m.HONORIFIC | (m.OF if language == "fr" else 0)
    for head in range(start, start + _BEFORE_HEAD):
        bits = reading.mark(head)
        if bits & m.ROLE:
            return head
        named = names.get(head)
        if bits & barred or _finite(bits) or (named and named.words > 1 and language == "fr"):
            return None
    return None


def _walk_right(
    reading: Reading, index: int, *, start: int, names: Mapping[int, Candidate], language: Language
) -> int:
    """Where the role phrase with its complement ends."""
    words = reading.tokens.words
    limit = min(start + _FARTHEST, len(words))
    while index < limit:
        if words[index] == "(" and words[index + 2 : index + 3] == (")",):
            index += 3  # an acronym explained: « l’Union européenne (UE) »
            continue
        named = names.get(index)
        if (named and named.words > 1) or _ends(reading, index, language):
            break
        index += 1
    return min(index, len(words))


def _ends(  # noqa: PLR0911 - one return for each reason
    reading: Reading, index: int, language: Language
) -> bool:
    """Whether a role phrase that came so far ends before this token."""
    bits = reading.mark(index)
    word = reading.tokens.words[index]
    heading = language == "fr" and bits & m.CAPITAL and begins_heading(reading, index)
    if heading or is_term(reading, index) or is_where(reading, index):
        return True
    if goes_on(reading, index):
        return False
    if bits & (m.STOP | m.HONORIFIC) or word in "()[]" or word[0].isdigit() or _finite(bits):
        return True
    if bits & m.COMMA:
        return not _continues(reading, index + 1)
    if bits & m.AND:
        return _opens_another(reading, index + 1, language)
    if (bits & m.MONTH and bits & m.LOWER) or (
        # "Prime Minister of Canada to congratulate him"
        word == "to" and reading.mark(index + 1) & (m.LOWER | m.DETERMINER) == m.LOWER
    ):
        return True
    following = reading.tokens.words[index + 1 : index + 2]
    return word == "pour" and any(
        verb.islower() and verb.endswith(("er", "ir", "re")) for verb in following
    )


def _continues(reading: Reading, index: int) -> bool:
    """Whether what stands after a comma carries the role on."""
    bits = reading.mark(index)
    if bits & (m.CONTINUATION | m.ROLE) and not bits & (m.SAYS | m.AND):
        return True
    if is_row(reading, index):
        return True
    return bool(
        bits & (m.OF | m.AND) and reading.mark(index + 1) & (m.DETERMINER | m.CAPITAL | m.ROLE)
    )


def _opens_another(reading: Reading, index: int, language: Language) -> bool:
    """Whether after "and" comes someone else with a role of their own."""
    if "entre" in reading.tokens.words[index - 4 : index]:
        return False  # « chargée de l’Égalité entre les femmes et les hommes »
    if reading.mark(index) & m.HONORIFIC:
        return True
    if not reading.mark(index) & m.DETERMINER:
        return False
    return language == "fr" and not reading.mark(index) & m.OF
