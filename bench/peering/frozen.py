"""The releases of a comparison, as the archive told them once: every engine and every run has them.

data/archive ─pair, name→ data/releases.jsonl ─analyse→ entries, in memory
                                                       └ over and over → as many as are asked for
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

from bench.fuzz import fill
from bench.releases import repeated
from index import pairing
from index.analysed import entry
from index.archive import Archive
from index.entry import Entry
from index.record import from_json, to_json

NAME: Final = "releases.jsonl"


def entries(data: Path, paths: Iterable[Path], *, count: int, wanted: int) -> list[Entry]:
    """The first so many as they are wanted, analysed anew.

    The folder is filled first where it is empty, with `count` releases made of those of the paths.
    """
    if not (data / NAME).exists():
        if not (data / "index").exists():
            fill(data, paths, count)
        _freeze(data)
    with (data / NAME).open(encoding="utf-8") as lines:
        return [entry(from_json(line)) for line in islice(lines, wanted)]


def sized(entries: Sequence[Entry], size: int) -> Iterator[Entry]:
    """So many of them; where there are fewer, over and over, on other days.

    One at a time: nothing holds them all.
    """
    return iter(entries[:size]) if size <= len(entries) else repeated(entries, size)


def _freeze(data: Path) -> None:
    aside = data / f"{NAME}.part"
    with Archive.open(data) as archive, aside.open("w", encoding="utf-8") as file:
        for release in pairing.releases(archive, archive.ids(), remember=False):
            file.write(f"{to_json(release)}\n")
    aside.rename(data / NAME)
