"""Our engine beside others, on the same releases, words and questions, in one run.

    ./run bench peers RELEASES... [--releases 20000 100000] [--report docs/performance.md]

RELEASES are JSON Lines or folders of them; they are recombined and indexed with `communique index`
once for the folder of --data, from which every engine gets the same terms.  Each engine answers in
a process of its own, one after the other: the page's work (ten best, exact total, twenty people,
years and months, ten passages), first as the page asks and then of one plain field.
An engine that is not installed is told as absent.  With --report the table and the curve
(an SVG beside it) are written between the marks in that file.
"""

from __future__ import annotations

import argparse
import json
import pickle
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.fuzz import fill
from bench.peering.engines import ENGINES
from bench.peering.questions import Question, questions
from bench.peering.reporting import report
from bench.releases import repeated
from index import pairing
from index.analysed import entry
from index.archive import Archive
from index.entry import TEXT_FIELDS, Entry

SLOW = {"whoosh": 25_000, "bm25s": 25_000}
"""Engines that are left out above so many releases: they would take the time of all the others."""


def main() -> int:
    """Compare, print, and keep."""
    asked = _arguments()
    with tempfile.TemporaryDirectory(prefix="communique-peers-") as aside:
        data = asked.data or Path(aside) / "data"
        if not (data / "index").exists():
            fill(data, asked.paths, min(asked.releases))
        entries = list(_entries(data))
        rows: list[dict[str, Any]] = []
        for size in asked.releases:
            rows += _measured(entries, size, asked, Path(aside))
    (asked.keep or Path("peers.json")).write_text(json.dumps(rows, indent=1), "utf-8")
    print(report(rows, asked.report))
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="+", type=Path, help="JSON Lines, or folders of them")
    parser.add_argument("--releases", nargs="+", type=int, default=[20_000, 100_000])
    parser.add_argument("--engines", nargs="+", default=list(ENGINES), choices=list(ENGINES))
    parser.add_argument("--passes", type=int, default=3)
    parser.add_argument("--data", type=Path, help="a data folder, kept for the next time")
    parser.add_argument("--keep", type=Path, help="what was measured, as JSON")
    parser.add_argument("--report", type=Path, help="a page in which the tables are written anew")
    return parser.parse_args()


def _entries(data: Path) -> Iterator[Entry]:
    with Archive.open(data) as archive:
        for release in pairing.releases(archive, archive.ids(), remember=False):
            yield entry(release)


def _sized(entries: Sequence[Entry], size: int) -> Iterable[Entry]:
    return entries[:size] if size <= len(entries) else repeated(entries, size)


def _measured(
    entries: Sequence[Entry], size: int, asked: argparse.Namespace, aside: Path
) -> Iterator[dict[str, Any]]:
    """Every engine over so many releases."""
    sets = {
        "plan": questions(entries, field=None),
        "field": questions(entries, field=TEXT_FIELDS[0]),
    }
    for name in asked.engines:
        if size > SLOW.get(name, size):
            continue
        folder = aside / f"{name} {size}".replace(", ", "-")
        folder.mkdir()
        began, busy = time.perf_counter(), time.process_time()
        ENGINES[name]().build(_sized(entries, size), folder)
        row: dict[str, Any] = {
            "engine": name,
            "releases": size,
            "indexing": time.perf_counter() - began,
            "indexing, processor": time.process_time() - busy,
            "size": sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()),
        }
        print(f"{name} {size}: built in {row['indexing']:.1f} s", file=sys.stderr, flush=True)
        for kind, asking in sets.items():
            row[kind] = _asked(name, folder, asking, aside, passes=asked.passes)
        yield row


def _asked(
    name: str, folder: Path, asking: Sequence[Question], aside: Path, *, passes: int
) -> dict[str, Any]:
    kept = aside / "questions"
    kept.write_bytes(pickle.dumps(asking))
    command = [sys.executable, "-m", "bench.peering.driver", name, folder, kept]
    done = subprocess.run(
        [*map(str, command), "--passes", str(passes)],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parent.parent,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    print(f"  {[round(x, 3) for x in found['page']]}", file=sys.stderr, flush=True)
    return found


if __name__ == "__main__":
    sys.exit(main())
