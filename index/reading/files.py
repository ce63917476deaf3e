"""Files are found, and opened so that nothing blocks and nothing surprises."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

from index.errors import Refused

MAX_DOCUMENT: Final = 5_000_000
"""Bytes of one document: of a text file, or of a line of JSON Lines."""


def find(paths: Iterable[Path]) -> Iterator[Path]:
    """The files to read: those given, in their order, and those in folders, sorted by name.

    Folders are walked through links too, each once, so that a loop ends; hidden files and folders
    are passed over, unless given themselves.
    What is missing, or a folder that cannot be listed, comes out too: `read` refuses it by name.
    """
    walked: set[tuple[int, int]] = set()
    given: set[str] = set()
    for path in paths:
        for found in _walk(path, walked):
            name = os.path.abspath(found)  # noqa: PTH100 - Path.resolve would follow links
            if name not in given:
                given.add(name)
                yield found


def opened(path: Path) -> BinaryIO:
    """The regular file, open for reading.

    Raises `Refused` for all else: what is missing or forbidden, folders, pipes, devices.
    """
    source = printable(path)
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            next(os.scandir(path), None)
            raise Refused("is a folder, not a file", source=source)
        if not stat.S_ISREG(found.st_mode):
            raise Refused("is a pipe, a socket or a device, not a file", source=source)
        # Between asking and opening the file may have become a pipe: opening must not wait.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        file = os.fdopen(descriptor, "rb")
    except OSError as error:
        reason = error.strerror or "cannot be opened"
        raise Refused(f"cannot be read: {reason}", source=source) from error
    except ValueError as error:
        raise Refused("has a name that no file can have", source=source) from error
    return file


def printable(path: Path) -> str:
    r"""The path as given, in characters that can be shown; all else is escaped.

    >>> printable(Path("d\u00e9p\u00eache\n.txt"))
    'dépêche\\n.txt'
    """
    written = str(path).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in written)


def _walk(path: Path, walked: set[tuple[int, int]]) -> Iterator[Path]:
    """The path itself, or the files below it; a stack of its own, for any depth."""
    waiting = [path]
    while waiting:
        path = waiting.pop()
        if not _is_folder(path):
            yield path
            continue
        try:
            here = path.stat()
            inside = sorted(entry.name for entry in os.scandir(path))
        except OSError:
            yield path
            continue
        if (here.st_dev, here.st_ino) not in walked:
            walked.add((here.st_dev, here.st_ino))
            waiting += [path / name for name in reversed(inside) if not name.startswith(".")]


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False
