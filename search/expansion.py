"""What is searched beyond what was typed: other names of one thing, in both languages.

Each addition is told in the receipt, and is searched in the texts of its own language alone, where
the name means that: ADM is arms in French and an admiral in English.
The names stand in `variants.txt`, one thing a line, for anyone to read and change.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Final

from index.analysis import analyse_query, fold
from index.analysis.acronyms import looks_like_acronym, singular
from index.analysis.words import closed_up
from index.release import LANGUAGES, Language

_IN_CAPITALS_ONLY: Final = "!"


@dataclass(frozen=True, slots=True)
class Variant:
    """Another form, as it is printed, in the language whose texts print it."""

    form: str
    language: Language


@dataclass(slots=True)
class _Table:
    """The other forms: of one word by its folded letters, of several by language and terms."""

    words: dict[str, tuple[Variant, ...]] = field(default_factory=dict)
    rows: dict[tuple[Language, tuple[str, ...]], tuple[Variant, ...]] = field(default_factory=dict)
    everyday: set[str] = field(default_factory=set)


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
    return table.words.get(key, ())


def variants_of_row(terms: Sequence[str], language: Language) -> tuple[Variant, ...]:
    """The other forms of a name of several words, by its exact terms in that language.

    >>> variants_of_row(["mer", "noire"], "fr")
    (Variant(form='Black Sea', language='en'),)
    """
    return _table().rows.get((language, tuple(terms)), ())


@cache
def longest_row() -> int:
    """How many words the longest name has."""
    return max(len(terms) for _, terms in _table().rows)


@cache
def _table() -> _Table:
    table = _Table()
    for line in files("search").joinpath("variants.txt").read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            _take(table, line)
    return table


def _take(table: _Table, line: str) -> None:
    """Enter one thing of the file under each of its forms."""
    forms = [
        (Variant(form.strip().rstrip(_IN_CAPITALS_ONLY), language), form)
        for side, language in zip(line.split("="), LANGUAGES, strict=True)
        for form in side.split(",")
    ]
    for own, written in forms:
        others = tuple(other for other, _ in forms if fold(other.form) != fold(own.form))
        terms = tuple(t.exact[0] for t in analyse_query(own.form, language=own.language))
        if len(terms) > 1:
            row = own.language, terms
            table.rows[row] = tuple(dict.fromkeys((*table.rows.get(row, ()), *others)))
            continue
        word = fold(own.form)
        table.words[word] = tuple(dict.fromkeys((*table.words.get(word, ()), *others)))
        if written.strip().endswith(_IN_CAPITALS_ONLY):
            table.everyday.add(word)
