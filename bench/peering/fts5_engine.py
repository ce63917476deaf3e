"""SQLite's FTS5, with the people of each release in a table beside it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from itertools import product
from pathlib import Path
from typing import Any

from bench.peering.collection import texts
from bench.peering.questions import Question
from index.entry import TEXT_FIELDS, Entry
from search.plan import All, Best, Clause, During, Key, Phrase, Some, Terms

_FIELDS = ", ".join(field.name for field in TEXT_FIELDS)


class Fts5:
    """What only ranks, and cannot be said in its queries, is left out."""

    def build(self, entries: Iterable[Entry], folder: Path) -> None:
        """Index the entries."""
        with sqlite3.connect(folder / "index.sqlite") as kept:
            kept.execute(f"CREATE VIRTUAL TABLE text USING fts5({_FIELDS})")
            kept.execute("CREATE TABLE release (rowid INTEGER PRIMARY KEY, id, year, month)")
            kept.execute("CREATE TABLE person (id, release)")
            for number, one in enumerate(texts(iter(entries)), 1):
                fields = [one.words[field.name] for field in TEXT_FIELDS]
                kept.execute(
                    f"INSERT INTO text (rowid, {_FIELDS}) VALUES (?,?,?,?,?)",  # noqa: S608 - names
                    (number, *fields),
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

    def translated(self, question: Question) -> tuple[str, str]:
        """An expression of its own, and what narrows it."""
        narrowing: list[str] = []
        return _expression(question.plan.match, narrowing), "".join(narrowing)

    def search(self, asked: tuple[str, str]) -> list[int]:
        """The first ten, and the total."""
        expression, narrowing = asked
        self._kept.execute("DELETE FROM found")
        self._kept.execute(
            f"INSERT INTO found SELECT rowid FROM text WHERE text MATCH ? {narrowing}",  # noqa: S608
            (expression,),
        )
        top = self._kept.execute(
            f"SELECT rowid FROM text WHERE text MATCH ? {narrowing} ORDER BY rank LIMIT 10",  # noqa: S608
            (expression,),
        ).fetchall()
        return [row for (row,) in top]

    def facets(self, asked: tuple[str, str]) -> Any:  # noqa: ANN401, ARG002
        """The people, years and months of what was found."""
        ask = self._kept.execute
        return [
            dict(
                ask(
                    "SELECT id, count(*) FROM found JOIN person USING (release) GROUP BY id "
                    "ORDER BY 2 DESC, 1 LIMIT 20"
                ).fetchall()
            ),
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

    def passages(self, asked: tuple[str, str], top: list[int]) -> None:
        """Its own snippets."""
        rows = ",".join(map(str, top)) or "0"
        self._kept.execute(
            f"SELECT snippet(text, -1, '<b>', '</b>', '…', 30) FROM text WHERE text MATCH ? "  # noqa: S608
            f"AND +rowid IN ({rows})",
            (asked[0],),
        ).fetchall()

    def found(self, asked: tuple[str, str]) -> Any:  # noqa: ANN401
        """The total and the counts."""
        self.search(asked)
        (total,) = self._kept.execute("SELECT count(*) FROM found").fetchone()
        people, years, months = self.facets(asked)
        return [
            total,
            people,
            {str(k): v for k, v in years.items()},
            {f"{k // 100}-{k % 100:02}": v for k, v in months.items()},
        ]


def _expression(clause: Clause, narrowing: list[str]) -> str:  # noqa: PLR0911 - one case a clause
    match clause:
        case Terms():
            return _any(f'{one.field.name} : "{one.term}"' for one in clause.alternatives)
        case Phrase():
            words = [word for word in clause.words if word]
            name = clause.field.name
            return _any(f'{name} : "{" ".join(chosen)}"' for chosen in product(*words))
        case All():
            return " AND ".join(p for one in clause.clauses if (p := _expression(one, narrowing)))
        case Some():
            sign = " AND " if clause.least > 1 else " OR "
            return f"({sign.join(_expression(one, narrowing) for one in clause.clauses)})"
        case Best():
            return _any(_expression(one, narrowing) for one in clause.clauses)
        case Key():
            chosen = ",".join(f"'{value}'" for value in clause.values)
            narrowing.append(f" AND +rowid IN (SELECT release FROM person WHERE id IN ({chosen}))")  # noqa: S608
            return ""
        case During(spans=(span,)):
            narrowing.append(
                " AND +rowid IN (SELECT rowid FROM release WHERE year BETWEEN "  # noqa: S608
                f"{span.first.year} AND {span.last.year})"
            )
            return ""
        case _:
            raise NotImplementedError(clause)


def _any(parts: Iterable[str]) -> str:
    return f"({' OR '.join(parts)})"
