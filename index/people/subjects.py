"""Verbs of saying and their subjects: what before the marks and after them is read alike."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from index.people import quote_words as w
from index.people.scenes import Scene, Word
from index.people.told import Gender
from index.release import Sighting, Span

INVERTED: Final = re.compile(r"(.+?)-(?:t-)?(ils?|elles?|on|je)")
"""« a-t-il », « souligne-t-elle »."""

_BESIDE: Final = re.compile(r" [A-Z]|[-’'@]")
"""What says that a given name does not stand alone."""

FEW: Final = 8
"""Words in which a verb has to come after the marks, and a role before its verb."""

NEAR: Final = 110
"""Characters between a verb and the name after it: « a déclaré la secrétaire d’État, Mme … »."""

BEFORE_NAME: Final = 70
"""Characters of title before a name: "Secretary of Homeland Security Alejandro Mayorkas"."""


def governs(scene: Scene, words: Sequence[Word], place: int) -> bool:
    """Whether a word of saying is a verb there: « a lancé », not « lancé par le Gouvernement »."""
    word = words[place]
    printed = scene.text[word.start : word.end]
    if printed[0].isupper():
        return False
    participle = printed.endswith(("é", "ée", "és", "ées")) or word.folded in w.PARTICIPLES
    if scene.language == "en" or not participle:
        return True
    auxiliaries = w.AUXILIARIES["fr"] | {"ete", "avoir", "etre"}
    return any(
        one.folded in auxiliaries or INVERTED.fullmatch(one.folded)
        for one in words[max(0, place - 4) : place]
    )


def is_adverb(folded: str) -> bool:
    """Whether a word may stand between an auxiliary and its verb: « ont conjointement déclaré »."""
    return folded in w.ADVERBS or (len(folded) > FEW and folded.endswith(("ment", "ly")))


def is_inverted(folded: str, speaks: frozenset[str]) -> bool:
    """Whether a word is a verb of saying with its subject behind: « souligne-t-elle »."""
    match = INVERTED.fullmatch(folded) if "-" in folded else None
    return bool(match and match.group(1) in speaks)


def is_object(scene: Scene, name: Sighting) -> bool:
    """Whether a preposition leads to the name: « aux côtés de M. Ruge »."""
    words = scene.words(max(0, name.start - 24), name.start)
    while words and words[-1].folded.rstrip(".") in w.HONORIFICS:
        words.pop()
    return bool(words) and words[-1].folded in w.PREPOSITIONS


def bearer(scene: Scene, words: Sequence[Word]) -> Span | None:
    """Where the version names whoever bears a surname that stands here without its title.

    So does a given name that stands alone: "said Jane", where one Jane is named in full.
    """
    for word in words:
        if not scene.text[word.start].isupper():
            continue
        if word.folded in scene.surnames:
            return scene.surnames[word.folded]
        if not _BESIDE.match(scene.text, word.end) and (named := scene.givens().get(word.folded)):
            return named
    return None


def gender_of(pronoun: str) -> Gender:
    """Of whom a pronoun stands for."""
    return "f" if pronoun in w.FEMININE else "m"


def place_of(scene: Scene, name: Sighting) -> Span:
    """Where a name stands."""
    return Span(scene.block, name.start, name.end)
