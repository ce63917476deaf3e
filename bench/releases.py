"""Real releases for comparisons: a folder of them, analysed once, and as many more as are wanted.

FOLDER ─read, keep, pair, analyse→ entries ─repeated→ a hundred thousand
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from index import indexing, pairing
from index.analysed import entry
from index.archive import Archive
from index.entry import Entry
from index.release import Days, Release, ReleaseId

ZONE = ZoneInfo("Europe/Brussels")
LONGEST_SHIFT = 1500
"""Days by which a repeated release may have happened earlier or later."""


def analysed(folder: Path) -> list[Entry]:
    """Every release under the folder, with its people, as `communique index` reads them."""
    with TemporaryDirectory(prefix="communique-bench-") as aside, Archive.open(Path(aside)) as kept:
        indexing.keep([folder], kept, zone=ZONE)
        return [entry(release) for release in pairing.releases(kept, kept.ids(), remember=False)]


def some(entries: Sequence[Entry], count: int, *, seed: int = 1) -> list[Entry]:
    """So many of them, by chance, the same each time; all of them where there are fewer."""
    chance = Random(seed)  # noqa: S311 - the same each time, on purpose
    return chance.sample(list(entries), min(count, len(entries)))


def repeated(entries: Sequence[Entry], count: int, *, seed: int = 1) -> Iterator[Entry]:
    """So many releases: the given ones over and over, each time under another id, on other days.

    Nothing is analysed again, and nothing holds them all.
    """
    chance = Random(seed)  # noqa: S311 - the same each time, on purpose
    for number in range(count):
        one = entries[number % len(entries)]
        yield replace(one, release=_moved(one.release, ReleaseId(f"{one.id}-{number}"), chance))


def _moved(release: Release, id: ReleaseId, chance: Random) -> Release:
    """The release by another id, on other days."""
    shift = timedelta(chance.randint(-LONGEST_SHIFT, LONGEST_SHIFT))
    versions = tuple(
        replace(
            version,
            id=id,
            happened=version.happened
            and Days(version.happened.first + shift, version.happened.last + shift),
        )
        for version in release.versions
    )
    return replace(release, id=id, versions=versions)
