"""What a person says of pairs of words: `lexicon-corrections.txt` in the data folder.

    # a comment
    gardien = keeper, guardian        these stand for each other, whatever was learnt
    bureau != desktop                 these do not

French stands on the left, with commas between several; what is joined on one line and parted on
another is a contradiction, and refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from index import handwritten
from index.analysis import fold, normalise
from index.errors import LexiconError

NAME: Final = "lexicon-corrections.txt"

Words = tuple[str, str]
"""A French and an English word or term."""


@dataclass(frozen=True)
class Corrections:
    """The pairs that are joined, in the order of the file, and those that are parted.

    >>> told = read("paix = peace" + chr(10) + "bureau != desktop")
    >>> told.joined, told.parts("Bureau", "desktop"), told.parts("bureau", "office")
    ((('paix', 'peace'),), True, False)
    """

    joined: tuple[Words, ...] = ()
    parted: frozenset[Words] = field(default_factory=frozenset)

    def parts(self, french: str, english: str) -> bool:
        """Whether the two are said not to stand for each other."""
        return (_key(french), _key(english)) in self.parted


def read(text: str, *, name: str = NAME) -> Corrections:
    """What the text says.  Raises `LexiconError` with the line that is no correction."""
    joined: dict[Words, int] = {}
    parted: dict[Words, int] = {}
    shown: list[Words] = []
    for number, are_one, french, english in _said(text, name):
        key = _key(french), _key(english)
        here, contrary = (joined, parted) if are_one else (parted, joined)
        if key in contrary:
            raise LexiconError(
                f"{name}:{number}: {french!r} and {english!r} are "
                f"{'parted' if are_one else 'joined'} by line {contrary[key]}: "
                "take one of the two lines out"
            )
        if are_one and key not in joined:
            shown.append((french, english))
        here.setdefault(key, number)
    return Corrections(tuple(shown), frozenset(parted))


def of(folder: Path) -> Corrections:
    """The corrections of that data folder, none where it has no such file.

    Raises `LexiconError` for a file that cannot be read.
    """
    path = folder / NAME
    return read(handwritten.text_of(path, wrong=LexiconError), name=str(path))


def _said(text: str, name: str) -> Iterator[tuple[int, bool, str, str]]:
    """Each pair with the number of its line, from 1, and whether it is joined."""
    for number, line in enumerate(normalise(text).splitlines(), start=1):
        said = line.partition("#")[0].replace("≠", "!=").strip()
        if not said:
            continue
        left, sign, right = said.partition("!=" if "!=" in said else "=")
        french, english = _forms(left), _forms(right)
        if not sign or not french or not english or "=" in right:
            raise LexiconError(
                f"{name}:{number}: {line.strip()[:80]!r} is no correction: "
                "write “français = English” or “français != English”"
            )
        for one in french:
            for other in english:
                yield number, sign == "=", one, other


def _forms(side: str) -> list[str]:
    forms = (" ".join(form.split()) for form in side.split(","))
    return [form for form in forms if any(map(str.isalnum, form))]


def _key(form: str) -> str:
    return " ".join(fold(form.replace("’", "'")).split())
