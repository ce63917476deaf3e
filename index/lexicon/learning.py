"""Learns from paragraphs in both languages which word stands for which: IBM model 1.

Brown et al., "The mathematics of statistical machine translation", Computational Linguistics 19
(1993).  Any word of a paragraph may stand for any word of its translation, or for none; each round
gives every word its share among those that could stand for it, and counts the shares anew.
Here a paragraph is a set of stems without stop words: how often a word stands in one paragraph
tells nothing about what it means, and sets make the rounds additions of arrays.

    t(e|f) = Σ over paragraphs of t(e|f) / Σ over f' there of t(e|f')    made to sum to 1 for f
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.analysis import fold, scan
from index.lexicon.pair import Pair
from index.release import Language

ROUNDS: Final = 6
"""Of expectation and maximisation: the probabilities hardly move after five."""

LEAST_TOGETHER: Final = 3
"""Paragraphs that hold both words: two are chance."""

LEAST_PROBABLE: Final = 0.04
"""Either way round; what is below is noise more often than not."""

LEAST_STRENGTH: Final = 0.15
"""Of both ways round together: of the pairs below, more than half are wrong."""

LONGEST: Final = 80
"""Different words of one paragraph that are looked at: a list of a thousand names teaches little
and costs a million pairs."""

MOST_CELLS: Final = 8_000_000
"""Pairs of words in paragraphs: 600 MB while it learns; more text is taken evenly thinned."""

_NO_WORD: Final = 0
"""The number of the word that stands for what has no counterpart."""

Numbers = NDArray[np.int64]
Shares = NDArray[np.float64]


def learn(
    paragraphs: Iterable[tuple[str, str]], *, least_together: int = LEAST_TOGETHER
) -> list[Pair]:
    """The pairs of words that French paragraphs and their English translations teach.

    The strongest come first; words that both languages write alike are not among them.
    """
    french, english = _Vocabulary("fr"), _Vocabulary("en")
    different = dict.fromkeys(paragraphs)  # what every release repeats teaches once
    texts = [(french.numbers(one), english.numbers(other)) for one, other in different]
    texts = [(one, other) for one, other in texts if one and other]
    kept = (french.kept(least_together), english.kept(least_together))
    texts = [(_among(one, kept[0]), _among(other, kept[1])) for one, other in texts]
    cells = _cells(_thinned(texts))
    if not cells.french.size:
        return []
    learnt = _Learnt(cells, english_words=len(english))
    return _pairs(learnt, french, english, least_together)


class _Vocabulary:
    """Stems by number, and the form that is printed most for each."""

    def __init__(self, language: Language) -> None:
        self._language: Language = language
        self._numbers: dict[str, int] = {"": _NO_WORD}
        self._forms: defaultdict[int, Counter[str]] = defaultdict(Counter)
        self._texts: Counter[int] = Counter()

    def __len__(self) -> int:
        return len(self._numbers)

    def numbers(self, text: str) -> list[int]:
        """The different words of the text by their numbers, in its order."""
        found: dict[int, None] = {}
        for start, pieces in scan(text, language=self._language):
            for first, last, _, stems in pieces:
                if stems and stems[0].isalpha() and len(stems[0]) > 1:
                    number = self._numbers.setdefault(stems[0], len(self._numbers))
                    self._forms[number][text[start + first : start + last]] += 1
                    found[number] = None
        self._texts.update(found.keys())
        return list(found)[:LONGEST]

    def kept(self, least: int) -> frozenset[int]:
        """The words that stand in enough texts to be learnt."""
        return frozenset(number for number, count in self._texts.items() if count >= least)

    def form(self, number: int) -> str:
        """As it is printed most; in capitals only what is hardly printed without."""
        forms = self._forms[number]
        lower: Counter[str] = Counter()
        for form, count in forms.items():
            lower[form.lower()] += count
        best = max(lower, key=lambda form: (lower[form], form))
        return max((form for form in forms if form.lower() == best), key=lambda f: (forms[f], f))


def _among(words: Sequence[int], kept: frozenset[int]) -> list[int]:
    return [number for number in words if number in kept]


def _thinned(texts: list[tuple[list[int], list[int]]]) -> list[tuple[list[int], list[int]]]:
    """As many of the texts as there is memory for, evenly from first to last."""
    cells = sum((len(one) + 1) * (len(other) + 1) for one, other in texts)
    if cells <= MOST_CELLS:
        return texts
    return texts[:: -(-cells // MOST_CELLS)]


@dataclass(frozen=True, slots=True)
class _Cells:
    """Every pair of words of every text.

    They are the French and the English one by their numbers, and the number of the place in the
    texts that each of the two stands at.
    """

    french: Numbers
    english: Numbers
    french_place: Numbers
    english_place: Numbers


def _cells(texts: list[tuple[list[int], list[int]]]) -> _Cells:
    columns: list[tuple[Numbers, ...]] = []
    across_before = down_before = 0
    for one, other in texts:
        across = np.array([_NO_WORD, *one], dtype=np.int64)
        down = np.array([_NO_WORD, *other], dtype=np.int64)
        columns.append(
            (
                np.repeat(across, down.size),
                np.tile(down, across.size),
                np.repeat(np.arange(across.size) + across_before, down.size),
                np.tile(np.arange(down.size) + down_before, across.size),
            )
        )
        across_before += across.size
        down_before += down.size
    if not columns:
        return _Cells(*[np.empty(0, dtype=np.int64)] * 4)
    return _Cells(*(np.concatenate(column) for column in zip(*columns, strict=True)))


class _Learnt:
    """The pairs that stand together anywhere, and the probabilities that the rounds end with.

    `french` and `english` are the words of each pair, `to_english` and `to_french` their
    probabilities, `together` in how many texts they stand.
    """

    def __init__(self, cells: _Cells, *, english_words: int) -> None:
        codes, pair = np.unique(cells.french * english_words + cells.english, return_inverse=True)
        self.french: Numbers = codes // english_words
        self.english: Numbers = codes % english_words
        self.together: Numbers = np.bincount(pair)
        # each English word of each text shares itself out among the French ones, and vice versa
        real = cells.english != _NO_WORD  # what stands for nothing is not to be explained
        self.to_english = _rounds(pair[real], cells.english_place[real], self.french)
        real = cells.french != _NO_WORD
        self.to_french = _rounds(pair[real], cells.french_place[real], self.english)


def _rounds(pair: Numbers, place: Numbers, given: Numbers) -> Shares:
    """The probability of each pair's one word, given its other.

    `pair` is the pair of each cell, `place` where the word stands that shares itself out there;
    `given` is the known word of each pair.
    """
    probable = np.ones(given.size)
    for _ in range(ROUNDS):
        share = probable[pair]
        share /= np.bincount(place, weights=share)[place]
        counted = np.bincount(pair, weights=share, minlength=given.size)
        totals = np.bincount(given, weights=counted)
        probable = counted / np.maximum(totals[given], np.finfo(float).tiny)
    return probable


def _pairs(
    learnt: _Learnt, french: _Vocabulary, english: _Vocabulary, least_together: int
) -> list[Pair]:
    sure = (
        (learnt.to_english > LEAST_PROBABLE)
        & (learnt.to_french > LEAST_PROBABLE)
        & (learnt.together >= least_together)
        & (learnt.french != _NO_WORD)
        & (learnt.english != _NO_WORD)
    )
    pairs = [
        Pair(
            french.form(int(learnt.french[place])),
            english.form(int(learnt.english[place])),
            round(float(learnt.to_english[place]), 3),
            round(float(learnt.to_french[place]), 3),
            int(learnt.together[place]),
        )
        for place in np.flatnonzero(sure)
    ]
    told = [
        pair
        for pair in pairs
        if pair.strength >= LEAST_STRENGTH and fold(pair.french) != fold(pair.english)
    ]
    return sorted(
        told, key=lambda pair: (-pair.strength, -pair.together, pair.french, pair.english)
    )
