"""What of a generation the formula of `search/ranking.py` needs, worked out once and kept."""

from __future__ import annotations

from functools import cached_property
from typing import Final

import numpy as np

from index.entry import ANALYSES, TextField
from index.release import LANGUAGES, Language
from search.engines.corpus import Corpus, Floats, Posting
from search.engines.shelf import Shelf
from search.engines.words import Word
from search.plan import Terms
from search.ranking import K1, B, idf

_LEAST: Final = 32 << 20
_EACH: Final = 1 << 10
_MOST: Final = 256 << 20
"""Bytes that kept words may take, by the number of releases: 300 words of 100,000 take 80 MB."""


class Figures:
    """How many releases have text in each language, and what their lengths come to in each field.

    `words` are the words asked of late.

    Every sum and product is taken in the order in which `search.engines.memory` takes it, so that
    equal scores are equal to the last bit and ties break alike.
    """

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._k1, self._b = K1, B
        self.words: Shelf[Terms, Word] = Shelf(min(max(_LEAST, corpus.size * _EACH), _MOST))
        self._norms: dict[TextField, Floats] = {}

    @cached_property
    def _having(self) -> dict[Language, int]:
        return {
            language: int(
                np.count_nonzero(
                    np.logical_or.reduce(
                        [self._corpus.lengths(TextField(language, one)) != 0 for one in ANALYSES]
                    )
                )
            )
            for language in LANGUAGES
        }

    def _norm(self, field: TextField) -> Floats:
        """`K1 (1 - B + B len / mean len)` of each release."""
        known = self._norms.get(field)
        if known is not None:
            return known
        lengths = self._corpus.lengths(field)
        mean = int(lengths.sum(dtype=np.int64)) / self._having[field.language]
        norm: Floats = np.multiply(lengths, self._b, dtype=np.float64)
        norm /= mean
        norm += 1 - self._b
        norm *= self._k1
        self._norms[field] = norm
        return norm

    def bm25(self, field: TextField, posting: Posting, kept: slice | np.ndarray) -> Floats:
        """`search.ranking.bm25` for those of the releases that hold the term."""
        told = self._idf(field, posting)
        frequencies = posting.frequencies[kept]
        scores: Floats = np.multiply(frequencies, told, dtype=np.float64)
        scores *= self._k1 + 1
        norm = self._norm(field).take(posting.rows[kept])
        norm += frequencies
        scores /= norm
        return scores

    def most(self, field: TextField, posting: Posting) -> float:
        """More than the term scores in any release, however often it stands there."""
        return self._idf(field, posting) * (self._k1 + 1)

    def _idf(self, field: TextField, posting: Posting) -> float:
        return idf(releases=self._having[field.language], holding=len(posting.rows))
