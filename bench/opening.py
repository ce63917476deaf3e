"""How long a server takes from its start to its first answer, and what memory that leaves.

    ./run bench opening DATA [--times 5]

Each time `communique serve` is started as anybody would, and asked for a page over HTTP as soon as
it listens; told are the medians of the time by the clock and of its processor, and of the memory
that no file backs, then and after a hundred questions.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from typing import Final, NamedTuple
from urllib.parse import quote, urlsplit

ROOT: Final = Path(__file__).parent.parent
FIRST: Final = "/fr/?q=paix"
OK: Final = 200


class Opening(NamedTuple):
    """Seconds by the clock and of the processor to the first answer; MB then, and afterwards."""

    answered: float
    busy: float
    anonymous: float
    anonymous_later: float


class Server(NamedTuple):
    """A server that was started: its process, and where it listens."""

    process: int
    host: str
    port: int


def main() -> int:
    """Start, ask, and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--times", type=int, default=5)
    asked = parser.parse_args()
    times = [opened(asked.data) for _ in range(asked.times)]
    for name, unit, values in zip(
        ("first answer", "processor until then", "anonymous memory", "after 100 questions"),
        ("s", "s", "MB", "MB"),
        zip(*times, strict=True),
        strict=True,
    ):
        print(f"{name:24}{median(values):8.2f} {unit}   {' '.join(f'{v:.2f}' for v in values)}")
    return 0


def opened(data: Path) -> Opening:
    """One start."""
    began = time.perf_counter()
    with serving(data) as server:
        client = HTTPConnection(server.host, server.port)
        asked(client, FIRST)
        answered, busy, first = time.perf_counter() - began, processor(server), anonymous(server)
        found = json.loads(asked(client, "/api/search?q="))["facets"]
        for value in [*found["person"], *found["year"]]:
            asked(client, f"/fr/?q={quote(value['label'].split()[-1])}")
            asked(client, f"/en/?q={quote(value['label'])}")
            asked(client, f"/fr/?q={quote(value['label'])}&page=2")
        client.close()
        return Opening(answered, busy, first, anonymous(server))


@contextmanager
def serving(data: Path) -> Iterator[Server]:
    """A server of that folder, as the command starts it; ended afterwards."""
    command = [sys.executable, ROOT / "communique.py", "--data", data, "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout  # noqa: S101 - it is piped
        try:
            words = process.stdout.readline().decode().split()
            if not words:
                raise SystemExit(f"nothing is served: communique --data {data} serve tells why")
            address = urlsplit(words[-1])
            yield Server(process.pid, address.hostname or "", address.port or 0)
        finally:
            process.terminate()


def asked(client: HTTPConnection, address: str) -> bytes:
    """The body of the answer, which has to be one."""
    client.request("GET", address)
    response = client.getresponse()
    body = response.read()
    if response.status != OK:
        raise SystemExit(f"{address} was answered {response.status}")
    return body


def processor(server: Server) -> float:
    """Seconds that the process has used, its own and the system's for it."""
    fields = Path(f"/proc/{server.process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def anonymous(server: Server) -> float:
    """Megabytes of its memory that no file backs."""
    status = Path(f"/proc/{server.process}/status").read_text()
    return next(
        int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("RssAnon")
    )


if __name__ == "__main__":
    sys.exit(main())
