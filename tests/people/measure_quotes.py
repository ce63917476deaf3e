"""Measure how well quotes are found and attributed, by the labels made by hand, and print it.

``python tests/people/measure_quotes.py FOLDER [LABELS]`` reads ``FOLDER/<collection>.jsonl.gz``
and the releases that ``LABELS`` (``quotes.jsonl`` beside this file) names.  Who is named is settled
over the whole folder.  A quote is known by its first three words; its speaker is right when the
name, folded, has the label's surname, and nobody where the label names nobody.
"""

import json
import sys
from collections import defaultdict
from pathlib import Path

from measure import collections, tell

from index.people import heard, identify, spoken
from index.people.authority import everyone
from index.people.keys import name_key, surnames
from index.release import Quoted, ReleaseId, Sighting, Version

HERE = Path(__file__).resolve().parent


def begins(text: str) -> str:
    """The first three words, as labels are compared: without case, signs or accents."""
    return name_key(" ".join(text.split()[:3]))


def text_of(version: Version, span: tuple[int | None, int, int]) -> str:
    """The words of a span."""
    block, start, end = span
    text = version.title if block is None else version.blocks[block].text
    return text[start:end]


def is_right(speaker: str | None, label: str | None) -> bool:
    """Whether the speaker that was found is the one of the label."""
    if speaker is None or label is None:
        return speaker is label
    return bool(set(surnames(speaker)) & set(surnames(label)))


def main(folder: Path, labels: Path) -> None:
    """Print for each collection, and for all, how many quotes were found and rightly attributed."""
    wanted = {}
    for line in labels.read_text("utf-8").splitlines():
        label = json.loads(line)
        wanted[label["id"], label["language"]] = [
            (name_key(one["begins"]), one["speaker"]) for one in label["quotes"]
        ]
    where: dict[ReleaseId, str] = {}
    releases: dict[ReleaseId, list[tuple[Version, tuple[Sighting, ...]]]] = defaultdict(list)
    said: dict[tuple[ReleaseId, str], tuple[Quoted, ...]] = {}
    for name, versions in collections(folder):
        for version in versions:
            where[version.id] = name
            found = heard(version)
            releases[version.id].append((version, found.sightings))
            said[version.id, version.language] = found.quotes
    known, _ = everyone(releases.values())
    scores: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for (id, language), labelled in wanted.items():
        sighted = releases[ReleaseId(id)]
        people, mentions = identify(sighted, known.get(ReleaseId(id)))
        names = {person.id: person.name for person in people}
        told = spoken([(v, said[v.id, v.language]) for v, _ in sighted], mentions)
        quoted = [
            (begins(text_of(version, quote.spans[0])), names.get(quote.speaker))
            for version, _ in sighted
            if version.language == language
            for quote in told
            if quote.language == language
        ]
        score = scores[where[ReleaseId(id)]]
        left = list(labelled)
        notes = []
        for begin, speaker in quoted:
            same = next((one for one in left if one[0] == begin), None)
            if same is None:
                score[1] += 1
                notes.append(f"extra: {begin} ({speaker})")
                continue
            left.remove(same)
            score[0] += 1
            if is_right(speaker, same[1]):
                score[3] += 1
            else:
                notes.append(f"speaker: {begin}: {speaker}, not {same[1]}")
        score[2] += len(left)
        notes += [f"missed: {begin} ({speaker})" for begin, speaker in left]
        if notes:
            tell(f"    {id}  {'; '.join(notes)}")
    for name, score in sorted(scores.items()):
        report(name, score)
    report("all", [sum(column) for column in zip(*scores.values(), strict=True)])


def report(name: str, score: list[int]) -> None:
    """One line of figures."""
    found, extra, missed, right = score
    tell(
        f"{name:14} {found + missed:3} quotes  recall {found / max(1, found + missed):.3f}"
        f"  precision {found / max(1, found + extra):.3f}"
        f"  rightly attributed {right / max(1, found):.3f}"
        f"  ({found} found, {extra} more, {missed} missed, {right} right)"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else HERE / "quotes.jsonl")
