"""How many releases a second are read for people and their roles, beside another program.

``python bench/people.py RELEASES.jsonl.gz [OTHER.py]`` prints the rate on one core and the memory.
``OTHER.py`` is loaded as it is, with what it imports on PYTHONPATH; its ``persons(text)``,
``extract(text)`` or ``find(text)`` is timed alike.
"""

import importlib.util
import resource
import sys
import time
from collections.abc import Callable
from datetime import UTC
from pathlib import Path

from index import reading
from index.people import sightings
from index.reading import Read
from index.release import Version


def rate(versions: list[Version], read: Callable[[Version], object]) -> float:
    """Versions a second of processor time."""
    began = time.process_time()
    for version in versions:
        read(version)
    return len(versions) / (time.process_time() - began)


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
    found = reading.read(file, zone=UTC)
    versions = [one.version for one in found if isinstance(one, Read)]
    ours = rate(versions, sightings)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"people and roles   {ours:7.0f} releases/s  {memory:.0f} MB with all texts in memory")
    if theirs:
        beside = rate(versions, other(theirs))
        print(f"{theirs.name:18} {beside:7.0f} releases/s  ours is {ours / beside:.1f} times that")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
