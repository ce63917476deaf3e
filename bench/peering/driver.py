"""One engine asked every question in a process of its own; prints what it took and found as JSON.

python -m bench.peering.driver ENGINE FOLDER QUESTIONS [--passes 3]
"""

from __future__ import annotations

import argparse
import json
import pickle
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.peering.answers import Answer
from bench.peering.engines import ENGINES, Peer
from bench.peering.measured import Measured, Times, anonymous
from bench.peering.questions import Question
from bench.peering.translating import CannotBeAsked
from web.server import settle


def main() -> int:
    """Ask, and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("engine", choices=sorted(ENGINES))
    parser.add_argument("folder", type=Path)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--passes", type=int, default=3, help="after a cold one; 0 for that alone")
    asked = parser.parse_args()
    questions: list[Question] = pickle.loads(asked.questions.read_bytes())  # noqa: S301 - our own
    peer = ENGINES[asked.engine].make()
    itself = getattr(peer, "measured", None)
    measured: Measured = (
        itself(asked.folder, questions, passes=asked.passes)
        if itself
        else driven(peer, asked.folder, questions, passes=asked.passes)
    )
    print(json.dumps(measured.as_json()))
    return 0


def driven(peer: Peer, folder: Path, questions: Sequence[Question], *, passes: int) -> Measured:
    """An engine that is asked from Python."""
    began = time.perf_counter()
    peer.open(folder)
    opened = time.perf_counter() - began
    translated: list[Any] = []
    for question in questions:
        try:
            translated.append(peer.translated(question))
        except CannotBeAsked:
            translated.append(None)
    known = [one for one in translated if one is not None]
    settle()  # as what serves pages does, whichever engine is behind them
    answers: list[Answer] = []
    every: list[list[Times]] = []
    for number in range(1 + passes):
        every.append([])
        for one in known:
            times, answer = _page(peer, one)
            every[-1].append(times)
            if not number:
                answers.append(answer())
    given = iter(answers)
    return Measured(
        [None if one is None else next(given) for one in translated], every, opened, anonymous()
    )


def _page(peer: Peer, question: Any) -> tuple[Times, Any]:  # noqa: ANN401 - each engine's own
    """What one page took, and how to get its answer out of what was found.

    Every engine answers in one thread, and other work on the machine lengthens no processor's time.
    """
    began = time.process_time()
    top = peer.search(question)
    searched = time.process_time()
    facets = peer.facets(question, top)
    counted = time.process_time()
    peer.passages(question, top)
    ended = time.process_time()
    steps = (searched - began, counted - searched, ended - counted)
    return Times(*(1000 * step for step in steps)), lambda: peer.answer(top, facets)


if __name__ == "__main__":
    sys.exit(main())
