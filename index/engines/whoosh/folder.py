"""A folder that holds one index: which files are the published state, and who may write.

    MANIFEST           says which files are the index; it is replaced in one step, last of all
    LOCK               held by the one writer
    home-8c1f…/        Whoosh's files; a rebuild makes another home beside it, and the manifest
                       names the former as well, until the next rebuild

Whoosh by itself flushes nothing to disk, hashes nothing, and deletes old files before new ones
are safe.  Here every file is on disk before the manifest names it, and a file is deleted only
when the manifest on disk does not name it: what is read back is the old state or the new one.
"""

from __future__ import annotations

import errno
import hashlib
import json
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from secrets import token_hex
from typing import Any, Final

from whoosh.filedb.filestore import FileStorage
from whoosh.index import _DEF_INDEX_NAME, TOC
from whoosh.util.filelock import FileLock

from index.engines.whoosh.layout import CURE as CURE  # noqa: PLC0414 - told by others too
from index.engines.whoosh.schema import SCHEMA
from index.errors import Busy, CommuniqueError, Damaged, EngineError, Incompatible, Unavailable
from index.flushing import flush
from index.writer import Generation

FORMAT: Final = 5
"""Raised whenever what `schema` writes changes its meaning."""

_MANIFEST: Final = "MANIFEST"
_LOCK: Final = "LOCK"
_HOME: Final = re.compile(r"home-[0-9a-f]{16}")

OWN: Final = (_MANIFEST, _LOCK)
"""The files beside the homes."""

_WHOOSHES: Final = (
    "whoosh",
    "whoosh-reloaded",
    "whoosh3",
    "whoosh-ng",
    "whoosh-novo",
    "whooshy",
)
"""The distributions that install a package of that name."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a file was when it was published."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """A published state: `home` is its folder, `number` Whoosh's own name for it there.

    `former` is the state that a rebuild took the place of; it has no former itself.
    """

    fingerprint: str
    home: str
    number: int
    releases: int
    files: Mapping[str, Stamp]
    former: Manifest | None = None

    @property
    def generation(self) -> Generation:
        """The name of the state; no two states of a folder have the same."""
        return Generation(f"{self.home.removeprefix('home-')}-{self.number}")


@contextmanager
def ours(doing: str, folder: Path) -> Iterator[None]:
    """Lets our errors through and makes every other one ours: `Damaged`, or `EngineError`.

    The system's own errors (a full disk, a forbidden file) say what they are and need no rebuild.
    """
    try:
        yield
    except CommuniqueError:
        raise
    except OSError as error:
        if error.errno == errno.EINVAL:  # a place in a file that no file has: it was read there
            raise Damaged(f"cannot {doing} the index in {folder}; {CURE}") from error
        raise EngineError(f"cannot {doing} the index in {folder}: {error}") from error
    except Exception as error:
        raise Damaged(
            f"cannot {doing} the index in {folder}: {type(error).__name__} {error}; {CURE}"
        ) from error


def check_whoosh() -> None:
    """Raises `EngineError` where two distributions have written into one `whoosh` package."""
    found = _distributions()
    if len(found) > 1:
        raise EngineError(
            f"{' and '.join(found)} overwrite each other's files: uninstall all of them, then "
            "install Whoosh-Reloaded alone"
        )


@cache
def _distributions() -> tuple[str, ...]:
    found = []
    for name in _WHOOSHES:  # asking for these costs a tenth of asking for all that is installed
        with suppress(PackageNotFoundError):
            found.append(str(distribution(name).metadata["Name"]))
    return tuple(sorted(found))


def published(folder: Path) -> Generation | None:
    """The state that is published in the folder, None where nothing was yet: one small read.

    Raises `Damaged` where the manifest cannot be read.
    """
    manifest = read(folder)
    return manifest.generation if manifest else None


def read(folder: Path) -> Manifest | None:
    """The manifest, None where there is none.

    Raises `Damaged`, or `Incompatible` for another format.
    """
    path = folder / _MANIFEST
    with ours("read", folder):
        try:
            seal, _, text = path.read_bytes().partition(b"\n")
        except (FileNotFoundError, NotADirectoryError):
            return None
        if hashlib.sha256(text).hexdigest().encode() != seal:
            raise Damaged(f"{path} is not as it was written; {CURE}")
        found: dict[str, Any] = json.loads(text)
        made = found.pop("format")
        if made != FORMAT:
            raise Incompatible(
                f"the index in {folder} has format {made}, this program reads {FORMAT}; {CURE}"
            )
        former = found.pop("former", None)
        return _manifest(found, former=former and _manifest(former))


def states(manifest: Manifest | None) -> list[Manifest]:
    """The states whose files are kept: the published one and the former, where there are."""
    return [state for state in (manifest, manifest and manifest.former) if state]


def _manifest(found: dict[str, Any], *, former: Manifest | None = None) -> Manifest:
    files = {name: Stamp(**told) for name, told in found["files"].items()}
    return Manifest(**(found | {"files": files, "former": former}))


def current(folder: Path, *, fingerprint: str) -> Manifest:
    """The manifest of an index that can be read with that fingerprint, its files all there.

    Raises `Unavailable` where there is no index, `Incompatible`, and `Damaged`.
    """
    check_whoosh()
    manifest = read(folder)
    if manifest is None:
        raise Unavailable(f"there is no index in {folder} yet; `communique index` makes one")
    if manifest.fingerprint != fingerprint:
        raise Incompatible(f"another analyser made the index in {folder}; {CURE}")
    for name, expected in manifest.files.items():
        path = folder / manifest.home / name
        try:
            size = path.stat().st_size
        except OSError as error:
            raise Damaged(f"{path} is missing: {error.strerror}; {CURE}") from error
        if size != expected.size:
            raise Damaged(f"{path} has {size} bytes, not {expected.size}; {CURE}")
    return manifest


def verify(folder: Path) -> Manifest:
    """The manifest, after reading every byte that it names.

    Raises `Damaged`, naming the first file that is not as it was written, and `Unavailable`
    where there is no index.
    """
    manifest = read(folder)
    if manifest is None:
        raise Unavailable(f"there is no index in {folder} yet; `communique index` makes one")
    _verify(folder, manifest)
    return manifest


def whole(folder: Path) -> Manifest | None:
    """The manifest, when every byte that it names is as it was written, and else None."""
    try:
        return verify(folder)
    except EngineError:
        return None


def _verify(folder: Path, manifest: Manifest) -> None:
    for name, expected in manifest.files.items():
        path = folder / manifest.home / name
        try:
            found = stamp(path)
        except OSError as error:
            raise Damaged(f"{path} cannot be read: {error.strerror}; {CURE}") from error
        if found != expected:
            raise Damaged(f"{path} is not as it was written; {CURE}")


def contents(folder: Path, manifest: Manifest) -> TOC:
    """Whoosh's table of contents of that state, checked before it is unpickled."""
    name = TOC._filename(_DEF_INDEX_NAME, manifest.number)  # noqa: SLF001 - no public name for it
    with ours("open", folder):
        if stamp(folder / manifest.home / name) != manifest.files[name]:
            raise Damaged(f"{folder / manifest.home / name} is not as it was written; {CURE}")
        return TOC.read(storage(folder, manifest.home), _DEF_INDEX_NAME, manifest.number, SCHEMA)


def storage(folder: Path, home: str) -> FileStorage:
    """Whoosh's view of a home."""
    return FileStorage(str(folder / home))


def new_home() -> str:
    """The name of a home that never was."""
    return f"home-{token_hex(8)}"


def publish(folder: Path, manifest: Manifest, *, toc: TOC, before: Manifest | None) -> Manifest:
    """Make the state that the table of contents describes the published one, for good.

    Files that `before` names are on disk and never change, so they are not hashed again.
    """
    home = folder / manifest.home
    known = before.files if before and before.home == manifest.home else {}
    names = [segment.file for segment in toc.segments]
    names.append(TOC._filename(_DEF_INDEX_NAME, manifest.number))  # noqa: SLF001
    files = {name: known.get(name) or _flushed(home / name) for name in names}
    flush(home)
    complete = replace(manifest, files=files)
    _write(folder, complete)
    return complete


def roll_back(folder: Path) -> Generation:
    """Publish the state that the last rebuild took the place of; once more undoes it.

    Raises `EngineError` where there is none, `Damaged` where it is not as it was written, and
    `Busy` while another writes.
    """
    with ours("write", folder):
        if not (folder / _MANIFEST).exists():  # a lock would make the folder
            raise EngineError(
                f"there is no former index in {folder} to go back to: a rebuild leaves one"
            )
        lock = Lock(folder)
        try:
            manifest = read(folder)
            if manifest is None or manifest.former is None:
                raise EngineError(
                    f"there is no former index in {folder} to go back to: a rebuild leaves one"
                )
            _verify(folder, manifest.former)
            back = replace(manifest.former, former=replace(manifest, former=None))
            _write(folder, back)
            return back.generation
        finally:
            lock.release()


def _write(folder: Path, manifest: Manifest) -> None:
    """Let this be the manifest: one change, for good."""
    text = json.dumps({"format": FORMAT} | asdict(manifest), indent=1).encode()
    draft = folder / f"{_MANIFEST}.tmp"
    draft.write_bytes(hashlib.sha256(text).hexdigest().encode() + b"\n" + text)
    flush(draft)
    flush(folder)  # a new home's own name, before anything points to it
    draft.replace(folder / _MANIFEST)
    flush(folder)


def tidy(folder: Path) -> None:
    """Delete what the manifest on disk does not name; what cannot be deleted stays.

    Only for the one who holds the lock.  Nothing goes where the manifest cannot be read.
    """
    with suppress(EngineError):
        named = {state.home: state.files for state in states(read(folder))}
        for path in folder.iterdir():
            if path.name in named:
                for inner in path.iterdir():
                    if inner.name not in named[path.name]:
                        _delete(inner)
            elif _HOME.fullmatch(path.name) or path.name == f"{_MANIFEST}.tmp":
                _delete(path)


def is_left_over(path: Path) -> bool:
    """Whether `tidy` takes away a file of that place in the folder when no state names it."""
    return bool(_HOME.fullmatch(path.parts[0])) or path.parts == (f"{_MANIFEST}.tmp",)


class Lock:
    """The right to write; given back by `release`, and by the system when the process ends."""

    def __init__(self, folder: Path) -> None:
        """Raises `Busy` where another writer has it."""
        folder.mkdir(parents=True, exist_ok=True)
        self._lock = FileLock(str(folder / _LOCK))
        if not self._lock.acquire():
            raise Busy(f"another writer holds the index in {folder}: let it finish first")

    def release(self) -> None:
        """Let another write; more than once is no error."""
        if self._lock.fd is not None:
            self._lock.release()


def stamp(path: Path) -> Stamp:
    """What the file is now, after reading every byte of it."""
    with path.open("rb") as file:
        return Stamp(path.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest())


def _flushed(path: Path) -> Stamp:
    flush(path)
    return stamp(path)


def _delete(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()
