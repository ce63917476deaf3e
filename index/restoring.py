"""From a backup to a data folder: looked through first, put in place last.

    FILE ─staged→ a folder aside, every byte verified ─put→ the data folder

The file may come from anywhere.  No name in it is ever a path, nothing is unpacked that its
manifest does not tell or the disk does not hold, and the database has to be one of ours down to
its tables.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final
from uuid import uuid4

from index.archived import NAME, archived
from index.audit import audit
from index.backup import FORMAT, KEPT, MANIFEST, Backup, Kept, Progress, poured, told
from index.errors import ArchiveError
from index.flushing import flush
from index.snapshot import Snapshot
from index.sqlite import PATIENCE, ours

ASIDE: Final = ".restoring-"
"""What the folder in the data folder is called where a backup is unpacked."""

_MOST_TOLD: Final = 100_000
"""Bytes of a manifest; ours has some hundreds."""

_MAGIC: Final = b"SQLite format 3\0"
_COMPRESSED: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_SIDES: Final = ("-wal", "-shm")
"""What SQLite keeps beside a database, to be moved with it or not at all."""

_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    RuntimeError,  # `zipfile` for what is encrypted, or of a kind that it does not know
    ValueError,
    OverflowError,
)
"""What the reader of ZIPs raises for what is none, or is a damaged one."""


class Staged:
    """A backup that was looked through, unpacked beside what it is to replace."""

    def __init__(self, place: Path, folder: Path, backup: Backup) -> None:
        self._place = place
        self._folder = folder
        self.backup = backup

    def put(self) -> list[Path]:
        """Put it in the place of what is there; that is kept, under the names given back.

        Whoever is killed in between leaves the former archive in its place, or the new one.
        Raises `Busy` while another command uses the former one.
        """
        stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
        kept = []
        for name in KEPT:
            if name not in self.backup.files:
                continue
            path = self._folder / name
            if path.exists():
                former = path.with_name(f"{name}.former-{stamp}")
                if name == NAME:
                    _still(path, former)
                _keep(path, former)
                kept.append(former)
            (self._place / name).replace(path)
            flush(self._folder)
        return kept


@contextmanager
def staged(
    file: Path, folder: Path, *, force: bool = False, done: Progress = lambda _: None
) -> Iterator[Staged]:
    """The backup in that file, verified and ready to be put into that data folder.

    `force` lets it replace an archive.  `done` is told how many more bytes are unpacked.
    Raises `ArchiveError` where there is an archive already, and for all that is no whole backup of
    ours; the data folder is as it was then.
    """
    there = [folder / name for name in KEPT if os.path.lexists(folder / name)]
    if not force and (archived(folder) or there):
        raise ArchiveError(
            f"{there[0]} is there already: restore to another folder with --data, "
            "or keep it aside with --force"
        )
    is_made = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=ASIDE, dir=folder) as name:
            place = Path(name)
            backup = _unpacked(file, place, done)
            _examined(file, place / NAME)
            if backup.snapshot and told(place / NAME) != backup.snapshot.name:
                raise _no_backup(file, "the snapshot that it names holds something else")
            _unsettled(place / NAME)
            for one in backup.files:
                flush(place / one)
            yield Staged(place, folder, backup)
    finally:
        if is_made:
            with suppress(OSError):
                folder.rmdir()  # when nothing came of it


def _unpacked(file: Path, place: Path, done: Progress) -> Backup:
    if not file.is_file():
        raise ArchiveError(f"{file} is no file: name one that `communique backup` wrote")
    try:
        with file.open("rb") as raw, zipfile.ZipFile(raw) as packed:
            members = _members(packed, file)
            with packed.open(members[MANIFEST]) as member:
                backup = _manifest(member.read(_MOST_TOLD + 1), file)
            _measured(members, backup, file, place)
            for name, kept in backup.files.items():
                _check_head(packed, name, kept, file)
                with packed.open(name) as member, (place / name).open("xb") as target:
                    if poured(member, target, done=done) != kept:
                        raise ArchiveError(f"{file}: {name} in it is not as it was backed up")
            return backup
    except _BROKEN as error:
        raise _no_backup(file, f"cut short or damaged ({error})") from error
    except OSError as error:  # a full disk, or a place in the file that no file has
        raise ArchiveError(f"{file} cannot be unpacked: {error.strerror or error}") from error


def _members(packed: zipfile.ZipFile, file: Path) -> dict[str, zipfile.ZipInfo]:
    """The members by name: ours, each once, packed as we pack them."""
    members = {info.filename: info for info in packed.infolist()}
    if not {MANIFEST, NAME} <= members.keys() <= {MANIFEST, *KEPT}:
        strange = sorted(members.keys() - {MANIFEST, *KEPT})
        raise _no_backup(file, f"it holds {strange[0]!r}" if strange else "something is missing")
    if len(members) != len(packed.infolist()):
        raise _no_backup(file, "it holds two files by one name")
    for name, info in members.items():
        if info.flag_bits & 0x1 or info.compress_type not in _COMPRESSED:
            raise _no_backup(file, f"{name} is encrypted, or packed in another way")
    return members


def _manifest(raw: bytes, file: Path) -> Backup:
    if len(raw) > _MOST_TOLD:
        raise _no_backup(file, "its manifest is too long")
    try:
        found: dict[str, Any] = json.loads(raw)
        if found["communique"] != "backup":
            raise _no_backup(file, "another program made it")
        if found["format"] != FORMAT:
            raise ArchiveError(
                f"{file} has format {found['format']!r}, this program restores {FORMAT}: "
                "restore it with the program that made it"
            )
        files = {
            name: Kept(int(one["size"]), one["sha256"]) for name, one in found["files"].items()
        }
        return Backup(str(found["made"]), files, _snapshot(found.get("snapshot")))
    except (KeyError, TypeError, AttributeError, ValueError, RecursionError) as error:
        raise _no_backup(file, "its manifest cannot be read") from error


def _snapshot(found: dict[str, Any] | None) -> Snapshot | None:
    return Snapshot(str(found["repository"]), str(found["name"])) if found else None


def _measured(members: dict[str, zipfile.ZipInfo], backup: Backup, file: Path, place: Path) -> None:
    """Make sure of every size before anything is unpacked."""
    if backup.files.keys() != members.keys() - {MANIFEST}:
        raise _no_backup(file, "it does not hold what its manifest says")
    for name, kept in backup.files.items():
        if members[name].file_size != kept.size:
            raise _no_backup(file, f"{name} in it has another size than its manifest says")
    needed = sum(kept.size for kept in backup.files.values())
    free = shutil.disk_usage(place).free
    if needed > free:
        raise ArchiveError(
            f"{file} needs {needed:,} bytes, {free:,} are free in {place.parent}: free some space"
        )


def _check_head(packed: zipfile.ZipFile, name: str, kept: Kept, file: Path) -> None:
    """Before it is unpacked: the database begins as one, and says its size (sqlite.org/fileformat).

    So what swells to fill the disk is told from an archive by its first hundred bytes.
    """
    if name != NAME:
        return
    with packed.open(name) as member:
        head = member.read(100)
    page = int.from_bytes(head[16:18], "big")
    size = (65536 if page == 1 else page) * int.from_bytes(head[28:32], "big")
    if not head.startswith(_MAGIC) or size != kept.size:
        raise _no_backup(file, f"{name} in it is no archive")


def _examined(file: Path, path: Path) -> None:
    """Raises `ArchiveError` for a database that is not ours, or not sound."""
    for fault in audit(path):
        what = str(fault.what).replace(str(path), f"{NAME} in it")
        raise ArchiveError(f"{file} cannot be restored: {what}")


def _unsettled(path: Path) -> None:
    """Let the archive know of no index: the one that it was made for has gone on without it.

    Whoever is killed before the index is made anew is told by every command what to do then.
    """
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as db:
            db.execute("PRAGMA journal_mode=WAL")  # as `Archive` has it
            db.execute(
                "INSERT OR REPLACE INTO meta VALUES ('told', ?)", (f"restored-{uuid4().hex}",)
            )
    except sqlite3.Error as error:
        raise ours(error, path) from error


def _still(path: Path, former: Path) -> None:
    """Have all of the archive in its one file, and nobody in it.

    One that is too damaged for that is moved with what SQLite keeps beside it.
    """
    try:
        with path.open("rb") as file:
            is_database = file.read(len(_MAGIC)) == _MAGIC
        if is_database:  # else SQLite would delete what stands beside it
            with closing(sqlite3.connect(path, isolation_level=None, timeout=PATIENCE)) as db:
                db.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code not in {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}:
            raise ours(error, path) from error
    for side in _SIDES:  # else SQLite would read the former one's into the new one
        with suppress(FileNotFoundError):
            path.with_name(path.name + side).replace(former.with_name(former.name + side))


def _keep(path: Path, former: Path) -> None:
    """Give the file another name beside its own; its own may then be given to another."""
    try:
        os.link(path, former)
    except OSError:  # a file system without links
        path.replace(former)


def _no_backup(file: Path, why: str) -> ArchiveError:
    return ArchiveError(f"{file} is no backup of an archive: {why}")
