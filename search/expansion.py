"""What is searched beyond what was typed: acronyms that name one thing in both languages.

Each addition is told in the receipt, and is searched in the texts of its own language alone, where
the acronym means that: ADM is arms in French and an admiral in English.
The pairs stand in `variants.txt`, one a line, for anyone to read and change.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from index.analysis import fold
from index.analysis.acronyms import looks_like_acronym, singular
from index.analysis.words import closed_up
from index.release import LANGUAGES, Language

_IN_CAPITALS_ONLY: Final = "!"


@dataclass(frozen=True, slots=True)
class Variant:
    """Another form, as it is printed, in the language whose texts print it."""

    form: str
    language: Language


def variants(word: str) -> tuple[Variant, ...]:
    """The other forms of an acronym; none for any other word.

    A form that is an everyday word too is an acronym in capitals only.

    >>> variants("otan"), variants("PAM")
    ((Variant(form='NATO', language='en'),), (Variant(form='WFP', language='en'),))
    >>> variants("pam"), variants("kosovo")
    ((), ())
    """
    pairs, everyday = _table()
    letters = closed_up(word)
    key = fold(singular(letters))
    if key in everyday and not looks_like_acronym(letters):
        return ()
    return pairs.get(key, ())


@cache
def _table() -> tuple[dict[str, tuple[Variant, ...]], frozenset[str]]:
    pairs: dict[str, tuple[Variant, ...]] = {}
    everyday = set()
    for line in files("search").joinpath("variants.txt").read_text("utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        forms = [
            Variant(form.strip().rstrip(_IN_CAPITALS_ONLY), language)
            for form, language in zip(line.split("="), LANGUAGES, strict=True)
        ]
        everyday |= {fold(v.form) for v in forms if f"{v.form}{_IN_CAPITALS_ONLY}" in line.split()}
        for own, other in (forms, reversed(forms)):
            pairs[fold(own.form)] = (*pairs.get(fold(own.form), ()), other)
    return pairs, frozenset(everyday)
