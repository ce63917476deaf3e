"""What the archive keeps of who is named: a witness for each name of each release, and whom it is.

    note      a release's names as it attests them; what shares a surname with them is due
    settle    who they are, once that is resolved; gives the releases whose people changed
    who       whom the names of one release stand for

All of it can be made anew from the versions; ids that were once published are remembered.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from index.people.naming import Known
from index.people.witness import Witness, WitnessKey
from index.release import PersonId, ReleaseId
from index.sqlite import Database

TABLES: Final = """
CREATE TABLE IF NOT EXISTS names (
    release TEXT NOT NULL, name TEXT NOT NULL, kin TEXT NOT NULL, witness TEXT NOT NULL,
    person TEXT, shown TEXT,
    PRIMARY KEY (release, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS names_of_kin ON names (kin);
CREATE TABLE IF NOT EXISTS kin_due (kin TEXT PRIMARY KEY) STRICT;
CREATE TABLE IF NOT EXISTS former_ids (former TEXT PRIMARY KEY, person TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS former_ids_of ON former_ids (person)
"""


class Attestations:
    """The names in an open archive; writes belong inside `Archive.writing()`."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def note(self, release: ReleaseId, witnesses: Iterable[tuple[str, Witness]]) -> bool:
        """What a release attests, each witness with its kin key; none, and it is forgotten.

        True where a name is gone that stood for somebody.
        """
        rows = self._db.all(
            "SELECT name, kin, witness, person FROM names WHERE release = ?", (release,)
        )
        held = {name: (kin, written) for name, kin, written, _ in rows}
        told = {one.name: (kin, _written(one)) for kin, one in witnesses}
        changed = [name for name, row in told.items() if held.get(name) != row]
        gone = held.keys() - told.keys()
        self._db.many(
            "INSERT INTO names VALUES (?, ?, ?, ?, NULL, NULL) ON CONFLICT DO UPDATE"
            " SET kin = excluded.kin, witness = excluded.witness",
            [(release, name, *told[name]) for name in changed],
        )
        self._db.many(
            "DELETE FROM names WHERE release = ? AND name = ?", [(release, name) for name in gone]
        )
        due = {told[name][0] for name in changed}
        due |= {held[name][0] for name in (*changed, *gone) if name in held}
        self._db.many("INSERT OR IGNORE INTO kin_due VALUES (?)", [(kin,) for kin in sorted(due)])
        return any(person and name in gone for name, _, _, person in rows)

    def due(self) -> list[str]:
        """The kin keys under which something changed since it was settled."""
        return [row[0] for row in self._db.all("SELECT kin FROM kin_due ORDER BY 1")]

    def all_due(self) -> None:
        """Have everything resolved again."""
        self._db.run("INSERT OR IGNORE INTO kin_due SELECT DISTINCT kin FROM names")

    def witnesses(self, kin: str) -> list[Witness]:
        """What all releases attest under a kin key."""
        rows = self._db.all("SELECT release, name, witness FROM names WHERE kin = ?", (kin,))
        return [_read(release, name, written) for release, name, written in rows]

    def kin_of(self, person: str) -> list[str]:
        """The kin keys under which that person's names stand."""
        rows = self._db.all("SELECT DISTINCT kin FROM names WHERE person = ? ORDER BY 1", (person,))
        return [row[0] for row in rows]

    def settle(self, kin: str, known: Mapping[WitnessKey, Known]) -> set[ReleaseId]:
        """Keep who the names under a kin key are; gives the releases for which that changed."""
        rows = self._db.all("SELECT release, name, person, shown FROM names WHERE kin = ?", (kin,))
        changed: list[tuple[object, ...]] = []
        moved: dict[str, Counter[str]] = defaultdict(Counter)
        for release, name, person, shown in rows:
            who = known.get(WitnessKey(release, name))
            if who and person and person != who.id:
                moved[person][who.id] += 1
            now = (who.id, who.name) if who else (None, None)
            if now != (person, shown):
                changed.append((*now, release, name))
        self._db.many(
            "UPDATE names SET person = ?, shown = ? WHERE release = ? AND name = ?", changed
        )
        ids = {who.id for who in known.values()}
        self._db.many("DELETE FROM former_ids WHERE former = ?", [(id,) for id in sorted(ids)])
        for former in sorted(moved.keys() - ids):
            heir = min((-times, id) for id, times in moved[former].items())[1]
            self._db.run("UPDATE former_ids SET person = ? WHERE person = ?", (heir, former))
            self._db.run("INSERT OR REPLACE INTO former_ids VALUES (?, ?)", (former, heir))
        self._db.run("DELETE FROM kin_due WHERE kin = ?", (kin,))
        return {ReleaseId(str(row[2])) for row in changed}

    def who(self, release: ReleaseId) -> dict[str, Known | None]:
        """Whom each name of a release stands for, None for nobody."""
        rows = self._db.all("SELECT name, person, shown FROM names WHERE release = ?", (release,))
        return {name: Known(PersonId(id), shown) if id else None for name, id, shown in rows}

    def former_ids(self, person: PersonId) -> tuple[PersonId, ...]:
        """The ids under which a person was known before."""
        rows = self._db.all("SELECT former FROM former_ids WHERE person = ? ORDER BY 1", (person,))
        return tuple(PersonId(row[0]) for row in rows)

    def present_id(self, id: str) -> PersonId:
        """The id that a person has now, for one that they had before; else the id itself."""
        rows = self._db.all("SELECT person FROM former_ids WHERE former = ?", (id,))
        return PersonId(rows[0][0] if rows else id)


def _written(one: Witness) -> str:
    return json.dumps([one.spellings, one.sure, sorted(one.titles), one.day], ensure_ascii=False)


def _read(release: str, name: str, written: str) -> Witness:
    spellings, sure, titles, day = json.loads(written)
    return Witness(ReleaseId(release), name, tuple(spellings), sure, frozenset(titles), day)
