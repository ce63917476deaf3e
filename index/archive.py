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
from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, NamedTuple, Self

from index import record, tables
from index.archived import NAME, archived, no_folder
from index.attestations import Attestations
from index.errors import ArchiveError, Refused
from index.joins import Joins
from index.people.model import NameModel
from index.release import Heard, Language, ReleaseId, Version
from index.sqlite import CURE, Database
from index.undoing import undone_by
from index.writer import Generation

Kept = Literal["added", "updated", "unchanged", "forgotten"]

Note = Literal["officials", "pairs", "pairing"]
"""Texts of the owner's files as they were last applied, and of what pairing was made."""


class VersionKey(NamedTuple):
    """A version's place in the archive, and the hash of what stands there."""

    release: ReleaseId
    language: Language
    hash: str


class Written(NamedTuple):
    """A version as it is kept: whose it is, SHA-256 of its text in `index.record`, that text."""

    release: ReleaseId
    language: Language
    hash: str
    text: str


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
    """An open archive.  Every method raises `ArchiveError`, or `Busy` while another one writes.

    `model` sees names in its versions beside the grammar; there is none unless it is set.
    """

    model: NameModel | None = None

    def __init__(self, db: Database) -> None:
        self._db = db
        self.path = db.path
        self.names = Attestations(db)
        self.joins = Joins(db)

    @classmethod
    def open(cls, folder: Path) -> Self:
        """The archive in that data folder, made when there is none."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except (OSError, ValueError) as error:
            raise no_folder(folder, error) from error
        return cls._opened(folder / NAME)

    @classmethod
    def existing(cls, folder: Path) -> Self:
        """The archive in that data folder.  Raises `ArchiveError` when there is none."""
        if not archived(folder):
            raise ArchiveError(
                f"there is no archive in {folder}: make one with `communique index PATH`, "
                "or name its folder with --data"
            )
        return cls._opened(folder / NAME)

    @classmethod
    def rehearsal(cls, folder: Path) -> Self:
        """The archive to rehearse in: that of the folder, or one in memory when there is none."""
        return cls._opened(folder / NAME) if archived(folder) else cls._opened(Path(":memory:"))

    @classmethod
    def _opened(cls, path: Path) -> Self:
        db = Database(path)
        with undone_by(db.close):
            tables.make(db)
            db.run("PRAGMA synchronous=FULL")
            db.run("PRAGMA secure_delete=ON")  # what is forgotten leaves no trace in the file
        return cls(db)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def writing(self) -> AbstractContextManager[None]:
        """All or nothing: what is written inside is kept together, or not at all."""
        return self._db.writing()

    def reading(self) -> AbstractContextManager[None]:
        """Whatever is read inside is of one moment, while others may write."""
        return self._db.reading()

    def rehearsing(self) -> AbstractContextManager[None]:
        """Whatever is written inside is seen inside, and undone at the end."""
        return self._db.rehearsing()

    def keep(self, version: Version, *, source: str, line: int | None) -> Kept:
        """Take the version in; a former text of it becomes a revision.

        The same text again is unchanged, whatever file it stands in.
        A forgotten release stays forgotten.
        """
        return self.keep_written(written(version), source=source, line=line)

    def keep_written(self, version: Written, *, source: str, line: int | None) -> Kept:
        """The same for a version that is written already."""
        *key, hashed, text = version
        if self._db.one("SELECT 1 FROM tombstones WHERE release = ?", (version.release,)):
            return "forgotten"
        former = self._db.one(
            "SELECT hash FROM versions WHERE release = ? AND language = ?", (*key,)
        )
        if former and former[0] == hashed:
            return "unchanged"
        now = _now()
        if former:
            self._db.run(
                "INSERT INTO revisions SELECT release, language, hash, record, source, line, taken,"
                " ? FROM versions WHERE release = ? AND language = ?",
                (now, *key),
            )
        self._db.run(
            "INSERT OR REPLACE INTO versions VALUES (?, ?, ?, ?, ?, ?, ?, NULL, NULL)",
            (*key, hashed, text, source, line, now),
        )
        self._db.run("INSERT OR IGNORE INTO pending VALUES (?)", (version.release,))
        return "updated" if former else "added"

    def refuse(self, refused: Refused) -> None:
        """Remember what was not taken in, and why."""
        self._db.run(
            "INSERT OR REPLACE INTO refusals VALUES (?, ?, ?, ?)",
            (refused.source, refused.line or 0, refused.reason, _now()),
        )

    def accept(self, source: str) -> None:
        """Drop what is known of a source that is read again: its refusals, and how it stood."""
        for table in ("refusals", "sources"):
            self._db.run(f"DELETE FROM {table} WHERE source = ?", (source,))  # noqa: S608 - our names

    def read_before(self, source: str, *, mark: str) -> list[VersionKey] | None:
        """The versions that a source gave when it had that mark, or None.

        None as well when another source has since given one of them.
        """
        row = self._db.one(
            "SELECT versions FROM sources WHERE source = ? AND mark = ?", (source, mark)
        )
        if row is None:
            return None
        found = self._db.all(
            "SELECT release, language, hash FROM versions WHERE source = ?", (source,)
        )
        return [VersionKey(*key) for key in found] if len(found) == row[0] else None

    def keep_source(self, source: str, *, mark: str, versions: int) -> None:
        """Remember that a source with that mark gave so many versions, and nothing was refused."""
        self._db.run("INSERT OR REPLACE INTO sources VALUES (?, ?, ?)", (source, mark, versions))

    def forget(self, id: ReleaseId) -> bool:
        """Remove a release with all its revisions, for good; False when there is none by that id.

        Any id of a joined release will do, and all of it goes.
        It is pending afterwards, for the engine to forget it too.
        """
        held = self._db.one("SELECT 1 FROM versions WHERE release = ?", (id,))
        if not held:
            return False
        for one in self.joins.ids_of(self.joins.release_of(id)):
            for table in ("versions", "revisions"):
                self._db.run(f"DELETE FROM {table} WHERE release = ?", (one,))  # noqa: S608 - our names
            self._db.run("INSERT OR REPLACE INTO tombstones VALUES (?, ?)", (one, _now()))
            self._db.run("INSERT OR IGNORE INTO pending VALUES (?)", (one,))
            self.joins.forget(one)
        return True

    def versions(self, id: ReleaseId) -> tuple[Version, ...]:
        """The versions of a release, French first; none when there is no such release.

        Those of a joined one have ids of their own; its other ids have none here.
        """
        kept = [row for one in self.joins.ids_of(id) for row in self.kept(one)]
        found = (version for version, _ in kept)
        return tuple(sorted(found, key=lambda version: version.language, reverse=True))

    def hashes(self, id: ReleaseId) -> list[str]:
        """The hashes of the versions that were indexed by that very id."""
        rows = self._db.all("SELECT hash FROM versions WHERE release = ?", (id,))
        return [row[0] for row in rows]

    def kept(self, id: ReleaseId) -> list[tuple[Version, str]]:
        """The versions that were indexed by that very id, with their hashes, French first."""
        rows = self._db.all(
            "SELECT record, hash FROM versions WHERE release = ? ORDER BY language DESC", (id,)
        )
        try:
            return [(record.version_from_json(written), hashed) for written, hashed in rows]
        except ValueError as error:
            raise ArchiveError(f"{self.path}: the record of {id!r} is damaged; {CURE}") from error

    def provenance(self, id: ReleaseId) -> tuple[Provenance, ...]:
        """Where the versions of a release came from, French first."""
        rows = self._db.all(
            "SELECT language, source, line, hash, taken FROM versions WHERE release = ?"
            " OR release IN (SELECT id FROM joins WHERE release = ?) ORDER BY language DESC",
            (id, id),
        )
        return tuple(
            Provenance(language, source, line, hash, datetime.fromisoformat(taken))
            for language, source, line, hash, taken in rows
        )

    def heard(self, version: Version, *, grammar: str) -> Heard | None:
        """The names and quotes that this grammar found in the version as it stands.

        None when it has not read it yet.
        """
        row = self._db.one(
            "SELECT sightings FROM versions WHERE release = ? AND language = ? AND grammar = ?",
            (version.id, version.language, grammar),
        )
        try:
            return record.heard_from_json(row[0]) if row else None
        except ValueError:
            return None  # damaged; a text can always be read again

    def keep_heard(self, version: Version, heard: Heard, *, grammar: str) -> None:
        """Remember the names and quotes that this grammar found in the version."""
        self._db.run(
            "UPDATE versions SET grammar = ?, sightings = ? WHERE release = ? AND language = ?",
            (grammar, record.heard_to_json(heard), version.id, version.language),
        )

    def corrections(self) -> str:
        """The text of officials.yaml as it was last applied; empty where there was none."""
        return self.note("officials")

    def keep_corrections(self, text: str) -> None:
        """Remember the text of officials.yaml as applied."""
        self.keep_note("officials", text)

    def note(self, key: Note) -> str:
        """What was last noted under the key; empty where nothing was."""
        row = self._db.one("SELECT value FROM meta WHERE key = ?", (key,))
        return str(row[0]) if row else ""

    def keep_note(self, key: Note, text: str) -> None:
        """Note something in place of what was noted."""
        self._db.run("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, text))

    def ids(self) -> list[ReleaseId]:
        """Every release's id, in order."""
        return [
            row[0]
            for row in self._db.all(
                "SELECT DISTINCT release FROM versions"
                " WHERE release NOT IN (SELECT id FROM joins WHERE id != release) ORDER BY 1"
            )
        ]

    def sources(self) -> list[ReleaseId]:
        """Every id that a version was indexed by, in order, those of joined releases among them."""
        return [row[0] for row in self._db.all("SELECT DISTINCT release FROM versions ORDER BY 1")]

    def bilingual(self) -> list[ReleaseId]:
        """The ids of the releases that exist in both languages, in order."""
        return [
            row[0]
            for row in self._db.all(
                "SELECT release FROM versions GROUP BY release HAVING count(*) > 1"
                " UNION SELECT release FROM joins ORDER BY 1"
            )
        ]

    def forgotten(self) -> list[ReleaseId]:
        """The ids that were forgotten for good."""
        return [row[0] for row in self._db.all("SELECT release FROM tombstones ORDER BY 1")]

    def pending(self) -> list[ReleaseId]:
        """The releases that the engine has yet to be told of, forgotten ones among them."""
        return [row[0] for row in self._db.all("SELECT release FROM pending ORDER BY 1")]

    def make_pending(self, ids: Iterable[ReleaseId]) -> None:
        """The engine has to be told of these again."""
        self._db.many("INSERT OR IGNORE INTO pending VALUES (?)", [(id,) for id in sorted(ids)])

    def has_told(self) -> bool:
        """Whether an engine was told of any release that is held."""
        return bool(
            self._db.one(
                "SELECT 1 FROM versions WHERE release NOT IN (SELECT release FROM pending) LIMIT 1"
            )
        )

    def told(self) -> Generation | None:
        """What the engine published when it was last told; None when nobody knows."""
        row = self._db.one("SELECT value FROM meta WHERE key = 'told'")
        return Generation(row[0]) if row else None

    def telling(self) -> None:
        """The engine is about to publish: from here on nobody knows what, until it is settled."""
        self._db.run("DELETE FROM meta WHERE key = 'told'")

    def settled(self, ids: Iterable[ReleaseId], *, generation: Generation) -> None:
        """The engine has published these, as that generation."""
        self._db.many("DELETE FROM pending WHERE release = ?", [(id,) for id in ids])
        self._db.run("INSERT OR REPLACE INTO meta VALUES ('told', ?)", (generation,))

    def refusals(self) -> list[Refused]:
        """What was refused when it was last read."""
        rows = self._db.all("SELECT reason, source, line FROM refusals ORDER BY source, line")
        return [Refused(reason, source=source, line=line or None) for reason, source, line in rows]

    def counts(self) -> Counts:
        """How much the archive holds."""
        row = self._db.one(
            "SELECT (SELECT count(DISTINCT release) FROM versions)"
            " - (SELECT count(*) FROM joins WHERE id != release),"
            " (SELECT count(*) FROM versions), (SELECT count(*) FROM revisions),"
            " (SELECT count(*) FROM refusals), (SELECT count(*) FROM tombstones)"
        )
        return Counts(*row)


def written(version: Version) -> Written:
    """The version as it is kept.  Raises ValueError where it holds what no JSON gives back."""
    text = record.version_to_json(version)
    return Written(version.id, version.language, hashlib.sha256(text.encode()).hexdigest(), text)


def digest(version: Version) -> str:
    """The hash by which a version is known to be the same: SHA-256 of all that it says."""
    return written(version).hash


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
