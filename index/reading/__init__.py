r"""Files come in; versions go out, or the reason why not.

    folder ─find→ path ─pieces→ Piece ─outcome→ Read(version, source, line, warnings)
                      └──────── read ────────┘  | Refused(reason, source, line)

Each format has its file: `text` (.txt) and `jsonlines` (.jsonl, .jsonl.gz), which also writes.
It cuts a file into pieces of one version each, which costs little, and reads a piece.
A format tells what it found (`version.Told`); from there on all go the same way: text is made
`plain` and composed, `blocks` find their languages, `ids` are made safe.
One bad document never costs another: it comes out as a `Refused`, and the rest goes on.

>>> import tempfile
>>> from datetime import UTC
>>> from pathlib import Path
>>> with tempfile.TemporaryDirectory() as folder:
...     file = Path(folder, "visite.fr.txt")
...     _ = file.write_text("En visite\n\n• 16 Aug. 2024 -\n\nÀ Sarajevo.", encoding="utf-8")
...     found = [outcome for path in find([Path(folder)]) for outcome in read(path, zone=UTC)]
>>> found[0].version.id, found[0].version.title, found[0].version.happened.first.isoformat()
('visite', 'En visite', '2024-08-16')
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import tzinfo
from pathlib import Path
from types import ModuleType
from typing import Final

from index.errors import Refused
from index.reading import jsonlines, text
from index.reading.files import MAX_DOCUMENT, find, opened, printable
from index.reading.version import Piece, Read

__all__ = [
    "FINGERPRINT",
    "MAX_DOCUMENT",
    "Piece",
    "Read",
    "count",
    "find",
    "outcome",
    "pieces",
    "read",
]

FINGERPRINT: Final = "2"
"""Changes when the same file would be read otherwise than before."""

_FORMATS: Final[Mapping[str, ModuleType]] = {
    ".txt": text,
    ".jsonl": jsonlines,
    ".jsonl.gz": jsonlines,
}


def read(path: Path, *, zone: tzinfo) -> Iterator[Read | Refused]:
    """Every version that the file holds, or a refusal for what cannot be read.

    `zone` is that of the moments printed without one.
    Raises nothing for what a file holds, is or lacks: that comes out as a `Refused`.
    """
    for piece in pieces(path):
        yield outcome(piece, zone=zone) if isinstance(piece, Piece) else piece


def pieces(path: Path) -> Iterator[Piece | Refused]:
    """What each version in the file is to be read from, or a refusal for what is no piece."""
    format_ = _format(path)
    if format_:
        yield from format_.pieces(path)
        return
    try:
        opened(path).close()  # what is missing or a folder is told so
    except Refused as refused:
        yield refused
        return
    kinds = ", ".join(_FORMATS)
    ending = path.suffix or "a file without an ending"
    yield Refused(f"{ending} is not a kind of file that is read: {kinds}", source=printable(path))


def count(paths: Iterable[Path]) -> int:
    """How many versions the files hold, near enough: text is counted, not read."""
    return sum(1 for path in find(paths) for _ in pieces(path))


def outcome(piece: Piece, *, zone: tzinfo) -> Read | Refused:
    """The version that a piece holds, or why it is refused."""
    format_ = _format(piece.path)
    assert format_  # noqa: S101 - it gave the piece
    found: Read | Refused = format_.outcome(piece, zone=zone)
    return found


def _format(path: Path) -> ModuleType | None:
    name = path.name.lower()
    return next((each for ending, each in _FORMATS.items() if name.endswith(ending)), None)
