"""What only the archive knows of what it was given: what was refused, and which dates are in doubt.

Engines hold what was taken in; this is about what was not, or not wholly.
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Final

from index.archived import NAME, archived
from index.errors import ArchiveError
from index.release import ReleaseId

NAMED: Final = 20
"""Releases of each sort of doubt that are named; all are counted."""

_QUOTED: Final = re.compile(r"'[^']*'|\"[^\"]*\"")

_IMPOSSIBLE: Final = """
    SELECT DISTINCT release FROM versions
    WHERE json_extract(record, '$.extra.date') IS NOT NULL
       OR json_extract(record, '$.extra.published') IS NOT NULL
       OR json_extract(record, '$.extra.updated') IS NOT NULL
    ORDER BY release
"""
_DIFFERING: Final = """
    SELECT release FROM versions WHERE json_extract(record, '$.happened') IS NOT NULL
    GROUP BY release HAVING count(DISTINCT json_extract(record, '$.happened')) > 1
    ORDER BY release
"""
_COUNTS: Final = """
    SELECT (SELECT count(*) FROM versions), (SELECT count(*) FROM revisions),
           (SELECT count(*) FROM tombstones)
"""


@dataclass(frozen=True, slots=True)
class Doubt:
    """How many releases it is about, and the first of them by name."""

    count: int = 0
    named: tuple[ReleaseId, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """What the archive tells of itself.

    `refused` counts what was not taken in when it was last read, by the reason as it was told,
    without where it stood: a path is nobody's business but the archivist's.
    `impossible` are releases that print a date which no calendar has, `differing` those whose
    versions give other days than each other.
    """

    versions: int
    revisions: int
    forgotten: int
    refused: Mapping[str, int]
    impossible: Doubt
    differing: Doubt


def kept(folder: Path) -> Kept | None:
    """What the archive in the folder tells; None where there is none that can be read.

    The file is opened for reading alone.
    """
    uri = f"{(folder / NAME).absolute().as_uri()}?mode=ro"
    try:
        if not archived(folder):
            return None
        with closing(sqlite3.connect(uri, uri=True)) as db:
            versions, revisions, forgotten = db.execute(_COUNTS).fetchone()
            reasons = Counter(_reason(row[0]) for row in db.execute("SELECT reason FROM refusals"))
            return Kept(
                versions=versions,
                revisions=revisions,
                forgotten=forgotten,
                refused=dict(reasons.most_common()),
                impossible=_doubt(db, _IMPOSSIBLE),
                differing=_doubt(db, _DIFFERING),
            )
    except (ArchiveError, sqlite3.Error):
        return None


class FolderKept:
    """Gives what the archive of a folder tells; asks again when its file has changed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = Lock()
        self._read: tuple[object, Kept | None] | None = None

    def __call__(self) -> Kept | None:
        """What the archive tells now."""
        stands = tuple(_stamp(self._folder / f"{NAME}{end}") for end in ("", "-wal"))
        with self._lock:
            if self._read is None or self._read[0] != stands:
                self._read = stands, kept(self._folder)
            return self._read[1]


def _doubt(db: sqlite3.Connection, question: str) -> Doubt:
    found = [ReleaseId(row[0]) for row in db.execute(question)]
    return Doubt(len(found), tuple(found[:NAMED]))


def _reason(told: str) -> str:
    """The reason without what differs from file to file, which stands in quotation marks.

    >>> _reason("there is no such language as 'de'")
    'there is no such language as …'
    """
    return " ".join(_QUOTED.sub("…", told).split())


def _stamp(path: Path) -> tuple[int, int] | None:
    """What tells that a file has changed; an empty log, as reading alone leaves one, is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_mtime_ns, found.st_size) if found.st_size else None
