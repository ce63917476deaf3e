"""One file that holds a whole archive, and how it is written.

A ZIP of members whose names are always the same:

    MANIFEST.json     the format, when it was made, the size and SHA-256 of the others
    archive.sqlite    releases, revisions, refusals, removals, as they stood at one moment
    officials.yaml    what the owner of the archive says of people, where there is such a file
    pairs.yaml        what he says of versions, and lexicon-corrections.txt of words, likewise

It gets its name when it is complete, on the disk, and was read back; so a file by that name is
always a whole one.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Final

from index.archived import NAME, archived
from index.audit import audit
from index.errors import ArchiveError
from index.flushing import flush
from index.lexicon.corrections import NAME as LEXICON
from index.pairs.corrections import NAME as PAIRS
from index.people.officials import NAME as OFFICIALS
from index.snapshot import Snapshot
from index.sqlite import ours

FORMAT: Final = 1
"""Raised whenever a program of before could not restore what is written now."""

MANIFEST: Final = "MANIFEST.json"
KEPT: Final = (NAME, OFFICIALS, LEXICON, PAIRS)
"""The files of a data folder that are backed up; all else there is made from them."""

CHUNK: Final = 1 << 20
"""Bytes at a time."""

_PAGES: Final = 1000
"""Pages of the database at a time: 4 MB."""

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Kept:
    """A file of a backup as it has to come out: bytes, and their SHA-256."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup says of itself: when it was made (ISO 8601), and of which files.

    `snapshot` is the index that was kept at the same moment, by the engine itself.
    """

    made: str
    files: Mapping[str, Kept]
    snapshot: Snapshot | None = None

    def to_json(self) -> str:
        """What stands in its manifest."""
        return json.dumps({"communique": "backup", "format": FORMAT} | asdict(self), indent=1)


def write(
    folder: Path,
    file: Path,
    *,
    force: bool = False,
    snapshot: Snapshot | None = None,
    done: Progress = lambda _: None,
) -> Backup:
    """Back up the archive of that data folder into the file, while others may write.

    `force` overwrites; `snapshot` is named in it, and has to hold what the archive last told.
    `done` is told how many more bytes are copied or packed.
    Raises `ArchiveError` where there is no archive, where it is damaged, where the file is there
    already or cannot be written; nothing is left of the attempt then.
    """
    check(folder, file, force=force)
    with (
        _told(file),
        TemporaryDirectory(prefix=f".{file.name}.", suffix=".part", dir=file.parent) as name,
    ):
        place = Path(name)
        _copy(folder / NAME, place / NAME, named=file, done=done)
        for fault in audit(place / NAME):
            what = fault.what.replace(str(place / NAME), str(folder / NAME))
            raise ArchiveError(f"{what}: a backup of it could not be restored; {fault.cure}")
        if snapshot and told(place / NAME) != snapshot.name:
            raise ArchiveError(
                f"the archive is not of one moment with {snapshot.name}: "
                "run `communique index`, then back up again"
            )
        sources = {NAME: place / NAME}
        for corrected in (OFFICIALS, LEXICON, PAIRS):  # by hand, and nowhere else
            if (folder / corrected).is_file():
                sources[corrected] = folder / corrected
        draft = place / "draft"
        backup = _packed(draft, sources, snapshot=snapshot, done=done)
        _read_back(draft, backup)
        flush(draft)
        _name(draft, file, force=force)
        flush(file.parent)
    return backup


def check(folder: Path, file: Path, *, force: bool) -> None:
    """Raise `ArchiveError` where there is nothing to back up, or the file is there already."""
    if not archived(folder):
        raise ArchiveError(f"there is no archive in {folder}: name its folder with --data")
    if not force and os.path.lexists(file):
        raise ArchiveError(_THERE.format(file))


_THERE: Final = "{} is there already: choose another name, or overwrite it with --force"


def _copy(source: Path, target: Path, *, named: Path, done: Progress) -> None:
    """Copy the database as it is at one moment."""
    copied = 0

    def told(_status: int, remaining: int, total: int) -> None:
        nonlocal copied
        done((total - remaining - copied) * size)
        copied = total - remaining

    try:
        with (
            closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as db,
            closing(sqlite3.connect(target)) as copy,
        ):
            size = db.execute("PRAGMA page_size").fetchone()[0]
            db.execute("BEGIN")
            db.execute("SELECT count(*) FROM meta").fetchone()  # from here on nothing moves
            db.backup(copy, pages=_PAGES, progress=told)
    except sqlite3.Error as error:
        full = getattr(error, "sqlite_errorcode", 0) & 0xFF in _OF_THE_TARGET
        raise ours(error, named if full else source) from error


_OF_THE_TARGET: Final = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR})
"""Codes that speak of the copy, to which alone anything is written."""


def told(path: Path) -> str | None:
    """What the archive in that file was told to last.  Raises `ArchiveError`."""
    try:
        with closing(sqlite3.connect(path)) as db:
            row = db.execute("SELECT value FROM meta WHERE key = 'told'").fetchone()
    except sqlite3.Error as error:
        raise ours(error, path) from error
    return row and str(row[0])


def _packed(
    draft: Path, sources: Mapping[str, Path], *, snapshot: Snapshot | None, done: Progress
) -> Backup:
    made = datetime.now(UTC)
    files = {}
    with draft.open("xb") as raw, zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, source in sources.items():
            with source.open("rb") as file, _member(packed, name, made) as member:
                files[name] = poured(file, member, done=done)
        backup = Backup(made.isoformat(timespec="seconds"), files, snapshot)
        with _member(packed, MANIFEST, made) as member:
            member.write(backup.to_json().encode())
    return backup


def _member(packed: zipfile.ZipFile, name: str, made: datetime) -> IO[bytes]:
    info = zipfile.ZipInfo(name, made.timetuple()[:6])
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o600 << 16
    return packed.open(info, "w", force_zip64=True)


def poured(source: IO[bytes], target: IO[bytes] | None, *, done: Progress = lambda _: None) -> Kept:
    """Pour one file into another, or nowhere; what went through."""
    hashed, size = hashlib.sha256(), 0
    while chunk := source.read(CHUNK):
        hashed.update(chunk)
        size += len(chunk)
        if target is not None:
            target.write(chunk)
        done(len(chunk))
    return Kept(size, hashed.hexdigest())


def _read_back(draft: Path, backup: Backup) -> None:
    """Raises OSError where the disk gives back something else than was written."""
    with zipfile.ZipFile(draft) as packed:
        for name, kept in backup.files.items():
            with packed.open(name) as member:
                if poured(member, None) != kept:
                    raise OSError(f"{name} is not read back as it was written")


def _name(draft: Path, file: Path, *, force: bool) -> None:
    """Give the draft its name; without `force` never one that somebody took meanwhile."""
    if force:
        draft.replace(file)
        return
    try:
        os.link(draft, file)
    except FileExistsError as error:
        raise ArchiveError(_THERE.format(file)) from error
    except OSError:  # a file system without links
        if os.path.lexists(file):
            raise ArchiveError(_THERE.format(file)) from None
        draft.replace(file)


@contextmanager
def _told(file: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, zipfile.BadZipFile) as error:
        why = (isinstance(error, OSError) and error.strerror) or error
        raise ArchiveError(f"{file} cannot be written: {why}; nothing of it is left") from error
