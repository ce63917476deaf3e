"""How a word begins: `otan*` → the words of the index that begin so.

The words are those of the `exact` fields: folded, not stemmed, as they are printed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, Protocol

from index.analysis import analyse_query
from index.entry import TextField
from index.release import LANGUAGES, Language
from search.plan import Alternative, Terms
from search.searcher import Field, TermCount

LEAST_LETTERS: Final = 3
"""Before the star; fewer begin too many words to mean any of them."""

MOST_WORDS: Final = 1024
"""Words that the prefixes of one query stand for, all together."""


class Vocabulary(Protocol):
    """Gives terms that begin with a prefix, as `search.searcher.Searcher.vocabulary` does."""

    def __call__(self, field: Field, prefix: str, limit: int, /) -> Sequence[TermCount]:
        """Up to `limit` terms of the field, in the order of their code points."""


def beginnings(text: str) -> Mapping[Language, str]:
    """The beginning as the terms of each language have it; none where it is no single word.

    >>> beginnings("l’Ota"), beginnings("Évè")
    ({'fr': 'ota', 'en': 'ota'}, {'fr': 'eve', 'en': 'eve'})
    >>> beginnings("ot"), beginnings("cyber-att"), beginnings("l’ot")
    ({}, {}, {})
    """
    found: dict[Language, str] = {}
    for language in LANGUAGES:
        tokens = analyse_query(text, language=language)
        if len(tokens) != 1 or tokens[0].end != len(text):
            return {}
        found[language] = tokens[0].exact[0]
    return found if min(map(len, found.values())) >= LEAST_LETTERS else {}


def prefixed(text: str, vocabulary: Vocabulary, *, most: int) -> tuple[Terms, bool]:
    """The words that begin so, `most` of them at most, and whether there are more.

    Of too many, those are kept that most releases have.
    """
    counted: list[tuple[int, Alternative]] = []
    for language, beginning in beginnings(text).items():
        field = TextField(language, "exact")
        counted += [
            (found.count, Alternative(field, found.term))
            for found in vocabulary(field, beginning, most + 1)
        ]
    kept = sorted(counted, key=lambda one: (-one[0], one[1].term, one[1].field))[:most]
    return Terms(tuple(alternative for _, alternative in kept)), len(kept) < len(counted)
