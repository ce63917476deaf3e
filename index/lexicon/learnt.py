"""The lexicon that an archive has taught: `lexicon.tsv` in the data folder.

    # how many pairs of versions it was learnt from, and the format
    sécurité	security	0.975	0.687	408

A line holds a pair: French, English, the probability of the English word where the French one
stands, that of the French one, and how many paragraphs hold both; the surest first.
The file is made from the archive and is replaced as a whole; what a person has to say stands in
`lexicon-corrections.txt`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

from index.errors import ArchiveError, LexiconError
from index.lexicon.pair import Pair

NAME: Final = "lexicon.tsv"

FORMAT: Final = 1

MOST: Final = 50_000
"""Pairs that are read: more than any archive teaches, and a bound on what is kept in memory."""

_HEAD: Final = re.compile(r"# communique lexicon (\d+), learnt from (\d+) releases")
_COLUMNS: Final = 5


def write(folder: Path, pairs: Iterable[Pair], *, releases: int) -> None:
    """Put the lexicon in place of any former one, as a whole."""
    path = folder / NAME
    draft = path.with_suffix(f".{os.getpid()}.part")
    lines = [f"# communique lexicon {FORMAT}, learnt from {releases} releases\n"]
    lines += [
        f"{one.french}\t{one.english}\t{one.to_english}\t{one.to_french}\t{one.together}\n"
        for one in pairs
    ]
    try:
        draft.write_text("".join(lines), "utf-8")
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise ArchiveError(f"{path} cannot be written: {error.strerror}") from error


def learnt_from(folder: Path) -> int:
    """From how many releases the folder's lexicon was learnt; 0 where none can be read."""
    try:
        with (folder / NAME).open(encoding="utf-8") as file:
            head = _HEAD.match(file.readline(200))
    except (OSError, UnicodeError):
        return 0
    return int(head[2]) if head and int(head[1]) == FORMAT else 0


def read(folder: Path) -> Sequence[Pair]:
    """The pairs of the folder's lexicon, none where there is none.

    Raises `LexiconError`, with the line and the cure, for a file that says something else.
    """
    path = folder / NAME
    try:
        with path.open(encoding="utf-8") as file:
            lines = list(islice(file, MOST + 1))
    except FileNotFoundError:
        return []
    except (OSError, UnicodeError) as error:
        raise LexiconError(f"{path} cannot be read: {error}; {_CURE}") from error
    head = _HEAD.match(lines[0]) if lines else None
    if head is None or int(head[1]) != FORMAT:
        raise LexiconError(f"{path}:1: not a lexicon of this program; {_CURE}")
    return [_pair(path, number, line) for number, line in enumerate(lines[1:], start=2)]


_CURE: Final = "make it anew with `communique lexicon learn`"


def _pair(path: Path, number: int, line: str) -> Pair:
    columns = line.rstrip("\n").split("\t")
    try:
        if len(columns) != _COLUMNS:
            raise ValueError("not five columns")  # noqa: TRY301 - told like the others
        to_english, to_french = float(columns[2]), float(columns[3])
        if not (0 < to_english <= 1 and 0 < to_french <= 1):
            raise ValueError("no probability")  # noqa: TRY301
        return Pair(columns[0], columns[1], to_english, to_french, int(columns[4]))
    except ValueError as error:
        raise LexiconError(f"{path}:{number}: {error}; {_CURE}") from error
