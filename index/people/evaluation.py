"""How well people are found: what a program proposes against what a person labelled.

    labels ─┐
            ├─compare→ Score(right, wrong, missed) of each release ─total→ precision, recall, F1
    found ──┘

The rules by which a proposal is right are those of docs/labelling-people.md.

>>> score = compare(["Joe Biden", "Collar Crime"], Labels("r", people=("Joseph R. Biden, Jr.",)))
>>> (score.right, score.wrong, score.missed), score.precision, score.recall
((('Joe Biden',), ('Collar Crime',), ()), 0.5, 1.0)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from index.people.keys import name_key, surnames
from index.people.short_forms import are_compatible

_SUFFIXES: Final = frozenset({"jr", "sr", "ii", "iii", "iv"})


@dataclass(frozen=True, slots=True)
class Labels:
    """Who one release names, by hand: full names, and those of whom only the surname stands."""

    id: str
    people: tuple[str, ...] = ()
    surnames_only: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Everyone labelled."""
        return (*self.people, *self.surnames_only)


@dataclass(frozen=True, slots=True)
class Score:
    """What was proposed rightly and wrongly, and what was labelled and not proposed."""

    id: str
    right: tuple[str, ...]
    wrong: tuple[str, ...]
    missed: tuple[str, ...]

    @property
    def precision(self) -> float:
        """The share of the proposed that is right, 0 to 1; 1 where nothing was proposed."""
        return _share(len(self.right), len(self.wrong))

    @property
    def recall(self) -> float:
        """The share of the labelled that was proposed, 0 to 1; 1 where nobody was labelled."""
        return _share(len(self.right), len(self.missed))

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0 to 1."""
        sum_ = self.precision + self.recall
        return 2 * self.precision * self.recall / sum_ if sum_ else 0.0


def compare(proposed: Iterable[str], labels: Labels) -> Score:
    """The proposals of one release against its labels; a label is met once.

    The surest agreements are made first: equal names, then full names, then surnames.
    """
    left = list(dict.fromkeys(proposed))
    open_ = list(labels.names)
    right: list[str] = []
    rules: tuple[Callable[[str, str], bool], ...] = (_are_equal, _agree_in_full, agree)
    for rule in rules:
        for name in tuple(left):
            met = next((label for label in open_ if rule(name, label)), None)
            if met is not None:
                left.remove(name)
                open_.remove(met)
                right.append(name)
    return Score(labels.id, tuple(right), tuple(left), tuple(open_))


def total(scores: Sequence[Score]) -> Score:
    """All releases as if they were one."""
    return Score(
        "total",
        tuple(name for score in scores for name in score.right),
        tuple(name for score in scores for name in score.wrong),
        tuple(name for score in scores for name in score.missed),
    )


def agree(one: str, other: str) -> bool:
    """Whether two names may be one person's: the same surname, and first names that may be.

    >>> agree("P. Finch", "Peter Finch"), agree("Finch", "Ann Finch")
    (True, True)
    >>> agree("Ann Finch", "P. Finch")
    False
    """
    if _agree_in_full(one, other):
        return True
    short, long = sorted((one, other), key=lambda name: len(_words(name)))
    alone = " ".join(_words(short))
    return len(_words(short)) != len(_words(long)) and alone in _surnames(long)


def _are_equal(one: str, other: str) -> bool:
    return sorted(_words(one)) == sorted(_words(other))


def _agree_in_full(one: str, other: str) -> bool:
    """Whether two names of a first name and a surname agree in both."""
    ours, theirs = set(_words(one)), set(_words(other))
    if min(len(ours), len(theirs)) > 1 and (ours <= theirs or theirs <= ours):
        return True
    shared = set(_surnames(one)) & set(_surnames(other))
    if not shared:
        return False
    said = set(" ".join(shared).split())
    first, second = ours - said, theirs - said
    return any(are_compatible(a, b) for a in first for b in second)


def _surnames(name: str) -> tuple[str, ...]:
    """The surname of a name, its "Jr." put aside, with and without its particle."""
    kept = [word for word in name.replace(",", " ").split() if name_key(word) not in _SUFFIXES]
    return surnames(" ".join(kept))


def _words(name: str) -> list[str]:
    return [word for word in name_key(name).split() if word not in _SUFFIXES]


def _share(part: int, rest: int) -> float:
    return part / (part + rest) if part + rest else 1.0
