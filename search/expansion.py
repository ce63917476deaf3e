"""What is searched beyond what was typed: other names of one thing, in both languages.

Each addition is told in the receipt, and is searched in the texts of its own language alone, where
the name means that: ADM is arms in French and an admiral in English.
The names stand in `variants.txt`, one thing a line, for anyone to read and change.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from index.analysis import analyse_query, fold
from index.analysis.acronyms import looks_like_acronym, singular
from index.analysis.words import closed_up
from index.ready import beside, code, ready
from index.release import LANGUAGES, Language

_IN_CAPITALS_ONLY: Final = "!"


@dataclass(frozen=True, slots=True)
class Variant:
    """Another form, as it is printed, in the language whose texts print it."""

    form: str
    language: Language


_Others = tuple[tuple[str, Language], ...]
"""What a `Variant` says, each."""


class _Table(NamedTuple):
    """The other forms: of one word by its folded letters, of several by language and terms."""

    words: Mapping[str, _Others]
    rows: Mapping[tuple[Language, tuple[str, ...]], _Others]
    everyday: frozenset[str]


def variants(word: str) -> tuple[Variant, ...]:
    """The other forms of a name of one word; none for any other word.

    A form that is an everyday word too is an acronym in capitals only.

    >>> variants("ecowas")[0], variants("CTBT")
    (Variant(form='CEDEAO', language='fr'), (Variant(form='TICE', language='fr'),))
    >>> variants("pam"), variants("kosovo")
    ((), ())
    """
    table = _table()
    letters = closed_up(word)
    key = fold(singular(letters))
    if key in table.everyday and not looks_like_acronym(letters):
        return ()
    return tuple(Variant(*other) for other in table.words.get(key, ()))


def variants_of_row(terms: Sequence[str], language: Language) -> tuple[Variant, ...]:
    """The other forms of a name of several words, by its exact terms in that language.

    >>> variants_of_row(["mer", "noire"], "fr")
    (Variant(form='Black Sea', language='en'),)
    """
    return tuple(Variant(*other) for other in _table().rows.get((language, tuple(terms)), ()))


@cache
def longest_row() -> int:
    """How many words the longest name has."""
    return max(len(terms) for _, terms in _table().rows)


@cache
def _table() -> _Table:
    file = Path(__file__).with_name("variants.txt")
    return _Table(*ready(beside(file), lambda: _read(file), of=code("search", "index.analysis")))


def _read(file: Path) -> tuple[Any, ...]:
    """The fields of the table."""
    table = _Reading()
    for line in file.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            table.take(line)
    return table.words, table.rows, frozenset(table.everyday)


class _Reading:
    """Takes one line of the file after another."""

    def __init__(self) -> None:
        self.words: dict[str, _Others] = {}
        self.rows: dict[tuple[Language, tuple[str, ...]], _Others] = {}
        self.everyday: set[str] = set()

    def take(self, line: str) -> None:
        """Enter one thing under each of its forms."""
        forms = [
            (form.strip().rstrip(_IN_CAPITALS_ONLY), language, form)
            for side, language in zip(line.split("="), LANGUAGES, strict=True)
            for form in side.split(",")
        ]
        for own, language, written in forms:
            others = tuple((form, of) for form, of, _ in forms if fold(form) != fold(own))
            terms = tuple(t.exact[0] for t in analyse_query(own, language=language))
            if len(terms) > 1:
                row = language, terms
                self.rows[row] = tuple(dict.fromkeys((*self.rows.get(row, ()), *others)))
                continue
            word = fold(own)
            self.words[word] = tuple(dict.fromkeys((*self.words.get(word, ()), *others)))
            if written.strip().endswith(_IN_CAPITALS_ONLY):
                self.everyday.add(word)
