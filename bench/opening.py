"""How long a server takes from its start to its first answer, and what memory that leaves.

    ./run bench opening DATA [--times 5]

Each time a process of its own is started; told are the half of the times by the clock and of the
processor, and the memory that no file backs after a hundred questions.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from statistics import median

STARTED = """
import json, sys, time
began = float(sys.argv[2])
from pathlib import Path
from search.engine import engine
from search.live import Live
from search.query import Query
from web.pages import create_app
chosen = engine("", data=Path(sys.argv[1]))
live = Live(chosen.published, chosen.searcher)
client = create_app(live).test_client()
first = client.get("/fr/?q=paix")
answered, busy = time.time() - began, time.process_time()
found = live.answer(Query(""), interface="fr")
for name in ("person", "year"):
    for value in found.facets[name][:25]:
        client.get(f"/fr/?q={value.label.split()[-1]}")
        client.get(f"/en/?q=\\"{value.label}\\"")
status = Path("/proc/self/status").read_text()
anonymous = next(int(l.split()[1]) / 1024 for l in status.splitlines() if l.startswith("RssAnon"))
print(json.dumps([answered, busy, anonymous, first.status_code]))
"""


def main() -> int:
    """Start, ask, and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--times", type=int, default=5)
    asked = parser.parse_args()
    times = [_started(asked.data) for _ in range(asked.times)]
    for name, unit, values in zip(
        ("first answer", "processor until then", "anonymous memory"),
        ("s", "s", "MB"),
        zip(*times, strict=True),
        strict=True,
    ):
        print(f"{name:24}{median(values):8.2f} {unit}")
    return 0


def _started(data: Path) -> tuple[float, float, float]:
    program = f"import time, runpy, sys; sys.argv.append(str(time.time())); exec({STARTED!r})"
    done = subprocess.run(
        [sys.executable, "-c", program, data],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parent.parent,
    )
    answered, busy, anonymous, status = json.loads(done.stdout)
    if status != 200:  # noqa: PLR2004 - that of a page
        raise SystemExit(f"the first answer was {status}")
    return answered, busy, anonymous


if __name__ == "__main__":
    sys.exit(main())
