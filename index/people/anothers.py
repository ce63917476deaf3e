"""Roles that stand beside a name and are somebody else's.

Mme Roe, présidente de région, M. Quill        the first one's
clerk for Judge Roe · le rapport du sénateur Roe        no clerk, no report
the President and Prime Minister Roe        two people
"""

from __future__ import annotations

from typing import Final

from index.people import marks as m
from index.people.lost_lines import is_dash, is_gap
from index.people.names import Reading
from index.release import Language

SEVERAL: Final = frozenset({"members", "leaders", "officers", "representatives"})
"""Who is named in a list after a name is somebody else: "Jane Roe, Cabinet Members, and …"."""

_WITH_STAFF: Final = frozenset(
    ("judge", "justice", "senator", "congressman", "congresswoman", "governor", "mayor")
)
"""Whose clerks and counsels are told of, and who are no rank behind a portfolio."""


def is_previous_ones(
    reading: Reading, first: int, last: int, *, floor: int, comma: bool, language: Language
) -> bool:
    """Whether tokens `first` to `last`, before a name, are the role of whom stands before `floor`.

    `comma` says that a comma parts them from the name.
    """
    if comma and language == "en" and not reading.mark(first - 1) & m.DETERMINER:
        # "Director, Acme Partners": in English a bare role before a comma is the last name's.
        return True
    if comma and first - 1 == floor and reading.mark(floor) & m.COMMA:
        return True  # « Mme Roe, présidente de région, M. Quill »: so is one without article
    # "Ann Roe – Former President of Chile   Bo Quill – Former President of Peru"
    return first - 1 <= floor and is_dash(reading, first - 1) and is_gap(reading, last)


def is_enclosed(reading: Reading, index: int, last: int) -> bool:
    """Whether a parenthesis ends between the token and `last`: « (maires de France) Mme Roe »."""
    between = reading.tokens.words[index:last]
    return ")" in between and "(" not in between


def is_owned(reading: Reading, index: int, head: int, last: int, language: Language) -> bool:
    """Whether whatever stands before token `index` is that of the title `head`, and no role of it.

    The title leads to the name at `last`.
    """
    between = [reading.mark(place) for place in range(index + 1, head)]
    if not reading.mark(head) & m.TITLE or (between and head + 1 != last):
        return False
    if language == "fr":  # « le rapport du sénateur Roe », « du Premier ministre Roe »
        own = all(bits & (m.DETERMINER | m.MODIFIER) for bits in between)
        return bool(reading.marks[index] & m.OF and own and head + 1 == last)
    # "clerk for Judge Roe", "for U.S. Senator Roe"; not "Secretary for Health Admiral Roe"
    word = reading.tokens.words[index]
    place = not between or between[0] & (m.INITIAL | m.PLACE | m.SHOUTED)
    place = place or reading.tokens.words[head].lower() in _WITH_STAFF
    named = all(bits & (m.CAPITAL | m.INITIAL) for bits in between)
    return bool(named and (word == "to" or (word == "for" and place)))


def are_two(reading: Reading, index: int, head: int) -> bool:
    """Whether "and" at `index` joins two people: "the President and Prime Minister Roe".

    Not "the Chair and CEO Ann Roe", nor "Assistant to the President and Director …".
    """
    titled = reading.mark(index - 1) & (reading.mark(head) | reading.mark(head + 1)) & m.TITLE
    of_another = reading.tokens.words[index - 3 : index - 2] == ("to",)
    return bool(titled and reading.mark(index - 2) & m.DETERMINER and not of_another)


def are_several(reading: Reading, start: int, head: int, language: Language) -> bool:
    """Whether a phrase after a name, from token `start` on, is about several others.

    « Ann Roe, les présidents de région et … »
    """
    words = reading.tokens.words
    return words[start] == "les" or (language == "en" and words[head].lower() in SEVERAL)
