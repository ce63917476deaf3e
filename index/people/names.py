"""What a name looks like: a run of capitalised words, initials and particles.

    Foreign Minister │ Simon Coveney │ of Ireland        words that no name holds break the run
    la présidente    │ Ursula von der Leyen              particles join
    ministre         │ DING Xuexiang, Giovanni FUNGO     capitals are no obstacle

A candidate is not yet a person: the grammar asks for evidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from index.people import marks as m
from index.people.keys import fold
from index.people.tokens import Tokens

LONGEST: Final = 6
"""Words of the longest name; a longer run is a heading in capitals."""

_MOST_PARTICLES: Final = 3

NICKNAMES: Final = {"“": "”", '"': '"', "«": "»", "(": ")", "‘": "’"}
"""What opens and closes a name that somebody goes by, between first name and surname."""

_VERBAL: Final = ("s", "ing", "ed")
"""Endings of English verbs in headlines."""


class Candidate(NamedTuple):
    """Tokens `first` to before `last`; `words` counts those that are no particle or initial."""

    first: int
    last: int
    words: int


@dataclass(frozen=True, slots=True)
class Reading:
    """One text with the marks of its tokens, and what the whole version says of its words.

    `outline` has a byte for each token (`marks.OUTLINES`).
    `common` holds the words that the version also writes small.
    `headline` says that most words here have capitals, so that a capital tells little.
    `spelt` remembers what was already printed.
    """

    tokens: Tokens
    marks: Sequence[int]
    outline: bytes
    common: AbstractSet[str]
    headline: bool
    shouted: bool
    spelt: dict[Candidate, str] = field(default_factory=dict)

    def mark(self, index: int) -> int:
        """The marks of a token; before the first and after the last, a clause ends."""
        try:
            return self.marks[index] if index >= 0 else m.STOP
        except IndexError:
            return m.STOP


def candidates(reading: Reading) -> tuple[Candidate, ...]:
    """The runs that may be names, in order, apart from each other."""
    if reading.shouted:
        return ()
    found = []
    floor = 0
    for begun in m.MAY_BEGIN.finditer(reading.outline):
        index = begun.start()
        if index < floor or not _begins(reading, index):
            continue
        last = _end(reading, index)
        candidate = _trimmed(reading, index, last)
        if candidate is not None:
            found.append(candidate)
        floor = last
    return tuple(found)


def _begins(reading: Reading, index: int) -> bool:
    """Whether a name may begin here; with a particle, only after an honorific or a title."""
    bits = reading.marks[index]
    if bits & m.ARTICLED:
        return bool(reading.mark(index - 1) & (m.HONORIFIC | m.TITLE)) and not bits & m.NEVER
    if bits & m.PARTICLE and not bits & m.GIVEN:
        before = reading.mark(index - 1)
        if not before & (m.HONORIFIC | m.TITLE):
            return False
        introduced = before & m.HONORIFIC or (
            before & m.TITLE and (bits & m.CAPITAL or reading.tokens.words[index] in {"von", "van"})
        )
        # "secrétaire d’État": the particle must lead to a word that a name can hold
        after = _after_particles(reading, index)
        return bool(introduced and after and _holds(reading, after))
    return _holds(reading, index)


def _holds(reading: Reading, index: int) -> bool:
    """Whether a name may hold this token as one of its words."""
    bits = reading.mark(index)
    if bits & m.HONORIFIC:
        return bool(bits & m.INITIAL and _is_middle_initial(reading, index))
    if not bits & (m.CAPITAL | m.INITIAL):
        return False
    if bits & m.NEVER:
        return bool(
            bits & m.SURNAME
            and (
                reading.mark(index - 1) & (m.GIVEN | m.INITIAL)
                or (reading.mark(index - 1) & m.CAPITAL and reading.mark(index - 2) & m.TITLE)
            )
            and not reading.mark(index - 1) & (m.NEVER | m.TITLE)
            and not (
                reading.mark(index + 1) & (m.CAPITAL | m.AFTER_THING)
                and not _is_middle_name(reading, index)
            )
        )
    if bits & m.MONTH:
        return _is_honoured(reading, index) or bool(
            bits & m.GIVEN and reading.mark(index + 1) & m.CAPITAL
        )
    return not (
        reading.headline
        and not bits & m.GIVEN
        and fold(reading.tokens.words[index]) in reading.common
        and not reading.mark(index - 1) & (m.HONORIFIC | m.GIVEN | m.INITIAL)
    )


def _is_honoured(reading: Reading, index: int) -> bool:
    """Whether an honorific stands right before."""
    return bool(reading.mark(index - 1) & m.HONORIFIC)


def _is_middle_name(reading: Reading, index: int) -> bool:
    """Whether a word that is no name as a rule stands inside one: "Justice Sandra Day O’Connor"."""
    after = reading.mark(index + 1)
    return bool(
        reading.mark(index - 2) & (m.TITLE | m.HONORIFIC)
        and after & m.CAPITAL
        and not after & (m.NEVER | m.AFTER_THING | m.COMMON | m.BODY)
    )


def _is_middle_initial(reading: Reading, index: int) -> bool:
    """Whether `M.` is the initial of "James M. Smith" and no Monsieur."""
    before, after = reading.mark(index - 1), reading.mark(index + 1)
    return bool(before & m.GIVEN and before & m.CAPITAL and after & m.CAPITAL)


def _after_particles(reading: Reading, index: int) -> int | None:
    """Where the capitalised word stands that the particles from `index` on lead to."""
    for step in range(_MOST_PARTICLES + 1):
        bits = reading.mark(index + step)
        if not bits & m.PARTICLE:
            return index + step if step and bits & m.CAPITAL else None
        if bits & m.CAPITAL and step and not reading.mark(index + step + 1) & m.CAPITAL:
            return index + step
    return None


def _end(reading: Reading, first: int) -> int:
    """Where the run that begins at `first` ends."""
    index = first + 1
    if reading.mark(index) & (m.LOWER | m.PARTICLE) == m.LOWER:
        return index  # as most do
    if reading.marks[first] & m.PARTICLE and not reading.marks[first] & m.GIVEN:
        index = (_after_particles(reading, first) or first) + 1
    while index < len(reading.marks):
        bits = reading.marks[index]
        if bits & m.PARTICLE:
            after = _after_particles(reading, index)
            if after is None or not _joins(reading, index, after):
                break
            index = after + 1
        elif _holds(reading, index) and not _is_complete(reading, first, index):
            index += 1
        elif bits & m.STOP or not bits:
            after = _past_nickname(reading, index) or _past_letter(reading, index)
            if after is None:
                break
            index = after
        else:
            break
    return index


def _past_nickname(reading: Reading, index: int) -> int | None:
    """The surname after what somebody is called, which begins at `index`: Shevrin “Shev” Jones."""
    words = reading.tokens.words
    closing = NICKNAMES.get(words[index])
    if closing is None or not reading.marks[index - 1] & (m.CAPITAL | m.INITIAL):
        return None
    for end in (index + 2, index + 3):
        if not reading.mark(end - 1) & m.CAPITAL or reading.mark(end - 1) & m.SHOUTED:
            return None
        if words[end : end + 1] == (closing,):
            follows = reading.mark(end + 1)
            named = follows & (m.CAPITAL | m.INITIAL) and not follows & (m.NEVER | m.HONORIFIC)
            return end + 1 if named else None
    return None


def _past_letter(reading: Reading, index: int) -> int | None:
    """The token after a letter without its point: "Robert C Byrd", « Cédric O »."""
    letter = reading.tokens.words[index]
    if len(letter) > 1 or not letter.isupper() or not reading.marks[index - 1] & m.GIVEN:
        return None
    follows = reading.mark(index + 1)
    if follows & m.CAPITAL:
        return None if follows & (m.NEVER | m.HONORIFIC) else index + 1
    return index + 1 if letter == "O" else None


def _is_complete(reading: Reading, first: int, index: int) -> bool:
    """Whether "Giovanni FUNGO" was read, and the word in small letters after it is another's."""
    return bool(
        reading.marks[index - 1] & m.SHOUTED
        and reading.marks[first] & (m.GIVEN | m.SHOUTED) == m.GIVEN
        and not reading.marks[index] & (m.SHOUTED | m.INITIAL)
    )


def _joins(reading: Reading, particle: int, after: int) -> bool:
    """Whether particles carry a name on: « François de Rugy », not « Macron de France »."""
    bits = reading.mark(after)
    if bits & m.SURNAME and fold(reading.tokens.words[particle]) == "le":
        return bool(reading.mark(particle - 1) & m.GIVEN)
    if bits & (m.NEVER | m.PLACE | m.MONTH):
        return False
    given = reading.mark(particle - 1) & m.GIVEN
    if bits & m.GIVEN and reading.mark(particle) & m.LOWER and not given:
        return False  # « Allocution de Pierre »
    word = reading.tokens.words[particle]
    if fold(word) in {"des", "saint", "st", "la", "le", "les", "y", "e"} and not word[0].isupper():
        return word == "la" and reading.mark(particle - 1) & m.PARTICLE != 0
    return bool(not reading.mark(particle - 1) & m.SHOUTED or bits & m.SHOUTED)


def _trimmed(reading: Reading, first: int, last: int) -> Candidate | None:
    """The run without a place, or a word that began its sentence, before the name."""
    if last - first == 1:
        bits = reading.marks[first]
        place = bits & (m.PLACE | m.GIVEN) == m.PLACE and not _is_honoured(reading, first)
        return Candidate(first, last, 1) if bits & m.CAPITAL and not place else None
    words = reading.tokens.words
    while first < last:
        bits = reading.marks[first]
        lone = last - first == 1
        if bits & m.GIVEN or _is_honoured(reading, first):
            break
        starts = reading.mark(first - 1) & m.STOP and not lone
        common = bits & m.COMMON and last - first > 2  # noqa: PLR2004 - a whole name is left
        if bits & m.PLACE or common or (starts and fold(words[first]) in reading.common):
            first += 1
            continue
        break
    if _is_glued(reading, first, last):
        first += 1
    while last - first > 1 and (
        reading.marks[last - 1] & m.INITIAL or _is_none_of_it(reading, first, last - 1)
    ):
        last -= 1
    count = len([bits for bits in reading.marks[first:last] if bits & m.CAPITAL])
    if not count or last - first > LONGEST + _MOST_PARTICLES:
        return None
    return Candidate(first, last, count)


def _is_glued(reading: Reading, first: int, last: int) -> bool:
    """Whether a run begins with a word of the line before: « DGALN Marie ALBERT », twice "Ann"."""
    words = reading.tokens.words
    if last - first > 2 and words[first] == words[first + 1]:  # noqa: PLR2004
        return True
    if last - first < 3 or not reading.marks[first] & m.SHOUTED:  # noqa: PLR2004
        return False
    second, end = reading.marks[first + 1], reading.marks[last - 1]
    return second & (m.GIVEN | m.SHOUTED) == m.GIVEN and end & m.SHOUTED != 0


def _is_none_of_it(reading: Reading, first: int, index: int) -> bool:
    """Whether the last word of a run is no name: a verb, a degree, or where the person is from."""
    if index - first > 1 and reading.marks[index] & m.TAIL:
        # "Prime Minister Suga Yoshihide Japan", but "John A. England"
        return not reading.marks[index - 1] & (m.INITIAL | m.PARTICLE)
    return _is_verb(reading, first, index)


def _is_verb(reading: Reading, first: int, index: int) -> bool:
    """Whether the last word of a run is a verb that a headline writes large: "Biden Unveils"."""
    word = reading.tokens.words[index]
    return bool(
        reading.marks[index] & m.COMMON
        and word.endswith(_VERBAL)
        and (index - first > 1 or not reading.marks[first] & m.GIVEN)
    )
