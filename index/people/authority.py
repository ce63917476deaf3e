"""What each release attests of the people it names, and who they are by all releases together.

one release ─attest→ Witness, Witness…  ┐  by kin_key
another     ─attest→ Witness, Witness…  ┴─resolve→ who each name is, in each release
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from index.people.identity import tidy
from index.people.keys import name_key
from index.people.local import Local, Seen, local_people
from index.people.merging import resolve
from index.people.naming import Known
from index.people.officials import NO_OFFICIALS, Officials
from index.people.titles import honorific_key, title_keys
from index.people.witness import Kin, Witness
from index.release import ReleaseId, Sighting, Version

Sighted = Sequence[tuple[Version, tuple[Sighting, ...]]]
"""The versions of one release, each with the names sighted in it."""

_BEFORE: Final = 14
"""Characters before a name in which its honorific stands."""


def attest(sighted: Sighted) -> Iterator[Witness]:
    """What one release says of each name that it holds."""
    if not sighted:
        return
    release = sighted[0][0].id
    day = _day(version for version, _ in sighted)
    for local in local_people(sighted):
        yield Witness(
            release=release,
            name=local.name,
            spellings=tuple(spelling for spelling, count in local.spellings if count),
            sure=local.sure,
            titles=frozenset(_titles(local)) if local.sure else frozenset(),
            day=day,
        )


def with_officials(
    version: Version, sightings: tuple[Sighting, ...], officials: Officials
) -> tuple[Sighting, ...]:
    """The sightings, with every name that `officials.yaml` knows, wherever the text prints it.

    A longer run in which such a name stands is cut to it.
    """
    pattern = officials.pattern
    if pattern is None:
        return sightings
    found = list(sightings)
    texts: list[tuple[int | None, str]] = [(None, version.title)]
    texts += [(place, block.text) for place, block in enumerate(version.blocks)]
    for block, text in texts:
        for match in pattern.finditer(text):
            start, end = match.span()
            name = tidy(match.group())
            told = Sighting(name, block, start, end)
            for one in [o for o in found if o.sure and _overlap(o, told)]:
                if officials.knows(name_key(one.name)):
                    break
                found.remove(one)
                told = replace(one, name=name, start=start, end=end)
            else:
                found.append(told)
    found.sort(key=lambda one: (one.block is not None, one.block or 0, one.start, -one.end))
    return tuple(found)


def _overlap(one: Sighting, other: Sighting) -> bool:
    return one.block == other.block and one.start < other.end and other.start < one.end


def everyone(
    releases: Iterable[Sighted], officials: Officials = NO_OFFICIALS
) -> tuple[Mapping[ReleaseId, Mapping[str, Known | None]], tuple[Kin, ...]]:
    """Who the names of each release are, by all of these releases; and everyone, by `kin_key`."""
    by_kin: dict[str, list[Witness]] = defaultdict(list)
    for sighted in releases:
        for witness in attest(sighted):
            by_kin[officials.kin(witness.name)].append(witness)
    known: dict[ReleaseId, dict[str, Known | None]] = defaultdict(dict)
    for witnesses in by_kin.values():
        for witness in witnesses:
            known[witness.release][witness.name] = None
    kin = tuple(resolve(by_kin[key], officials) for key in sorted(by_kin))
    for one in kin:
        for (release, name), who in one.known.items():
            known[release][name] = who
    return known, kin


def _titles(local: Local) -> Iterator[str]:
    for seen in local.seen:
        if seen.sighting.role:
            yield from title_keys(seen.sighting.role)
        honorific = honorific_key(_before(seen))
        if honorific:
            yield honorific


def _before(seen: Seen) -> str:
    start = seen.sighting.start
    return seen.text[max(0, start - _BEFORE) : start]


def _day(versions: Iterable[Version]) -> int | None:
    """The day of a release: when it happened, else when it was published."""
    for version in versions:
        day = version.happened.first if version.happened else version.published
        if day:
            return day.toordinal()
    return None
