"""Text files: a title, a header of bullets, paragraphs.

    L’OTAN et l’UE œuvrent ensemble pour la stabilité au Kosovo

      • 13 Jun. 2023 -
      • |
      • Mis à jour le: 14 Jun. 2023 12:49

    Le secrétaire général délégué de l’OTAN, Mircea Geoană, a reçu ce mardi…

The first line that is not empty is the title, unless it is too long for one.
The header is made of the bullets, and of lines that are nothing but a date, that follow it; a
list that holds no date is no header.
The file's name is the id; `NAME.fr.txt` and `NAME.en.txt` are two versions of `NAME`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, tzinfo
from pathlib import Path
from typing import Final, Literal, NamedTuple

from index.dates import ImpossibleDate, is_date, read_days, read_moment, starts_with_date
from index.errors import Refused
from index.reading.decoding import decode
from index.reading.files import MAX_DOCUMENT, opened, printable
from index.reading.ids import name_and_language
from index.reading.plain import plain
from index.reading.version import Piece, Read, Told

LONGEST_TITLE: Final = 400
"""Characters; a longer first line is a paragraph, and the title is taken from it."""

_LONGEST_LINE: Final = 120  # of a header, in characters
_LONGEST_PART: Final = 80
_MOST_LINES: Final = 50
_BULLET: Final = re.compile(r"\s*[•●▪◦·*–-](?:\s|$)")
_BAR: Final = re.compile(r"[|•]")
_UPDATED: Final = re.compile(
    r"(?:mise? à jour|(?:dernière |date de )?(?:mise à jour|modification|modifié)"
    r"|(?:last )?(?:updated|modified))\b(?: le| on)?\s*:?",
    re.IGNORECASE,
)
_PUBLISHED: Final = re.compile(
    r"(?:publiée?|diffusée?|date de publication|published|issued|released|publication date)\b"
    r"(?: le| on)?\s*:?",
    re.IGNORECASE,
)
_LABELS: Final[tuple[tuple[Literal["updated", "published"], re.Pattern[str]], ...]] = (
    ("updated", _UPDATED),
    ("published", _PUBLISHED),
)
_MARKUP: Final = re.compile(r"\s*<(?:!doctype\s+html|html|\?xml)\b", re.IGNORECASE)


class _Part(NamedTuple):
    """A part of a header line: which date it gives, None for none, and how it is written."""

    key: Literal["date", "updated", "published"] | None
    said: str


def pieces(path: Path) -> Iterator[Piece]:
    """The file is one piece."""
    yield Piece(path)


def outcome(piece: Piece, *, zone: tzinfo) -> Read | Refused:
    """The version that the file holds, or why it is refused."""
    source = printable(piece.path)
    try:
        with opened(piece.path) as file:
            data = file.read(MAX_DOCUMENT + 1)
        return _told(piece.path, data, zone=zone).read(source=source)
    except Refused as refused:
        return refused
    except OSError as error:
        return Refused(f"cannot be read: {error.strerror}", source=source)
    except ValueError as error:
        return Refused(str(error), source=source)


def _told(path: Path, data: bytes, *, zone: tzinfo) -> Told:
    """What the bytes of the file tell.  Raises ValueError when they tell nothing."""
    if len(data) > MAX_DOCUMENT:
        raise ValueError(f"is longer than {MAX_DOCUMENT:,} bytes")
    if not data:
        raise ValueError("is empty")
    decoded = decode(data)
    text = plain(decoded.text)
    if not text.strip():
        raise ValueError("holds nothing but blanks")
    if _MARKUP.match(text):
        raise ValueError("is a page of markup, not text")
    stem, warning = _stem(path)
    name, language = name_and_language(stem)
    title, lines = _title(text.splitlines())
    header, lines = _header(lines)
    told = Told(
        name=name,
        text="\n".join(lines),
        title=title,
        language=language,
        warnings=tuple(filter(None, (warning, decoded.warning))),
    )
    return _telling(told, header, zone=zone)


def _stem(path: Path) -> tuple[str, str | None]:
    """The file's name without its ending, and a warning when the name is not UTF-8."""
    stem = path.name[: -len(path.suffix)]
    try:
        stem.encode()
    except UnicodeEncodeError:
        read_as = os.fsencode(stem).decode("cp1252", "replace")
        return read_as, "has a name that is not UTF-8: read as Windows-1252"
    return stem, None


def _title(lines: list[str]) -> tuple[str, list[str]]:
    """The title, empty when there is none, and the lines after it."""
    start = next(number for number, line in enumerate(lines) if line.strip())
    first = lines[start].strip()
    if len(first) > LONGEST_TITLE or _BULLET.match(first) or is_date(first):
        return "", lines[start:]
    return first, lines[start + 1 :]


def _header(lines: list[str]) -> tuple[list[_Part], list[str]]:
    """What stands between the title and the text, and the lines of the text."""
    found: list[_Part] = []
    certain, end = 0, 0
    for number, line in enumerate(lines[:_MOST_LINES]):
        if len(line) > _LONGEST_LINE:
            break
        bullet = _BULLET.match(line)
        parts = [_part(said) for said in _BAR.split(line[bullet.end() :] if bullet else line)]
        found += (part for part in parts if part.said)
        if not bullet and any(part.said and not part.key for part in parts):
            break
        if "|" in line or any(part.key for part in parts):
            certain, end = len(found), number + 1
    return found[:certain], lines[end:]


def _part(said: str) -> _Part:
    """Which date the words give."""
    said = said.strip(" \t\u00a0")
    if len(said) <= _LONGEST_PART:
        for key, label in _LABELS:
            named = label.match(said)
            if named and starts_with_date(said[named.end() :]):
                return _Part(key, said[named.end() :].strip())
        if is_date(said):
            return _Part("date", said)
    return _Part(None, said)


def _telling(told: Told, header: Iterable[_Part], *, zone: tzinfo) -> Told:
    """The same with what the header says; of two dates of one sort the first is believed."""
    beyond = []
    for key, said in header:
        try:
            if key == "updated" and not told.updated:
                told = replace(told, updated=read_moment(said, zone=zone))
            elif key == "published" and not told.published:
                told = replace(told, published=_first_day(said))
            elif key == "date" and not told.happened:
                told = replace(told, happened=read_days(said))
            else:
                beyond.append(said)
        except ImpossibleDate as error:
            told = told.leaving_out(str(key), said, why=str(error))
    return replace(told, extra={**told.extra, "header": beyond}) if beyond else told


def _first_day(said: str) -> date | None:
    days = read_days(said)
    return days.first if days else None
