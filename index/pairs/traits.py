"""What a text shows in whatever language it is: numbers, names, words that both languages share.

French and English share a third of their longer words but for the ending (Simard, Foster, Isabelle,
"Using cognates to align sentences in bilingual corpora", TMI 1992): « sécurité européenne » and
"European security" begin alike, letter by letter.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice
from typing import Final

from index.analysis import fold
from index.release import Version

FINGERPRINT: Final = "2"
"""Another one whenever what is read from a text changes: traits are kept in the archive."""

BEGINNING: Final = 5
"""Letters by which a word is known in both languages; a shorter word is not looked at."""

SHORTEST_NAME: Final = 3
"""Letters of a capitalised word that is looked at: « Le » and "It" are no names."""

LONGEST: Final = 200_000
"""Characters of a text that are read: a longer one is known by its beginning."""

MOST: Final = 1_500
"""Traits of each kind that are kept of a text."""

_PIECE: Final = re.compile(
    r"[0-9]{1,3}(?:[ \u00a0\u202f\u2009.,][0-9]{3})+(?![0-9])|[0-9]+(?:[.,][0-9]+)*|[^\W\d_]+"
)
_GROUPED: Final = re.compile(r"[0-9]{1,3}(?:[ \u00a0\u202f\u2009.,][0-9]{3})+")
_QUOTE: Final = re.compile(r"«[^«»]{15,}»|“[^“”]{15,}”|\"[^\"]{15,}\"")
_LONGEST_NUMBER: Final = 20
_NEAR: Final = 4
_BEGINS: Final = frozenset('.!?:;…«»“”"(–—-•*|/')
_YEARS: Final = ("19", "20")
_YEAR: Final = 4
_SMALL: Final = 2
_PLACES: Final = 1000

Places = Mapping[str, int]
"""Each trait with where it first stands, in thousandths of the text."""


@dataclass(frozen=True)
class Traits:
    """What a text shows.

    `numbers`, `names` (folded) and `words` (their first letters, folded) come with their places;
    `named` are the names that stand within a sentence, where only names have capitals in French;
    `titled` are the numbers of the title, `quotes` how many passages stand between quotation marks,
    `length` the characters of the whole.
    """

    numbers: Places
    names: Places
    words: Places
    named: frozenset[str]
    titled: frozenset[str]
    quotes: int
    length: int

    @cached_property
    def places(self) -> Places:
        """All traits in one: a name is told from a word by a sign before it."""
        return (
            dict(self.words)
            | {f"#{number}": place for number, place in self.numbers.items()}
            | {f"^{name}": place for name, place in self.names.items()}
        )

    @cached_property
    def weight(self) -> float:
        """What all of them tell together."""
        return sum(map(telling, self.places))

    def to_json(self) -> str:
        """The traits as the archive keeps them."""
        return json.dumps(
            [
                self.numbers,
                self.names,
                self.words,
                sorted(self.named),
                sorted(self.titled),
                self.quotes,
                self.length,
            ],
            separators=(",", ":"),
        )


@lru_cache(maxsize=100_000)
def telling(trait: str) -> float:
    """A long number tells most, a name more than a word; a year or a small number is anywhere.

    >>> telling("#4000"), telling("#2024"), telling("^kosovo"), telling("solda")
    (3.0, 1.0, 2.0, 1.0)
    """
    if trait[0] == "#":
        is_year = len(trait) == _YEAR + 1 and trait[1:3] in _YEARS
        return 1.0 if is_year or len(trait) <= _SMALL + 1 else 3.0
    return 2.0 if trait[0] == "^" else 1.0


def from_json(text: str) -> Traits:
    """The traits that were kept.  Raises ValueError where the text is damaged."""
    try:
        numbers, names, words, named, titled, quotes, length = json.loads(text)
        named, titled = frozenset(named), frozenset(titled)
        return Traits(numbers, names, words, named, titled, quotes, length)
    except TypeError as error:
        raise ValueError(f"not the traits of a text: {error}") from error


def traits(version: Version) -> Traits:
    """What the version shows, title and captions among it.

    >>> found = traits(Version("a", "fr", "Les 4 000 soldats du Kosovo", ()))
    >>> sorted(found.numbers), sorted(found.names), sorted(found.words)
    (['4000'], ['kosovo', 'les'], ['kosov', 'solda'])
    """
    numbers: dict[str, int] = {}
    names: dict[str, int] = {}
    words: dict[str, int] = {}
    within: set[str] = set()
    texts = (version.title, *(block.text for block in version.blocks))
    length = sum(map(len, texts))
    read = min(length, LONGEST) or 1
    passed = quotes = 0
    for text in texts:
        is_shouted = text.isupper()
        for piece in _PIECE.finditer(text, 0, max(0, LONGEST - passed)):
            said = piece[0]
            place = (passed + piece.start()) * _PLACES // read
            if said[0].isdecimal():
                numbers.setdefault(_number(said), place)
                continue
            letters = fold(said)
            if said[0].isupper() and len(letters) >= SHORTEST_NAME and not is_shouted:
                names.setdefault(letters, place)
                before = text[max(0, piece.start() - _NEAR) : piece.start()].rstrip()
                if before and before[-1] not in _BEGINS and len(within) < MOST:
                    within.add(letters)
            if len(letters) >= BEGINNING:
                words.setdefault(letters[:BEGINNING], place)
        quotes += sum(1 for _ in islice(_QUOTE.finditer(text), MOST))
        passed += len(text)
    return Traits(
        _first(numbers),
        _first(names),
        _first(words),
        frozenset(within),
        frozenset(numbers_in(version.title)),
        quotes,
        length,
    )


def numbers_in(text: str) -> Iterable[str]:
    """The numbers of a text, written alike in both languages.

    >>> list(numbers_in("4 000, 4,000, 3,5 % and 3.5%, the 1st"))
    ['4000', '4000', '3.5', '3.5', '1']
    """
    for piece in _PIECE.finditer(text):
        if piece[0][0].isdecimal():
            yield _number(piece[0])


def _number(said: str) -> str:
    if _GROUPED.fullmatch(said):
        said = "".join(sign for sign in said if sign.isdecimal())
    return said.replace(",", ".").lstrip("0")[:_LONGEST_NUMBER] or "0"


def _first(found: dict[str, int]) -> Places:
    return found if len(found) <= MOST else dict(islice(found.items(), MOST))
