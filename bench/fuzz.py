"""No query string is an error, and none takes longer than its budget: 20,000 of them, and bombs.

    .venv/bin/python -m bench.fuzz RELEASES... [--releases 20000] [--queries 20000] [--data DIR]

RELEASES are JSON Lines or folders of them; they are recombined into so many releases, once for the
data folder, and asked over the page, the API and the suggestions as a server would be.
Prints a table: how many were asked, which statuses came, how long the half, 99 of 100 and the
slowest took, in milliseconds, and the longest time of a processor, which other work on the machine
does not lengthen; then each bomb.  Exits 1 where one was a server's error or too slow.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import quote

from flask import Flask
from werkzeug.test import create_environ, run_wsgi_app

from bench.hostile import queries
from bench.recombined import recombined
from index.entry import TextField
from index.release import LANGUAGES
from index.settings import USUAL_BUDGET
from search.engine import engine
from search.live import Live
from search.searcher import Searcher
from web.pages import create_app

ROOT: Final = Path(__file__).parent.parent
SERVER_ERROR: Final = 500

BOMB_SECONDS: Final = 0.2

BOMBS: Final = {
    "*a*": "*a*",
    "10,000 terms": " ".join(f"terme{number}" for number in range(10_000)),
    "5,000 brackets": "(" * 5_000 + "paix" + ")" * 5_000,
    "5,000 closing brackets": "paix" + ")" * 5_000,
    "a word of 1 MB": "a" * 1_000_000,
    "1 MB of words": "kosovo " * 143_000,
    "1 MB of quotes": '"' * 1_000_000,
    "1 MB of accents": "e" + "\u0301" * 500_000,
    "1,000 beginnings": "min* " * 1_000,
    "1,000 exclusions": "-paix " * 1_000,
    "200 fields": "person:a " * 200,
}

PATHS: Final = ("/fr/?q={q}", "/en/?q={q}", "/api/search?q={q}", "/fr/?q={q}&date=2019&lang=fr")
SUGGEST: Final = "/api/suggest?q={q}"


class Answer(NamedTuple):
    """Status, milliseconds by the clock and of a processor, body."""

    status: int
    took: float
    busy: float
    body: bytes


@dataclass(slots=True)
class Measured:
    """Statuses, and milliseconds with the query that took them."""

    statuses: Counter[int] = field(default_factory=Counter)
    times: list[tuple[float, str]] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)

    def at(self, share: float) -> float:
        """The milliseconds that so great a share of the queries stayed below."""
        ordered = sorted(self.times)
        return ordered[min(int(share * len(ordered)), len(ordered) - 1)][0]


def main() -> int:
    """Measure, and say whether all was well."""
    asked = _arguments()
    with tempfile.TemporaryDirectory(prefix="communique-fuzz-") as aside:
        data = asked.data or Path(aside)
        if not (data / "index").exists():
            fill(data, asked.paths, asked.releases)
        chosen = engine("", data=data)
        live = Live(chosen.published, chosen.searcher, milliseconds=asked.budget)
        print(f"{live.generation} is asked")
        app = create_app(live)
        with closing(chosen.searcher(None)) as searcher:
            words = _words(searcher)
        well = _fuzz(app, words, count=asked.queries, seed=asked.seed, budget=asked.budget)
        return 0 if _bombs(app) and well else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Fuzz the page and the API.")
    parser.add_argument("paths", nargs="+", type=Path, help="JSON Lines, or folders of them")
    parser.add_argument("--releases", type=int, default=20_000)
    parser.add_argument("--queries", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--budget", type=int, default=USUAL_BUDGET)
    parser.add_argument("--data", type=Path, help="kept for the next time")
    return parser.parse_args()


def fill(data: Path, paths: Iterable[Path], count: int) -> None:
    """Index so many recombined releases with the command that anybody would use."""
    data.mkdir(parents=True, exist_ok=True)
    made = data / "made.jsonl"
    with made.open("w", encoding="utf-8") as file:
        file.writelines(
            json.dumps(version) + "\n" for version in recombined(paths, count=count, seed=1)
        )
    command = [sys.executable, ROOT / "communique.py", "--data", data, "index", made]
    subprocess.run(command, check=True)
    made.unlink()


def _words(searcher: Searcher) -> list[str]:
    """Words of the index, to make queries of."""
    return [
        found.term
        for language in LANGUAGES
        for found in searcher.vocabulary(TextField(language, "exact"), "", 60_000)
    ]


def _fuzz(app: Flask, words: list[str], *, count: int, seed: int, budget: int) -> bool:
    measured: dict[str, Measured] = {}
    for number, query in enumerate(queries(words, count=count, seed=seed)):
        every = (*PATHS, SUGGEST)
        path = every[number % len(every)]
        one = measured.setdefault(path, Measured())
        answer = _asked(app, path.format(q=quoted(query)))
        one.statuses[answer.status] += 1
        one.times.append((answer.took, query))
        one.processor.append(answer.busy)
    print(
        f"{'':34}{'asked':>8}{'p50':>8}{'p99':>8}{'max':>8}{'busy':>8}  statuses   (milliseconds)"
    )
    for path, one in measured.items():
        row = f"{path:34}{len(one.times):8}{one.at(0.5):8.1f}{one.at(0.99):8.1f}{one.at(1):8.1f}"
        print(f"{row}{max(one.processor):8.1f}  {dict(one.statuses)}")
    slow = sorted((pair for one in measured.values() for pair in one.times), reverse=True)
    for took, query in slow[:5]:
        print(f"{took:8.1f} ms  {query[:100]!r}")
    errors = sum(
        n for one in measured.values() for s, n in one.statuses.items() if s >= SERVER_ERROR
    )
    above = sum(took > budget for took, _ in slow)
    print(f"{errors} server errors, {above} above {budget} ms of {len(slow)}")
    return not errors and not above


def _bombs(app: Flask) -> bool:
    well = True
    for name, bomb in BOMBS.items():
        status, took, busy, body = _asked(app, f"/api/search?q={quoted(bomb)}")
        receipt = json.loads(body).get("receipt", {})
        told = [one["why"] for one in (*receipt.get("limits", ()), *receipt.get("ignored", ()))]
        is_well = status < SERVER_ERROR and took <= BOMB_SECONDS * 1000 and bool(told)
        well &= is_well
        print(
            f"{name:26}{status:5}{took:9.1f} ms (busy {busy:.1f})  {', '.join(dict.fromkeys(told))}"
        )
    return well


def _asked(app: Flask, path: str) -> Answer:
    """What is answered, as a server gets them: no client's work is in the time."""
    path, _, query = path.partition("?")
    environ = create_environ(path, base_url="http://localhost/")
    environ["QUERY_STRING"] = query
    started, worked = time.perf_counter(), time.thread_time()
    pieces, status, _ = run_wsgi_app(app, environ)
    body = b"".join(pieces)
    took, busy = time.perf_counter() - started, time.thread_time() - worked
    return Answer(int(status.split()[0]), took * 1000, busy * 1000, body)


def quoted(query: str) -> str:
    """As an address has it; half a surrogate pair, which no address has, is a question mark."""
    return quote(query, safe="", errors="replace")


if __name__ == "__main__":
    sys.exit(main())
