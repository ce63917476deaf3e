"""Our engine beside others, on the same releases, words and questions, in one run.

    ./run bench peers RELEASES... [--releases 2000 20000 100000] [--report docs/performance.md]

RELEASES are JSON Lines or folders of them; they are recombined and indexed with `communique index`
once for the folder of --data, and every engine gets the terms of the releases that came of it.
Each engine answers in a process of its own: the page's work (ten best, exact total, twenty people,
years and months, ten passages), first as the page asks and then of one plain field.
An engine that is not there is told as absent, and what to install.  With --report the tables and
the curve (an SVG beside it) are written between the marks in that file.
With --keep-indexes those of the others are taken from the last time, where the words are the same;
ours are built anew.  With --beside the slow engines are asked on another processor at the
same time: times are the processor's, yet two that run share its caches.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from bench.interpreting import ASKED
from bench.peering.building import Shelf
from bench.peering.engines import ENGINES
from bench.peering.frozen import entries
from bench.peering.questions import Question, questions
from bench.peering.reporting import report
from index.entry import TEXT_FIELDS

Row = dict[str, Any]

KINDS = {"plan": None, "field": TEXT_FIELDS[0]}
"""How questions are asked: as the page asks, or of one field."""


def main() -> int:
    """Compare, print, and keep."""
    asked = _arguments()
    with tempfile.TemporaryDirectory(prefix="communique-peers-") as aside:
        data = asked.data or Path(aside) / "data"
        every = entries(data, asked.paths, count=asked.made, wanted=max(asked.releases))
        print(f"{len(every)} releases are analysed", file=sys.stderr, flush=True)
        shelf = Shelf.of(asked.keep_indexes or Path(aside), every, asked.releases)
        rows = _beside(shelf, asked, Path(aside)) if asked.beside else _measured(shelf, asked)
    if asked.keep:
        asked.keep.write_text(json.dumps(rows, indent=1), "utf-8")
    if not asked.only_build:
        print(report(rows, asked.report))
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="+", type=Path, help="JSON Lines, or folders of them")
    parser.add_argument("--releases", nargs="+", type=int, default=[20_000, 100_000])
    parser.add_argument(
        "--made", type=int, default=20_000, help="releases made for --data; more repeat these"
    )
    parser.add_argument("--engines", nargs="+", default=list(ENGINES), choices=list(ENGINES))
    parser.add_argument("--passes", type=int, default=3, help="after a cold one")
    parser.add_argument(
        "--passes-of-whoosh", type=int, default=0, help="0: the cold one alone is told"
    )
    parser.add_argument("--beside", action="store_true", help="slow engines at the same time")
    parser.add_argument("--only-build", action="store_true", help="for --keep-indexes")
    parser.add_argument("--data", type=Path, help="a data folder, kept for the next time")
    parser.add_argument("--keep-indexes", type=Path, help="a folder for those of the others")
    parser.add_argument("--keep", type=Path, help="what was measured, as JSON")
    parser.add_argument("--report", type=Path, help="a page in which the tables are written anew")
    return parser.parse_args()


def _measured(shelf: Shelf, asked: argparse.Namespace, *, slow: bool | None = None) -> list[Row]:
    """Every engine over so many releases; or the slow ones, or the others, alone."""

    @cache
    def asking(size: int, kind: str) -> list[Question]:
        return questions(shelf.entries[:size], field=KINDS[kind])

    rows: list[Row] = []
    chosen = [name for name in asked.engines if slow in (None, ENGINES[name].slow)]
    for size in asked.releases:
        for name in chosen:
            engine = ENGINES[name]
            missing = engine.missing()
            if missing:
                rows.append({"engine": name, "releases": size, "absent": missing})
            elif size <= engine.most:
                folder, told = shelf.built(name, engine, size)
                row: Row = {"engine": name, "releases": size, **told}
                passes = asked.passes_of_whoosh if engine.once else asked.passes
                for kind in () if asked.only_build else engine.kinds:
                    row[kind] = _asked(name, folder, asking(size, kind), passes=passes)
                rows.append(row)
    return rows


def _beside(shelf: Shelf, asked: argparse.Namespace, aside: Path) -> list[Row]:
    """The slow engines in a second process; each has the same entries, which are in memory once."""
    told = aside / "slow.json"

    def slow() -> None:
        told.write_text(json.dumps(_measured(shelf, asked, slow=True)), "utf-8")

    other = multiprocessing.get_context("fork").Process(target=slow)
    other.start()
    rows = _measured(shelf, asked, slow=False)
    other.join()
    rows += json.loads(told.read_text("utf-8"))
    return rows


def _asked(name: str, folder: Path, asking: Sequence[Question], *, passes: int) -> Row:
    with tempfile.NamedTemporaryFile() as kept:
        kept.write(pickle.dumps(asking))
        kept.flush()
        command = [sys.executable, "-m", "bench.peering.driver", name, folder, kept.name]
        done = subprocess.run(
            [*map(str, command), "--passes", str(passes)],
            check=True,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parent.parent,
            env={**os.environ, ASKED: "yes"} if ENGINES[name].interpreted else None,
        )
    found: Row = json.loads(done.stdout)
    page = " / ".join(f"{value:.2f}" for value in found.get("page", ()))
    print(f"  {name}: {page or 'asked'}", file=sys.stderr, flush=True)
    return found


if __name__ == "__main__":
    sys.exit(main())
