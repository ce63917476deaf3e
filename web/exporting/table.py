"""Releases as a table: CSV (RFC 4180), a release a row, that no spreadsheet takes for formulas.

It begins with a byte order mark: without one, Excel reads UTF-8 as another encoding and spoils
every accent.  A program that does not expect it sees it before the name of the first column; Python
reads it away as `utf-8-sig`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from datetime import date
from io import StringIO
from typing import Final

from index.release import Language, Release
from web.beginning import beginning
from web.citing.work import one_line
from web.links import Links, absolute, source

MARK: Final = "\ufeff"

COLUMNS: Final = (
    "id",
    "title",
    "language",
    "languages",
    "start",
    "end",
    "published",
    "updated",
    "issuer",
    "kind",
    "people",
    "lead",
    "source",
    "link",
)

LONGEST_LEAD: Final = 1_000

BETWEEN: Final = " | "
"""What stands between the values of one cell."""

_FORMULA: Final = re.compile(r"[=+\-@＝＋－＠|%]")
_IN_OTHER_HANDS: Final = re.compile(r"([;,])(?=[=+\-@])")


def rows(releases: Iterable[Release], *, language: Language) -> Iterator[str]:
    """The head and a row for each release; titles are in that language where they exist."""
    yield MARK + _row(COLUMNS)
    for release in releases:
        yield _row(_cells(release, language))


def harmless(text: str) -> str:
    """The text on one line, such that no spreadsheet takes it for a formula.

    One that begins like a formula gets an apostrophe before it, as OWASP advises
    (https://owasp.org/www-community/attacks/CSV_Injection); an English Excel's table in a French
    Excel is cut at semicolons, so what follows one is held apart as well.

    >>> harmless("=1+1"), harmless(" @SUM(A1)"), harmless("paix;=1"), harmless("-12 °C")
    ("'=1+1", "'@SUM(A1)", 'paix; =1', "'-12 °C")
    """
    line = _IN_OTHER_HANDS.sub(r"\1 ", one_line(text))
    return f"'{line}" if _FORMULA.match(line) else line


def _cells(release: Release, language: Language) -> tuple[str, ...]:
    version = release.version(language) or release.versions[0]
    days = release.happened
    return (
        release.id,
        version.title,
        version.language,
        BETWEEN.join(release.languages),
        days.first.isoformat() if days else "",
        days.last.isoformat() if days else "",
        _iso(release.published),
        _iso(release.updated),
        release.issuer or "",
        release.kind or "",
        BETWEEN.join(person.name for person in release.people),
        beginning(version, longest=LONGEST_LEAD),
        source(version.url) or "",
        absolute(Links(language).release(release.id)),
    )


def _row(cells: Iterable[str]) -> str:
    line = StringIO()
    csv.writer(line).writerow([harmless(cell) for cell in cells])
    return line.getvalue()


def _iso(value: date | None) -> str:
    return value.isoformat() if value else ""
