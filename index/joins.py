"""What the archive keeps of versions that are one release though their ids are two.

    alone        each version whose id stands for nothing else: its days, its traits
    candidates   a French and an English one of these, and what they score
    joins        what was decided: both ids, each with the id of the release that they are

All of it can be made anew from the versions and `pairs.yaml`.
A release that is joined has the id of its French version.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, NamedTuple

from index.pairs.deciding import Alone, Couple, Why
from index.release import Days, Language, ReleaseId
from index.sqlite import Database

TABLES: Final = """
CREATE TABLE IF NOT EXISTS alone (
    id TEXT PRIMARY KEY, language TEXT NOT NULL, hash TEXT NOT NULL, says TEXT,
    first INTEGER, last INTEGER, length INTEGER NOT NULL, traits TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS alone_on ON alone (language, first, last, length);
CREATE TABLE IF NOT EXISTS candidates (
    french TEXT NOT NULL, english TEXT NOT NULL, score REAL NOT NULL,
    PRIMARY KEY (french, english)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS candidates_english ON candidates (english);
CREATE TABLE IF NOT EXISTS joins (
    id TEXT PRIMARY KEY, release TEXT NOT NULL, why TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS joins_of ON joins (release);
CREATE INDEX IF NOT EXISTS alone_saying ON alone (says) WHERE says IS NOT NULL;
CREATE INDEX IF NOT EXISTS alone_lasting ON alone (language, first, last, length)
    WHERE last > first
"""

_AT_ONCE: Final = 500
"""Ids that one statement names."""


class Shown(NamedTuple):
    """A version alone: what decides whether it is compared with another one, and its traits."""

    id: ReleaseId
    language: Language
    days: Days | None
    length: int
    traits: str


class Joins:
    """The joins in an open archive; writes belong inside `Archive.writing()`."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def release_of(self, id: ReleaseId) -> ReleaseId:
        """The id of the release that an id stands for: its own, unless it is joined."""
        rows = self._db.all("SELECT release FROM joins WHERE id = ?", (id,))
        return ReleaseId(rows[0][0]) if rows else id

    def ids_of(self, release: ReleaseId) -> tuple[ReleaseId, ...]:
        """The ids whose versions make that release; none where it is part of another."""
        rows = self._db.all("SELECT id FROM joins WHERE release = ? ORDER BY 1", (release,))
        if rows:
            return tuple(ReleaseId(row[0]) for row in rows)
        return (release,) if self.release_of(release) == release else ()

    def joined(self) -> dict[Couple, Why]:
        """Everything that is joined, and why."""
        rows = self._db.all(
            "SELECT f.id, e.id, f.why FROM joins f JOIN joins e"
            " ON e.release = f.release AND e.id != f.id WHERE f.id = f.release",
        )
        return {Couple(french, english): why for french, english, why in rows}

    def why(self, release: ReleaseId) -> Why | None:
        """Why a release is joined, None where it is not."""
        rows = self._db.all("SELECT why FROM joins WHERE release = ? LIMIT 1", (release,))
        return rows[0][0] if rows else None

    def keep_joined(self, joined: Mapping[Couple, Why]) -> set[ReleaseId]:
        """Keep what is joined now; gives every id for which that is another release, or why."""
        before = self.joined()
        changed = {c for c in before.keys() | joined.keys() if before.get(c) != joined.get(c)}
        gone: list[tuple[object, ...]] = [(id,) for couple in changed for id in couple]
        self._db.many("DELETE FROM joins WHERE id = ?", gone)
        self._db.many(
            "INSERT OR REPLACE INTO joins VALUES (?, ?, ?)",
            [
                (id, couple.french, joined[couple])
                for couple in sorted(changed & joined.keys())
                for id in couple
            ],
        )
        return {id for couple in changed for id in couple}

    def alone(self, named: Iterable[ReleaseId]) -> list[Alone]:
        """Every version whose id stands for nothing else, and that anything says something of.

        That is who is `named`, has a score, or is told by a source to be a version of another.
        All others are the many that no decision looks at.
        """
        rows = self._db.all(
            "SELECT id, language, says FROM alone WHERE id IN (SELECT french FROM candidates"
            " UNION SELECT english FROM candidates"
            " UNION SELECT id FROM alone WHERE says IS NOT NULL"
            " UNION SELECT says FROM alone WHERE says IS NOT NULL)"
        )
        for id in named:
            rows += self._db.all("SELECT id, language, says FROM alone WHERE id = ?", (id,))
        return [Alone(ReleaseId(id), language, says) for id, language, says in rows]

    def ids(self) -> set[ReleaseId]:
        """The ids of all of them."""
        return {row[0] for row in self._db.all("SELECT id FROM alone")}

    def hash_of(self, id: ReleaseId) -> str | None:
        """Of which text the traits of one are, None where there are none.

        Empty where it has yet to be compared: a run was killed in between.
        """
        row = self._db.one("SELECT hash FROM alone WHERE id = ?", (id,))
        return row[0] if row else None

    def keep_compared(self, hashes: Iterable[tuple[ReleaseId, str]]) -> None:
        """Versions of these hashes have been compared with what is near them."""
        self._db.many("UPDATE alone SET hash = ? WHERE id = ?", [(h, id) for id, h in hashes])

    def keep_alone(self, version: Shown, *, says: ReleaseId | None) -> None:
        """Keep what a version shows, in place of what it showed before; it has to be compared."""
        first, last = _ordinals(version.days)
        self._db.run(
            "INSERT OR REPLACE INTO alone VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                version.id,
                version.language,
                "",
                says,
                first,
                last,
                version.length,
                version.traits,
            ),
        )

    def forget(self, id: ReleaseId) -> None:
        """Keep nothing of what that version showed, and join it to nothing."""
        self.drop([id])
        self._db.run("DELETE FROM joins WHERE id = ?", (id,))

    def drop(self, ids: Iterable[ReleaseId]) -> None:
        """Forget what these show, and what they scored."""
        rows: list[tuple[object, ...]] = [(id,) for id in ids]
        self._db.many("DELETE FROM alone WHERE id = ?", rows)
        self.drop_scores(id for (id,) in rows)

    def drop_scores(self, ids: Iterable[object]) -> None:
        """Forget what these scored."""
        rows: list[tuple[object, ...]] = [(id,) for id in ids]
        self._db.many("DELETE FROM candidates WHERE french = ?", rows)
        self._db.many("DELETE FROM candidates WHERE english = ?", rows)

    def by_days(self, ids: Iterable[ReleaseId]) -> list[ReleaseId]:
        """These in the order of their first days, the undated first."""
        one = "SELECT coalesce(first, 0), id FROM alone WHERE id = ?"
        found = [self._db.one(one, (id,)) for id in ids]
        return [id for _, id in sorted(found)]

    def shown(self, ids: Iterable[ReleaseId]) -> list[Shown]:
        """What these show, in the order of their first days, the undated first."""
        wanted = list(ids)
        found: list[Shown] = []
        for start in range(0, len(wanted), _AT_ONCE):
            some = wanted[start : start + _AT_ONCE]
            marks = ", ".join("?" * len(some))
            rows = self._db.all(
                f"{_SHOWN} WHERE id IN ({marks})",
                tuple(some),
            )
            found += map(_read, rows)
        return sorted(
            found, key=lambda one: (one.days.first.toordinal() if one.days else 0, one.id)
        )

    def near(
        self, version: Shown, *, days: int, least: float, most: float
    ) -> list[tuple[ReleaseId, Days | None]]:
        """The versions in the other language within so many days, and between those lengths.

        Those without a day are near those without.
        """
        other = "en" if version.language == "fr" else "fr"
        if version.days is None:
            rows = self._db.all(f"{_NEAR} AND first IS NULL", (other, least, most))
        else:
            begins = version.days.first.toordinal() - days
            ends = version.days.last.toordinal() + days
            # most have one day, and are looked for among those days alone
            rows = self._db.all(
                f"{_NEAR} AND first BETWEEN ? AND ?"
                f" UNION ALL {_NEAR} AND last > first AND first < ? AND last >= ?",
                (other, least, most, begins, ends, other, least, most, begins, begins),
            )
        return [(ReleaseId(id), _days(first, last)) for id, first, last in rows]

    def keep_scores(self, scores: Mapping[Couple, float]) -> None:
        """Keep what couples scored."""
        self._db.many(
            "INSERT OR REPLACE INTO candidates VALUES (?, ?, ?)",
            [(*couple, score) for couple, score in scores.items()],
        )

    def scores(self) -> dict[Couple, float]:
        """What couples scored."""
        rows = self._db.all("SELECT french, english, score FROM candidates")
        return {Couple(french, english): score for french, english, score in rows}


_SHOWN: Final = "SELECT id, language, first, last, length, traits FROM alone"
_NEAR: Final = "SELECT id, first, last FROM alone WHERE language = ? AND length BETWEEN ? AND ?"


def _read(row: tuple[str, Language, int | None, int | None, int, str]) -> Shown:
    id, language, first, last, length, traits = row
    return Shown(ReleaseId(id), language, _days(first, last), length, traits)


def _ordinals(days: Days | None) -> tuple[int | None, int | None]:
    return (days.first.toordinal(), days.last.toordinal()) if days else (None, None)


def _days(first: int | None, last: int | None) -> Days | None:
    if first is None or last is None:
        return None
    return Days(date.fromordinal(first), date.fromordinal(last))
