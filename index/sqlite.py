"""What SQLite says, in our words: what is wrong, with which file, and the cure."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Final

from index.errors import ArchiveError, Busy

CURE: Final = "restore it from a backup or an export"

_WHY: Final = {
    sqlite3.SQLITE_CANTOPEN: "cannot be opened: let it be read and written by whoever runs this",
    sqlite3.SQLITE_READONLY: "cannot be written: let it be written by whoever runs this",
    sqlite3.SQLITE_FULL: "cannot be written: the disk is full; free some space and run it again",
    sqlite3.SQLITE_IOERR: "cannot be written or read: see whether the disk is full, or failing",
    sqlite3.SQLITE_NOTADB: f"is no archive, or a damaged one: {CURE}, or choose another --data",
    sqlite3.SQLITE_CORRUPT: f"is damaged: {CURE}",
}
"""By primary result code (sqlite.org/rescode.html)."""


def ours(error: sqlite3.Error, path: Path) -> ArchiveError | Busy:
    """The error of ours that SQLite's comes down to.

    >>> ours(sqlite3.DatabaseError("odd"), Path("a.sqlite"))
    ArchiveError('a.sqlite cannot be used: restore it from a backup or an export (odd)')
    """
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return Busy(f"{path}: another command is writing to the archive: wait until it is done")
    why = _WHY.get(code, f"cannot be used: {CURE}")
    return ArchiveError(f"{path} {why} ({error})")
