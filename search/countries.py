"""The names of countries in French and in English, as the CLDR has them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from index.analysis import fold

_REGION: Final = 2
"""Letters of a country's code; continents and the like have numbers."""

_NO_COUNTRY: Final = frozenset({"ZZ", "XA", "XB", "QO", "EZ", "UN", "EU"})

_AMBIGUOUS: Final = frozenset({"TD", "JO", "GG", "IM"})
"""Whose French or English name is a commoner word or name too: Tchad is not, Jordan is a person."""


@cache
def countries() -> tuple[tuple[str, str], ...]:
    """The French and the English name of each country that is called otherwise in the other.

    >>> ("Allemagne", "Germany") in countries(), ("Bosnie-Herzégovine", "Bosnia") in countries()
    (True, True)
    """
    return tuple(dict.fromkeys(_pairs()))


def _pairs() -> Iterator[tuple[str, str]]:
    from babel import Locale  # noqa: PLC0415 - where the lexicon is ready there is no need of it

    french, english = Locale("fr").territories, Locale("en").territories
    for code in sorted(french.keys() & english.keys()):
        if len(code) != _REGION or not code.isalpha() or code in _NO_COUNTRY | _AMBIGUOUS:
            continue
        for one in _names(french[code]):
            for other in _names(english[code]):
                if fold(one) != fold(other):
                    yield one, other


def _names(name: str) -> Iterator[str]:
    """The name as it is, and as it is called for short.

    >>> list(_names("Bosnia & Herzegovina")), list(_names("Myanmar (Burma)"))
    (['Bosnia and Herzegovina', 'Bosnia'], ['Myanmar', 'Burma'])
    """
    first, bracket, rest = name.partition(" (")
    plain = first.replace(" & ", " and ").replace("’", "'")
    yield plain
    if " & " in first:
        yield first.partition(" & ")[0]
    if bracket and rest.rstrip(")").isalpha():
        yield rest.rstrip(")")
