"""The rules that make a candidate a person: what stands beside the name says so.

    A  an honorific            M. Ruge · Mme de Montchalin · MM. Dupont et Durand
    T  a title                 President Biden · le président Macron
    B  a role that leads to it le ministre des Affaires étrangères, Marko Djuric
    C  a role that follows it  Boris Ruge, secrétaire général adjoint de l’OTAN
    V  what only people do     a rencontré Vjosa Osmani · Vjosa Osmani a déclaré
    U  a common given name before a surname in capitals           Giovanni FUNGO
    K  its neighbour is one    Sébastien Lecornu et Brune Poirson      (`rows`)
    L  a list of such names    Ann Ruiz, Paul Blum and Eve Tan         (`rows`)
    Q  it opens a line of speech                              Ursula Meyer : « …

Against all of these stands what bears a person's name: pont, rue, prix, "Airport".
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from index.people import marks as m
from index.people import phrases
from index.people.bodies import bears_a_name, is_body, is_plain, is_thing
from index.people.keys import fold
from index.people.named import Named
from index.people.names import Candidate, Reading
from index.people.phrases import RolePhrase
from index.people.refusals import IN_CHARGE_OF
from index.people.relations import is_attributed, relation
from index.people.rows import coordinate
from index.release import Language

_MOST_ADVERBS: Final = 3

_MOST_SUFFIXES: Final = 4
"""Degrees that may follow a name."""

_LONGEST_WEAK: Final = 4
"""Words of the longest name that only a verb vouches for."""


def read(reading: Reading, found: tuple[Candidate, ...], language: Language) -> tuple[Named, ...]:
    """Every candidate that is no body's name, in order, with what stands beside it."""
    found = tuple(one for one in found if not _is_body(reading, one))
    honorifics = {one.first: phrases.honorific_start(reading, one.first) for one in found}
    things = {one.first for one in found if _is_thing(reading, one, honorifics, language)}
    names = {one.first: one for one in found if one.first not in things}
    named: list[Named] = []
    floor = 0
    for candidate in found:
        honorific = honorifics[candidate.first]
        if candidate.first in things:
            one = Named(candidate, honorific, candidate.last, sure=False, refused=True)
        else:
            one = _read_one(
                reading, candidate, honorific, names=names, floor=floor, language=language
            )
        if one.sure or candidate.words > 1:
            floor = max(candidate.last, one.end)
        named.append(one)
    coordinate(reading, named, language)
    return tuple(named)


def _is_body(reading: Reading, candidate: Candidate) -> bool:
    """Whether a candidate without honorific or title is the name of a body."""
    if candidate.last - candidate.first == 1:
        return False
    introduced = reading.mark(candidate.first - 1) & (m.HONORIFIC | m.TITLE)
    return not introduced and is_body(reading, candidate)


def _is_thing(
    reading: Reading, candidate: Candidate, honorifics: Mapping[int, int], language: Language
) -> bool:
    """Whether a thing bears the name; an honorific speaks against, but for a street's."""
    first = candidate.first
    honorific = honorifics[first]
    if bears_a_name(reading, candidate, honorific):
        return True
    if honorific < first:
        return False
    return is_thing(reading, candidate) and not _ends_office(reading, candidate, language)


def _read_one(
    reading: Reading,
    candidate: Candidate,
    honorific: int,
    *,
    names: Mapping[int, Candidate],
    floor: int,
    language: Language,
) -> Named:
    """One candidate under the rules A, T, B, C, V, U and Q; its honorific begins at `honorific`."""
    honoured = honorific < candidate.first
    title = bool(reading.mark(candidate.first - 1) & m.TITLE) or _ends_office(
        reading, candidate, language
    )
    several = candidate.words > 1
    end = _past_suffix(reading, candidate.last)
    plain = not honoured and is_plain(reading, candidate)
    if not (several or honoured or title):
        # Most candidates: a lone word with a capital, which nothing introduces.
        return Named(candidate, honorific, end, sure=False, relation=None, refused=plain)
    role_before = phrases.before(reading, honorific, floor=floor, language=language)
    if role_before and not (several or honoured or _is_surname(reading, candidate)):
        role_before = None
    role_after = None
    works_there = not honoured and _is_place_of_work(reading, candidate, language)
    if honoured or (several and not works_there):
        role_after = phrases.after(reading, end, names=names, language=language)
        if role_before and role_after and _leads_on(reading, role_after, names):
            role_after = None
    role = _chosen(role_before, role_after)
    start = honorific
    if plain:
        return Named(candidate, start, candidate.last, sure=False, refused=True)
    if role_before:
        start = role_before.first
        while reading.mark(start - 1) & m.DETERMINER:
            start -= 1
    subject = role_after.last if role_after else end
    sure = honoured or role_before is not None or role_after is not None
    if not sure and several and not works_there:
        sure = _weakly(reading, candidate, end)
    return Named(
        candidate,
        start,
        role_after.last if role_after else end,
        sure=sure,
        role=_printed(reading, role),
        relation=relation(reading, start=start, end=end, subject=subject, language=language),
        introduced=honoured or title,
    )


def _printed(reading: Reading, role: RolePhrase | None) -> str | None:
    """The role as the text prints it, None when it has no words."""
    if role is None or role.first >= role.last:
        return None
    return reading.tokens.printed(role.first, role.last)


def _chosen(before: RolePhrase | None, after: RolePhrase | None) -> RolePhrase | None:
    """The fuller of the two: "Dr. X, President of Y" over a bare "Minister"."""
    if before and after:
        return max(before, after, key=lambda phrase: phrase.last - phrase.first)
    return before or after


def _leads_on(reading: Reading, role: RolePhrase, names: Mapping[int, Candidate]) -> bool:
    """Whether the role after a name is the next one's: « le président, X, le ministre, Y »."""
    if not (reading.mark(role.last) & m.COMMA and reading.mark(role.first - 1) & m.DETERMINER):
        return False
    return any(index in names for index in (role.last + 1, role.last + 2))


def _ends_office(reading: Reading, candidate: Candidate, language: Language) -> bool:
    """Whether what an office is in charge of stands right before: "Secretary of State Blinken"."""
    before = candidate.first - 1
    words = reading.tokens.words
    return bool(
        language == "en"
        and words[before - 1 : before] == ("of",)
        and reading.mark(before) & m.CAPITAL
        and fold(words[before]) in IN_CHARGE_OF
        and reading.mark(before - 2) & (m.TITLE | m.CAPITAL) == m.TITLE | m.CAPITAL
        and not reading.mark(candidate.last) & m.CAPITAL  # "Secretary of State Roe Award"
    )


def _is_place_of_work(reading: Reading, candidate: Candidate, language: Language) -> bool:
    """Whether "at" makes a firm of a name: "a partner at Ashe Milford, a member of the firm’s"."""
    at = reading.tokens.words[candidate.first - 1 : candidate.first] == ("at",)
    return language == "en" and at


def _is_surname(reading: Reading, candidate: Candidate) -> bool:
    """Whether one word after a title may be a surname: neither place nor acronym."""
    bits = reading.marks[candidate.last - 1]
    word = reading.tokens.words[candidate.last - 1]
    if bits & (m.PLACE | m.MONTH | m.SHOUTED | m.THING | m.ROLE | m.BODY):
        return False
    if len(word) < 3:  # noqa: PLR2004
        return False
    if bits & m.COMMON or fold(word) in reading.common:
        return False
    return not reading.headline or reading.mark(candidate.first - 1) & m.CAPITAL != 0


def _past_suffix(reading: Reading, last: int) -> int:
    """The token after a name and its ", Jr." or "MD"."""
    if not reading.mark(last) & (m.COMMA | m.CAPITAL | m.INITIAL | m.HONORIFIC):
        return last
    words = reading.tokens.words
    index = last
    for _ in range(_MOST_SUFFIXES):
        bits = reading.mark(index)
        if bits & m.COMMA:
            index += 1
            bits = reading.mark(index)
        if words[index : index + 1] in {("Jr.",), ("Sr.",), ("Jr",), ("III",), ("II",)}:
            return index + 1
        if bits & (m.TAIL | m.SHOUTED) != m.TAIL | m.SHOUTED:
            break
        index += 1
        last = index
    return last


def _weakly(reading: Reading, candidate: Candidate, end: int) -> bool:
    """The rules V, U and Q, for names of two words or more."""
    first, last = candidate.first, candidate.last
    if candidate.words > _LONGEST_WEAK:
        return False
    given = bool(reading.marks[first] & m.GIVEN)
    shouted = [bool(reading.marks[i] & m.SHOUTED) for i in range(first, last)]
    if any(shouted):
        return given and not shouted[0]
    speaks = reading.tokens.words[end : end + 1] == (":",) and reading.mark(first - 1) & m.STOP
    if (given and speaks) or _is_object(reading, first) or is_attributed(reading, first):
        return True
    if reading.tokens.words[first - 1 : first] == ("vice",):
        return True  # "vice Sean P. Lawler, resigned"
    bits = reading.mark(_verb(reading, end))
    if not bits & m.LOWER:
        return False
    return bool(bits & (m.SAYS | m.MEETS)) or (given and bool(bits & (m.DOES | m.BREAK)))


def _verb(reading: Reading, end: int) -> int:
    """Where the verb of a subject that ends before `end` stands, past « a également »."""
    index = end
    if reading.mark(index) & m.AUXILIARY:
        index += 1
        limit = index + _MOST_ADVERBS
        words = reading.tokens.words
        while index < limit and reading.mark(index) & m.LOWER:
            if not words[index].endswith(("ment", "ly", "si", "lso")):
                break
            index += 1
    return index


def _is_object(reading: Reading, first: int) -> bool:
    """Whether the name is whom somebody met: « a rencontré X », "met with X"."""
    index = first - 1
    if reading.tokens.words[index : index + 1] in {("avec",), ("with",)}:
        index -= 1
    bits = reading.mark(index)
    return bool(bits & m.MEETS and bits & m.LOWER)
