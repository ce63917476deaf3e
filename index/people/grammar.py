"""The rules that make a candidate a person: what stands beside the name says so.

    A  an honorific            M. Ruge · Mme de Montchalin · MM. Dupont et Durand
    T  a title                 President Biden · le président Macron
    B  a role that leads to it le ministre des Affaires étrangères, Marko Djuric
    C  a role that follows it  Boris Ruge, secrétaire général adjoint de l’OTAN
    V  what only people do     a rencontré Vjosa Osmani · Vjosa Osmani a déclaré
    U  a common given name before a surname in capitals           Giovanni FUNGO
    K  its neighbour is one    Sébastien Lecornu et Brune Poirson
    L  a list of such names    Ann Ruiz, Paul Blum and Eve Tan
    Q  it opens a line of speech                              Ursula Meyer : « …

Against all of these stands what bears a person's name: pont, rue, prix, "Airport".
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from index.people import marks as m
from index.people import phrases
from index.people.bodies import bears_a_name, is_body, is_plain, is_thing
from index.people.keys import fold
from index.people.names import Candidate, Reading
from index.people.phrases import RolePhrase
from index.people.refusals import IN_CHARGE_OF
from index.people.relations import is_attributed, relation
from index.release import Language, Relation

_MOST_ADVERBS: Final = 3

_A_LIST: Final = 3
"""Names in a row that make a list of people."""

_LONGEST_WEAK: Final = 4
"""Words of the longest name that only a verb vouches for."""


@dataclass(frozen=True, slots=True)
class Named:
    """A candidate with what the text says of it.

    `sure` says that it is a person for what stands here.
    `role` is as printed, without article or honorific.
    Tokens `start` to before `end` are the whole phrase about the person, name and role.
    """

    candidate: Candidate
    start: int
    end: int
    sure: bool
    role: str | None = None
    relation: Relation = "mentioned"
    refused: bool = False
    introduced: bool = False


def read(reading: Reading, found: tuple[Candidate, ...], language: Language) -> tuple[Named, ...]:
    """Every candidate that is no body's name, in order, with what stands beside it."""
    found = tuple(one for one in found if not _is_body(reading, one))
    things = {one.first for one in found if _is_thing(reading, one, language)}
    names = {one.first: one for one in found if one.first not in things}
    named: list[Named] = []
    floor = 0
    for candidate in found:
        if candidate.first in things:
            start = phrases.honorific_start(reading, candidate.first)
            one = Named(candidate, start, candidate.last, sure=False, refused=True)
        else:
            one = _read_one(reading, candidate, names=names, floor=floor, language=language)
        if one.sure or candidate.words > 1:
            floor = max(candidate.last, one.end)
        named.append(one)
    _coordinate(reading, named)
    return tuple(named)


def _is_body(reading: Reading, candidate: Candidate) -> bool:
    """Whether a candidate without honorific or title is the name of a body."""
    introduced = reading.mark(candidate.first - 1) & (m.HONORIFIC | m.TITLE)
    return not introduced and is_body(reading, candidate)


def _is_thing(reading: Reading, candidate: Candidate, language: Language) -> bool:
    """Whether a thing bears the name; an honorific speaks against, but for a street's."""
    first = candidate.first
    honorific = phrases.honorific_start(reading, first)
    if bears_a_name(reading, candidate, honorific):
        return True
    if honorific < first or _ends_office(reading, candidate, language):
        return False
    return is_thing(reading, candidate)


def _read_one(
    reading: Reading,
    candidate: Candidate,
    *,
    names: dict[int, Candidate],
    floor: int,
    language: Language,
) -> Named:
    """One candidate under the rules A, T, B, C, V, U and Q."""
    honorific = phrases.honorific_start(reading, candidate.first)
    honoured = honorific < candidate.first
    start = honorific
    title = bool(reading.mark(candidate.first - 1) & m.TITLE) or _ends_office(
        reading, candidate, language
    )
    several = candidate.words > 1
    role_before = phrases.before(reading, honorific, floor=floor, language=language)
    if role_before and not (several or honoured or (title and _is_surname(reading, candidate))):
        role_before = None
    end = _past_suffix(reading, candidate.last)
    role_after = None
    works_there = not honoured and _is_place_of_work(reading, candidate, language)
    if honoured or (several and not works_there):
        role_after = phrases.after(reading, end, names=names, language=language)
        if role_before and role_after and _leads_on(reading, role_after, names):
            role_after = None
    role = _chosen(role_before, role_after)
    if not honoured and is_plain(reading, candidate):
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


def _leads_on(reading: Reading, role: RolePhrase, names: dict[int, Candidate]) -> bool:
    """Whether the role after a name is the next one's: « le président, X, le ministre, Y »."""
    if not reading.mark(role.last) & m.COMMA:
        return False
    return any(index in names for index in (role.last + 1, role.last + 2))


def _ends_office(reading: Reading, candidate: Candidate, language: Language) -> bool:
    """Whether what an office is in charge of stands right before: "Secretary of State Blinken"."""
    before = candidate.first - 1
    words = reading.tokens.words
    return bool(
        language == "en"
        and words[before - 1 : before] == ("of",)
        and not reading.headline
        and reading.mark(before) & m.CAPITAL
        and fold(words[before]) in IN_CHARGE_OF
        and reading.mark(before - 2) & (m.TITLE | m.CAPITAL) == m.TITLE | m.CAPITAL
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
    words = reading.tokens.words
    for index in (last, last + 1):
        if words[index : index + 1] in {("Jr.",), ("Sr.",), ("Jr",), ("III",), ("II",)}:
            return index + 1
        if reading.mark(index) & (m.TAIL | m.SHOUTED) == m.TAIL | m.SHOUTED:
            return _past_suffix(reading, index + 1)
        if not reading.mark(index) & m.COMMA:
            break
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


def _coordinate(reading: Reading, named: list[Named]) -> None:
    """Rule K, in place, forth and back: a person's neighbour in a list of names is one.

    What is said of all of them before or after the list is passed on to each.
    """
    _list(reading, named)
    for index in range(1, len(named)):
        left, right = named[index - 1], named[index]
        if left.sure and _linked(reading, left, right):
            by_and = bool(reading.mark(right.candidate.first - 1) & m.AND)
            named[index] = _joined(reading, right, left, by_and=by_and)
    for index in range(len(named) - 1, 0, -1):
        left, right = named[index - 1], named[index]
        if right.sure and left.candidate.words > 1 and _linked(reading, left, right):
            by_and = bool(reading.mark(left.candidate.last) & m.AND)
            named[index - 1] = _joined(reading, left, right, by_and=by_and)


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
                named[begun:index] = [replace(one, sure=True) for one in row]
        begun = index


def _is_full_name(reading: Reading, one: Named) -> bool:
    """Whether a candidate is shaped as a first name and a surname, and nothing speaks against."""
    first, last = one.candidate.first, one.candidate.last
    return (
        not one.refused
        and 1 < one.candidate.words < _LONGEST_WEAK
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


def _joined(reading: Reading, one: Named, other: Named, *, by_and: bool) -> Named:
    """`one` with what its neighbour in the list says of both."""
    first = one.candidate.first
    several = one.candidate.words > 1
    plural = _after_plural(reading, other)
    given = reading.marks[first] & m.GIVEN or by_and
    shouted = reading.marks[first] & m.SHOUTED and not reading.marks[first] & m.GIVEN
    vouched = not one.refused and ((several and given and not shouted) or plural)
    if not (one.sure or vouched):
        return one
    told: Relation = one.relation if one.relation != "mentioned" else other.relation
    return replace(one, sure=True, relation=told, introduced=one.introduced or plural)


def _after_plural(reading: Reading, other: Named) -> bool:
    """Whether the neighbour stands after a plural or in its list: "Senators A, B and C"."""
    before = reading.mark(other.candidate.first - 1)
    return other.introduced and bool(
        before & m.PLURAL or not before & (m.HONORIFIC | m.TITLE | m.INNER)
    )
