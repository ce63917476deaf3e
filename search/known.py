"""What the index is asked while a query is read: its words, and how its people are spelt.

A spelling is added to a name only on proof: some release names the person so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from index.people import name_key
from index.people.keys import surnames
from search.lexicon import NO_LEXICON, Lexicon
from search.prefixes import Vocabulary
from search.searcher import Searcher

NAMESAKES: Final = 8
"""People of one name whose spellings are looked up."""

SPELLINGS: Final = 20
"""Of one person."""

LOOKUPS: Final = 48
"""Questions to the index about the names of one query; a cluster answers each over the network."""


@dataclass(frozen=True, slots=True)
class Known:
    """The words of the index, the other spellings of a name, none for what is no name.

    And the lexicon: which words of the other language are searched too.
    """

    vocabulary: Vocabulary = lambda *_: ()
    spellings: Callable[[str], Sequence[str]] = lambda _: ()
    lexicon: Lexicon = NO_LEXICON


UNKNOWN: Final = Known()
"""An index that is not asked."""


def known(searcher: Searcher, lexicon: Lexicon = NO_LEXICON) -> Known:
    """What that searcher knows, asked once for each name, with the lexicon beside it."""
    return Known(searcher.vocabulary, _Spellings(searcher), lexicon)


class _Spellings:
    """Gives the other spellings of a person's name; remembers what it has asked."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher
        self._found: dict[str, tuple[str, ...]] = {}
        self._begins: dict[str, bool] = {}
        self._left = LOOKUPS

    def __call__(self, typed: str) -> Sequence[str]:
        key = name_key(typed)
        if key not in self._found:
            self._found[key] = tuple(self._others(key)) if key and self._is_begun(key) else ()
        return self._found[key]

    def _is_begun(self, key: str) -> bool:
        """Whether any name begins with its first word: most words of most queries begin none."""
        first = key.split(maxsplit=1)[0]
        if first not in self._begins:
            self._begins[first] = bool(self._ask("person_key", first, 1))
        return self._begins[first]

    def _others(self, key: str) -> Iterator[str]:
        seen = [key.split()]
        for known in self._ask("person_key", f"{key}=", NAMESAKES):
            id = known.partition("=")[2]
            for named in self._ask("person_name", f"{id}=", SPELLINGS):
                spelling = _spelling(named.partition("=")[2], key)
                words = name_key(spelling).split()
                # a name that merely has a word more or less finds nothing else
                if words and not any({*words} <= {*one} or {*one} <= {*words} for one in seen):
                    seen.append(words)
                    yield spelling

    def _ask(
        self, field: Literal["person_key", "person_name"], prefix: str, limit: int
    ) -> list[str]:
        if not self._left:
            return []
        self._left -= 1
        return [found.term for found in self._searcher.vocabulary(field, prefix, limit)]


def _spelling(name: str, key: str) -> str:
    """What of the name stands for the key: a surname where that is one, else the whole name.

    >>> _spelling("Volodymyr Zelenskyy", "zelensky"), _spelling("Boris Rouge", "boris ruge")
    ('Zelenskyy', 'Boris Rouge')
    """
    words = name.split()
    surname = max(surnames(name), key=len, default="")
    is_surname = len(key.split()) < len(words) and key.split(maxsplit=1)[0] != name_key(words[0])
    for start in range(len(words)):
        if is_surname and name_key(" ".join(words[start:])) == surname:
            return " ".join(words[start:])
    return name
