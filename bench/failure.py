"""A node is killed and the index rebuilt while readers ask: what each of them was answered.

    python -m bench.failure FOLDER --report docs/reports/opensearch-failure.md

Three nodes on this machine, two shards, a replica of each.  Every reader asks as the page does,
with a catalogue of his own, as a process of its own would have.  An answer is right when it is the
one that the same published state gives when nothing else happens.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles

from bench.engines import Asking
from bench.releases import analysed, repeated
from index.analysis import fingerprint
from index.engines.opensearch import rebuild_writer
from index.entry import Entry
from index.errors import EngineError
from index.writer import Generation
from search.engines.opensearch import open_searcher, watching
from search.live import Live
from search.query import Query
from search.results import Results

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "opensearch"))

import server

NAME = "communique"
QUERIES = 40
SHARDS = 2
NODES = 3
MARK = fingerprint()
PATIENCE = 900
"""Seconds until copies have to be where they belong; a machine that does much else is slow."""

Answer = tuple[int, tuple[str, ...], int]
"""The total, the ids on the page, and the counts of all facets as one number."""


@dataclass(frozen=True, slots=True)
class Told:
    """One answer to a reader: when, how long it took, from which state; or why there was none."""

    phase: str
    reader: int
    query: int
    seconds: float
    generation: Generation | None = None
    answer: Answer | None = None
    trouble: str = ""


@dataclass
class Readers:
    """Readers who ask one question after the other until `stop`."""

    url: str
    queries: Sequence[Query]
    count: int
    pause: float = 0.0
    told: list[Told] = field(default_factory=list)
    phase: str = "quiet"
    ended: threading.Event = field(default_factory=threading.Event)

    def start(self) -> None:
        """Let them ask."""
        self.threads = [threading.Thread(target=self.ask, args=(n,)) for n in range(self.count)]
        for thread in self.threads:
            thread.start()

    def stop(self) -> None:
        """Wait until each has the answer to his last question."""
        self.ended.set()
        for thread in self.threads:
            thread.join()

    def ask(self, reader: int) -> None:
        """What one reader does."""
        live = catalogue(self.url)
        number = reader
        while not self.ended.is_set():
            number = (number + 7) % len(self.queries)
            phase, began = self.phase, time.monotonic()
            try:
                results = live.answer(self.queries[number], interface="fr")
            except EngineError as error:
                seconds = time.monotonic() - began
                self.told.append(Told(phase, reader, number, seconds, trouble=str(error)))
                continue
            seconds = time.monotonic() - began
            told = Told(phase, reader, number, seconds, results.generation, shown(results))
            self.told.append(told)
            self.ended.wait(self.pause)


def catalogue(url: str) -> Live:
    """What a web server holds."""
    return Live(watching(url), lambda _before: open_searcher(url, fingerprint=MARK))


def shown(results: Results) -> Answer:
    """What a reader sees of the results."""
    facets = tuple(
        (name, one.value, one.count) for name, values in results.facets.items() for one in values
    )
    return results.total, tuple(hit.id for hit in results.hits), hash(facets)


def fill(url: str, entries: Iterable[Entry]) -> None:
    """Make the index anew, in place of what the name stands for."""
    with closing(rebuild_writer(url, fingerprint=MARK, shards=SHARDS)) as writer:
        writer.put(entries)
        writer.publish()


class Log:
    """What happened when, printed and kept."""

    def __init__(self) -> None:
        self.began = time.monotonic()
        self.lines: list[str] = []

    def __call__(self, text: str) -> None:
        """Note it, with how long it is since the beginning."""
        self.lines.append(f"{time.monotonic() - self.began:8.1f} s  {text}")
        print(self.lines[-1], flush=True)


def main() -> int:
    """Run it on what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--releases", type=int, default=100_000)
    parser.add_argument("--again", type=int, help="how many in the rebuild; as many, unless said")
    parser.add_argument("--readers", type=int, default=8)
    parser.add_argument("--pause", type=float, default=0, help="seconds a reader reads an answer")
    parser.add_argument("--seconds", type=float, default=30, help="how long a phase lasts at least")
    parser.add_argument("--words", type=int, default=300, help="no release of more words")
    parser.add_argument("--heap", type=int, default=server.HEAP_MB)
    parser.add_argument("--report", type=Path)
    chosen = parser.parse_args()
    return run(chosen, analysed(chosen.folder))


def run(chosen: argparse.Namespace, entries: Sequence[Entry]) -> int:
    """The whole journey."""
    log = Log()
    entries = [one for one in entries if words(one) <= chosen.words]
    log(f"{len(entries)} real releases of at most {chosen.words} words are analysed")
    try:
        with server.running(NODES, heap_mb=chosen.heap) as cluster:
            readers, expected = journey(chosen, entries, cluster, log)
    except server.CannotStart as reason:
        sys.stderr.write(f"{reason}\n")
        return 1
    return judge(chosen, readers, expected, log)


def judge(
    chosen: argparse.Namespace,
    readers: Readers,
    expected: dict[Generation, list[Answer]],
    log: Log,
) -> int:
    """Write the report; 1 where an answer was wrong or a reader was refused twice."""
    wrong = [
        told for told in readers.told
        if told.generation and told.answer != expected[told.generation][told.query]
    ]  # fmt: skip
    refused = Counter(told.reader for told in readers.told if told.trouble)
    by_phase = Counter(told.phase for told in readers.told if told.trouble)
    most = max(refused.values(), default=0)
    is_good = not wrong and most <= 1 and not by_phase["rebuild"] + by_phase["rebuilt"]
    text = report(chosen, readers, log, wrong=len(wrong), refused=refused, is_good=is_good)
    print(text)
    if chosen.report:
        chosen.report.parent.mkdir(parents=True, exist_ok=True)
        chosen.report.write_text(text, "utf-8")
    return 0 if is_good else 1


def words(entry: Entry) -> int:
    """How many words the longer of its texts has."""
    return max((sum(len(one.words) for one in text) for text in entry.texts.values()), default=0)


def journey(
    chosen: argparse.Namespace, entries: Sequence[Entry], cluster: server.Cluster, log: Log
) -> tuple[Readers, dict[Generation, list[Answer]]]:
    """Fill the index, then all phases."""
    log(f"{NODES} nodes run, {chosen.heap} MB of heap each")
    fill(f"{cluster.address}/{NAME}", repeated(entries, chosen.releases, seed=1))
    cluster.wait("green", seconds=PATIENCE)
    log(f"{chosen.releases} releases are published in {SHARDS} shards with a replica each")
    return phases(chosen, entries, cluster, log)


def phases(
    chosen: argparse.Namespace, entries: Sequence[Entry], cluster: server.Cluster, log: Log
) -> tuple[Readers, dict[Generation, list[Answer]]]:
    """What the readers were told, and what each state answers when all is quiet."""
    url = f"{cluster.address}/{NAME}"
    asking = Asking(entries, seed=1)
    queries = [asking.query() for _ in range(QUERIES)]
    expected: dict[Generation, list[Answer]] = {}
    expect(url, queries, expected)
    readers = Readers(url, queries, chosen.readers, chosen.pause)
    log(f"{stored(cluster) / 1e6:.0f} MB are on disk, both copies")
    busy = processor(cluster)
    readers.start()
    try:
        time.sleep(chosen.seconds)
        log(
            f"{len(readers.told)} answers so far, "
            f"{(processor(cluster) - busy) / max(1, len(readers.told)):.0f} ms of processor each"
        )
        victim = manager(cluster)
        readers.phase = "node killed"
        victim.kill()
        log(f"kill -9 of {victim.name}, the cluster manager")
        began = time.monotonic()
        cluster.wait("yellow", nodes=NODES - 1)
        log(f"the other {NODES - 1} nodes hold every shard after {time.monotonic() - began:.1f} s")
        time.sleep(chosen.seconds)
        readers.phase = "node back"
        victim.start()
        log(f"{victim.name} is started again")
        cluster.wait("green", seconds=PATIENCE)
        log("every shard has its replica again")
        readers.phase = "rebuild"
        again = chosen.again or chosen.releases
        log(f"a rebuild of {again} releases begins")
        fill(url, repeated(entries, again, seed=2))
        readers.phase = "rebuilt"
        log("the name stands for the new index")
        time.sleep(chosen.seconds)
    finally:
        readers.stop()
    log("the readers have ended")
    expect(url, queries, expected)
    return readers, expected


def expect(url: str, queries: Sequence[Query], expected: dict[Generation, list[Answer]]) -> None:
    """Note what the present state answers while nothing else happens."""
    live = catalogue(url)
    expected[live.generation] = [shown(live.answer(one, interface="fr")) for one in queries]


def manager(cluster: server.Cluster) -> server.Node:
    """The node that leads the others."""
    said = cluster.ask("GET", "/_cat/cluster_manager?format=json")
    return next(node for node in cluster.nodes if node.name == said[0]["node"])


def processor(cluster: server.Cluster) -> int:
    """Milliseconds of processor that the nodes have used."""
    said = cluster.ask("GET", "/_nodes/stats/process")
    return sum(node["process"]["cpu"]["total_in_millis"] for node in said["nodes"].values())


def stored(cluster: server.Cluster) -> int:
    """Bytes on disk in all copies of our index."""
    said = cluster.ask("GET", f"/{NAME}/_stats/store")
    return said["_all"]["total"]["store"]["size_in_bytes"]


def report(
    chosen: argparse.Namespace,
    readers: Readers,
    log: Log,
    *,
    wrong: int,
    refused: Counter[int],
    is_good: bool,
) -> str:
    """The report, in Markdown."""
    states = {told.generation for told in readers.told if told.generation}
    lines = [
        "# A node is killed, the index rebuilt, and readers go on asking",
        "",
        (
            f"`python -m bench.failure FOLDER --releases {chosen.releases} "
            f"--again {chosen.again or chosen.releases} --words {chosen.words} "
            f"--pause {chosen.pause:g} --seconds {chosen.seconds:g}`, "
            f"{datetime.now(UTC):%Y-%m-%d}: OpenSearch {server.VERSION}, {NODES} nodes of "
            f"{chosen.heap} MB of heap, {SHARDS} shards with a replica each, {chosen.releases:,} "
            f"releases, {chosen.readers} readers who {_reading(chosen.pause)}, all on one machine "
            f"({platform.machine()}, {_cores()} cores, shared with other work)."
        ),
        "",
        (
            f"The releases are real ones of at most {chosen.words} words, repeated under other "
            "ids and on other days with their passages in another order."
        ),
        (
            "An answer is the total, the ids on the page and the counts of every facet; it is "
            "right when it is what the same state answers when nothing else happens."
        ),
        "",
        (
            f"**{'All held' if is_good else 'Not all held'}**: {wrong} wrong answers of "
            f"{len(readers.told):,}, from {len(states)} published states; at most "
            f"{max(refused.values(), default=0)} refused questions a reader, "
            f"{sum(refused.values())} in all."
        ),
        "",
        "| phase | answers | refused | median | 95 % | longest |",
        "|---|---|---|---|---|---|",
    ]
    for phase in dict.fromkeys(told.phase for told in readers.told):
        of_phase = [told for told in readers.told if told.phase == phase]
        taken = [told.seconds for told in of_phase if not told.trouble] or [0.0, 0.0]
        lines.append(
            f"| {phase} | {len(of_phase)} | {sum(bool(told.trouble) for told in of_phase)} "
            f"| {median(taken):.2f} s | {quantiles(taken, n=20)[-1]:.2f} s | {max(taken):.2f} s |"
        )
    lines += ["", "```", *log.lines, "```"]
    troubles = Counter(told.trouble for told in readers.told if told.trouble)
    if troubles:
        lines += ["", "What those who were refused were told:", ""]
        lines += [f"- {count} times: {trouble}" for trouble, count in troubles.most_common()]
    return "\n".join(lines) + "\n"


def _reading(pause: float) -> str:
    return f"read an answer for {pause:g} s" if pause else "ask without a pause"


def _cores() -> int:
    return len(os.sched_getaffinity(0))


if __name__ == "__main__":
    sys.exit(main())
