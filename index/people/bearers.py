"""Who bears a name: full names that are one person's, and whom a surname alone stands for.

"President Biden"     the only president of that surname at that time
« Mme Wargon »        the only one of that surname in the release, or in all releases
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from index.people.identity import merit
from index.people.keys import person_id, surnames
from index.people.name_graph import NEAR, Node, are_near, shown
from index.people.naming import Known
from index.people.officials import Officials
from index.people.titles import COMMON
from index.people.witness import Identity, Proof, Witness
from index.release import ReleaseId

ESTABLISHED: Final = 2
"""Releases that have to prove a name before it is known wherever it stands."""

_FORMS_OF_ADDRESS: Final = frozenset({"mr", "mrs"})

_CLEAR: Final = 10
"""So many times more releases have to give a title to one person than to the next of the name.

"President Biden and Dr. Jill Biden" may be misread once; a second president is not so rare.
"""


class Bearer:
    """Names that are one person's."""

    def __init__(self, nodes: list[Node], officials: Officials) -> None:
        self.nodes = nodes
        self.releases: set[ReleaseId] = set()
        self.proofs: dict[tuple[str, str], Proof] = {}
        told = next((o for node in nodes if (o := officials.named(node.key))), None)
        # The name that most releases print; of two, the longer.
        chief = max(nodes, key=lambda n: (len(n.sure), len(n.key.split()), n.key))
        self.name = told or shown(chief)
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


def bearer_of(
    one: Witness, key: str, people: Sequence[Bearer], officials: Officials
) -> tuple[Bearer, str] | None:
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
    told: list[tuple[int, str, Bearer]] = []
    for title in sorted(one.titles - _FORMS_OF_ADDRESS):
        holders = sorted(
            ((person.times(title, one.day), person) for person in bearers),
            key=lambda held: (-held[0], held[1].known.id),
        )
        next_ = holders[1][0] if len(holders) > 1 else 0
        if holders and holders[0][0] >= fewest and holders[0][0] > _CLEAR * next_:
            told.append((holders[0][0], title, holders[0][1]))
    if told:
        # Where several titles stand, what most releases say: "President Biden and Dr. Biden".
        _, title, person = max(told, key=lambda held: held[:2])
        return person, f"the only {title} of that surname at that time"
    if len(here) == 1:
        return here[0], "the only one of that surname in the release"
    if one.titles - COMMON:
        return None
    return _by_honorific(one, bearers)


def _by_honorific(one: Witness, bearers: Sequence[Bearer]) -> tuple[Bearer, str] | None:
    """The only person of a surname whom the honorific before it does not exclude."""
    barred = {"mr": "mrs", "mrs": "mr"}
    open_ = [
        person
        for person in bearers
        if person.is_established
        and not any(barred.get(t) in person.titles and t not in person.titles for t in one.titles)
        and ("dr" not in one.titles or len(bearers) == 1 or "dr" in person.titles)
        and (one.day is None or are_near({one.day}, person.days))
    ]
    return (open_[0], "the only one of that surname in all releases") if len(open_) == 1 else None


def surname_alone(witnesses: Sequence[Witness]) -> Identity:
    """Whoever is named by a surname alone that no full name explains."""
    spellings = Counter(spelling for one in witnesses for spelling in one.spellings)
    name = max(spellings, key=lambda s: (*merit(s, spellings[s]), s))
    shown = tuple(sorted(spellings.items(), key=lambda item: (-item[1], item[0])))
    return Identity(person_id(name), name, shown, (), len({one.release for one in witnesses}))
