"""Names across one version: whom « M. Lajčák » or « Geoana » stands for there.

A name that the grammar is sure of somewhere is known everywhere in the version:
spelt otherwise, by its surname, or inside a longer run that took in a word too many.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from index.people import marks as m
from index.people.identity import group, is_full, tidy
from index.people.keys import fold, name_key, surnames
from index.people.named import Named
from index.people.names import Candidate, Reading
from index.release import Language, Sighting

_LONGEST_UNSURE: Final = 5
"""Words of the longest run in which a name is left for other releases to tell."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """One text of a version with the names in it; `block` is None for the title."""

    block: int | None
    language: Language
    reading: Reading
    named: tuple[Named, ...]


def resolve(texts: Sequence[Spoken]) -> tuple[Sighting, ...]:
    """Every person named in the texts, by the fullest name that these texts give.

    With them stands what only looks like a name, not `sure`.
    """
    texts = _with_bearers(texts)
    sure = {
        _printed(text.reading, one.candidate) for text in texts for one in text.named if one.sure
    }
    full = frozenset(name_key(name) for name in sure if is_full(name))
    prose = frozenset(
        name_key(_printed(text.reading, one.candidate))
        for text in texts
        if not text.reading.headline
        for one in text.named
        if one.sure
    )
    accepted = [
        tuple(_accepted(text.reading, text.named, full=full, prose=prose)) for text in texts
    ]
    spellings = Counter(
        _printed(text.reading, one.candidate)
        for text, ours in zip(texts, accepted, strict=True)
        for one in ours
    )
    known = {spelling: which.name for which in group(spellings) for spelling, _ in which.spellings}
    bearers = _bearers(known.values())
    found: list[Sighting] = []
    for text, ours in zip(texts, accepted, strict=True):
        found.extend(
            _sighting(text, one, known[_printed(text.reading, one.candidate)]) for one in ours
        )
        taken = {index for one in ours for index in range(one.candidate.first, one.candidate.last)}
        found.extend(_unsure(text, taken))
        for one in text.named if bearers else ():
            if one.refused or one.candidate.words > 1 or one.candidate.first in taken:
                continue
            name = _by_one_word(text.reading, one.candidate, bearers)
            if name:
                found.append(_sighting(text, one, name))
    found.sort(key=lambda one: (one.block is not None, one.block or 0, one.start, -one.end))
    return tuple(found)


def _with_bearers(texts: Sequence[Spoken]) -> Sequence[Spoken]:
    """The texts, where a surname that an honorific or a title proves makes a full name sure too.

    "Roopali Desai is a partner. Ms. Desai was a clerk." names Roopali Desai, if nobody else there
    bears that surname.
    """
    named = [(text.reading, one) for text in texts for one in text.named]
    alone = {
        name_key(_printed(reading, one.candidate))
        for reading, one in named
        if one.sure and one.introduced and one.candidate.words == 1
    }
    if not alone:
        return texts
    bearers: dict[str, set[str]] = defaultdict(set)
    for reading, one in named:
        if one.candidate.words > 1 and (one.sure or _may_bear(reading, one)):
            name = _printed(reading, one.candidate)
            for surname in alone.intersection(surnames(name)):
                bearers[surname].add(name_key(name.split()[0]))
    only = {surname for surname, first in bearers.items() if len(first) == 1}
    if not only:
        return texts
    return [
        replace(text, named=tuple(_if_bearer(text.reading, one, only) for one in text.named))
        for text in texts
    ]


def _may_bear(reading: Reading, one: Named) -> bool:
    """Whether a run that nothing introduces is shaped as a first name and a surname."""
    if one.refused or one.candidate.words >= _LONGEST_UNSURE:
        return False
    place = range(one.candidate.first, one.candidate.last)
    if any(reading.marks[i] & (m.COMMON | m.PLACE | m.MONTH | m.NEVER | m.TAIL) for i in place):
        return False
    # In a headline the words before the name may be any: "Portrait Painter Ann Roe"
    return not reading.headline or not any(
        fold(reading.tokens.words[i]) in reading.common for i in place
    )


def _if_bearer(reading: Reading, one: Named, only: set[str]) -> Named:
    """The name, made sure if it bears one of these surnames."""
    if one.sure or one.candidate.words == 1 or not _may_bear(reading, one):
        return one
    return one._replace(sure=not only.isdisjoint(surnames(_printed(reading, one.candidate))))


def _accepted(
    reading: Reading, named: Iterable[Named], *, full: frozenset[str], prose: frozenset[str]
) -> Iterable[Named]:
    """The names that are sure, or spell a name which is sure elsewhere; cut to it when longer.

    `full` holds the full names known to the version, `prose` every name known to its sentences.
    """
    for one in named:
        if one.refused:
            continue
        candidate = one.candidate
        if candidate.words > 1:
            if reading.headline:
                candidate = _headed(reading, candidate, prose)
                one = one._replace(candidate=candidate)  # noqa: PLW2901
                if candidate.words == 1:
                    yield one
                    continue
            inner = _within(reading, candidate, full)
            if inner is not None:
                yield one if inner == candidate else one._replace(candidate=inner)
                continue
        if one.sure:
            yield one


def _unsure(text: Spoken, taken: set[int]) -> Iterable[Sighting]:
    """What looks like a name where nobody was found: each run, and what in it begins like one.

    "Watch Joe Biden Live" may hold Joe Biden, which other releases have to tell.
    """
    reading = text.reading
    for one in text.named:
        run = one.candidate
        if one.refused or not 1 < run.words <= _LONGEST_UNSURE or run.first in taken:
            continue
        for first in range(run.first, run.last - 1):
            if first > run.first and not reading.marks[first] & m.GIVEN:
                continue
            for last in range(first + 2, run.last + 1):
                if last < run.last and not reading.marks[first] & m.GIVEN:
                    continue
                part = one._replace(candidate=Candidate(first, last, run.words))
                if reading.marks[last - 1] & m.CAPITAL and not reading.marks[first] & m.PLACE:
                    name = _printed(reading, part.candidate)
                    yield _sighting(text, part, name, sure=False)


def _headed(reading: Reading, candidate: Candidate, prose: frozenset[str]) -> Candidate:
    """A candidate in a headline, without the words after a name that sentences know.

    "President Biden Announces Relief": the sentences say "President Biden".
    """
    for last in range(candidate.last, candidate.first, -1):
        words = sum(1 for i in range(candidate.first, last) if reading.marks[i] & m.CAPITAL)
        part = Candidate(candidate.first, last, words)
        if words and name_key(_printed(reading, part)) in prose:
            return part
    return candidate


def _within(reading: Reading, candidate: Candidate, full: frozenset[str]) -> Candidate | None:
    """The longest part of a candidate that is a full name known to the version.

    A candidate that is known itself is cut only when a part of it stands alone elsewhere
    and the word cut off before it is one of everyday use, or a place.
    """
    size = candidate.last - candidate.first
    whole = name_key(_printed(reading, candidate)) in full
    for length in range(size - 1 if whole else size, 1, -1):
        for first in range(candidate.first, candidate.last - length + 1):
            if whole and (
                first + length != candidate.last
                or not reading.marks[candidate.first] & (m.COMMON | m.PLACE)
            ):
                continue
            part = Candidate(first, first + length, length)
            if name_key(_printed(reading, part)) in full:
                return part
    return candidate if whole else None


def _bearers(names: Iterable[str]) -> dict[str, set[str]]:
    """Full names by each folded word that may stand for them: surname, first name."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for name in names:
        if is_full(name):
            for key in (*surnames(name), name_key(name.split()[0])):
                bearers[key].add(name)
    return bearers


def _by_one_word(
    reading: Reading, candidate: Candidate, bearers: dict[str, set[str]]
) -> str | None:
    """The one full name that a lone word stands for here."""
    if reading.marks[candidate.last - 1] & (m.PLACE | m.MONTH | m.NEVER):
        return None
    key = name_key(_printed(reading, candidate))
    names = bearers.get(key, ())
    if len(names) != 1 or len(key) < 3 or key in reading.common:  # noqa: PLR2004
        return None
    return next(iter(names))


def _printed(reading: Reading, candidate: Candidate) -> str:
    """The candidate's name as the text spells it."""
    name = reading.spelt.get(candidate)
    if name is None:
        name = tidy(reading.tokens.printed(candidate.first, candidate.last))
        reading.spelt[candidate] = name
    return name


def _sighting(text: Spoken, one: Named, name: str, *, sure: bool = True) -> Sighting:
    """The sighting of `name` where the candidate stands."""
    tokens = text.reading.tokens
    return Sighting(
        name=name,
        block=text.block,
        start=tokens.starts[one.candidate.first],
        end=tokens.end(one.candidate.last - 1),
        relation=one.told(text.reading, text.language),
        role=one.role,
        sure=sure,
    )
