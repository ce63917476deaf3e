"""How well versions are joined whose ids do not say that they are one release.

    python -m bench.pairing BILINGUAL.jsonl.gz [--against MONOLINGUAL.jsonl.gz ...]

Takes the releases of the first file that exist in both languages, gives every version an id of its
own that tells nothing, leaves out addresses and what else a source says, and has them settled in an
archive.  Joined again is right; joined with another is wrong.
Harder readings of the same releases follow: texts cut short, days left out, and of each release one
language alone, half of them French and half English, where whatever is joined is wrong.
`--against` are files of one language each, kept together in one archive as they are: where they
have no release in common, nothing is to be joined.
"""

from __future__ import annotations

import argparse
import hashlib
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from zoneinfo import ZoneInfo

from bench.crosslingual import Pairs, both, is_first
from index import reading
from index.archive import Archive
from index.pairs import settling
from index.reading import Read
from index.release import LANGUAGES, ReleaseId, Version

CUTS: Final = (600, 300)
"""Characters of the shortened texts."""

Truth = Mapping[ReleaseId, ReleaseId]
"""For each hidden id the release that it stands for."""


def hidden(version: Version) -> Version:
    """The version under an id that tells nothing, and with nothing but its text and its days."""
    salted = f"{version.id} {version.language}".encode()
    id = ReleaseId(hashlib.sha256(salted).hexdigest()[:16])
    return replace(version, id=id, url=None, reference=None, extra={}, updated=None)


def short(version: Version, length: int) -> Version:
    """The version with so many characters of its text."""
    blocks = []
    left = length
    for block in version.blocks:
        blocks.append(replace(block, text=block.text[: max(0, left)]))
        left -= len(block.text)
    return replace(version, blocks=tuple(block for block in blocks if block.text))


def undated(version: Version) -> Version:
    """The version without its days."""
    return replace(version, happened=None, published=None)


def settled(versions: Iterable[Version]) -> tuple[dict[ReleaseId, ReleaseId], int, float]:
    """What is joined, how many were left apart in doubt, and the seconds that it took."""
    with TemporaryDirectory() as folder, Archive.open(Path(folder)) as archive:
        with archive.writing():
            for version in versions:
                archive.keep(version, source="bench", line=None)
        start = time.process_time()
        settling.settle(archive)
        taken = time.process_time() - start
        joined = {couple.french: couple.english for couple in archive.joins.joined()}
        return joined, len(settling.undecided(archive).open), taken


def measure(name: str, versions: Iterable[Version], *, among: int) -> None:
    """Print how many are joined, and how many of these rightly; `among` true pairs."""
    told = list(versions)
    truth = {hidden(version).id: version.id for version in told}
    joined, doubtful, taken = settled(map(hidden, told))
    right = sum(truth[one] == truth[other] for one, other in joined.items())
    precision = f"{right / len(joined):.3f}" if joined else "-"
    recall = f"{right / among:.3f}" if among else "-"
    print(
        f"{name:32}{len(told):7}{len(joined):8}{len(joined) - right:7}"
        f"{precision:>11}{recall:>8}{doubtful:7}{taken:8.1f}"
    )


def bilingual(pairs: Pairs) -> None:
    """The readings of releases in both languages."""
    readings: dict[str, Callable[[Version], Version]] = {
        "as they are": lambda version: version,
        **{f"{cut} characters": lambda version, cut=cut: short(version, cut) for cut in CUTS},  # type: ignore[misc]
        "without days": undated,
    }
    for name, change in readings.items():
        every = [change(pairs[id][language]) for id in pairs for language in LANGUAGES]
        measure(name, every, among=len(pairs))
        alone = [change(pairs[id]["fr" if is_first(id, salt="shown") else "en"]) for id in pairs]
        measure(f"{name}, one language", alone, among=0)


def alone(paths: Iterable[Path]) -> None:
    """Files of one language each, in one archive."""
    found = [
        read.version
        for path in paths
        for read in reading.read(path, zone=ZoneInfo("UTC"))
        if isinstance(read, Read)
    ]
    measure("no release in common", found, among=0)
    measure("no release in common, no days", map(undated, found), among=0)


def main() -> None:
    """Read what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("path", type=Path)
    parser.add_argument("--against", type=Path, nargs="*", default=())
    given = parser.parse_args()
    head = ("versions", "joined", "wrong", "precision", "recall", "doubt", "s")
    print(f"{'':32}{head[0]:>7}{head[1]:>8}{head[2]:>7}{head[3]:>11}{head[4]:>8}", end="")
    print(f"{head[5]:>7}{head[6]:>8}")
    bilingual(both(given.path))
    if given.against:
        alone(given.against)


if __name__ == "__main__":
    main()
