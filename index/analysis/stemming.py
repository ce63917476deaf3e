"""Snowball's stemmers: French, and Porter2 for English.

`snowballstemmer` hands out PyStemmer's when it is installed, some fifty times as fast.
"""

from __future__ import annotations

from collections.abc import Mapping
from threading import Lock
from typing import Final, Protocol

import snowballstemmer

from index.release import Language


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - Snowball's name


_STEMMERS: Final[Mapping[Language, _Stemmer]] = {
    "fr": snowballstemmer.stemmer("french"),
    "en": snowballstemmer.stemmer("english"),
}
_one_at_a_time: Final = Lock()  # a stemmer works on a buffer of its own


def stem(word: str, *, language: Language) -> str:
    """The stem of a word in lower case, with the accents that Snowball leaves.

    >>> stem("sécurités", language="fr"), stem("securities", language="en")
    ('sécur', 'secur')
    """
    with _one_at_a_time:
        return _STEMMERS[language].stemWord(word)
