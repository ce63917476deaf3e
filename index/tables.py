"""What the archive's file holds: its tables, the number of their format, and how they are made.

`versions` holds each version as it stands and `revisions` as it stood before; `record` is the text
of `index.record`, and `hash` its SHA-256.
`meta` holds the format and, as `told`, the generation that the engine published last.
`sources` are files that stood so when they were last read, and `pending` the releases that the
engine has yet to be told of.
Names and joins have tables of their own, in `index.attestations` and `index.joins`.
"""

from __future__ import annotations

from typing import Final

from index import attestations, joins
from index.errors import ArchiveError
from index.sqlite import Database

FORMAT: Final = 1
"""Raised whenever the tables, or what stands in them, change their meaning."""

TABLES: Final = """
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

_LATER: Final = ((attestations.TABLES, "former_ids_of"), (joins.TABLES, "alone_lasting"))
"""Tables that an archive may lack, being older than they are, and the last thing each makes."""


def make(db: Database) -> None:
    """Have all tables there.  Raises `ArchiveError` where those that are there are not ours."""
    if not _are_made(db):
        # A file of somebody else's is told from ours before anything is changed in it.
        db.write_ahead()
        with db.writing():
            # Two may have come here at once; the second finds the tables made.
            if not _are_made(db):
                _run(db, TABLES)
                db.run("INSERT INTO meta VALUES ('format', ?)", (str(FORMAT),))
    for tables, last in _LATER:
        if not db.one("SELECT 1 FROM sqlite_master WHERE name = ?", (last,)):
            with db.writing():
                _run(db, tables)


def _run(db: Database, statements: str) -> None:
    for statement in statements.split(";"):
        db.run(statement)


def _are_made(db: Database) -> bool:
    """Whether the tables are there.  Raises `ArchiveError` where they are not ours."""
    tables = {row[0] for row in db.all("SELECT name FROM sqlite_master")}
    if not tables:
        return False
    if not {"meta", "versions", "tombstones"} <= tables:
        raise ArchiveError(
            f"{db.path} is a database of another program: choose another folder with --data"
        )
    found = db.one("SELECT value FROM meta WHERE key = 'format'")
    if found is None or found[0] != str(FORMAT):
        raise ArchiveError(
            f"{db.path} has format {found and found[0]}, this program reads {FORMAT}: "
            "export it with the program that made it, and index the export with this one"
        )
    return True
