r"""JSON Lines: one version a line, `.jsonl` or packed as `.jsonl.gz`; it is also what is written.

    {"id": "visite", "language": "fr", "title": "…", "date": {"start": "2024-08-16",
     "end": "2024-08-22"}, "updated": "2024-08-23T15:27+02:00", "text": "…\n\n…"}

`id` and `text` are needed; `text` has its paragraphs between blank lines.
`blocks` is written by us, and says the language and the kind of each paragraph: `"en caption"`.
A line that is no such object is a refusal, and a whole file of such lines is one too; so is a known
key with a value of another type.
A date or an address that cannot be read is left out with a warning and kept in `extra`, where
unknown keys are kept too.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Final, NoReturn, get_args
from urllib.parse import urlsplit

from index.dates import ImpossibleDate, read_days, read_moment
from index.errors import Refused
from index.reading.decoding import decode
from index.reading.files import opened, printable
from index.reading.foreign import Foreign, Line, gathered
from index.reading.lines import TooLong, chunks, lines, unpacked
from index.reading.version import Mark, Piece, Read, Told
from index.release import LANGUAGES, BlockKind, Days, Language, Version

MAX_DEPTH: Final = 64
"""Values within values; more is an attack, and would break whoever reads it after us."""

_SHOWN: Final = 60  # characters of what is named in a reason

_KEYS: Final = (
    "id",
    "language",
    "title",
    "date",
    "updated",
    "published",
    "url",
    "issuer",
    "kind",
    "reference",
    "blocks",
    "text",
)
_TYPES: Final = {
    dict: "an object",
    list: "a list",
    str: "a text",
    bool: "true or false",
    int: "a number",
    float: "a number",
}
_MARKS: Final[Mapping[object, Mark]] = {
    f"{language} {kind}": (language, kind) for language in LANGUAGES for kind in get_args(BlockKind)
}


def pieces(path: Path) -> Iterator[Piece | Refused]:
    """Each line, or why it is refused unread; a `.gz` is unpacked on the way.

    Never holds more than a few lines, and a line is at most `MAX_DOCUMENT` bytes.
    """
    source = printable(path)
    number = documents = 0

    def numbered(data: Iterable[bytes]) -> Iterator[Line]:
        nonlocal number
        for number, found in enumerate(lines(data), 1):  # noqa: UP028 - the number is told outside
            yield number, found

    try:
        with opened(path) as file:
            packed = path.name.lower().endswith(".gz")
            for found in gathered(numbered(unpacked(file) if packed else chunks(file))):
                documents += 1
                yield _piece(path, found)
        if not documents:
            reason = "holds nothing but blanks" if number else "is empty"
            yield Refused(reason, source=source)
    except Refused as refused:
        yield refused
    except OSError as error:
        yield Refused(f"cannot be read: {error.strerror}", source=source, line=number + 1)
    except (ValueError, zlib.error) as error:
        yield Refused(str(error), source=source, line=number + 1 if number else None)


def _piece(path: Path, found: Line | Foreign) -> Piece | Refused:
    source = printable(path)
    if isinstance(found, Foreign):
        line = None if found.is_all else found.first
        return Refused(_why(found), source=source, line=line)
    number, line_ = found
    if isinstance(line_, TooLong):
        return Refused(str(line_), source=source, line=number)
    return Piece(path, number, line_)


def _why(foreign: Foreign) -> str:
    """What is wrong with the lines, and with the first of them."""
    which = (
        f"is not JSON Lines in UTF-8: none of its {foreign.count} lines is a JSON object"
        if foreign.is_all
        else f"this and {foreign.count - 1} more lines, to line {foreign.last}, are no JSON objects"
    )
    try:
        _object(decode(foreign.sample).text)
    except ValueError as error:
        return f"{which}; the first {error}"
    return which


def outcome(piece: Piece, *, zone: tzinfo) -> Read | Refused:
    """The version that a line holds, or why it is refused."""
    source = printable(piece.path)
    try:
        decoded = decode(piece.data)
        told = _told(_object(decoded.text), zone=zone)
        if decoded.warning:
            told = replace(told, warnings=(decoded.warning, *told.warnings))
        return told.read(source=source, line=piece.line)
    except ValueError as error:
        return Refused(str(error), source=source, line=piece.line)


def line(version: Version) -> str:
    """The version as one line, without its line feed; reading that gives the version again.

    >>> from index.release import Block, ReleaseId
    >>> line(Version(ReleaseId("kfor"), "en", "KFOR", (Block("Hi.", "en"),)))
    '{"id": "kfor", "language": "en", "title": "KFOR", "text": "Hi.", "blocks": ["en paragraph"]}'
    """
    said: dict[str, object] = {
        "id": version.id,
        "reference": version.reference,
        "language": version.language,
        "title": version.title,
        "date": _written(version.happened),
        "published": version.published and version.published.isoformat(),
        "updated": version.updated and version.updated.isoformat(),
        "url": version.url,
        "issuer": version.issuer,
        "kind": version.kind,
        "text": "\n\n".join(block.text for block in version.blocks),
        "blocks": [f"{block.language} {block.kind}" for block in version.blocks],
    }
    ours = {key: value for key, value in said.items() if value is not None}
    return json.dumps({**version.extra, **ours}, ensure_ascii=False)


def _object(text: str) -> dict[str, object]:
    """The JSON object that the text writes.  Raises ValueError, saying what is wrong."""
    try:
        value = json.loads(
            text,
            strict=False,
            parse_constant=_no_number,
            parse_float=_finite,
            object_pairs_hook=_once,
        )
        if re.search(r"\\u[dD][89a-fA-F]", text):  # half a character, perhaps without its other
            value = json.loads(
                re.sub("[\ud800-\udfff]", "\ufffd", json.dumps(value, ensure_ascii=False))
            )
    except RecursionError as error:
        raise ValueError(f"has values more than {MAX_DEPTH} deep") from error
    except json.JSONDecodeError as error:
        raise ValueError(f"is not JSON: {error.msg} at character {error.pos + 1}") from error
    if not isinstance(value, dict):
        raise ValueError(f"is {_TYPES.get(type(value), 'null')}, not a JSON object")  # noqa: TRY004
    if text.count("[") + text.count("{") > MAX_DEPTH and _depth(value) > MAX_DEPTH:
        raise ValueError(f"has values more than {MAX_DEPTH} deep")
    return value


def _told(said: dict[str, object], *, zone: tzinfo) -> Told:
    """What the object tells.  Raises ValueError, naming the key."""
    for key in ("id", "text"):
        if said.get(key) is None:
            raise ValueError(f"has no {key}")
    text = {
        key: _text(said, key)
        for key in ("id", "text", "title", "url", "issuer", "kind", "reference")
    }
    told = Told(
        name=text["id"],
        text=text["text"],
        title=text["title"],
        language=_language(_text(said, "language")),
        marks=_marks(said.get("blocks")),
        issuer=text["issuer"],
        kind=text["kind"],
        reference=text["reference"],
        extra={key: value for key, value in said.items() if key not in _KEYS},
    )
    if text["url"]:
        told = _with_address(told, text["url"])
    for key in ("date", "published", "updated"):
        if said.get(key) not in (None, ""):
            told = _with_date(told, key, said[key], zone=zone)
    return told


def _text(said: Mapping[str, object], key: str) -> str:
    """The text under the key; empty when the key is not there."""
    value = said.get(key)
    if value is not None and not isinstance(value, str):
        raise ValueError(f"{key} is {_TYPES[type(value)]}, not a text")
    return value or ""


def _language(written: str) -> Language | None:
    """The language of a tag like `fr` or `en-GB`; None when none is written."""
    tag = re.split("[-_]", written.strip().lower())[0]
    for language in LANGUAGES:
        if tag == language:
            return language
    if tag:
        raise ValueError(f"language is {written[:_SHOWN]!r}: only fr and en are read")
    return None


def _marks(listed: object) -> list[Mark] | None:
    """The language and kind of each paragraph."""
    if listed is None:
        return None
    if not isinstance(listed, list):
        raise ValueError(f"blocks is {_TYPES[type(listed)]}, not a list")  # noqa: TRY004
    marks = [_MARKS.get(mark) if isinstance(mark, str) else None for mark in listed]
    if None in marks:
        raise ValueError(f"blocks holds something else than {', '.join(map(repr, _MARKS))}")
    return [mark for mark in marks if mark]


def _with_address(told: Told, url: str) -> Told:
    """The same with its address, when that is one of the web."""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        usable = False
    if usable and url.isprintable() and " " not in url:
        return replace(told, url=url)
    return told.leaving_out("url", url, why="url is no address of the web")


def _with_date(told: Told, key: str, value: object, *, zone: tzinfo) -> Told:
    """The same with one of its dates, when that can be read."""
    try:
        if key == "date":
            happened = _days(value)
            if happened:
                return replace(told, happened=happened)
        else:
            moment = read_moment(_text({key: value}, key), zone=zone)
            if moment and key == "updated":
                return replace(told, updated=moment)
            if moment:
                day = moment.date() if isinstance(moment, datetime) else moment
                return replace(told, published=day)
    except ImpossibleDate as error:
        return told.leaving_out(key, value, why=str(error))
    return told.leaving_out(key, value, why=f"{key} is no date")


def _days(value: object) -> Days | None:
    """The days of `"2024-08-16"` or of `{"start": "2024-08-16", "end": "2024-08-22"}`."""
    if not isinstance(value, dict):
        return read_days(_text({"date": value}, "date"))
    said = {f"date.{key}": part for key, part in value.items()}
    start, end = (_text(said, f"date.{key}").strip() for key in ("start", "end"))
    first, last = read_days(start), read_days(end)
    if not first or (end and not last):
        return None
    last = last or first
    if last.last < first.first:
        raise ImpossibleDate(f"{start} - {end}")
    return Days(first.first, last.last)


def _written(days: Days | None) -> str | dict[str, str] | None:
    if not days:
        return None
    if days.first == days.last:
        return days.first.isoformat()
    return {"start": days.first.isoformat(), "end": days.last.isoformat()}


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """The object of these pairs; a key that comes twice would silently lose one of its values."""
    said = dict(pairs)
    if len(said) < len(pairs):
        seen: set[str] = set()
        for twice, _ in pairs:
            if twice in seen:
                break
            seen.add(twice)
        raise ValueError(f"says {twice[:_SHOWN]} twice")
    return said


def _no_number(written: str) -> NoReturn:
    raise ValueError(f"is not JSON: {written} is no number there")


def _finite(written: str) -> float:
    number = float(written)
    if abs(number) == float("inf"):
        raise ValueError(f"holds a number too great: {written[:20]}")
    return number


def _depth(value: object) -> int:
    """How many values are within one another."""
    deepest, waiting = 0, [(value, 1)]
    while waiting:
        inner, depth = waiting.pop()
        deepest = max(deepest, depth)
        if isinstance(inner, dict):
            waiting += [(part, depth + 1) for part in inner.values()]
        elif isinstance(inner, list):
            waiting += [(part, depth + 1) for part in inner]
    return deepest
