"""One engine asked every question in a process of its own; prints what it took and found as JSON.

python -m bench.peering.driver ENGINE FOLDER QUESTIONS [--passes 3]
"""

from __future__ import annotations

import argparse
import json
import pickle
import sys
import time
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from bench.peering.engines import ENGINES
from bench.peering.questions import Question


def main() -> int:
    """Ask, and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("engine", choices=sorted(ENGINES))
    parser.add_argument("folder", type=Path)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--passes", type=int, default=3)
    asked = parser.parse_args()
    questions: list[Question] = pickle.loads(asked.questions.read_bytes())  # noqa: S301 - our own
    began = time.perf_counter()
    peer = ENGINES[asked.engine]()
    peer.open(asked.folder)
    opened = time.perf_counter() - began
    translated = [peer.translated(one) for one in questions]
    known = [one for one in translated if one is not None]
    passes = [[timed(peer, one) for one in known] for _ in range(asked.passes + 1)]
    cold, *warm = passes
    steps = {
        step: [median(row[number][step] for row in warm) for number in range(len(known))]
        for step in ("search", "facets", "passages", "page")
    }
    found = [peer.found(one) if one is not None else None for one in translated]
    print(
        json.dumps(
            {
                "asked": len(known),
                "open": opened,
                "cold": spread([one["page"] for one in cold]),
                **{step: spread(values) for step, values in steps.items()},
                "anonymous": anonymous(),
                "found": found,
            }
        )
    )
    return 0


def timed(peer: Any, question: Any) -> dict[str, float]:  # noqa: ANN401 - each engine's own query
    """Milliseconds of the processor for one page, step by step.

    Every engine answers in one thread; so other work on the machine lengthens nothing.
    """
    began = time.process_time()
    top = peer.search(question)
    searched = time.process_time()
    peer.facets(question)
    counted = time.process_time()
    peer.passages(question, top)
    ended = time.process_time()
    return {
        "search": 1000 * (searched - began),
        "facets": 1000 * (counted - searched),
        "passages": 1000 * (ended - counted),
        "page": 1000 * (ended - began),
    }


def spread(values: list[float]) -> list[float]:
    """The half, 95 of 100, 99 of 100."""
    cut = quantiles(values, n=100)
    return [median(values), cut[94], cut[98]]


def anonymous() -> float:
    """Megabytes of the process that no file backs; 0 where the system does not tell."""
    try:
        status = Path("/proc/self/status").read_text()
    except OSError:
        return 0.0
    return next(
        (int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("RssAnon")),
        0.0,
    )


if __name__ == "__main__":
    sys.exit(main())
