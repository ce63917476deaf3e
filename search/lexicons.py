"""The lexicon that a data folder gives, as its files stand now.

The table and the countries are always there; what was learnt, the corrections and an installed
dictionary are read where they are present, so a web server that has only the engine searches by the
table.  A file that says nothing sensible is left out until it is mended: no reader's search fails
by it; the command line names it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Final

from index.errors import LexiconError
from index.lexicon import Corrections, corrections, learnt
from index.release import LANGUAGES
from search import freedict
from search.lexicon import FROM_DICTIONARY, Entry, Lexicon, table
from search.lexicon import learnt as weighed

_FILES: Final = (learnt.NAME, corrections.NAME)


def whole(folder: Path, *, dictionaries: Path = freedict.FOLDER) -> Lexicon:
    """All that the folder, the table and the installed dictionaries say.

    Raises `LexiconError` for a file that cannot be read.
    """
    told = corrections.of(folder)
    return _joined(list(weighed(learnt.read(folder))), told, dictionaries)


class FolderLexicon:
    """Gives the lexicon of a data folder; reads its files again when they have changed."""

    def __init__(self, folder: Path, *, dictionaries: Path = freedict.FOLDER) -> None:
        self._folder = folder
        self._dictionaries = dictionaries
        self._lock = Lock()
        self._read: tuple[object, Lexicon] | None = None

    def __call__(self) -> Lexicon:
        """The lexicon as the files stand now."""
        stands = [_stamp(self._folder / name) for name in _FILES]
        read = self._read
        if read is None or read[0] != stands:
            with self._lock:
                if self._read is None or self._read[0] != stands:
                    self._read = stands, self._lexicon()
                read = self._read
        return read[1]

    def _lexicon(self) -> Lexicon:
        entries: list[Entry] = []
        told = Corrections()
        with suppress(LexiconError):
            told = corrections.of(self._folder)
        with suppress(LexiconError):
            entries = list(weighed(learnt.read(self._folder)))
        return _joined(entries, told, self._dictionaries)


def _joined(entries: list[Entry], told: Corrections, dictionaries: Path) -> Lexicon:
    return Lexicon((*table(), *entries, *dictionary(dictionaries)), corrections=told)


def dictionary(folder: Path = freedict.FOLDER) -> Iterator[Entry]:
    """What the dictionaries installed there say, each in its own direction."""
    for language in LANGUAGES:
        for word, other in freedict.read(language, folder):
            if language == "fr":
                yield Entry(word, other, FROM_DICTIONARY, 0.0, "dictionary")
            else:
                yield Entry(other, word, 0.0, FROM_DICTIONARY, "dictionary")


def _stamp(path: Path) -> tuple[int, int, int] | None:
    """What tells that a file is another one."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
