"""How many releases a second are read for people, roles and quotes, beside another program.

``python bench/people.py RELEASES.jsonl.gz [OTHER.py]`` prints the rate on one core and the memory.
``OTHER.py`` is loaded as it is, with what it imports on PYTHONPATH; its ``persons(text)``,
``extract(text)`` or ``find(text)`` is timed alike.  The two take turns, a portion of releases
each, so that whatever else the machine does slows both.
"""

import gzip
import importlib.util
import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from index.people import heard
from index.release import Block, Language, ReleaseId, Version

PORTION = 100
"""Releases that are held in memory at once."""


def portions(file: Path) -> Iterator[list[Version]]:
    """The versions of a file, some at a time, each paragraph in the version's own language."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        while portion := [version(json.loads(line)) for line in islice(lines, PORTION)]:
            yield portion


def version(told: dict[str, str]) -> Version:
    """The version that a line tells."""
    language: Language = "en" if told["language"] == "en" else "fr"
    paragraphs = [text.strip() for text in told["text"].split("\n\n")]
    blocks = tuple(Block(text, language) for text in paragraphs if text)
    return Version(ReleaseId(told["id"]), language, told.get("title", ""), blocks)


def spent(versions: list[Version], read: Callable[[Version], object]) -> float:
    """Seconds of processor time."""
    began = time.process_time()
    for version in versions:
        read(version)
    return time.process_time() - began


def other(path: Path) -> Callable[[Version], object]:
    """The function of another program that takes a text."""
    spec = importlib.util.spec_from_file_location("other", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} is no Python file")
    module = importlib.util.module_from_spec(spec)
    sys.modules["other"] = module
    spec.loader.exec_module(module)
    find = next(
        getattr(module, name) for name in ("persons", "extract", "find") if hasattr(module, name)
    )
    return lambda version: find("\n\n".join(block.text for block in version.blocks))


def main(file: Path, theirs: Path | None = None) -> None:
    """Print the rates."""
    beside = other(theirs) if theirs else None
    count, ours, others = 0, 0.0, 0.0
    for versions in portions(file):
        count += len(versions)
        ours += spent(versions, heard)
        if beside:
            others += spent(versions, beside)
    print(f"people, roles, quotes {count / ours:7.0f} releases/s")
    if theirs:
        print(f"{theirs.name:21} {count / others:7.0f} releases/s")
        print(f"ours is {others / ours:.2f} times that")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{memory:.0f} MB at most, {PORTION} releases at a time")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
