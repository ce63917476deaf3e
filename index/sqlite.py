"""A file of SQLite's that is asked in SQL and answers in our words.

`Database` is one that is open; what goes wrong in it is told with the file and the cure.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep
from typing import Any, Final

from index.errors import ArchiveError, Busy
from index.undoing import undone_by

PATIENCE: Final = 2
"""Seconds to wait for another command that is writing."""

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


class _Undone(Exception):  # noqa: N818 - a signal, and never seen outside
    """Ends a rehearsal."""


class Database:
    """An open SQLite file.  Every method raises `ArchiveError`, or `Busy` while another one writes.

    >>> db = Database(Path(":memory:"))
    >>> _ = db.run("CREATE TABLE seen (id TEXT)")
    >>> with db.rehearsing():
    ...     db.many("INSERT INTO seen VALUES (?)", [("a",), ("b",)])
    ...     db.all("SELECT id FROM seen")
    [('a',), ('b',)]
    >>> db.one("SELECT id FROM seen") is None
    True
    >>> db.close()
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._rehearsal = False
        with self._translated():
            self._connection = sqlite3.connect(path, isolation_level=None, timeout=PATIENCE)

    def close(self) -> None:
        """Let go of the file; what was not written to its end is undone."""
        self._connection.close()

    def run(self, statement: str, values: tuple[object, ...] = ()) -> sqlite3.Cursor:
        """Run a statement, with a value for each question mark in it."""
        with self._translated():
            return self._connection.execute(statement, values)

    def many(self, statement: str, rows: list[tuple[object, ...]]) -> None:
        """Run a statement once for each row of values."""
        with self._translated():
            self._connection.executemany(statement, rows)

    def one(self, statement: str, values: tuple[object, ...] = ()) -> Any:  # noqa: ANN401 - a row
        """The first row that a statement gives, None where it gives none."""
        with self._translated():
            return self._connection.execute(statement, values).fetchone()

    def all(self, statement: str, values: tuple[object, ...] = ()) -> list[Any]:
        """All rows that a statement gives."""
        with self._translated():
            return self._connection.execute(statement, values).fetchall()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """All or nothing: what is written inside is kept together, or not at all."""
        if self._rehearsal:
            yield
            return
        self.run("BEGIN IMMEDIATE")
        with undone_by(self._connection.rollback):
            yield
            self.run("COMMIT")

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Whatever is read inside is of one moment, while others may write."""
        self.run("BEGIN")
        try:
            yield
        finally:
            self._connection.rollback()

    @contextmanager
    def rehearsing(self) -> Iterator[None]:
        """Whatever is written inside is seen inside, and undone at the end."""
        with suppress(_Undone), self.writing():
            self._rehearsal = True
            try:
                yield
            finally:
                self._rehearsal = False
            raise _Undone

    def write_ahead(self) -> None:
        """Write to a log first, from now on and by everybody (sqlite.org/wal.html).

        Two that turn to it at once wait for each other in vain (sqlite.org/c3ref/busy_handler.html,
        on deadlocks), so nobody waits inside SQLite: whoever comes second tries again.
        """
        self.run("PRAGMA busy_timeout=0")
        limit = monotonic() + PATIENCE
        while True:
            try:
                self.run("PRAGMA journal_mode=WAL")
            except Busy:
                if monotonic() > limit:
                    raise
                sleep(0.01)
            else:
                break
        self.run(f"PRAGMA busy_timeout={PATIENCE * 1000}")

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise ours(error, self.path) from error
        except UnicodeEncodeError as error:
            raise ArchiveError(f"{error.object!r} is not text that can be kept") from error
