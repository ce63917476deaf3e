"""The store of record: every release, revision, refusal and removal, and where each came from.

One SQLite file, `archive.sqlite`, that survives a power cut (WAL, `synchronous=FULL`).
Engines are derived from it: `pending` tells which releases an engine has yet to be told of, so a
run that was killed half-way is finished by the next one.

    with Archive.open(folder) as archive:
        with archive.writing():
            archive.keep(version, source="a.txt", line=None)
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple, Self

from index import record
from index.errors import ArchiveError, Busy, Refused
from index.release import Language, ReleaseId, Sighting, Version

FORMAT: Final = 1
NAME: Final = "archive.sqlite"

Kept = Literal["added", "updated", "unchanged", "forgotten"]

_TABLES: Final = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE versions (
    release TEXT NOT NULL, language TEXT NOT NULL, hash TEXT NOT NULL, record TEXT NOT NULL,
    source TEXT NOT NULL, line INTEGER, taken TEXT NOT NULL,
    grammar TEXT, sightings TEXT,
    PRIMARY KEY (release, language)
) STRICT;
CREATE TABLE revisions (
    release TEXT NOT NULL, language TEXT NOT NULL, hash TEXT NOT NULL, record TEXT NOT NULL,
    source TEXT NOT NULL, line INTEGER, taken TEXT NOT NULL, replaced TEXT NOT NULL
) STRICT;
CREATE INDEX revisions_of ON revisions (release, language);
CREATE INDEX versions_from ON versions (source);
CREATE TABLE sources (
    source TEXT PRIMARY KEY, mark TEXT NOT NULL, versions INTEGER NOT NULL
) STRICT;
CREATE TABLE refusals (
    source TEXT NOT NULL, line INTEGER NOT NULL, reason TEXT NOT NULL, refused TEXT NOT NULL,
    PRIMARY KEY (source, line)
) STRICT;
CREATE TABLE tombstones (release TEXT PRIMARY KEY, forgotten TEXT NOT NULL) STRICT;
CREATE TABLE pending (release TEXT PRIMARY KEY) STRICT;
"""


class VersionKey(NamedTuple):
    """A version's place in the archive, and the hash of what stands there."""

    release: ReleaseId
    language: Language
    hash: str


class _Undone(Exception):  # noqa: N818 - a signal, and never seen outside
    """Ends a rehearsal."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the archive holds."""

    releases: int
    versions: int
    revisions: int
    refusals: int
    forgotten: int


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a version came from: the source, the line in it, the hash of what was kept, when."""

    language: Language
    source: str
    line: int | None
    hash: str
    taken: datetime


class Archive:
    """An open archive.  Every method raises `ArchiveError`, or `Busy` while another one writes."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._db = connection
        self.path = path
        self._rehearsal = False

    @classmethod
    def open(cls, folder: Path) -> Self:
        """The archive in that data folder, made when there is none."""
        path = folder / NAME
        try:
            folder.mkdir(parents=True, exist_ok=True)
            db = sqlite3.connect(path, isolation_level=None, timeout=2)
            db.execute("PRAGMA journal_mode=WAL")
            db.execute("PRAGMA synchronous=FULL")
            archive = cls(db, path)
            archive._prepare()
        except OSError as error:
            raise ArchiveError(f"{folder}: the data folder cannot be used: {error}") from error
        except sqlite3.Error as error:
            raise _ours(error, path) from error
        return archive

    def _prepare(self) -> None:
        made = self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if not made:
            with self.writing():
                # Two may have come here at once; the second finds the tables made.
                if not self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                    for statement in _TABLES.split(";"):
                        self._db.execute(statement)
                    self._db.execute("INSERT INTO meta VALUES ('format', ?)", (str(FORMAT),))
        found = self._db.execute("SELECT value FROM meta WHERE key = 'format'").fetchone()
        if found is None or found[0] != str(FORMAT):
            raise ArchiveError(
                f"{self.path}: its format is {found and found[0]}, this program reads {FORMAT}: "
                "export it with the program that made it, and index the export with this one"
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """All or nothing: what is written inside is kept together, or not at all."""
        if self._rehearsal:
            yield
            return
        self._run("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.rollback()
            raise
        self._run("COMMIT")

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

    def keep(self, version: Version, *, source: str, line: int | None) -> Kept:
        """Take the version in; a former text of it becomes a revision.

        The same text again is unchanged, whatever file it stands in.
        A forgotten release stays forgotten.
        """
        key = (version.id, version.language)
        if self._one("SELECT 1 FROM tombstones WHERE release = ?", (version.id,)):
            return "forgotten"
        written = record.version_to_json(version)
        hashed = hashlib.sha256(written.encode()).hexdigest()
        former = self._one("SELECT hash FROM versions WHERE release = ? AND language = ?", key)
        if former and former[0] == hashed:
            return "unchanged"
        now = _now()
        if former:
            self._run(
                "INSERT INTO revisions SELECT release, language, hash, record, source, line, taken,"
                " ? FROM versions WHERE release = ? AND language = ?",
                (now, *key),
            )
        self._run(
            "INSERT OR REPLACE INTO versions VALUES (?, ?, ?, ?, ?, ?, ?, NULL, NULL)",
            (*key, hashed, written, source, line, now),
        )
        self._run("INSERT OR IGNORE INTO pending VALUES (?)", (version.id,))
        return "updated" if former else "added"

    def refuse(self, refused: Refused) -> None:
        """Remember what was not taken in, and why."""
        self._run(
            "INSERT OR REPLACE INTO refusals VALUES (?, ?, ?, ?)",
            (refused.source, refused.line or 0, refused.reason, _now()),
        )

    def accept(self, source: str) -> None:
        """Drop the refusals of a source that is read again."""
        self._run("DELETE FROM refusals WHERE source = ?", (source,))

    def read_before(self, source: str, *, mark: str) -> list[VersionKey] | None:
        """The versions that a source gave when it had that mark, or None.

        None as well when another source has since given one of them.
        """
        row = self._one(
            "SELECT versions FROM sources WHERE source = ? AND mark = ?", (source, mark)
        )
        if row is None:
            return None
        found = self._all(
            "SELECT release, language, hash FROM versions WHERE source = ?", (source,)
        )
        return [VersionKey(*key) for key in found] if len(found) == row[0] else None

    def keep_source(self, source: str, *, mark: str, versions: int) -> None:
        """Remember that a source with that mark gave so many versions, and nothing was refused."""
        self._run("INSERT OR REPLACE INTO sources VALUES (?, ?, ?)", (source, mark, versions))

    def forget(self, id: ReleaseId) -> bool:
        """Remove a release with all its revisions, for good; False when there is none by that id.

        It is pending afterwards, for the engine to forget it too.
        """
        held = self._one("SELECT 1 FROM versions WHERE release = ?", (id,))
        if not held:
            return False
        for table in ("versions", "revisions"):
            self._run(f"DELETE FROM {table} WHERE release = ?", (id,))  # noqa: S608 - our names
        self._run("INSERT OR REPLACE INTO tombstones VALUES (?, ?)", (id, _now()))
        self._run("INSERT OR IGNORE INTO pending VALUES (?)", (id,))
        return True

    def versions(self, id: ReleaseId) -> tuple[Version, ...]:
        """The versions of a release, French first; none when there is no such release."""
        rows = self._all(
            "SELECT record FROM versions WHERE release = ? ORDER BY language DESC", (id,)
        )
        return tuple(record.version_from_json(row[0]) for row in rows)

    def provenance(self, id: ReleaseId) -> tuple[Provenance, ...]:
        """Where the versions of a release came from, French first."""
        rows = self._all(
            "SELECT language, source, line, hash, taken FROM versions WHERE release = ?"
            " ORDER BY language DESC",
            (id,),
        )
        return tuple(Provenance(*row[:4], datetime.fromisoformat(row[4])) for row in rows)

    def sightings(self, version: Version, *, grammar: str) -> tuple[Sighting, ...] | None:
        """The names that this grammar saw in the version as it stands, or None when not yet."""
        row = self._one(
            "SELECT sightings FROM versions WHERE release = ? AND language = ? AND grammar = ?",
            (version.id, version.language, grammar),
        )
        return tuple(Sighting(*fields) for fields in json.loads(row[0])) if row else None

    def keep_sightings(
        self, version: Version, sightings: Iterable[Sighting], *, grammar: str
    ) -> None:
        """Remember the names that this grammar saw in the version."""
        written = json.dumps(
            [[s.name, s.block, s.start, s.end, s.relation, s.role] for s in sightings],
            ensure_ascii=False,
        )
        self._run(
            "UPDATE versions SET grammar = ?, sightings = ? WHERE release = ? AND language = ?",
            (grammar, written, version.id, version.language),
        )

    def ids(self) -> list[ReleaseId]:
        """Every release's id, in order."""
        return [row[0] for row in self._all("SELECT DISTINCT release FROM versions ORDER BY 1")]

    def pending(self) -> list[ReleaseId]:
        """The releases that the engine has yet to be told of, forgotten ones among them."""
        return [row[0] for row in self._all("SELECT release FROM pending ORDER BY 1")]

    def settled(self, ids: Iterable[ReleaseId]) -> None:
        """The engine has published these."""
        self._many("DELETE FROM pending WHERE release = ?", [(id,) for id in ids])

    def refusals(self) -> list[Refused]:
        """What was refused when it was last read."""
        rows = self._all("SELECT reason, source, line FROM refusals ORDER BY source, line")
        return [Refused(reason, source=source, line=line or None) for reason, source, line in rows]

    def counts(self) -> Counts:
        """How much the archive holds."""
        row = self._one(
            "SELECT (SELECT count(DISTINCT release) FROM versions),"
            " (SELECT count(*) FROM versions), (SELECT count(*) FROM revisions),"
            " (SELECT count(*) FROM refusals), (SELECT count(*) FROM tombstones)"
        )
        return Counts(*row)

    def _run(self, statement: str, values: tuple[object, ...] = ()) -> sqlite3.Cursor:
        try:
            return self._db.execute(statement, values)
        except sqlite3.Error as error:
            raise _ours(error, self.path) from error

    def _many(self, statement: str, rows: list[tuple[object, ...]]) -> None:
        try:
            self._db.executemany(statement, rows)
        except sqlite3.Error as error:
            raise _ours(error, self.path) from error

    def _one(self, statement: str, values: tuple[object, ...] = ()) -> Any:  # noqa: ANN401 - a row
        return self._run(statement, values).fetchone()

    def _all(self, statement: str, values: tuple[object, ...] = ()) -> list[Any]:
        try:
            return self._run(statement, values).fetchall()
        except sqlite3.Error as error:
            raise _ours(error, self.path) from error


def digest(version: Version) -> str:
    """The hash by which a version is known to be the same: SHA-256 of all that it says."""
    return hashlib.sha256(record.version_to_json(version).encode()).hexdigest()


def _ours(error: sqlite3.Error, path: Path) -> ArchiveError | Busy:
    if isinstance(error, sqlite3.OperationalError) and "locked" in str(error):
        return Busy(f"{path}: another command is writing to the archive: wait until it is done")
    if isinstance(error, sqlite3.OperationalError) and "full" in str(error):
        return ArchiveError(f"{path}: the disk is full: free some space and run it again")
    return ArchiveError(
        f"{path}: the archive cannot be used ({error}): restore it from a backup or an export"
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
