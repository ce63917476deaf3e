"""Reads an archive whole, and tells what is wrong with it.

    pages ─→ tables ─→ every record: its hash, what it says ─→ rows that point nowhere

The file is opened for reading alone, and nothing that stands in it is run: a database from
elsewhere may hold triggers and views, which ours never do.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

from index import attestations, joins, record
from index.fault import Fault, named
from index.sqlite import CURE, ours
from index.tables import FORMAT, TABLES

_AT_ONCE: Final = 500
"""Records between two signs of progress."""

_RECORDS: Final = (
    "SELECT release, language, hash, record FROM versions"
    " UNION ALL SELECT release, language, hash, record FROM revisions"
)

_REMNANTS: Final = {
    "a version of a release that was forgotten": (
        "SELECT DISTINCT release FROM versions WHERE release IN (SELECT release FROM tombstones)"
    ),
    "a revision of a release that is not held": (
        "SELECT DISTINCT release FROM revisions WHERE release NOT IN (SELECT release FROM versions)"
    ),
    "something to tell of a release that never was": (
        "SELECT release FROM pending WHERE release NOT IN (SELECT release FROM versions)"
        " AND release NOT IN (SELECT release FROM tombstones)"
    ),
}
"""Rows that no command leaves behind: what they are, and who has them."""


def audit(path: Path, *, done: Callable[[int], None] = lambda _: None) -> Iterator[Fault]:
    """Everything that is wrong with the archive in that file, which is there.

    `done` is told how many more records were read.
    """
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as db:
            # bytes that are no text are told by the hash of what they stand in
            db.text_factory = lambda raw: raw.decode("utf-8", "replace")
            for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "query_only=ON"):
                db.execute(f"PRAGMA {pragma}")
            db.execute("BEGIN")
            yield from _all(db, path, done)
    except sqlite3.Error as error:
        yield Fault(str(ours(error, path)))


def _all(db: sqlite3.Connection, path: Path, done: Callable[[int], None]) -> Iterator[Fault]:
    pages = [row[0] for row in db.execute("PRAGMA integrity_check(100)")]
    if pages != ["ok"]:
        yield Fault(f"{path} is damaged: {' '.join(pages[0].split())}", CURE)
    tables = list(_tables(db, path))
    yield from tables
    if tables:
        return  # what stands in tables that are not ours cannot be told
    yield from _records(db, path, done)
    for what, question in _REMNANTS.items():
        if ids := [row[0] for row in db.execute(question)]:
            yield Fault(f"{path} holds {what}; {named(ids)}", CURE)


def _tables(db: sqlite3.Connection, path: Path) -> Iterator[Fault]:
    with closing(sqlite3.connect(":memory:")) as model:
        model.executescript(TABLES)
        needed = _schema(model)
        model.executescript(attestations.TABLES)
        model.executescript(joins.TABLES)
        expected = _schema(model)
    found = _schema(db)
    for name in expected.keys() - needed.keys() - found.keys():
        del expected[name]  # whoever opens the archive next makes what came later
    for name in sorted(expected.keys() | found.keys()):
        if found.get(name) == expected.get(name):
            continue
        how = (
            "is not ours" if name not in expected else "differs" if name in found else "is missing"
        )
        yield Fault(f"{path}: the {name[0]} {name[1]!r} {how}", CURE)
    if ("table", "meta") in found:
        row = db.execute("SELECT value FROM meta WHERE key = 'format'").fetchone()
        if row is None or row[0] != str(FORMAT):
            yield Fault(
                f"{path} has format {row and row[0]}, this program reads {FORMAT}",
                "use the program that made it",
            )


def _schema(db: sqlite3.Connection) -> dict[tuple[str, str], str]:
    rows = db.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {(kind, name): " ".join(sql.split()) for kind, name, sql in rows}


def _records(db: sqlite3.Connection, path: Path, done: Callable[[int], None]) -> Iterator[Fault]:
    altered: dict[str, None] = {}  # in the order they were met, each once
    unreadable: dict[str, None] = {}
    rows = db.execute(_RECORDS)
    while portion := rows.fetchmany(_AT_ONCE):
        for release, language, hashed, text in portion:
            if hashlib.sha256(text.encode()).hexdigest() != hashed:
                altered[release] = None
            elif not _says(text, release, language):
                unreadable[release] = None
        done(len(portion))
    if altered:
        yield Fault(f"{path}: not as it was written; {named(list(altered))}", CURE)
    if unreadable:
        yield Fault(f"{path}: a record cannot be read; {named(list(unreadable))}", CURE)


def _says(text: str, release: str, language: str) -> bool:
    """Whether the record can be read, and is of that release in that language."""
    try:
        version = record.version_from_json(text)
    except ValueError:
        return False
    return (version.id, version.language) == (release, language)
