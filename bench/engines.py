"""Memory, Whoosh and OpenSearch side by side: what they find, what indexing and a page cost.

    python -m bench.engines FOLDER [--index opensearch+http://HOST:PORT/NAME]

FOLDER holds releases as `communique index` reads them.  Without an address a node is started here
(tests/opensearch/server.py).  What it prints is Markdown; docs/opensearch.md keeps a run.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from statistics import mean, median, quantiles
from typing import Any

from bench.releases import analysed, some
from index.analysis import fingerprint
from index.engines.memory import MemoryIndex, MemoryWriter
from index.engines.opensearch.address import Address
from index.engines.opensearch.bulk import put_action
from index.engines.opensearch.connection import Connection
from index.engines.opensearch.document import document
from index.entry import Entry, TextField
from search.answering import answer, find
from search.engine import aside
from search.engines.memory import MemorySearcher
from search.period import Period
from search.plan import Alternative, FacetAsk, Found, Key, Phrase, Plan, Terms
from search.query import Query
from search.searcher import Searcher

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "opensearch"))

import server
from generated import Chance

TOP = 10
DEPTH = 60
"""How far the oracle is asked, so that releases that tie with its tenth are known."""


class Asking(Chance):
    """Questions about real releases: half as readers type them, half any clause there is."""

    def __init__(self, entries: Sequence[Entry], *, seed: int) -> None:
        super().__init__(seed)
        self.asked = [one for one in entries if any(one.texts.values())]
        people = Counter(id for one in entries for id in one.values("person"))
        self.people = [id for id, _ in people.most_common(40)] or ["nobody"]

    def one_in(self, count: int) -> bool:
        """True about once in so many times."""
        return self.random.randrange(count) == 0

    def passage(self) -> tuple[TextField, tuple[tuple[str, ...], ...]]:
        """Some words in a row, and the field that they stand in."""
        one = self.random.choice(self.asked)
        known = [field for field, passages in one.texts.items() if any(p.words for p in passages)]
        chosen = self.random.choice(known)
        words = self.random.choice([p for p in one.texts[chosen] if p.words]).words
        at = self.random.randrange(len(words))
        return chosen, words[at : at + self.random.randint(2, 4)]

    def terms(self) -> Terms:
        """A word that stands somewhere, perhaps with others in its stead."""
        found = []
        for _ in range(self.random.randint(1, 3)):
            chosen, words = self.passage()
            weight = self.random.choice([1.0, 1.0, 0.5])
            found += [Alternative(chosen, term, weight) for term in (words[0] or ("no",))[:1]]
        parts = [*[None] * 6, "title", "title", "body", "closing", "said"]
        return Terms(tuple(found), self.random.choice(parts))

    def phrase(self) -> Phrase:
        """Words as they stand in a row, exactly or loosely."""
        chosen, words = self.passage()
        part = self.random.choice([*[None] * 4, "body", "said"])
        return Phrase(chosen, words, self.random.choice([0, 0, 2]), 1.0, part)

    def key(self) -> Key:
        """One of the people named most, or a language."""
        if self.one_in(3):
            return Key("language", (self.random.choice(["fr", "en"]),))
        field = self.random.choice(["person", "person", "speaks", "met", "mentioned"])
        return Key(field, tuple(self.random.sample(self.people, min(2, len(self.people)))))

    def ask(self) -> FacetAsk:
        """A facet, some with a value that has to be told."""
        return replace(super().ask(), also=tuple(self.random.sample(self.people, 1)))

    def query(self) -> Query:
        """What a reader types and ticks."""
        title = self.random.choice(self.asked).release.versions[0].title.split()
        count = self.random.choice([1, 1, 2, 2, 3, 4, 6])
        at = self.random.randrange(max(1, len(title) - count + 1))
        text = " ".join(title[at : at + count])
        if self.one_in(7):
            text = f'"{text}"'
        query = Query(text)
        if self.one_in(7):
            query = query.narrowed(date=Period(self.random.randint(2017, 2023)))
        if self.one_in(10):
            query = query.narrowed(language=self.random.choice(["fr", "en"]))
        if self.one_in(10):
            query = query.narrowed(person=self.random.choice(self.people))
        return query


@dataclass
class Asked:
    """How many questions were put to the cluster, and how long they took, there and in all."""

    count: int = 0
    seconds: float = 0.0
    seconds_there: float = 0.0
    by_path: Counter[str] = field(default_factory=Counter)


@contextmanager
def counting() -> Iterator[Asked]:
    """Count every question that is put to a cluster meanwhile."""
    asked, ask = Asked(), Connection.ask

    def counted(self: Connection, method: str, path: str, **options: Any) -> dict[str, Any]:  # noqa: ANN401
        began = time.perf_counter()
        try:
            found = ask(self, method, path, **options)
        finally:
            taken = time.perf_counter() - began
            asked.count += 1
            asked.seconds += taken
            asked.by_path[path.rsplit("/", 1)[-1]] += taken
        asked.seconds_there += found.get("took", 0) / 1000
        return found

    Connection.ask = counted
    try:
        yield asked
    finally:
        Connection.ask = ask


def agreement(memory: Searcher, others: dict[str, Searcher], plans: Sequence[Plan]) -> list[str]:
    """What the engines find for the plans, beside the oracle."""
    lines = ["| engine | totals | facet counts | orders by date | top-10 overlap | least |"]
    lines += ["|---|---|---|---|---|---|"]
    expected = [memory.find(plan) for plan in plans]
    for name, searcher in others.items():
        totals = facets = dated = orders = 0
        overlaps: list[float] = []
        for plan, right in zip(plans, expected, strict=True):
            found = searcher.find(plan)
            totals += found.total == right.total
            facets += found.facets == right.facets
            if plan.sort != "relevance":
                dated += 1
                orders += _ids(found) == _ids(right)
            elif right.matches and not plan.offset:
                overlaps.append(_overlap(memory, plan, found))
        lines.append(
            f"| {name} | {totals} of {len(plans)} | {facets} of {len(plans)} | {orders} of {dated} "
            f"| {mean(overlaps):.4f} over {len(overlaps)} | {min(overlaps):.1f} |"
        )
    return lines


def _overlap(memory: Searcher, plan: Plan, found: Found) -> float:
    """|A∩B| / 10, where what ties with the oracle's last is as good as it."""
    deep = memory.find(replace(plan, limit=DEPTH, facets=())).matches
    size = min(TOP, len(deep))
    last = deep[size - 1].score
    good = {match.id for match in deep if match.score >= last * (1 - 1e-9)}
    return len(good & set(_ids(found)[:size])) / size


def _ids(found: Found) -> list[str]:
    return [match.id for match in found.matches]


def main() -> int:
    """Compare, and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--index", help="the address of a cluster; else a node is started here")
    parser.add_argument("--releases", type=int, default=3000)
    parser.add_argument("--plans", type=int, default=500)
    parser.add_argument("--pages", type=int, default=200)
    chosen = parser.parse_args()
    entries = some(analysed(chosen.folder), chosen.releases)
    if chosen.index:
        return compare(chosen, entries, chosen.index)
    try:
        with server.running(1) as cluster:
            return compare(chosen, entries, f"{cluster.address}/communique")
    except server.CannotStart as reason:
        sys.stderr.write(f"{reason}\n")
        return 1


def compare(chosen: argparse.Namespace, entries: Sequence[Entry], address: str) -> int:
    """Everything, on the same entries in the same run."""
    oracle = MemoryIndex()
    writer = MemoryWriter(oracle)
    writer.put(entries)
    writer.publish()
    memory = MemorySearcher(oracle)
    asking = Asking(entries, seed=1)
    plans = [asking.plan() for _ in range(chosen.plans - chosen.plans // 2)]
    queries = [asking.query() for _ in range(max(chosen.plans // 2, chosen.pages))]
    plans += [
        replace(find(query, memory)[0].plan, seconds=None) for query in queries[: chosen.plans // 2]
    ]
    plans = [replace(plan, limit=TOP) if plan.sort == "relevance" else plan for plan in plans]
    Random(1).shuffle(plans)  # noqa: S311 - the same each time, on purpose
    print(f"{len(entries)} releases, {len(plans)} plans, analysis {fingerprint()[:12]}\n")
    with aside("") as whoosh, aside(address) as cluster, closing(connect(address)) as nodes:
        for one in (whoosh, cluster):
            before = processor(nodes)
            print("\n".join(indexing(one.name, one.rebuilder, entries)))
        spent = (processor(nodes) - before) / len(entries)
        print(f"  {spent:.1f} ms of the nodes' processor each; {stored(nodes, entries)}")
        with (
            closing(whoosh.searcher(None)) as local,
            closing(cluster.searcher(None)) as remote,
        ):
            both = {"whoosh": local, "opensearch": remote}
            print("", *pages(both, queries[: chosen.pages]), "", sep="\n")
            before = processor(nodes)
            for query in queries[: chosen.pages]:
                answer(query, remote, interface="fr")
            spent = (processor(nodes) - before) / chosen.pages
            print(f"A page takes {spent:.1f} ms of the nodes' processor.\n")
            print(*agreement(memory, both, plans), sep="\n", flush=True)
    return 0


def connect(address: str) -> Connection:
    """A connection of our own to the cluster."""
    return Connection(Address.read(address))


def processor(nodes: Connection) -> int:
    """Milliseconds of processor that the nodes have used."""
    said = nodes.ask("GET", "/_nodes/stats/process")
    return sum(node["process"]["cpu"]["total_in_millis"] for node in said["nodes"].values())


def stored(nodes: Connection, entries: Sequence[Entry]) -> str:
    """How much the cluster keeps on disk for a release."""
    said = nodes.ask("GET", f"/{nodes.address.name}-aside-*/_stats/store")["_all"]["primaries"]
    size = said["store"]["size_in_bytes"] / len(entries) / 1000
    return f"{size:.1f} kB on disk each, without copies"


def indexing(name: str, rebuilder: Callable[[], Any], entries: Sequence[Entry]) -> Iterator[str]:
    """How fast analysed releases are taken in, and where the time goes."""
    with counting() as asked, closing(rebuilder()) as writer:
        began, busy = time.perf_counter(), time.process_time()
        writer.put(entries)
        put = time.perf_counter() - began
        writer.publish()
        whole, busy = time.perf_counter() - began, time.process_time() - busy
    speed = len(entries) / whole
    yield (
        f"{name}: {speed:.0f} releases/s ({put:.1f} s put, {whole - put:.1f} s publish); "
        f"{1000 * busy / len(entries):.1f} ms of our own processor each"
    )
    if asked.count:
        busy = time.process_time()
        size = sum(len(put_action(one.id, document(one))) for one in entries)
        ours = time.process_time() - busy
        yield (
            f"  writing documents {ours:.1f} s of processor, "
            f"{size / len(entries) / 1000:.1f} kB each; waiting "
            f"for the cluster {asked.seconds:.1f} s, of which it says {asked.seconds_there:.1f} s; "
            f"{asked.count} questions"
        )
        yield "  " + ", ".join(f"{p} {s:.1f} s" for p, s in asked.by_path.most_common(4))


def pages(searchers: dict[str, Searcher], queries: Sequence[Query]) -> Iterator[str]:
    """What a page costs: the search with all facets, names, passages."""
    yield (
        "| engine | median | mean | 95 % | our own processor | questions a page | waiting "
        "| of which there |"
    )
    yield "|---|---|---|---|---|---|---|---|"
    for name, searcher in searchers.items():
        for query in queries[:20]:  # as a server that has run for a while
            answer(query, searcher, interface="fr")
        taken = []
        busy = time.process_time()
        with counting() as asked:
            for query in queries:
                began = time.perf_counter()
                answer(query, searcher, interface="fr")
                taken.append(1000 * (time.perf_counter() - began))
        count, late = len(queries), quantiles(taken, n=20)[-1]
        busy = 1000 * (time.process_time() - busy) / count
        waited = f"{1000 * asked.seconds / count:.1f} ms" if asked.count else "–"
        there = f"{1000 * asked.seconds_there / count:.1f} ms" if asked.count else "–"
        yield (
            f"| {name} | {median(taken):.1f} ms | {mean(taken):.1f} ms | {late:.1f} ms "
            f"| {busy:.1f} ms | {asked.count / count:.1f} | {waited} | {there} |"
        )


if __name__ == "__main__":
    sys.exit(main())
