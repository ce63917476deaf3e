"""What comes out the same at every start is made once, and kept ready for the next.

    texts and code ─make→ tables ─kept→ a file ─read→ the tables, where texts and code are the same

A file that is missing, damaged or of something else costs no more than making it again; where
nothing may be written, that is done at every start.
What is kept is read back as Python reads its own bytecode, so it stands where nobody writes but who
may write the program, or the data folder.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from importlib.util import cache_from_source, find_spec
from pathlib import Path
from threading import get_ident
from typing import TypeVar

from index.undoing import undone_by

T = TypeVar("T")

Stamp = tuple[str, int, int]
"""A file's name, its size, and when it was last written, in nanoseconds."""


def ready(path: Path, make: Callable[[], T], *, of: object) -> T:
    """What `make` makes, or made before of the same.

    `of` is a value whose `repr` tells everything that the result depends on.  The result is made of
    numbers, texts, tuples, lists, dictionaries and sets alone.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder) / "squares"
    ...     first = ready(path, lambda: {2: 4}, of="squares")
    ...     first, ready(path, dict, of="squares"), ready(path, dict, of="cubes")
    ({2: 4}, {2: 4}, {})
    """
    mark = hashlib.sha256(repr((sys.version, of)).encode()).digest()
    try:
        found, told, kept = _split(path.read_bytes())
        if found == mark and told == hashlib.sha256(kept).digest():
            known: T = marshal.loads(kept)  # noqa: S302 - as trusted as the program's own bytecode
            return known
    except (OSError, EOFError, ValueError, TypeError):
        pass
    made = make()
    kept = marshal.dumps(made)  # type: ignore[arg-type]  # its type names what it takes
    keep(path, mark + hashlib.sha256(kept).digest() + kept)
    return made


def keep(path: Path, packed: bytes) -> None:
    """Put these bytes there as a whole, or nothing where that cannot be."""
    draft = path.with_suffix(f".{os.getpid()}-{get_ident()}")
    with suppress(OSError), undone_by(partial(_drop, draft)):
        draft.write_bytes(packed)
        draft.replace(path)


def _drop(draft: Path) -> None:
    with suppress(OSError):
        draft.unlink(missing_ok=True)


def _split(read: bytes) -> tuple[bytes, bytes, bytes]:
    """The mark of what it was made of, that of what was made, and this itself."""
    size = hashlib.sha256().digest_size
    return read[:size], read[size : 2 * size], read[2 * size :]


def beside(file: Path) -> Path:
    """Where what is made of a packaged file is kept: with the bytecode of its neighbours.

    >>> beside(Path("search/variants.txt")).name.startswith("variants.txt.")
    True
    """
    return Path(cache_from_source(str(file))).with_name(
        f"{file.name}.{sys.implementation.cache_tag}"
    )


def code(*packages: str) -> tuple[Stamp, ...]:
    """The stamps of all files of the packages: what they are now, code and texts alike."""
    folders = [
        Path(spec.origin).parent for spec in map(find_spec, packages) if spec and spec.origin
    ]
    return tuple(
        sorted(
            stamp for folder in folders for entry in os.scandir(folder) if (stamp := _stamp(entry))
        )
    )


def _stamp(entry: os.DirEntry[str]) -> Stamp | None:
    if not entry.is_file():
        return None
    found = entry.stat()
    return entry.path, found.st_size, found.st_mtime_ns
