"""How many pages a second a server gives, by wrk on the same cores, alone and while others publish.

    ./run bench load DATA [--seconds 60] [--clients 16] [--questions 200] [--publish 5]

A copy of the data folder is served as anybody would; wrk asks its page in French so many different
questions, whole, one after another.  Then the same while another process publishes a release every
five seconds, or takes one out again, and a client checks that no answer is torn: generation, total
and releases of each are those of one published state.
Prints Markdown: pages a second, milliseconds that half, 95 and 99 of 100 stayed below, the share
of answers that the server had kept, and what went wrong.  Exits 1 where anything did.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, Final
from urllib.parse import quote

from bench.opening import Server, processor, serving
from bench.publishing import publishing
from bench.witness import Witness
from search.engine import engine
from search.live import Live
from search.query import Query

SCRIPT: Final = Path(__file__).with_name("load.lua")

SHARES: Final = {"{}": 25, "{} {}": 35, "{} {} {}": 30, "{} OR {}": 25, '"{0} {1}"': 25}
"""Words to a question, of so many in every two hundred; the rest are of a year or of a language."""

NARROWED: Final = {"{}&date={year}": 30, "{}&lang=en": 30}

SHORTEST: Final = 4
"""Letters of a word that is asked for."""


def main() -> int:
    """Serve, load, and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--clients", type=int, default=16)
    parser.add_argument("--questions", type=int, default=200)
    parser.add_argument("--publish", type=float, default=5.0, help="seconds; 0 for never")
    asked = parser.parse_args()
    if shutil.which("wrk") is None:
        raise SystemExit("wrk is not installed. On Debian 12: apt-get install wrk")
    print(f"load {os.getloadavg()[0]:.1f} before; {asked.clients} clients, {asked.seconds} s\n")
    print("| | pages/s | half, ms | 95 | 99 | greatest | kept | processor, ms a page | wrong |")
    print("|---|---|---|---|---|---|---|---|---|")
    with TemporaryDirectory(prefix="communique-load-") as aside:
        data = shutil.copytree(asked.data, Path(aside) / "data")
        paths = Path(aside) / "paths"
        paths.write_text("\n".join(questions(data, asked.questions)), "utf-8")
        wrong = _told("alone", data, paths, asked, publish=0)
        if asked.publish:
            wrong += _told("while others publish", data, paths, asked, publish=asked.publish)
    return 1 if wrong else 0


def questions(data: Path, count: int, *, seed: int = 6) -> list[str]:
    """So many different addresses, of words that stand side by side in releases of the index."""
    chance = Random(seed)  # noqa: S311 - the same each time, on purpose
    chosen = engine("", data=data)
    live = Live(chosen.published, chosen.searcher)
    pages = max(1, live.answer(Query(), interface="fr").total // 100)
    kinds = {**SHARES, **NARROWED}
    found: dict[str, None] = {}
    while len(found) < count:
        results = live.answer(Query(page=chance.randint(1, pages), per=100), interface="fr")
        for hit in results.hits:
            release = live.release(hit.id)
            blocks = [b.text for v in release.versions for b in v.blocks] if release else []
            for text in chance.sample(blocks, min(3, len(blocks))):
                words = [w for w in text.split() if len(w) >= SHORTEST and w.isalpha()]
                at = chance.randrange(max(1, len(words) - 3))
                (kind,) = chance.choices(list(kinds), list(kinds.values()))
                if len(words) > at + 3 and hit.happened:
                    asked = kind.partition("&")[0].format(*words[at:])
                    rest = kind[len(kind.partition("&")[0]) :].format(year=hit.happened.first.year)
                    found[f"/fr/?q={quote(asked)}{rest}"] = None
    return list(found)[:count]


def _told(name: str, data: Path, paths: Path, asked: argparse.Namespace, *, publish: float) -> int:
    """Load once, print a row; how much went wrong."""
    with serving(data) as server, _published(data, server, publish) as witness:
        before = processor(server)
        found = _loaded(server, paths, clients=asked.clients, seconds=asked.seconds)
        busy = 1000 * (processor(server) - before) / found["asked"]
    wrong = int(found["wrong"] + found["broken"])
    print(
        f"| {name} | {found['asked'] / found['seconds']:.0f} | {found['p50']:.0f} "
        f"| {found['p95']:.0f} | {found['p99']:.0f} | {found['greatest']:.0f} "
        f"| {found['kept'] / found['asked']:.1%} | {busy:.2f} | {wrong} |"
    )
    if witness:
        print(f"\n{witness}")
        wrong += len(witness.torn)
    return wrong


@contextmanager
def _published(data: Path, server: Server, every: float) -> Iterator[Witness | None]:
    """Somebody who publishes, and somebody who looks at what is answered."""
    if not every:
        yield None
        return
    witness = Witness(server)
    with publishing(data, every=every) as told, witness:
        yield witness
    witness.compare(told)


def _loaded(server: Server, paths: Path, *, clients: int, seconds: int) -> dict[str, Any]:
    command = ["wrk", "--threads", "2", "--connections", str(clients), "--duration", f"{seconds}s"]
    address = f"http://{server.host}:{server.port}"
    done = subprocess.run(
        [*command, "--timeout", "10s", "--script", SCRIPT, address, "--", paths],
        check=True,
        capture_output=True,
        text=True,
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


if __name__ == "__main__":
    sys.exit(main())
