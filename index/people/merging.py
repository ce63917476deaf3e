"""Names of many releases that are one person's, with the proof of each merge.

    Joe Biden ──── both are president ──── Joseph R. Biden
        │                                        │
    spelt so in one release             the longer name of these words
        │                                        │
    Joseph Biden                        Joseph Robinette Biden       Jill Biden, apart

What comes in are witnesses, one for each name of each release, whose surnames have one `kin_key`.
What goes out depends on the set of witnesses alone, so never on the order in which they arrived.
A name is joined to another by proof only; one that fits two people who are not one stays alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final, NamedTuple

from index.people.given import GIVEN_NAMES
from index.people.identity import is_full, merit
from index.people.keys import PARTICLES, kin_key, name_key, person_id, surnames
from index.people.naming import Known
from index.people.officials import NO_OFFICIALS, Officials
from index.people.short_forms import are_compatible
from index.people.titles import COMMON
from index.release import PersonId, ReleaseId

NEAR: Final = 4 * 366
"""Days within which the same title makes the same person: a term of office, or most of one."""

ESTABLISHED: Final = 2
"""Releases that have to prove a name before it is known wherever it stands."""

_FORMS_OF_ADDRESS: Final = frozenset({"mr", "mrs"})

_DISPROVED: Final = 4
"""So many times more releases have to print a name as nobody's than as a person's to refute it."""

_CLEAR: Final = 10
"""So many times more releases have to give a title to one person than to the next of the name.

"President Biden and Dr. Jill Biden" may be misread once; a second president is not so rare.
"""


@dataclass(frozen=True, slots=True)
class Witness:
    """A name of one release: its spellings there, the kinds of office beside it, the day.

    `sure` when that release alone proves a person.  `day` is an ordinal (`date.toordinal`).
    """

    release: ReleaseId
    name: str
    spellings: tuple[str, ...]
    sure: bool
    titles: frozenset[str] = frozenset()
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    """Why two names are one person's, and a release that shows it, where one does."""

    one: str
    other: str
    why: str
    release: ReleaseId | None = None


@dataclass(frozen=True, slots=True)
class Identity:
    """One person over all releases.

    `spellings` are full names with the number of releases that print them, `surnames` likewise
    those that stand alone, `proofs` what joined them.
    """

    id: PersonId
    name: str
    spellings: tuple[tuple[str, int], ...]
    proofs: tuple[Proof, ...]
    releases: int


class WitnessKey(NamedTuple):
    """A name of a release."""

    release: ReleaseId
    name: str


@dataclass(frozen=True, slots=True)
class Kin:
    """Everyone of one `kin_key`, and who each witness is; those left out are nobody."""

    identities: tuple[Identity, ...]
    known: Mapping[WitnessKey, Known]


@dataclass(slots=True)
class _Node:
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


def resolve(witnesses: Iterable[Witness], officials: Officials = NO_OFFICIALS) -> Kin:
    """Who the witnesses of one `kin_key` are.

    >>> names = ("Joe Biden", "Joseph Biden", "Biden")
    >>> head = frozenset({"president"})
    >>> kin = resolve(
    ...     Witness(ReleaseId(name), name, (name,), sure=True, titles=head) for name in names
    ... )
    >>> {who.id for who in kin.known.values()}, kin.identities[0].proofs[0].why
    ({'joseph-biden'}, 'both are told to be president')
    """
    ordered = sorted(witnesses, key=lambda one: (one.release, one.name))
    full = [one for one in ordered if is_full(one.name)]
    nodes, proofs = _nodes(full, officials)
    for one in ordered:
        main = officials.main_of(name_key(one.name))
        if main and main not in nodes:  # told by hand, and by no text
            told = officials.named(main) or one.name
            nodes[main] = _Node(main, Counter({told: 0}))
            _cut(nodes[main])
    joined = _joined(nodes, proofs, officials)
    known: dict[WitnessKey, Known] = {}
    people = [_Person(group, officials) for group in joined]
    owner = {node.key: person for person in people for node in person.nodes}
    for one in full:
        person = owner.get(name_key(one.name))
        if person and (one.sure or person.is_established):
            known[WitnessKey(one.release, one.name)] = person.known
            person.releases.add(one.release)
    alone = [one for one in ordered if one.sure and not is_full(one.name)]
    rest: dict[str, list[Witness]] = defaultdict(list)
    for one in alone:
        key = name_key(one.name)
        if officials.is_nobody(key):
            continue
        found = _bearer(one, key, people, officials)
        if found:
            person, why = found
            known[WitnessKey(one.release, one.name)] = person.known
            person.releases.add(one.release)
            person.proofs.setdefault((key, why), Proof(one.name, person.name, why, one.release))
        else:
            rest[key].append(one)
    identities = [person.identity(proofs) for person in people if person.releases]
    for key in sorted(rest):
        identity = _surname_alone(rest[key])
        identities.append(identity)
        for one in rest[key]:
            known[WitnessKey(one.release, one.name)] = Known(identity.id, identity.name)
    return Kin(tuple(identities), known)


def _nodes(
    full: Sequence[Witness], officials: Officials
) -> tuple[dict[str, _Node], dict[tuple[str, str], Proof]]:
    """Every full name that a release proves, and the pairs that one release spells as one."""
    nodes: dict[str, _Node] = {}
    proofs: dict[tuple[str, str], Proof] = {}
    for one in full:
        key = name_key(one.name)
        if officials.is_nobody(key):
            continue
        spellings = [s for s in one.spellings if is_full(s)] or [one.name]
        for spelling in spellings:
            node = nodes.setdefault(name_key(spelling), _Node(name_key(spelling)))
            node.spellings[spelling] += 1
            (node.sure if one.sure else node.unsure).add(one.release)
            if one.sure and node.key != key:
                pair = (min(key, node.key), max(key, node.key))
                proofs.setdefault(
                    pair, Proof(one.name, spelling, "one release spells it both ways", one.release)
                )
        node = nodes[key] if key in nodes else nodes.setdefault(key, _Node(key))
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
        _cut(node)
    return kept, {p: why for p, why in proofs.items() if p[0] in kept and p[1] in kept}


def _cut(node: _Node) -> None:
    """Split the name into surname and given names, by the spelling that says which is which."""
    spelling = min(node.spellings, key=lambda s: (not _shouts(s), -node.spellings[s], s))
    node.surname = surnames(spelling)[-1]
    own = node.surname.split()
    words = name_key(spelling).split()
    for word in own:
        words.remove(word)
    node.given = tuple(w for w in words if len(w) == 1 or w not in PARTICLES) or tuple(words)


def _shouts(spelling: str) -> bool:
    """Whether a spelling tells its surname by capitals: DING Xuexiang."""
    shouted = [word.isupper() and len(word) > 1 for word in spelling.split()]
    return any(shouted) and not all(shouted)


def _fit(one: _Node, other: _Node) -> bool:
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


def _ends_with(one: _Node, other: _Node) -> bool:
    """Whether a name is the double surname of another: López Obrador."""
    return one.key.endswith(f" {other.key}")


def _proof(one: _Node, other: _Node) -> Proof | None:
    """What proves that two names that fit are one person's, or None."""
    pair = (min(one.key, other.key), max(one.key, other.key))
    left, right = (_shown(node) for node in (one, other))
    if sorted(one.key.split()) == sorted(other.key.split()) and (
        any(_shouts(s) for node in (one, other) for s in node.spellings)
    ):
        return Proof(left, right, "the same words, with the surname in capitals")
    title = _shared_title(one, other)
    if title:
        return Proof(left, right, f"both are told to be {title}")
    both = one.sure & other.sure
    same = one.surname == other.surname
    if same and both:
        return Proof(left, right, "one release names both", min(both))
    longer = same and one.given[0] == other.given[0] and len(one.given) != len(other.given)
    if longer and _are_near(one.days, other.days):
        return Proof(left, right, f"no other name is longer: {' '.join(pair)}"[:120])
    return None


def _shared_title(one: _Node, other: _Node) -> str | None:
    """A kind of office that both had at about the same time."""
    for title in sorted(one.titles.keys() & other.titles.keys() - COMMON):
        ours, theirs = one.titles[title], other.titles[title]
        if None in ours or None in theirs:
            return title
        if _are_near({d for d in ours if d}, {d for d in theirs if d}):
            return title
    return None


def _are_near(days: set[int], others: set[int]) -> bool:
    """Whether two sets of days, where both are known, come within `NEAR` of each other."""
    if not days or not others:
        return True
    return min(days) - max(others) <= NEAR and min(others) - max(days) <= NEAR


def _shown(node: _Node) -> str:
    """The best spelling of one folded name."""
    return max(node.spellings, key=lambda s: (*merit(s, node.spellings[s]), s))


def _joined(
    nodes: Mapping[str, _Node], proofs: dict[tuple[str, str], Proof], officials: Officials
) -> list[list[_Node]]:
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
            proofs[one.key, other.key] = Proof(_shown(one), _shown(other), "officials.yaml says so")
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


class _Person:
    """Names that are one person's."""

    def __init__(self, nodes: list[_Node], officials: Officials) -> None:
        self.nodes = nodes
        self.releases: set[ReleaseId] = set()
        self.proofs: dict[tuple[str, str], Proof] = {}
        told = next((o for node in nodes if (o := officials.named(node.key))), None)
        # The name that most releases print; of two, the longer.
        chief = max(nodes, key=lambda n: (len(n.sure), len(n.key.split()), n.key))
        self.name = told or _shown(chief)
        self.known = Known(person_id(self.name), self.name)
        proven = {release for node in nodes for release in node.sure}
        self.is_established = len(proven) >= ESTABLISHED or told is not None
        self.surnames = {
            own for node in nodes for spelling in node.spellings for own in surnames(spelling)
        }
        self.days = {day for node in nodes for day in node.days}
        self.titles: dict[str, list[int | None]] = defaultdict(list)
        for node in nodes:
            for title, days in node.titles.items():
                self.titles[title] += days

    def times(self, title: str, day: int | None) -> int:
        """How many releases of about that day tell the person to have that title."""
        days = self.titles.get(title, ())
        return sum(1 for o in days if day is None or o is None or abs(o - day) <= NEAR)

    def identity(self, proofs: Mapping[tuple[str, str], Proof]) -> Identity:
        """The person as told to others."""
        keys = {node.key for node in self.nodes}
        spellings: Counter[str] = Counter()
        for node in self.nodes:
            spellings.update(node.spellings)
        return Identity(
            self.known.id,
            self.name,
            tuple(sorted((+spellings).items(), key=lambda item: (-item[1], item[0]))),
            (*(proofs[p] for p in sorted(proofs) if keys >= set(p)), *self.proofs.values()),
            len(self.releases),
        )


def _bearer(
    one: Witness, key: str, people: Sequence[_Person], officials: Officials
) -> tuple[_Person, str] | None:
    """The one person for whom a surname alone stands, and why; None where it may be two."""
    main = officials.main_of(key)
    if main:
        for person in people:
            if any(node.key == main for node in person.nodes):
                return person, "officials.yaml says so"
    bearers = [
        person
        for person in people
        if key in person.surnames
        and not any(officials.are_apart(key, node.key) for node in person.nodes)
    ]
    here = [person for person in bearers if one.release in person.releases]
    fewest = _CLEAR if here else 1
    for title in sorted(one.titles - _FORMS_OF_ADDRESS):
        holders = sorted(
            ((person.times(title, one.day), person) for person in bearers),
            key=lambda held: (-held[0], held[1].known.id),
        )
        next_ = holders[1][0] if len(holders) > 1 else 0
        if holders and holders[0][0] >= fewest and holders[0][0] > _CLEAR * next_:
            return holders[0][1], f"the only {title} of that surname at that time"
    if len(here) == 1:
        return here[0], "the only one of that surname in the release"
    if one.titles - COMMON:
        return None
    return _by_honorific(one, bearers)


def _by_honorific(one: Witness, bearers: Sequence[_Person]) -> tuple[_Person, str] | None:
    """The only person of a surname whom the honorific before it does not exclude."""
    barred = {"mr": "mrs", "mrs": "mr"}
    open_ = [
        person
        for person in bearers
        if person.is_established
        and not any(barred.get(t) in person.titles and t not in person.titles for t in one.titles)
        and ("dr" not in one.titles or len(bearers) == 1 or "dr" in person.titles)
        and (one.day is None or _are_near({one.day}, person.days))
    ]
    return (open_[0], "the only one of that surname in all releases") if len(open_) == 1 else None


def _surname_alone(witnesses: Sequence[Witness]) -> Identity:
    """Whoever is named by a surname alone that no full name explains."""
    spellings = Counter(spelling for one in witnesses for spelling in one.spellings)
    name = max(spellings, key=lambda s: (*merit(s, spellings[s]), s))
    shown = tuple(sorted(spellings.items(), key=lambda item: (-item[1], item[0])))
    return Identity(person_id(name), name, shown, (), len({one.release for one in witnesses}))
