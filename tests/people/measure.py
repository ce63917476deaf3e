"""Measure how well people are found, by the labels made by hand, and print it.

``python tests/people/measure.py FOLDER [LABELS]`` reads ``FOLDER/<collection>.jsonl.gz`` and the
releases that ``LABELS`` (``labels.jsonl`` beside this file) names, and prints precision, recall
and what was wrong or missed.  Who is named is settled over the whole folder.  The labels hold ids and names; the texts stay where they are.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC
from pathlib import Path
from typing import NamedTuple

from index import reading
from index.people import heard, identify
from index.people.authority import everyone
from index.people.evaluation import Labels, Score, compare, total
from index.reading import Read
from index.release import Quoted, ReleaseId, Sighting, Version

HERE = Path(__file__).resolve().parent


def labels(path: Path) -> dict[tuple[str, str], Labels]:
    """The labels by id and language."""
    found = {}
    for line in path.read_text("utf-8").splitlines():
        said = json.loads(line)
        key = (said["id"], said["language"])
        found[key] = Labels(said["id"], tuple(said["people"]), tuple(said["surnames_only"]))
    return found


def collections(folder: Path) -> Iterator[tuple[str, list[Version]]]:
    """Every collection in the folder, with its versions."""
    for path in sorted(folder.glob("*.jsonl.gz")):
        name = path.name.removesuffix(".jsonl.gz")
        yield (
            name,
            [found.version for found in reading.read(path, zone=UTC) if isinstance(found, Read)],
        )


class Held(NamedTuple):
    """What is found in each version, by release: who is named, and who says what."""

    sighted: dict[ReleaseId, list[tuple[Version, tuple[Sighting, ...]]]]
    said: dict[ReleaseId, list[tuple[Version, tuple[Quoted, ...]]]]


def heard_in(folder: Path) -> Held:
    """What is found in the versions of every collection in the folder."""
    held = Held(defaultdict(list), defaultdict(list))
    for _, versions in collections(folder):
        for version in versions:
            found = heard(version)
            held.sighted[version.id].append((version, found.sightings))
            held.said[version.id].append((version, found.quotes))
    return held


def tell(line: str) -> None:
    """Print a line of the report."""
    sys.stdout.write(f"{line}\n")


def report(name: str, scores: Sequence[Score], *, each: bool) -> None:
    """Print the figures of a collection, and what went wrong in each release."""
    score = total(scores)
    tell(
        f"{name:14} {len(scores):3} releases  precision {score.precision:.3f}"
        f"  recall {score.recall:.3f}  F1 {score.f1:.3f}"
        f"  ({len(score.right)} right, {len(score.wrong)} wrong, {len(score.missed)} missed)"
    )
    for one in scores if each else ():
        if one.wrong or one.missed:
            tell(f"    {one.id}  wrong: {', '.join(one.wrong)}  missed: {', '.join(one.missed)}")


def main(folder: Path, wanted: Mapping[tuple[str, str], Labels]) -> None:
    """Print the figures of each collection and of all; all collections are one corpus."""
    where: dict[ReleaseId, str] = {}
    releases: dict[ReleaseId, list[tuple[Version, tuple[Sighting, ...]]]] = defaultdict(list)
    for name, versions in collections(folder):
        for version in versions:
            where[version.id] = name
            releases[version.id].append((version, heard(version).sightings))
    known, _ = everyone(releases.values())
    scores: dict[str, list[Score]] = defaultdict(list)
    for (id, language), labels_ in wanted.items():
        sighted = releases[ReleaseId(id)]
        people, mentions = identify(sighted, known.get(ReleaseId(id)))
        named = {mention.person for mention in mentions if mention.language == language}
        found = [person.name for person in people if person.id in named]
        scores[where[ReleaseId(id)]].append(compare(found, labels_))
    for name in sorted(scores):
        report(name, scores[name], each=True)
    report("all", [score for found in scores.values() for score in found], each=False)


if __name__ == "__main__":
    main(
        Path(sys.argv[1]), labels(Path(sys.argv[2]) if len(sys.argv) > 2 else HERE / "labels.jsonl")
    )
