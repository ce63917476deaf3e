"""The names and quotes in the versions of a release: what the archive remembers, else read anew.

    archive ─held→ Held ─found→ Found(new, heard)

What the present grammar found in an unchanged version is not looked for again.  Looking takes most
of the time of a run and needs no archive, so `found` may be asked in another process.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from index import people
from index.archive import Archive
from index.people import officials as file
from index.people.authority import with_officials
from index.people.model import NameModel, with_model
from index.people.officials import Officials
from index.release import Heard, ReleaseId, Version


class Held(NamedTuple):
    """A release's versions, French first, each with what was found in it; None: nobody looked."""

    id: ReleaseId
    versions: tuple[tuple[Version, Heard | None], ...]

    @property
    def length(self) -> int:
        """Characters, near enough."""
        return sum(len(block.text) for version, _ in self.versions for block in version.blocks)


class Found(NamedTuple):
    """What is heard in each version; `new` is what the grammar found now, to be remembered."""

    new: list[tuple[Version, Heard]]
    heard: list[tuple[Version, Heard]]


def held(archive: Archive, id: ReleaseId) -> Held:
    """What the archive holds of a release; no version where it holds none by that id."""
    mark = _mark(archive)
    return Held(id, tuple((one, archive.heard(one, grammar=mark)) for one in archive.versions(id)))


def found(held: Held, told: Officials, model: NameModel | None) -> Found:
    """What is heard in the versions, with the names that `officials.yaml` knows."""
    new, heard = [], []
    for version, known in held.versions:
        one = known or _heard(version, model)
        if known is None:
            new.append((version, one))
        seen = with_officials(version, one.sightings, told)
        heard.append((version, one._replace(sightings=seen)))
    return Found(new, heard)


def remember(archive: Archive, new: list[tuple[Version, Heard]]) -> None:
    """Keep what was found now; this wants `archive.writing()` around it."""
    for version, heard in new:
        archive.keep_heard(version, heard, grammar=_mark(archive))


@lru_cache(maxsize=2)
def corrections(text: str) -> Officials:
    """What the text of `officials.yaml` tells, read once for all the releases of a run."""
    return file.read(text)


def _heard(version: Version, model: NameModel | None) -> Heard:
    heard = people.heard(version)
    return with_model(version, heard, model) if model else heard


def _mark(archive: Archive) -> str:
    """Of what read a version: the grammar, and the model where there is one."""
    model = archive.model
    return f"{people.FINGERPRINT} {model.fingerprint}" if model else people.FINGERPRINT
