"""The role phrase beside a name, as printed: before it or after it.

    le secrétaire général délégué de l’OTAN, Mircea Geoană        before
    Boris Ruge, secrétaire général adjoint de l’OTAN, réaffirme    after

A phrase is found by walking from the name, a bounded number of tokens, over whatever may
complete a role noun; it ends at a finite verb, the end of a clause, or another name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from index.people import marks as m
from index.people.names import Candidate, Reading
from index.release import Language

_FARTHEST: Final = 34
"""Tokens that a role phrase may take: the longest seen in releases has 27."""

_FARTHEST_WITHOUT_COMMA: Final = 14
_BEFORE_HEAD: Final = 7
"""Tokens between a comma and the role noun after it: « l’ancienne vice-présidente »."""


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """Tokens `first` to before `last`, without article."""

    first: int
    last: int


def honorific_start(reading: Reading, first: int) -> int:
    """Where the honorific before a name begins, `first` itself when there is none.

    It may hold a title: « M. l’ambassadeur », "Lt. Gen.", "Honorable Senator".
    """
    index = first
    inner = 0
    while inner <= 4:  # noqa: PLR2004 - "M. le ministre d’ État"
        bits = reading.mark(index - 1)
        if bits & m.HONORIFIC:
            index -= 1
            while reading.mark(index - 1) & m.HONORIFIC:
                index -= 1
            return index
        if not bits & (m.INNER | m.DETERMINER | m.OF):
            return first
        index -= 1
        inner += 1
    return first


def before(
    reading: Reading, first: int, *, floor: int, language: Language
) -> RolePhrase | None:
    """The role phrase that leads to the name, or honorific, at `first`.

    Tokens before `floor` belong to another name.
    """
    last = first
    comma = bool(reading.mark(last - 1) & m.COMMA)
    if comma or reading.tokens.words[last - 1 : last] == ("(",):
        last -= 1
    elif reading.mark(last - 1) & (m.OF | m.DETERMINER | m.AND):
        return None
    head = _walk_left(
        reading,
        last,
        floor=max(floor, last - (_FARTHEST if comma else _FARTHEST_WITHOUT_COMMA)),
        language=language,
    )
    if head is None:
        return None
    return RolePhrase(_with_modifiers(reading, head, floor), last)


def _walk_left(reading: Reading, last: int, *, floor: int, language: Language) -> int | None:
    """The leftmost role noun of the phrase that ends before `last`."""
    head: int | None = None
    index = last - 1
    while index >= floor:
        bits = reading.marks[index]
        word = reading.tokens.words[index]
        if bits & m.ROLE:
            head = index
        elif word in "()" and head is None:
            pass
        elif bits & (m.STOP | m.HONORIFIC) or _finite(bits):
            break
        elif bits & m.COMMA:
            follows = _past_modifiers(reading, index + 1)
            if head is not None and head > follows:
                break
            if head is None and not reading.mark(index + 1) & (m.OF | m.AND):
                break
        elif bits & m.AND and head is not None:
            if language == "fr" or head != _past_modifiers(reading, index + 1):
                break
        elif bits & m.DETERMINER and head is not None and not bits & m.OF:
            if not reading.mark(index - 1) & m.OF and word not in {"au", "aux"}:
                break
        elif head is not None and bits & m.LOWER and not bits & (
            m.OF | m.MODIFIER | m.DETERMINER | m.CONTINUATION
        ):
            # A plain noun before a role noun owns it: « la visite du ministre ».
            break
        index -= 1
    return head


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
    while index > floor and index > head - _BEFORE_HEAD:
        bits = reading.mark(index - 1)
        word = reading.tokens.words[index - 1]
        qualifies = bits & (m.MODIFIER | m.ROLE) or (
            bits & (m.CAPITAL | m.INITIAL)
            and not bits & (m.HONORIFIC | m.BREAK | m.MEETS | m.SAYS | m.DOES | m.DETERMINER)
        )
        if word == "’s" or not qualifies or bits & m.STOP:
            break
        index -= 1
    while index < head and reading.mark(index) & (m.DETERMINER | m.OF | m.AND):
        index += 1
    return index


def after(
    reading: Reading, last: int, *, names: dict[int, Candidate], language: Language
) -> RolePhrase | None:
    """The role phrase that follows a name which ends before `last`.

    `names` are the candidates by their first token: the phrase stops before the next.
    """
    index = last
    if reading.mark(index) & m.COMMA or reading.tokens.words[index : index + 1] == ("(",):
        index += 1
    elif not (reading.mark(index) & m.ROLE and not reading.mark(index) & m.AFTER_THING):
        return None
    elif language == "en":
        return None
    start = head = index
    while not reading.mark(head) & m.ROLE:
        bits = reading.mark(head)
        named = names.get(head)
        if head - index >= _BEFORE_HEAD or bits & (m.STOP | m.COMMA | m.AND | m.HONORIFIC):
            return None
        if _finite(bits) or (named and named.words > 1 and language == "fr"):
            return None
        if head == start and bits & (m.DETERMINER | m.OF) and not bits & m.CAPITAL:
            start += 1
        head += 1
    if language == "fr" and any(
        reading.mark(i) & m.OF for i in range(start, head)
    ):  # « , du ministère et directeur »
        return None
    end = _walk_right(reading, head + 1, start=start, names=names, language=language)
    if end in names and not reading.mark(end - 1) & (m.COMMA | m.AND):
        # The role leads straight to the next name, and is that one's.
        return None
    while reading.mark(end - 1) & (m.COMMA | m.AND | m.DETERMINER | m.OF) and end - 1 > head:
        end -= 1
    return RolePhrase(start, end)


def _walk_right(
    reading: Reading, index: int, *, start: int, names: dict[int, Candidate], language: Language
) -> int:
    """Where the role phrase with its complement ends."""
    limit = start + _FARTHEST
    words = reading.tokens.words
    while index < limit:
        bits = reading.mark(index)
        named = names.get(index)
        if bits & (m.STOP | m.HONORIFIC) or _finite(bits):
            break
        if named and named.words > 1:
            break
        if bits & m.COMMA and not _continues(reading, index + 1):
            break
        if bits & m.AND and _opens_another(reading, index + 1, language):
            break
        if words[index][0].isdigit() or (bits & m.MONTH and bits & m.LOWER):
            break
        if words[index] == "pour" and words[index + 1 : index + 2] and (
            words[index + 1].endswith(("er", "ir", "re")) and words[index + 1].islower()
        ):
            break
        index += 1
    return min(index, len(words))


def _continues(reading: Reading, index: int) -> bool:
    """Whether what stands after a comma carries the role on."""
    bits = reading.mark(index)
    if bits & (m.CONTINUATION | m.ROLE) and not bits & (m.SAYS | m.AND):
        return True
    return bool(
        bits & (m.OF | m.AND) and reading.mark(index + 1) & (m.DETERMINER | m.CAPITAL | m.ROLE)
    )


def _opens_another(reading: Reading, index: int, language: Language) -> bool:
    """Whether after "and" comes someone else with a role of their own."""
    if reading.mark(index) & m.HONORIFIC:
        return True
    if not reading.mark(index) & m.DETERMINER:
        return False
    return language == "fr" and not reading.mark(index) & m.OF
