"""What a file of all results costs: memory at its peak, and time, by how many rows it has.

    .venv/bin/python bench/exports.py [--releases 100000] [--keep FOLDER]

Made-up releases are put into a Whoosh index; then one process searches once, and takes along files
of more and more rows as a server would send them, reading each piece and letting go of it.
What the peak grows by between a thousand rows and all of them is what a row costs in memory.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

from index.analysed import entry
from index.entry import Entry
from index.release import Block, Days, Release, ReleaseId, Version

SENTENCE = (
    "la délégation a réaffirmé son attachement à la sécurité de la région et au dialogue engagé "
    "entre les parties sous les auspices de l’Union avec le soutien de tous les Alliés"
)
WORDS = SENTENCE.split()


def made(number: int) -> Entry:
    """A release of some 1,200 signs; one in a hundred has the word of the small file."""
    words = [WORDS[(number * 7 + n * n) % len(WORDS)] for n in range(180)]
    words[0] = "centième" if number % 100 == 0 else "autre"
    id = ReleaseId(f"r{number:06}")
    days = Days.on(date(2000, 1, 1) + timedelta(number % 9_000))
    blocks = tuple(Block(" ".join(words[n : n + 60]) + ".", "fr") for n in range(0, 180, 60))
    title = f"Déclaration n° {number} sur la sécurité"
    return entry(Release(id, (Version(id, "fr", title, blocks, days, issuer="OTAN"),)))


def fill(folder: Path, count: int) -> None:
    """Put so many releases into an index in the folder."""
    from search.engine import engine  # noqa: PLC0415 - the measuring process needs no writer

    writer = engine("", data=folder, password=None, ca=None).rebuilder()
    for start in range(0, count, 5_000):
        writer.put(made(number) for number in range(start, min(start + 5_000, count)))
    writer.publish()
    writer.close()


def measure(folder: Path) -> Iterator[tuple[str, str, int, int, float, int]]:
    """For each file: its form, question, lines, bytes, seconds, and the peak of memory so far."""
    from search.engine import engine  # noqa: PLC0415
    from search.live import Live  # noqa: PLC0415
    from web.pages import create_app  # noqa: PLC0415

    chosen = engine("", data=folder, password=None, ca=None)
    client = create_app(Live(chosen.published, chosen.searcher)).test_client()
    client.get("/fr/?q=s%C3%A9curit%C3%A9")
    yield "page", "sécurité", 10, 0, 0.0, peak()
    for form, query in (
        ("csv", "centième"),
        ("csv", ""),
        ("jsonl", "centième"),
        ("jsonl", ""),
        ("bib", ""),
        ("csv", "sécurité"),
    ):
        started = perf_counter()
        response = client.get(f"/fr/export.{form}?q={query}")
        size = rows = 0
        for piece in response.iter_encoded():
            size += len(piece)
            rows += piece.count(b"\n")
        response.close()
        yield form, query, rows, size, perf_counter() - started, peak()


def peak() -> int:
    """The most memory that this process has had in use, in kB."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition("VmHWM:")[2].split()[0])


def main() -> None:
    """Fill an index, then measure in a process of its own."""
    parser = ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--releases", type=int, default=100_000)
    parser.add_argument("--keep", type=Path, help="keep the index there, or use the one there")
    parser.add_argument("--measure", type=Path, help="measure what is there, and no more")
    asked = parser.parse_args()
    if asked.measure:
        for form, query, rows, size, seconds, most in measure(asked.measure):
            print(
                f"{form:6} {query:9} {rows:8,} {size / 1e6:8.1f} {seconds:7.1f} {most / 1e3:8.1f}"
            )
        return
    with tempfile.TemporaryDirectory() as scratch:
        folder = asked.keep or Path(scratch)
        if not (folder / "index").exists():
            folder.mkdir(parents=True, exist_ok=True)
            fill(folder, asked.releases)
        print("form   query       lines       MB       s  peak MB", flush=True)
        subprocess.run([sys.executable, __file__, "--measure", str(folder)], check=True)


if __name__ == "__main__":
    main()
