"""Which versions are one release: those that share an id, and those that are joined.

Files say it by their names (`NAME.fr.txt`, `NAME.en.txt`) and lines by their `id`; what is joined
beyond that is settled by `index.pairs`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from index import hearing, people
from index.archive import Archive
from index.hearing import Held
from index.pairs.deciding import Why
from index.pairs.evidence import evidence
from index.people.model import NameModel
from index.people.naming import Known
from index.release import Heard, Joining, Release, ReleaseId, Version


class Material(NamedTuple):
    """All that a release is made of: what is held, who its names are, why it is joined, if it is.

    `corrections` is the text of officials.yaml as it was last applied.
    """

    held: Held
    who: Mapping[str, Known | None]
    why: Why | None
    corrections: str


class Made(NamedTuple):
    """A release, None where there is none by the id; `new` is what was found in it now."""

    release: Release | None
    new: list[tuple[Version, Heard]]


def releases(
    archive: Archive, ids: Iterable[ReleaseId], *, remember: bool = True
) -> Iterator[Release]:
    """Each of these releases as the archive holds it now, with the people it names.

    They are whom `index.naming.settle` last found them to be.
    What is newly found is kept, so this wants `archive.writing()` around it, unless told not to
    `remember`.  An id that the archive does not hold gives nothing, and so does one whose version
    is part of another release.
    """
    for one in materials(archive, ids):
        release, new = made(one, model=archive.model)
        if remember:
            hearing.remember(archive, new)
        if release:
            yield release


def materials(archive: Archive, ids: Iterable[ReleaseId]) -> Iterator[Material]:
    """What each of these releases is made of, as the archive holds it now."""
    corrections = archive.corrections()
    for id in ids:
        held = hearing.held(archive, id)
        yield Material(held, archive.names.who(id), archive.joins.why(id), corrections)


def made(material: Material, *, model: NameModel | None) -> Made:
    """The release that is made of it; the same in whatever process."""
    held, who, why, corrections = material
    if not held.versions:
        return Made(None, [])
    found = hearing.found(held, hearing.corrections(corrections), model)
    sighted = [(version, heard.sightings) for version, heard in found.heard]
    named, mentions = people.identify(sighted, who)
    quotes = people.spoken([(version, heard.quotes) for version, heard in found.heard], mentions)
    versions = tuple(version for version, _ in found.heard)
    joining = _joining(why, versions)
    return Made(Release(held.id, versions, named, mentions, joining, quotes), found.new)


def _joining(why: Why | None, versions: tuple[Version, ...]) -> Joining | None:
    if why is None:
        return None
    french, english = versions
    return evidence(french, english, by=why)
