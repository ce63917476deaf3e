"""Publishes a release every few seconds, or takes one out again, in a process of its own.

    python -m bench.publishing DATA SECONDS

Each state that it publishes is printed as a line of JSON: the generation, and which of its own
releases are there.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC
from pathlib import Path
from typing import Final

from index import indexing
from index.archive import Archive
from index.release import ReleaseId
from search.engine import engine

WORD: Final = "zorglubesque"
"""That only its own releases hold."""

States = dict[str, frozenset[str]]
"""Which of its releases there are, by generation."""


@contextmanager
def publishing(data: Path, *, every: float) -> Iterator[States]:
    """Somebody publishes meanwhile; what they published is told when they have ended."""
    states: States = {}
    command = [sys.executable, "-m", "bench.publishing", str(data), str(every)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout  # noqa: S101 - it is piped
        states.update(_state(process.stdout.readline()))
        try:
            yield states
        finally:
            process.terminate()
            for line in process.stdout:
                states.update(_state(line))


def _state(line: str) -> States:
    generation, ids = json.loads(line)
    return {generation: frozenset(ids)}


def main() -> None:
    """Publish until told to stop."""
    data, every = Path(sys.argv[1]), float(sys.argv[2])
    chosen = engine("", data=data)
    there: list[ReleaseId] = []
    print(json.dumps([chosen.published(), there]), flush=True)
    file = data / "published.jsonl"
    number = 0
    while True:
        begun = time.monotonic()
        number += 1
        id = ReleaseId(f"published-{number}")
        text = f"Une annonce {WORD}, la {number}e, tient en une phrase."
        release = {"id": id, "language": "fr", "title": f"Annonce {number}", "text": text}
        file.write_text(json.dumps(release | {"date": f"2026-01-{number % 28 + 1:02}"}), "utf-8")
        with Archive.open(data) as archive:
            indexing.keep([file], archive, zone=UTC)
            there.append(id)
            if number % 3 == 0:
                with archive.writing():
                    archive.forget(there.pop(0))
            with closing(chosen.writer()) as writer:
                indexing.publish(archive, writer)
        print(json.dumps([chosen.published(), there]), flush=True)
        time.sleep(max(0.0, every - (time.monotonic() - begun)))


if __name__ == "__main__":
    main()
