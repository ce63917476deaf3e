"""The people and mentions of one release, once it is known who its names are."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from index.people.identity import is_full
from index.people.keys import fold, name_key, person_id, surnames
from index.people.local import Local, Seen, local_people
from index.people.roles import FORMER
from index.release import (
    Language,
    Mention,
    Person,
    PersonId,
    Quote,
    Quoted,
    Sighting,
    Span,
    Version,
)


@dataclass(frozen=True, slots=True)
class Known:
    """Whom a name of a release stands for: the id, and the name to show."""

    id: PersonId
    name: str


def identify(
    sighted: Sequence[tuple[Version, tuple[Sighting, ...]]],
    known: Mapping[str, Known | None] | None = None,
) -> tuple[tuple[Person, ...], tuple[Mention, ...]]:
    """The people whom the versions of one release name, and each mention of them.

    `known` says who the names of this release are (`local_people`), by all releases, and None
    of what is nobody's.  A name that it lacks is taken as the release alone tells.
    People stand in the order in which they are first named, mentions in that of the text.
    """
    of: dict[PersonId, list[Local]] = defaultdict(list)
    shown: dict[PersonId, str] = {}
    for local in local_people(sighted):
        who = known[local.name] if known and local.name in known else _alone(local)
        if who is not None:
            of[who.id].append(local)
            shown[who.id] = who.name
    placed = sorted(
        ((one, id) for id, locals_ in of.items() for local in locals_ for one in local.seen),
        key=_in_order,
    )
    told = _apart(placed)
    first = {id: place for place, (_, id) in reversed(tuple(enumerate(told)))}
    people = sorted(first, key=first.__getitem__)
    return (
        tuple(_person(id, shown[id], of[id]) for id in people),
        tuple(_mention(one, id) for one, id in told),
    )


def spoken(
    quoted: Sequence[tuple[Version, tuple[Quoted, ...]]], mentions: Sequence[Mention]
) -> tuple[Quote, ...]:
    """The quotes of the versions of one release, once it is known who is mentioned where.

    A speaker is whoever is mentioned at the place that names them; where nobody is, the quote has
    no speaker.
    """
    at: dict[tuple[Language, int | None], list[Mention]] = defaultdict(list)
    for mention in mentions:
        at[mention.language, mention.block].append(mention)
    found = []
    for version, quotes in quoted:
        for one in quotes:
            named = (one.by, *one.also) if one.by else ()
            people = (_at(place, at[version.language, place.block]) for place in named)
            speaker, *also = tuple(dict.fromkeys(filter(None, people))) or (None,)
            found.append(Quote(version.language, one.spans, speaker, one.verb, tuple(also)))
    return tuple(found)


def _at(place: Span, mentions: Iterable[Mention]) -> PersonId | None:
    """Who is mentioned at a place, or in part of it."""
    return next(
        (one.person for one in mentions if one.start < place.end and place.start < one.end), None
    )


def _alone(local: Local) -> Known | None:
    """Who a name is when no other release is asked."""
    return Known(person_id(local.name), local.name) if local.sure else None


def _in_order(placed: tuple[Seen, PersonId]) -> tuple[int, int, int, int]:
    """The place in the release; of what begins together the surer first, then the longer."""
    seen = placed[0]
    block = -1 if seen.sighting.block is None else seen.sighting.block
    return seen.place, block, seen.sighting.start, -seen.sighting.end


def _apart(placed: Sequence[tuple[Seen, PersonId]]) -> list[tuple[Seen, PersonId]]:
    """The places without those that overlap one that is sure, or a longer one."""
    ranked = sorted(placed, key=lambda one: (not one[0].sighting.sure, -_length(one[0])))
    spans: dict[tuple[int, int | None], list[tuple[int, int]]] = defaultdict(list)
    kept: set[int] = set()
    for seen, _ in ranked:
        taken = spans[seen.place, seen.sighting.block]
        span = (seen.sighting.start, seen.sighting.end)
        at = bisect_left(taken, span)
        before = taken[at - 1][1] if at else 0
        after = taken[at][0] if at < len(taken) else span[1]
        if before <= span[0] and span[1] <= after:
            taken.insert(at, span)
            kept.add(id(seen))
    return [one for one in placed if id(one[0]) in kept]


def _length(seen: Seen) -> int:
    return seen.sighting.end - seen.sighting.start


def _person(id: PersonId, name: str, locals_: Sequence[Local]) -> Person:
    """One person of the release, by all the names that are theirs."""
    spellings: dict[str, None] = {}
    for local in locals_:
        spellings.update(dict.fromkeys(spelling for spelling, _ in local.spellings))
    return Person(
        id=id,
        name=name,
        variants=tuple(s for s in spellings if s != name and _tells(s, name)),
        role=_fullest(
            (one.place, one.sighting.role)
            for local in locals_
            for one in local.seen
            if one.sighting.role
        ),
    )


def _mention(seen: Seen, person: PersonId) -> Mention:
    sighting = seen.sighting
    return Mention(
        person=person,
        language=seen.version.language,
        block=sighting.block,
        start=sighting.start,
        end=sighting.end,
        relation=sighting.relation,
        role=sighting.role,
    )


def _tells(spelling: str, name: str) -> bool:
    """Whether a spelling is worth keeping beside the name: not a surname that it holds."""
    return is_full(spelling) or name_key(spelling) not in surnames(name)


def _fullest(roles: Iterable[tuple[int, str]]) -> str | None:
    """The role to show, of those printed, each with the place of its version.

    One still held before one that is over, the first version's before another's, then the longest.
    """
    return max(
        roles,
        key=lambda role: (not is_former(role[1]), -role[0], len(role[1])),
        default=(0, None),
    )[1]


def is_former(role: str) -> bool:
    """Whether a role is told as over: « ancien ministre », "former Senator"."""
    return any(fold(word) in FORMER for word in role.split()[:2])
