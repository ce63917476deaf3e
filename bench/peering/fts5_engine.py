"""SQLite's FTS5, with the people of each release in a table beside it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from bench.peering.answers import Answer, dated
from bench.peering.collection import WHOLE, texts
from bench.peering.questions import Question
from bench.peering.translating import Translator
from index.entry import Entry

_NAMES = [field.name for field in WHOLE]
_FIELDS = ", ".join(_NAMES)

Asked = tuple[str, str]
"""An expression of its own, and what narrows it."""

_IN_PERSON = "SELECT release FROM person WHERE id IN"
_IN_YEARS = "SELECT rowid FROM release WHERE year BETWEEN"


class Fts5:
    """What only ranks, and cannot be said in its queries, is left out."""

    def build(self, entries: Iterable[Entry], folder: Path) -> None:
        """Index the entries."""
        with sqlite3.connect(folder / "index.sqlite") as kept:
            # a word is what stands between spaces, whatever its letters are
            kept.execute(
                f"CREATE VIRTUAL TABLE text USING fts5({_FIELDS}, tokenize = "
                """"unicode61 remove_diacritics 0 categories 'L* N* Co M* P* S*'")"""
            )
            kept.execute("CREATE TABLE release (rowid INTEGER PRIMARY KEY, id, year, month)")
            kept.execute("CREATE TABLE person (id, release)")
            marks = ",".join("?" * len(_NAMES))
            for number, one in enumerate(texts(entries), 1):
                kept.execute(
                    f"INSERT INTO text (rowid, {_FIELDS}) VALUES (?,{marks})",  # noqa: S608 - names
                    (number, *(one.words.get(name, "") for name in _NAMES)),
                )
                kept.execute(
                    "INSERT INTO release VALUES (?,?,?,?)", (number, one.id, one.year, one.month)
                )
                kept.executemany(
                    "INSERT INTO person VALUES (?,?)", [(p, number) for p in one.people]
                )
            kept.execute("CREATE INDEX people ON person (release, id)")
            kept.execute("CREATE INDEX releases ON person (id, release)")
            kept.execute("INSERT INTO text (text) VALUES ('optimize')")

    def open(self, folder: Path) -> None:
        """Open what was built there."""
        self._kept = sqlite3.connect(folder / "index.sqlite")
        self._kept.execute("PRAGMA mmap_size = 4000000000")
        self._kept.execute("PRAGMA temp_store = MEMORY")
        self._kept.execute("CREATE TEMP TABLE found (release INTEGER PRIMARY KEY)")

    def translated(self, question: Question) -> Asked:
        """An expression, and what narrows it."""
        return _Queries().query(question.plan.match)

    def search(self, asked: Asked) -> Any:  # noqa: ANN401
        """The first ten, and the total."""
        expression, narrowing = asked
        ask = self._kept.execute
        ask("DELETE FROM found")
        total = ask(
            f"INSERT INTO found SELECT rowid FROM text WHERE text MATCH ? {narrowing}",  # noqa: S608
            (expression,),
        ).rowcount
        top = ask(
            f"SELECT rowid FROM text WHERE text MATCH ? {narrowing} ORDER BY rank LIMIT 10",  # noqa: S608
            (expression,),
        ).fetchall()
        return total, [row for (row,) in top]

    def facets(self, asked: Asked, top: Any) -> Any:  # noqa: ANN401, ARG002
        """The people, years and months of what was found."""
        ask = self._kept.execute
        people = ask(
            "SELECT id, count(*) FROM found JOIN person USING (release) GROUP BY id "
            "ORDER BY 2 DESC, 1 LIMIT 20"
        ).fetchall()
        return [
            dict(people),
            *(
                dict(
                    ask(
                        f"SELECT {grain}, count(*) FROM found JOIN release ON release.rowid = "  # noqa: S608
                        f"found.release GROUP BY 1"
                    ).fetchall()
                )
                for grain in ("year", "month")
            ),
        ]

    def passages(self, asked: Asked, top: Any) -> None:  # noqa: ANN401
        """Its own snippets, of the field that shows most."""
        rows = ",".join(map(str, top[1])) or "0"
        self._kept.execute(
            f"SELECT snippet(text, -1, '<b>', '</b>', '…', 30) FROM text WHERE text MATCH ? "  # noqa: S608
            f"AND +rowid IN ({rows})",
            (asked[0],),
        ).fetchall()

    def answer(self, top: Any, facets: Any) -> Answer:  # noqa: ANN401
        """The total and the counts."""
        people, years, months = facets
        return Answer(top[0], people, *dated(years, months))


class _Queries(Translator[Asked]):
    def term(self, field: str, term: str, weight: float) -> Asked:  # noqa: ARG002 - no weights
        return f'{field} : "{term}"', ""

    def phrase(
        self,
        field: str,
        words: Sequence[tuple[int, str]],
        slop: int,  # noqa: ARG002 - only what ranks may be out of place
        weight: float,  # noqa: ARG002 - no weights
    ) -> Asked:
        return f'{field} : "{" ".join(term for _, term in words)}"', ""

    def any(self, each: Sequence[Asked]) -> Asked:
        return f"({' OR '.join(one for one, _ in each)})", ""

    def all(self, needed: Sequence[Asked], optional: Sequence[Asked]) -> Asked:  # noqa: ARG002
        expression = " AND ".join(f"({one})" for one, _ in needed if one)
        return expression, "".join(narrowing for _, narrowing in needed)

    def best(self, each: Sequence[Asked]) -> Asked:
        return self.any(each)

    def people(self, ids: Sequence[str]) -> Asked:
        chosen = ",".join(f"'{id}'" for id in ids)
        return "", f" AND +rowid IN ({_IN_PERSON} ({chosen}))"

    def years(self, first: int, last: int) -> Asked:
        return "", f" AND +rowid IN ({_IN_YEARS} {first} AND {last})"
