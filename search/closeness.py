"""A bonus for words that stand in a release as they stand in the query: side by side, or nearly.

    kosovo dialogue de paix   →   near(kosovo, dialogue)   near(dialogue, ·, paix)

Each pair of neighbours is an optional phrase over stems: it finds nothing that is not found without
it, and adds to the score of a release that has the two close together.  A stop word between them
keeps its place, so that « maintien de la paix » is as near as it is written.
The idea is the sequential dependence of Metzler and Croft (SIGIR 2005).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from index.entry import TextField, Word
from index.release import LANGUAGES
from search.plan import All, Clause, Phrase
from search.ranking import CLOSE_WEIGHT, CLOSE_WITHIN, MOST_PAIRS
from search.words import QueryWord


def closer(clause: Clause, words: Sequence[QueryWord]) -> Clause:
    """The clause, which finds the words, with the bonus for those that stand close together."""
    found = pairs(words)
    if not found:
        return clause
    if isinstance(clause, All):
        return All(clause.clauses, (*clause.optional, *found))
    return All((clause,), found)


def pairs(words: Sequence[QueryWord]) -> tuple[Phrase, ...]:
    """A phrase for each two neighbours that tell, in each language; the first pairs of many.

    >>> from search.words import words
    >>> [phrase.words for phrase in pairs(words("maintien de la paix"))]
    [(('maintien',), (), (), ('paix',)), (('maintien',), (), (), ('paix',))]
    """
    each = [one for word in words for one in word.each or (word,)]
    telling = [(place, word) for place, word in enumerate(each) if not word.optional]
    phrases: list[Phrase] = []
    for (place, first), (following, second) in list(pairwise(telling))[:MOST_PAIRS]:
        between: tuple[Word, ...] = ((),) * (following - place - 1)
        for language in LANGUAGES:
            field = TextField(language, "stem")
            left, right = _stems(first, field), _stems(second, field)
            if left and right and not {*left} & {*right}:  # a word is not close to itself
                phrases.append(
                    Phrase(field, (left, *between, right), slop=CLOSE_WITHIN, weight=CLOSE_WEIGHT)
                )
    return tuple(dict.fromkeys(phrases))


def _stems(word: QueryWord, field: TextField) -> Word:
    """The stems that may stand for the word; none for what is no single word."""
    if len(word.telling.words) != 1:
        return ()
    terms = sorted(term for found, term in word.telling.words[0] if found == field)
    return tuple(terms)
