"""Names of many releases that are one person's, with the proof of each merge.

    witnesses ─name_graph→ full names in groups, one a person ─bearers→ who each surname alone is

What comes in are witnesses, one for each name of each release, whose surnames have one `kin_key`.
What goes out depends on the set of witnesses alone, so never on the order in which they arrived.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from index.people.bearers import Bearer, bearer_of, surname_alone
from index.people.identity import is_full
from index.people.keys import name_key
from index.people.name_graph import Node, cut, joined, nodes_of
from index.people.naming import Known
from index.people.officials import NO_OFFICIALS, Officials
from index.people.witness import Kin, Proof, Witness, WitnessKey


def resolve(witnesses: Iterable[Witness], officials: Officials = NO_OFFICIALS) -> Kin:
    """Who the witnesses of one `kin_key` are.

    >>> from index.release import ReleaseId
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
    nodes, proofs = nodes_of(full, officials)
    for one in ordered:
        main = officials.main_of(name_key(one.name))
        if main and main not in nodes:  # told by hand, and by no text
            told = officials.named(main) or one.name
            nodes[main] = Node(main, Counter({told: 0}))
            cut(nodes[main])
    groups = joined(nodes, proofs, officials)
    known: dict[WitnessKey, Known] = {}
    people = [Bearer(group, officials) for group in groups]
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
        found = bearer_of(one, key, people, officials)
        if found:
            person, why = found
            known[WitnessKey(one.release, one.name)] = person.known
            person.releases.add(one.release)
            person.proofs.setdefault((key, why), Proof(one.name, person.name, why, one.release))
        else:
            rest[key].append(one)
    identities = [person.identity(proofs) for person in people if person.releases]
    for key in sorted(rest):
        identity = surname_alone(rest[key])
        identities.append(identity)
        for one in rest[key]:
            known[WitnessKey(one.release, one.name)] = Known(identity.id, identity.name)
    return Kin(tuple(identities), known)
