"""What is English in the analysis: possessives and contractions, and words without a subject."""

from __future__ import annotations

from typing import Final

from index.analysis.apostrophes import APOSTROPHES, split_at_apostrophe

CONTRACTED: Final = frozenset({"s", "d", "m", "ll", "re", "ve"})
"""Stripped after an apostrophe: NATO’s, we’ll, they’ve."""

ELIDED: Final = frozenset({"d", "l"})
"""French names stand in English text: Côte d’Ivoire, Quai d’Orsay, L’Aquila."""

# Snowball's list is the start; it leaves out `us`, and so does ours, for the sake of the US.
STOP_WORDS: Final = frozenset(
    """
    i me my myself we our ours ourselves you your yours yourself yourselves
    he him his himself she her hers herself it its itself they them their theirs themselves
    what which who whom this that these those
    am is are was were be been being have has had having do does did doing
    would should could ought cannot can will
    a an the and but if or because as until while
    of at by for with about against between into through during before after above below
    to from up down in out on off over under again further then once
    here there when where why how all any both each few more most other some such
    no nor not only own same so than too very
    arent cant couldnt didnt doesnt dont hadnt hasnt havent isnt mustnt shant shouldnt wasnt
    werent wont wouldnt let s t
    """.split()  # noqa: SIM905 - a list of words reads best as lines of words
)


def bare(word: str) -> tuple[int, int]:
    """Where the word itself begins and ends, without possessive or contraction.

    >>> [word[slice(*bare(word))] for word in ("NATO’s", "we'll", "O'Brien's", "d’Ivoire")]
    ['NATO', 'we', "O'Brien", 'Ivoire']
    """
    end = len(word)
    last = max(map(word.rfind, APOSTROPHES))
    if last > 0 and word[last + 1 :].lower() in CONTRACTED:
        end = last
    before, after = split_at_apostrophe(word[:end])
    return (len(before) + 1 if after and before.lower() in ELIDED else 0), end
