"""Which versions are joined, by all that is known: corrections, then sources, then the texts.

A French and an English version make a release, never more.  Whatever leaves a doubt leaves them
apart: two candidates that are nearly as good, or a source that names three versions one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from index.pairs.corrections import NO_CORRECTIONS, Corrections
from index.pairs.scoring import ENOUGH
from index.release import Language, ReleaseId

RIVAL: Final = 0.85
"""What of a pair's score another candidate may reach: beyond, nobody can tell which is meant."""

Why = Literal["person", "source", "evidence"]
"""Who says that two versions are one release: a person, their source, or the texts themselves."""


class Couple(NamedTuple):
    """A French and an English version, by their ids."""

    french: ReleaseId
    english: ReleaseId


@dataclass(frozen=True, slots=True)
class Alone:
    """A version whose id stands for nothing else.

    `says` is what its source says it is a version of (`release`, `translation_of`), None where it
    says nothing.
    """

    id: ReleaseId
    language: Language
    says: ReleaseId | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """What is joined, and why; what is left apart although it scores enough, with its score.

    `torn` are versions that a source names one and that are too many, or in one language.
    """

    joined: Mapping[Couple, Why]
    open: Mapping[Couple, float]
    torn: tuple[tuple[ReleaseId, ...], ...] = ()


def decided(
    versions: Iterable[Alone],
    scores: Mapping[Couple, float],
    corrections: Corrections = NO_CORRECTIONS,
) -> Decided:
    """What follows from all that is known; the order in which it is told makes no difference.

    >>> told = decided([Alone("a", "fr"), Alone("b", "en"), Alone("c", "en")],
    ...     {Couple("a", "b"): 0.5, Couple("a", "c"): 0.2})
    >>> dict(told.joined), dict(told.open)
    ({Couple(french='a', english='b'): 'evidence'}, {})
    """
    alone = {version.id: version for version in versions}
    joined: dict[Couple, Why] = {}
    taken: set[ReleaseId] = set()
    for one, other in corrections.joined:
        couple = _couple(alone.get(one), alone.get(other))
        if couple:
            joined[couple] = "person"
            taken |= {one, other}
    torn: list[tuple[ReleaseId, ...]] = []
    for named in _said(alone.values()):
        free = [id for id in named if id not in taken]
        couple = (
            _couple(alone[free[0]], alone[free[1]]) if len(free) == len(Couple._fields) else None
        )
        if couple and not corrections.parts(*couple):
            joined[couple] = "source"
        elif len(free) > 1 and not couple:
            torn.append(tuple(free))
        if couple is None or couple in joined:
            taken |= set(free) if len(free) > 1 else set()
    possible = {
        couple: score
        for couple, score in scores.items()
        if couple.french in alone
        and couple.english in alone
        and not taken & set(couple)
        and not corrections.parts(*couple)
        and not _are_told_apart(alone[couple.french], alone[couple.english])
    }
    best = _best(possible)
    left: dict[Couple, float] = {}
    for couple, score in possible.items():
        rival = max(best[couple.french].but(couple), best[couple.english].but(couple))
        if score >= ENOUGH and rival < RIVAL * score:
            joined[couple] = "evidence"
        elif score >= ENOUGH:
            left[couple] = score
    sure = {id for couple in joined for id in couple}
    return Decided(
        joined,
        {couple: score for couple, score in left.items() if not sure & set(couple)},
        tuple(sorted(torn)),
    )


def _couple(one: Alone | None, other: Alone | None) -> Couple | None:
    """The two in their order, None unless one is French and one English."""
    if one is None or other is None or one.language == other.language:
        return None
    french, english = (one, other) if one.language == "fr" else (other, one)
    return Couple(french.id, english.id)


def _said(versions: Iterable[Alone]) -> Iterator[tuple[ReleaseId, ...]]:
    """The versions that their sources name one, where these are several.

    A version that names another as what it is a version of is named so too.
    """
    named: defaultdict[ReleaseId, set[ReleaseId]] = defaultdict(set)
    known = {version.id: version for version in versions}
    for version in known.values():
        if version.says is not None:
            named[_last(version, known)].add(version.id)
    for what, ids in named.items():
        together = ids | ({what} if what in known else set())
        if len(together) > 1:
            yield tuple(sorted(together))


def _last(version: Alone, known: Mapping[ReleaseId, Alone]) -> ReleaseId:
    """What a version is a version of in the end; the least of those that name each other."""
    met = [version.id]
    while True:
        says = known[met[-1]].says
        if says is None:
            return met[-1]
        if says in met:
            return min(met[met.index(says) :])
        if says not in known:
            return says
        met.append(says)


def _are_told_apart(one: Alone, other: Alone) -> bool:
    """Whether their sources say of both what they are versions of, and not the same."""
    return one.says is not None and other.says is not None and one.says != other.says


class _Two:
    """The two best scores of a version, and whose the best is."""

    __slots__ = ("first", "second", "whose")

    def __init__(self) -> None:
        self.first = self.second = 0.0
        self.whose: Couple | None = None

    def take(self, couple: Couple, score: float) -> None:
        if score > self.first:
            self.first, self.second, self.whose = score, self.first, couple
        elif score > self.second:
            self.second = score

    def but(self, couple: Couple) -> float:
        """The best of the others."""
        return self.second if self.whose == couple else self.first


def _best(scores: Mapping[Couple, float]) -> Mapping[ReleaseId, _Two]:
    best: defaultdict[ReleaseId, _Two] = defaultdict(_Two)
    for couple, score in scores.items():
        for id in couple:
            best[id].take(couple, score)
    return best
