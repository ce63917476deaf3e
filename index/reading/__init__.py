r"""Files come in; versions go out, or the reason why not.

    folder ─find→ path ─read→ Read(version, source, line, warnings) | Refused(reason, source, line)

Each format has its file: `text` (.txt) and `jsonlines` (.jsonl, .jsonl.gz), which also writes.
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

from collections.abc import Iterator
from datetime import tzinfo
from pathlib import Path
from typing import Final

from index.errors import Refused
from index.reading import jsonlines, text
from index.reading.files import MAX_DOCUMENT, find, opened, printable
from index.reading.version import Read

__all__ = ["FINGERPRINT", "MAX_DOCUMENT", "Read", "find", "read"]

FINGERPRINT: Final = "1"
"""Changes when the same file would be read otherwise than before."""

_FORMATS: Final = {".txt": text.read, ".jsonl": jsonlines.read, ".jsonl.gz": jsonlines.read}


def read(path: Path, *, zone: tzinfo) -> Iterator[Read | Refused]:
    """Every version that the file holds, or a refusal for what cannot be read.

    `zone` is that of the moments printed without one.
    Raises nothing for what a file holds, is or lacks: that comes out as a `Refused`.
    """
    name = path.name.lower()
    for ending, read_format in _FORMATS.items():
        if name.endswith(ending):
            yield from read_format(path, zone=zone)
            return
    try:
        opened(path).close()  # what is missing or a folder is told so
    except Refused as refused:
        yield refused
        return
    kinds = ", ".join(_FORMATS)
    ending = path.suffix or "a file without an ending"
    yield Refused(f"{ending} is not a kind of file that is read: {kinds}", source=printable(path))
