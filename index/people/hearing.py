"""A version heard: who is named in it, who said what, and whom only their words tell for a person.

Version ─sightings→ names ─quotes→ words, each with the place of its speaker ─→ Heard
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from index.people.antecedents import is_given
from index.people.identity import is_full
from index.people.marks import BODY, COMMON, NEVER, PLACE, SHOUTED, THING, marker
from index.people.quotes import quotes
from index.people.reader import sightings
from index.people.titles import title_keys
from index.release import Heard, Quoted, Sighting, Span, Version

_ELSE: Final = BODY | COMMON | NEVER | PLACE | SHOUTED | THING

_OF_A_BODY: Final = re.compile(
    r"[\s*_]*,[\s*_]*(?:[A-Z][\w.&’'-]*|of|for|the|and|&)(?: (?:[A-Z][\w.&’'-]*|of|for|the|and|&))*"
    r"[\s*_]*:[\s*_]*[“«\"]"
)
"""A body after a name, and a colon before words: "Jane Roe, Center for Peace: “…”"."""

_INTRODUCED: Final = re.compile(r"[\s*_]*,[\s*_]*([^:«»“”\"\n]{3,150}):[\s*_]*[“«\"]")
"""A role after a name, and a colon before words."""


def heard(version: Version) -> Heard:
    """The names of a version and its quotes; whoever is quoted is a person where they stand.

    >>> from index.release import Block, ReleaseId
    >>> text = "Joel Rubin, American Congress: “Let each of us stand up.”"
    >>> version = Version(ReleaseId("1"), "en", "Voices", (Block(text, "en"),))
    >>> [(one.name, one.sure) for one in heard(version).sightings]
    [('Joel Rubin', True)]
    """
    seen = sightings(version)
    said = quotes(version, seen)
    return Heard(_with_speakers(version, seen, said), said)


def _with_speakers(
    version: Version, seen: tuple[Sighting, ...], said: Sequence[Quoted]
) -> tuple[Sighting, ...]:
    """The sightings, sure of whoever is quoted under a full name that begins with a given one.

    So is whoever is quoted under a name and a role: « Joni Madison, Interim President: “…” ».
    """
    places = {place for one in said if one.by for place in (one.by, *one.also)}
    if not places:
        return seen
    speaking = {
        _place(one)
        for one in seen
        if not one.sure
        and _place(one) in places
        and (is_given(one.name) or _is_introduced(version, one, seen))
    }
    unseen = places - {_place(one) for one in seen}
    if not (speaking or unseen):
        return seen
    kept = [_unseen(version, place) for place in unseen]
    speaking |= unseen
    for one in seen:
        place = _place(one)
        if place in speaking:
            kept.append(replace(one, sure=True, relation="speaks"))
        elif one.sure or not any(_overlap(place, other) for other in speaking):
            kept.append(one)
    kept.sort(key=lambda one: (one.block is not None, one.block or 0, one.start, -one.end))
    return tuple(kept)


def _unseen(version: Version, place: Span) -> Sighting:
    """The sighting of a name that only what stands around words tells for one."""
    text = version.title if place.block is None else version.blocks[place.block].text
    name = " ".join(text[place.start : place.end].split())
    return Sighting(name, place.block, place.start, place.end, "speaks")


def _is_introduced(version: Version, one: Sighting, seen: Sequence[Sighting]) -> bool:
    """Whether a role stands between a name and the colon that leads to words."""
    text = version.title if one.block is None else version.blocks[one.block].text
    match = _INTRODUCED.match(text, one.end)
    if not is_full(one.name):
        return False
    if _is_plain(version, one) and _OF_A_BODY.match(text, one.end):
        return True
    if not (match and title_keys(match.group(1))):
        return False
    role = Span(one.block, one.end, match.end())
    return not any(other.sure and _overlap(_place(other), role) for other in seen)


def _is_plain(version: Version, one: Sighting) -> bool:
    """Whether a name has two or three words, none of which is anything else's."""
    marks = marker(version.language)
    words = one.name.split()
    if len(words) > 3:  # noqa: PLR2004 - two names and a surname
        return False
    return not any(marks(word) & _ELSE for word in words)


def _place(one: Sighting) -> Span:
    return Span(one.block, one.start, one.end)


def _overlap(one: Span, other: Span) -> bool:
    return one.block == other.block and one.start < other.end and other.start < one.end
