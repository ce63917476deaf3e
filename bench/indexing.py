"""How fast releases are indexed: the whole way with our engine and with others, and engines alone.

    ./run bench indexing RELEASES... [--passes 3] [--engines ours whoosh tantivy]

RELEASES are JSON Lines or folders of them, read as they are.  Two tables are printed:

    the whole way   files → read, kept in the archive, people, quotes, terms → the engine
    engines alone   terms made before → the engine

Each time is the median of so many passes, taken in turns, each in a process of its own; `busy` is
seconds of the processor, which other work on the machine does not lengthen, and the ratios are of
it.  One process does all of it; at the end our own is also run with one for each core.
The others get the same words, the first term of each (`bench.peering.collection`).
"""

from __future__ import annotations

import argparse
import gc
import os
import resource
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from importlib.util import find_spec
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from queue import Queue
from statistics import median
from threading import Thread
from typing import Any, Final, NamedTuple

from bench.peering.own_engine import Own, OwnColumns
from bench.peering.tantivy_engine import Tantivy
from bench.peering.whoosh_engine import Whoosh
from bench.releases import ZONE
from index import indexing, pairing
from index.analysed import entry
from index.archive import Archive
from index.cores import Cores, available
from index.engines.whoosh import open_writer
from index.entry import Entry
from index.release import ReleaseId
from index.writer import Generation

ENGINES: Final[dict[str, type[Any]]] = {
    "ours": Own,
    "ours, plain terms": OwnColumns,
    "whoosh": Whoosh,
    **({"tantivy": Tantivy} if find_spec("tantivy") else {}),
}

AT_ONCE: Final = 200
"""Entries that wait for an engine, which takes them in a thread of its own."""


class Took(NamedTuple):
    """Seconds by the clock and of the processor, and the most memory, in MB."""

    clock: float
    busy: float
    memory: float


class Fed:
    """A writer as the whole way knows it, for an engine that takes all its entries at once."""

    def __init__(self, engine: type[Any], folder: Path) -> None:
        self._waiting: Queue[Entry | None] = Queue(AT_ONCE)
        entries = iter(self._waiting.get, None)
        self._taking = Thread(target=lambda: engine().build(entries, folder), daemon=True)
        self._taking.start()

    def put(self, entries: Iterable[Entry]) -> None:
        """Let the engine have them."""
        for one in entries:
            self._waiting.put(one)

    def forget(self, ids: Iterable[ReleaseId]) -> None:
        """Nothing: nothing is forgotten here."""

    def publish(self) -> Generation:
        """Wait until the engine has written it all."""
        self._waiting.put(None)
        self._taking.join()
        return Generation("bench")

    def close(self) -> None:
        """Nothing more."""


def main() -> None:
    """Measure, and print."""
    asked = _arguments()
    with tempfile.TemporaryDirectory(prefix="communique-indexing-") as aside:
        folder = Path(aside)
        ways = {name: _way(asked.paths, name, folder, 1) for name in asked.engines}
        count = _count(asked.paths, folder)
        print(f"{count} releases; load {os.getloadavg()[0]:.1f}\n\nthe whole way\n")
        _print(_taken(ways, asked.passes), count)
        entries = list(_entries(folder))
        gc.freeze()  # what is there already is not looked through again and again
        alone = {name: _alone(entries, name, folder) for name in asked.engines}
        print("\nengines alone\n")
        _print(_taken(alone, asked.passes), count)
        cores = available()
        print(f"\nthe whole way, {cores} processes\n")
        _print(_taken({"ours": _way(asked.paths, "ours", folder, cores)}, asked.passes), count)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="+", type=Path, help="JSON Lines, or folders of them")
    parser.add_argument("--engines", nargs="+", default=list(ENGINES), choices=list(ENGINES))
    parser.add_argument("--passes", type=int, default=3)
    return parser.parse_args()


def _way(paths: Sequence[Path], name: str, folder: Path, jobs: int) -> Callable[[], None]:
    """All that a run does, with that engine at its end."""

    def go() -> None:
        with tempfile.TemporaryDirectory(dir=folder) as aside, Cores(jobs) as cores:
            data, index = Path(aside) / "data", Path(aside) / "index"
            index.mkdir()
            ours = name == "ours"
            writer = open_writer(index, fingerprint="bench") if ours else Fed(ENGINES[name], index)
            with Archive.open(data) as archive, closing(writer):
                indexing.keep(paths, archive, zone=ZONE, cores=cores)
                indexing.publish(archive, writer, cores=cores)

    return go


def _alone(entries: Sequence[Entry], name: str, folder: Path) -> Callable[[], None]:
    def go() -> None:
        with tempfile.TemporaryDirectory(dir=folder) as aside:
            ENGINES[name]().build(iter(entries), Path(aside))

    return go


def _count(paths: Sequence[Path], folder: Path) -> int:
    """How many releases there are; the archive of them stays in the folder."""
    with Archive.open(folder / "kept") as archive:
        indexing.keep(paths, archive, zone=ZONE)
        return len(archive.ids())


def _entries(folder: Path) -> Iterator[Entry]:
    with Archive.open(folder / "kept") as archive:
        for release in pairing.releases(archive, archive.ids(), remember=False):
            yield entry(release)


def _taken(works: dict[str, Callable[[], None]], passes: int) -> dict[str, Took]:
    """The median of each, in turns."""
    every: dict[str, list[Took]] = {name: [] for name in works}
    for _ in range(passes):
        for name, work in works.items():
            every[name].append(_apart(work))
    return {
        name: Took(*(median(column) for column in zip(*took, strict=True)))
        for name, took in every.items()
    }


def _apart(work: Callable[[], None]) -> Took:
    """What it takes in a process of its own."""
    context = get_context("fork")  # what was made before is there at once
    ours, theirs = context.Pipe()
    process = context.Process(target=_measured, args=(work, theirs))
    process.start()
    took: Took = ours.recv()
    process.join()
    return took


def _measured(work: Callable[[], None], told: Connection) -> None:
    began, busy = time.perf_counter(), sum(os.times()[:4])
    work()
    clock = time.perf_counter() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told.send(Took(clock, sum(os.times()[:4]) - busy, memory))


def _print(took: dict[str, Took], count: int) -> None:
    ours = next(iter(took.values()))
    row = "| {:18} | {:>11} | {:>8} | {:>8} | {:>6} | {:>13} |"
    print(row.format("engine", "releases/s", "clock s", "busy s", "MB", "ours ÷ it"))
    print(row.format(*["---"] * 6))
    for name, one in took.items():
        ratio = f"{ours.busy / one.busy:.2f}"
        print(
            row.format(
                name,
                f"{count / one.busy:,.0f}",
                f"{one.clock:.1f}",
                f"{one.busy:.1f}",
                f"{one.memory:.0f}",
                ratio,
            )
        )


if __name__ == "__main__":
    main()
