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

from index.analysis import fingerprint
from index.errors import LexiconError
from index.lexicon import Corrections, corrections, learnt
from index.ready import code, ready
from index.release import LANGUAGES
from search import freedict
from search.lexicon import FROM_DICTIONARY, Entry, Lexicon, Told, table, told
from search.lexicon import learnt as weighed

_FILES: Final = (learnt.NAME, corrections.NAME)

READY: Final = "lexicon.ready"
"""The file that keeps, in a data folder, what these say; it may be deleted at any time."""


def whole(folder: Path, *, dictionaries: Path = freedict.FOLDER) -> Lexicon:
    """All that the folder, the table and the installed dictionaries say.

    Raises `LexiconError` for a file that cannot be read.
    """
    corrected = corrections.of(folder)
    return Lexicon(known=_joined(list(weighed(learnt.read(folder))), corrected, dictionaries))


class FolderLexicon:
    """Gives the lexicon of a data folder; reads its files again when they have changed.

    While one reader reads them, the others are given the former one.
    What the files say is analysed once, and kept ready in the folder where that may be written.
    """

    def __init__(self, folder: Path, *, dictionaries: Path = freedict.FOLDER) -> None:
        self._folder = folder
        self._dictionaries = dictionaries
        self._lock = Lock()
        self._read: tuple[object, Lexicon] | None = None

    def __call__(self) -> Lexicon:
        """The lexicon as the files stand now."""
        stands = self._stands()
        read = self._read
        if read is not None and read[0] == stands:
            return read[1]
        if not self._lock.acquire(blocking=read is None):
            assert read is not None  # noqa: S101 - else it would have waited
            return read[1]
        try:
            if self._read is None or self._read[0] != stands:
                known = ready(self._folder / READY, self._told, of=(stands, self._made_by()))
                self._read = stands, Lexicon(known=known)
            return self._read[1]
        finally:
            self._lock.release()

    def _stands(self) -> list[tuple[int, int, int] | None]:
        return [_stamp(self._folder / name) for name in _FILES]

    def _made_by(self) -> object:
        """What else it depends on: the program's tables and code, and the dictionaries."""
        installed = [_stamp(file) for file in freedict.indexes(self._dictionaries)]
        return fingerprint(), code("search", "index.analysis", "index.lexicon", "babel"), installed

    def _told(self) -> Told:
        entries: list[Entry] = []
        corrected = Corrections()
        with suppress(LexiconError):
            corrected = corrections.of(self._folder)
        with suppress(LexiconError):
            entries = list(weighed(learnt.read(self._folder)))
        return _joined(entries, corrected, self._dictionaries)


def _joined(entries: list[Entry], corrected: Corrections, dictionaries: Path) -> Told:
    return told((*table(), *entries, *dictionary(dictionaries)), corrected)


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
