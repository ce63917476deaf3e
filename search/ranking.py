"""The one formula that ranks, with its weights and their reasons.

BM25F over a language's text under one analysis (Robertson, Zaragoza, Taylor, CIKM 2004), with the
idf of Lucene, which is never negative:

    tf(t, d)  = Σ over parts of PART_WEIGHT × occurrences          index/weights.py
    len(d)    = Σ over parts of PART_WEIGHT × words
    idf(t)    = ln(1 + (N - n(t) + 0.5) / (n(t) + 0.5))
    bm25(t,d) = idf(t) × tf (K1 + 1) / (tf + K1 (1 - B + B len(d) / mean len))

N and the mean are over the releases that have text in that language; n(t) of these hold t.

A word scores, language by language, Σ over analyses of ANALYSIS_WEIGHT × the greatest of
weight × bm25 over its alternatives there.  A phrase scores as its words do in its field, where it
stands, at the greatest term of each place.  `All` and `Some` add up the clauses that match, `Best`
takes the greatest, everything else scores 0.  A release has the greatest of its two languages'
scores: their sum let bilingual releases take 75 % of the first ten places in an archive where half
of the releases are bilingual; the greatest gave 52 %.

Recency has no weight: of equal scores the newest is first (`search/engines/order.py`).
"""

from __future__ import annotations

from math import log
from typing import Final

from index.entry import Analysis

# Each was chosen by measurement on two French and two English collections: docs/relevance.md.

K1: Final = 3.0  # saturation: 1.5 where a word of the body counts 1, as it counts 2 here
B: Final = 0.7  # length: the usual values are 0.7 to 0.8; releases differ in length tenfold

ANALYSIS_WEIGHT: Final[dict[Analysis, float]] = {
    "exact": 1.0,  # the word as typed: +1.2 to 1.7 points of MRR on French questions
    "stem": 2.0,  # finds other inflections; at 2 it gives back least when they differ
}

CLOSE_WEIGHT: Final = 0.1  # of what they score; with more, the accents of a query change more
CLOSE_WITHIN: Final = (
    8  # positions out of place: the words of one clause; a phrase alone helps less
)
MOST_PAIRS: Final = 12  # a sentence has as many; each costs a walk through the places of its words


def idf(*, releases: int, holding: int) -> float:
    """How much a term tells; `holding` of `releases` releases have it.

    >>> round(idf(releases=100, holding=1), 2)
    4.21
    """
    return log(1 + (releases - holding + 0.5) / (holding + 0.5))


def bm25(frequency: float, *, idf: float, length: float, mean_length: float) -> float:
    """The score of one term in one release; frequency and lengths are weighted by part."""
    norm = K1 * (1 - B + B * length / mean_length)
    return idf * frequency * (K1 + 1) / (frequency + norm)
