"""The people of one release as that release alone tells of them, before others are asked.

    Version ─sightings→ ┐
    Version ─sightings→ ┴─group→ Local: one person's name, spellings and places

Names that are not sure stand apart, each for itself: other releases say whether they are anybody.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.people.identity import group, is_full, tidy
from index.people.keys import name_key
from index.people.titles import title_keys
from index.release import Sighting, Version


@dataclass(frozen=True, slots=True)
class Seen:
    """A sighting in its version, with the spelling printed there.

    `place` counts the versions of the release from 0.
    """

    version: Version
    place: int
    sighting: Sighting
    printed: str

    @property
    def text(self) -> str:
        """The title or the block that it stands in."""
        block = self.sighting.block
        return self.version.title if block is None else self.version.blocks[block].text


@dataclass(frozen=True, slots=True)
class Local:
    """One person of one release, or what looks like one and is not `sure`.

    `spellings` are those printed, `name` among them, each with how often it stands.
    """

    name: str
    spellings: tuple[tuple[str, int], ...]
    seen: tuple[Seen, ...]
    sure: bool


def local_people(
    sighted: Sequence[tuple[Version, tuple[Sighting, ...]]],
) -> tuple[Local, ...]:
    """Who the versions of one release name, in the order in which they are first named."""
    seen = [
        Seen(version, place, sighting, _printed(version, sighting))
        for place, (version, sightings) in enumerate(sighted)
        for sighting in sightings
    ]
    counts: Counter[str] = Counter()
    for one in seen:
        if not one.sighting.sure:
            continue
        counts[tidy(one.sighting.name)] += 0
        if is_full(one.printed) or name_key(one.printed) == name_key(one.sighting.name):
            counts[one.printed] += 1
    groups = group(counts)
    owner = {spelling: which for which in groups for spelling, _ in which.spellings}
    titles: dict[str, set[str]] = defaultdict(set)
    for one in seen:
        if is_full(one.printed) and one.sighting.role and one.sighting.sure:
            titles[owner[tidy(one.sighting.name)].name] |= title_keys(one.sighting.role)
    by_key = {name_key(spelling): which for spelling, which in owner.items()}
    places: dict[str, list[Seen]] = defaultdict(list)
    unsure: dict[str, list[Seen]] = defaultdict(list)
    apart: dict[str, list[Seen]] = defaultdict(list)
    for one in seen:
        name = tidy(one.sighting.name)
        known = owner.get(name) if one.sighting.sure else by_key.get(name_key(name))
        if known and _has_other_office(one, known.name, titles):
            apart[one.printed].append(one)
        elif known:
            places[known.name].append(one)
        else:
            unsure[name_key(name)].append(one)
    sure = [
        Local(g.name, g.spellings, tuple(places[g.name]), sure=True)
        for g in groups
        if places[g.name]
    ]
    sure += [
        Local(name, ((name, len(ones)),), tuple(ones), sure=True) for name, ones in apart.items()
    ]
    rest = [_not_sure(seen) for seen in unsure.values()]
    return (*sure, *rest)


def _has_other_office(one: Seen, name: str, titles: Mapping[str, set[str]]) -> bool:
    """Whether a surname stands after a title that the full name never has in this release.

    "President Biden" beside "Jill Biden": other releases have to say who that is.
    """
    role = one.sighting.role
    if not role or is_full(one.printed) or not is_full(name):
        return False
    offices = title_keys(role)
    return bool(offices) and not offices & titles.get(name, set())


def _not_sure(seen: Sequence[Seen]) -> Local:
    """Spellings that are one once folded."""
    counts = Counter(one.printed for one in seen)
    name = max(counts, key=lambda spelling: (counts[spelling], spelling))
    return Local(name, tuple(counts.items()), tuple(seen), sure=False)


def _printed(version: Version, sighting: Sighting) -> str:
    """The name as the version spells it there."""
    text = version.title if sighting.block is None else version.blocks[sighting.block].text
    return tidy(text[sighting.start : sighting.end])
