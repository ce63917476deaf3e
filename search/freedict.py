"""A FreeDict dictionary that is installed on the machine, in the form that dictd serves.

Debian's `dict-freedict-fra-eng` and `dict-freedict-eng-fra` are free under the GPL; they are read
where they are, and are no part of the project.
A dictionary is two files: `NAME.index`, a line a headword with where its entry stands, and
`NAME.dict.dz`, which is gzip.  Numbers there are written with 64 digits, `A` for 0 to `/` for 63.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from index.release import Language

FOLDER: Final = Path("/usr/share/dictd")

NAMES: Final[dict[Language, str]] = {"fr": "freedict-fra-eng", "en": "freedict-eng-fra"}
"""The dictionary of each language's words."""

LARGEST: Final = 20_000_000
"""Bytes of the entries that are unpacked."""

_DIGITS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_ASIDE: Final = re.compile(r"<[^>]*>|\([^)]*\)|\[[^\]]*\]|/[^/]*/|^\s*\d+\.\s*")
_MOST_WORDS: Final = 4
"""A longer translation is an explanation."""


@cache
def read(language: Language, folder: Path = FOLDER) -> tuple[tuple[str, str], ...]:
    """Each word of the language with a translation; none where there is no such dictionary.

    A file that is damaged gives what of it can be read, at worst nothing: it is not ours to mend.
    """
    name = NAMES[language]
    try:
        index = (folder / f"{name}.index").read_text("utf-8")
        with gzip.open(folder / f"{name}.dict.dz") as packed:
            entries = packed.read(LARGEST)
    except (OSError, EOFError, UnicodeError):
        return ()
    return tuple(
        (word, other)
        for line in index.splitlines()
        for word, entry in _entries(line, entries)
        for other in _translations(entry)
    )


def installed(folder: Path = FOLDER) -> tuple[str, ...]:
    """The names of the dictionaries that there are."""
    return tuple(name for name in NAMES.values() if (folder / f"{name}.dict.dz").is_file())


def indexes(folder: Path = FOLDER) -> tuple[Path, ...]:
    """The files of headwords, whether they are there or not."""
    return tuple(folder / f"{name}.index" for name in NAMES.values())


def _entries(line: str, entries: bytes) -> Iterator[tuple[str, str]]:
    try:
        word, start, length = line.split("\t")
        first, size = _number(start), _number(length)
    except ValueError:
        return
    if not word.startswith("00database"):
        yield word, entries[first : first + size].decode("utf-8", "replace")


def _number(written: str) -> int:
    """A number in dictd's 64 digits.

    >>> _number("B/")
    127
    """
    value = 0
    for digit in written:
        value = value * 64 + _DIGITS.index(digit)
    return value


def _translations(entry: str) -> Iterator[str]:
    r"""What stands below the headword, a comma or a line apart.

    >>> list(_translations("coat /kəʊt/ <n>\n1. manteau, pardessus (long)\n2. pelage"))
    ['manteau', 'pardessus', 'pelage']
    """
    for line in entry.splitlines()[1:]:
        for said in re.split(r"[,;]", _ASIDE.sub("", line)):
            form = " ".join(_ASIDE.sub("", said).split())
            if form and len(form.split()) <= _MOST_WORDS and any(map(str.isalpha, form)):
                yield form
