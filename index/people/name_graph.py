"""The full names of one kin as a graph: which of them are one person's, and what proves it.

    Joe Biden ──── both are president ──── Joseph R. Biden
        │                                        │
    spelt so in one release             the longer name of these words
        │                                        │
    Joseph Biden                        Joseph Robinette Biden       Jill Biden, apart

A name is joined to another by proof only; one that fits two people who are not one stays alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

from index.people.family_first import is_family_first
from index.people.given import GIVEN_NAMES
from index.people.identity import is_full, merit
from index.people.keys import PARTICLES, fold, kin_key, name_key, surnames
from index.people.officials import Officials
from index.people.short_forms import are_compatible
from index.people.titles import COMMON
from index.people.witness import Proof, Witness
from index.release import ReleaseId

NEAR: Final = 4 * 366
"""Days within which the same title makes the same person: a term of office, or most of one."""

_DISPROVED: Final = 4
"""So many times more releases have to print a name as nobody's than as a person's to refute it."""


@dataclass(slots=True)
class Node:
    """One full name, folded, with all that releases say of whoever bears it."""

    key: str
    spellings: Counter[str] = field(default_factory=Counter)
    sure: set[ReleaseId] = field(default_factory=set)
    unsure: set[ReleaseId] = field(default_factory=set)
    titles: dict[str, list[int | None]] = field(default_factory=lambda: defaultdict(list))
    days: set[int] = field(default_factory=set)
    surname: str = ""
    given: tuple[str, ...] = ()

    @property
    def is_refuted(self) -> bool:
        """Whether releases print it as nobody's far too often: "Collar Crime"."""
        first = self.key.split()[0]
        return (
            first not in GIVEN_NAMES
            and len(first) > 1
            and not COMMON & self.titles.keys()
            and len(self.unsure) >= _DISPROVED * len(self.sure)
        )


def nodes_of(
    full: Sequence[Witness], officials: Officials
) -> tuple[dict[str, Node], dict[tuple[str, str], Proof]]:
    """Every full name that a release proves, and the pairs that one release spells as one."""
    nodes: dict[str, Node] = {}
    proofs: dict[tuple[str, str], Proof] = {}
    for one in full:
        key = name_key(one.name)
        if officials.is_nobody(key):
            continue
        spellings = [s for s in one.spellings if is_full(s)] or [one.name]
        for spelling in spellings:
            node = nodes.setdefault(name_key(spelling), Node(name_key(spelling)))
            node.spellings[spelling] += 1
            (node.sure if one.sure else node.unsure).add(one.release)
            if one.sure and node.key != key:
                pair = (min(key, node.key), max(key, node.key))
                proofs.setdefault(
                    pair, Proof(one.name, spelling, "one release spells it both ways", one.release)
                )
        node = nodes[key] if key in nodes else nodes.setdefault(key, Node(key))
        if one.sure:
            node.spellings[one.name] += 0
            node.sure.add(one.release)
            for title in one.titles:
                node.titles[title].append(one.day)
            if one.day is not None:
                node.days.add(one.day)
    kept = {
        key: node
        for key, node in nodes.items()
        if officials.knows(key) or (node.sure and not node.is_refuted)
    }
    for node in kept.values():
        cut(node)
    return kept, {p: why for p, why in proofs.items() if p[0] in kept and p[1] in kept}


def cut(node: Node) -> None:
    """Split the name into surname and given names, by the spelling that says which is which."""
    spelling = min(node.spellings, key=lambda s: (not _shouts(s), -node.spellings[s], s))
    node.surname = surnames(spelling)[-1]
    own = node.surname.split()
    words = name_key(spelling).split()
    for word in own:
        words.remove(word)
    node.given = tuple(w for w in words if len(w) == 1 or w not in PARTICLES) or tuple(words)
    if is_family_first(fold(spelling).split()):
        node.given = ("".join(words),)  # Kim Sung-han is not Sung Kim


def _shouts(spelling: str) -> bool:
    """Whether a spelling tells its surname by capitals: DING Xuexiang."""
    shouted = [word.isupper() and len(word) > 1 for word in spelling.split()]
    return any(shouted) and not all(shouted)


def joined(
    nodes: Mapping[str, Node], proofs: dict[tuple[str, str], Proof], officials: Officials
) -> list[list[Node]]:
    """The names in groups, one a person; `proofs` takes in what joined them."""
    edges = {pair for pair in proofs if not officials.are_apart(*pair)}
    near: dict[str, set[str]] = defaultdict(set)
    for pair in edges:
        near[pair[0]].add(pair[1])
        near[pair[1]].add(pair[0])
    fitting: dict[str, set[str]] = defaultdict(set)
    for one, other in combinations([nodes[key] for key in sorted(nodes)], 2):
        if officials.are_apart(one.key, other.key):
            continue
        if officials.are_one(one.key, other.key):
            edges.add((one.key, other.key))
            proofs[one.key, other.key] = Proof(shown(one), shown(other), "officials.yaml says so")
            continue
        if not _fit(one, other) or (one.key, other.key) in edges:
            continue
        proof = _proof(one, other)
        if proof:
            proofs[one.key, other.key] = proof
            fitting[one.key].add(other.key)
            fitting[other.key].add(one.key)
    torn = {
        key
        for key, others in fitting.items()
        if any(
            officials.are_apart(a, b) or not _fit(nodes[a], nodes[b])
            for a, b in combinations(sorted(others | near[key]), 2)
        )
    }
    for key in sorted(fitting):
        edges |= {
            (min(key, o), max(key, o)) for o in fitting[key] if key not in torn and o not in torn
        }
    return [[nodes[key] for key in group] for group in _connected(nodes, edges)]


def _connected(keys: Iterable[str], edges: Iterable[tuple[str, str]]) -> Iterator[list[str]]:
    """The keys in groups that edges connect, in order."""
    beside: dict[str, set[str]] = defaultdict(set)
    for one, other in edges:
        beside[one].add(other)
        beside[other].add(one)
    seen: set[str] = set()
    for key in sorted(keys):
        if key in seen:
            continue
        group, open_ = {key}, [key]
        while open_:
            for other in beside[open_.pop()] - group:
                group.add(other)
                open_.append(other)
        seen |= group
        yield sorted(group)


def _fit(one: Node, other: Node) -> bool:
    """Whether nothing in two names speaks against one person."""
    if _ends_with(one, other) or _ends_with(other, one):
        return True
    if one.surname != other.surname and sorted(one.key.split()) == sorted(other.key.split()):
        return True
    if not one.given or not other.given:
        return False
    if kin_key("".join(one.given)) == kin_key("".join(other.given)):
        return True
    first = are_compatible(one.given[0], other.given[0]) or (
        len(one.given[0]) > 1 and kin_key(one.given[0]) == kin_key(other.given[0])
    )
    return first and all(
        are_compatible(a, b) for a, b in zip(one.given[1:], other.given[1:], strict=False)
    )


def _ends_with(one: Node, other: Node) -> bool:
    """Whether a name is the double surname of another: López Obrador."""
    return one.key.endswith(f" {other.key}")


def _proof(one: Node, other: Node) -> Proof | None:
    """What proves that two names that fit are one person's, or None."""
    pair = (min(one.key, other.key), max(one.key, other.key))
    left, right = (shown(node) for node in (one, other))
    if sorted(one.key.split()) == sorted(other.key.split()) and (
        any(_shouts(s) for node in (one, other) for s in node.spellings)
    ):
        return Proof(left, right, "the same words, with the surname in capitals")
    if sorted(one.key.split()) == sorted(other.key.split()) and one.surname == other.surname:
        return Proof(left, right, "the same words, with the family first in one")
    title = _shared_title(one, other)
    if title:
        return Proof(left, right, f"both are told to be {title}")
    both = one.sure & other.sure
    same = one.surname == other.surname
    if same and both:
        return Proof(left, right, "one release names both", min(both))
    longer = same and one.given[0] == other.given[0] and len(one.given) != len(other.given)
    if longer and are_near(one.days, other.days):
        return Proof(left, right, f"no other name is longer: {' '.join(pair)}"[:120])
    return None


def _shared_title(one: Node, other: Node) -> str | None:
    """A kind of office that both had at about the same time."""
    for title in sorted(one.titles.keys() & other.titles.keys() - COMMON):
        ours, theirs = one.titles[title], other.titles[title]
        if None in ours or None in theirs:
            return title
        if are_near({d for d in ours if d}, {d for d in theirs if d}):
            return title
    return None


def are_near(days: set[int], others: set[int]) -> bool:
    """Whether two sets of days, where both are known, come within `NEAR` of each other."""
    if not days or not others:
        return True
    return min(days) - max(others) <= NEAR and min(others) - max(days) <= NEAR


def shown(node: Node) -> str:
    """The best spelling of one folded name."""
    return max(node.spellings, key=lambda s: (*merit(s, node.spellings[s]), s))
