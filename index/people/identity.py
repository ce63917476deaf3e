"""Which names of one release are one person's: spellings, order, middle names, surnames alone.

Mircea Geoană ─┬─ Mircea Geoana     equal once folded
               ├─ GEOANA Mircea     in another order
               ├─ Mircea Dan Geoană with a middle name, when only one longer name fits
               └─ Geoană            a surname, when only one full name bears it
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from index.people.keys import fold, name_key, surnames

_NICKNAME: Final = re.compile(r"\s[“\"«(‘][^”\"»)’]{1,40}[”\"»)’](?=\s)")
"""What somebody is called, between first name and surname."""

_MOST_ALIKE: Final = 40
"""Names with the same first and last word among which longer ones are looked for."""


@dataclass(frozen=True, slots=True)
class Group:
    """The spellings of one person with how often each stands."""

    spellings: tuple[tuple[str, int], ...]

    @property
    def name(self) -> str:
        """The spelling to show.

        The most complete, then that with most diacritics, then one not in capitals,
        then the most frequent.
        """
        full = [(s, n) for s, n in self.spellings if is_full(s)] or list(self.spellings)
        return max(full, key=lambda one: (len(name_key(one[0]).split()), *merit(*one)))[0]


@lru_cache(maxsize=16_384)
def tidy(printed: str) -> str:
    """A name as printed, in composed letters, with single spaces and without a nickname.

    >>> tidy("Shevrin “Shev”  Jones")
    'Shevrin Jones'
    """
    if not printed.isalnum():
        printed = _NICKNAME.sub(" ", printed)
    return " ".join(unicodedata.normalize("NFC", printed).split())


def is_full(name: str) -> bool:
    """Whether a name has more than a surname: two words that are no particles.

    >>> is_full("Boris Ruge"), is_full("Ruge"), is_full("de Rugy"), is_full("J. Ruge")
    (True, False, False, True)
    """
    words = name.split()
    return len(words) > 1 and (words[0][:1].isupper() and not _is_surname_alone(words))


def group(spellings: Mapping[str, int]) -> tuple[Group, ...]:
    """Spellings with their counts, put together by person, in the order given."""
    by_words: dict[tuple[str, ...], list[str]] = defaultdict(list)
    alone: list[str] = []
    for spelling in spellings:
        if is_full(spelling):
            by_words[tuple(sorted(name_key(spelling).split()))].append(spelling)
        else:
            alone.append(spelling)
    merged = _with_middle_names(by_words)
    bearers: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    called: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for words, names in merged.items():
        for name in names:
            called[name_key(name.split()[0])].add(words)
            for surname in surnames(name):
                bearers[surname].add(words)
    for spelling in alone:
        key = name_key(spelling)
        owners = bearers.get(key) or called.get(key, set())  # "Mr. Suh" is Suh Hoon
        words = next(iter(owners)) if len(owners) == 1 else (key,)
        merged.setdefault(words, []).append(spelling)
    order = {spelling: place for place, spelling in enumerate(spellings)}
    groups = sorted(merged.values(), key=lambda names: min(order[name] for name in names))
    return tuple(Group(tuple((name, spellings[name]) for name in names)) for names in groups)


def _is_surname_alone(words: Sequence[str]) -> bool:
    """Whether words are a particle and one surname: « Le Drian », « de Montchalin »."""
    particles = {"le", "la", "de", "du", "van", "von", "der", "den", "al", "el", "di", "da", "des"}
    return all(fold(word) in particles for word in words[:-1])


def merit(spelling: str, count: int) -> tuple[int, bool, int]:
    """How fit a spelling is to be shown among those that are one once folded; the greatest is.

    Diacritics get lost and are never gained; then not all in capitals; then the more frequent.
    """
    decomposed = unicodedata.normalize("NFD", spelling)
    diacritics = sum(1 for sign in decomposed if unicodedata.combining(sign))
    diacritics += sum(1 for sign in spelling if sign in "øØłŁđĐßıæÆœŒ")
    shouted = any(len(word) > 1 and word.isupper() for word in spelling.split())
    return diacritics, not shouted, count


def _with_middle_names(
    by_words: Mapping[tuple[str, ...], list[str]],
) -> dict[tuple[str, ...], list[str]]:
    """Join each name to the one longer name that has its first, its last and all its words."""
    ends: dict[tuple[str, str], list[tuple[str, ...]]] = defaultdict(list)
    for words, names in by_words.items():
        key = name_key(names[0]).split()
        ends[key[0], key[-1]].append(words)
    into: dict[tuple[str, ...], tuple[str, ...]] = {}
    for alike in ends.values():
        if not 1 < len(alike) <= _MOST_ALIKE:
            continue
        alike.sort(key=len)
        for place, words in enumerate(alike):
            longer = [other for other in alike[place + 1 :] if set(words) < set(other)]
            if longer and all(set(longer[0]) <= set(other) for other in longer):
                into[words] = longer[0]
    merged: dict[tuple[str, ...], list[str]] = {}
    for words, names in by_words.items():
        target = words
        while target in into:
            target = into[target]
        merged.setdefault(target, []).extend(names)
    return merged
