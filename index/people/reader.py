"""A version read for the people whom it names, each text in its own language."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import filterfalse
from typing import Final

from index.people import grammar
from index.people.keys import fold
from index.people.marks import CASE, OUTLINES, marker
from index.people.names import Reading, candidates
from index.people.remembering import Remembered
from index.people.resolution import Spoken, resolve
from index.people.tokens import Tokens, cut
from index.release import Language, Sighting, Version

FINGERPRINT: Final = "people-11"
"""Changes with the tables and the rules, so that sightings kept from before are known as stale."""

_HEADLINE: Final = 0.6
"""Share of words with a capital above which a capital says nothing: English titles."""

_CASES: Final = bytes(outline & CASE for outline in range(256))
"""Leaves of an outline how the word is written."""

_FEW: Final = 4
"""With fewer words a text is too short for its capitals to be counted."""

_SHOUTED: Final = 0.6
"""Share of words in capitals above which the text is one in capitals."""


def sightings(version: Version) -> tuple[Sighting, ...]:
    """Everyone named as a person in the title and the blocks, in the order of the text.

    Offsets are into the title or the block's text; sightings that are sure never overlap.

    >>> from index.release import Block, ReleaseId
    >>> text = "Le ministre serbe, Marko Djuric, a reçu M. Boris Ruge. M. Ruge l’a remercié."
    >>> version = Version(ReleaseId("1"), "fr", "Visite", (Block(text, "fr"),))
    >>> [(s.name, s.role, text[s.start : s.end]) for s in sightings(version)][::2]
    [('Marko Djuric', 'ministre serbe', 'Marko Djuric'), ('Boris Ruge', None, 'Ruge')]
    """
    texts: list[tuple[int | None, str, Language]] = [(None, version.title, version.language)]
    texts += [(i, block.text, block.language) for i, block in enumerate(version.blocks)]
    pieces = [(block, cut(text), language) for block, text, language in texts]
    common = _common([tokens for _, tokens, _ in pieces])
    spoken = []
    for block, tokens, language in pieces:
        reading = _reading(tokens, language, common)
        named = grammar.read(reading, candidates(reading), language)
        spoken.append(Spoken(block, language, reading, named))
    return resolve(spoken)


def _common(texts: Sequence[Tokens]) -> AbstractSet[str]:
    """Every word that stands in small letters somewhere, folded; with the others as they stand.

    Whoever asks has folded the word, so that one with a capital is never found for itself.
    """
    words = set().union(*(tokens.words for tokens in texts))
    words.update(map(_SMALL.__getitem__, [*filterfalse(str.isascii, words)]))
    if any("--" in tokens.text for tokens in texts):
        words.update(_SMALL[word] for word in [*words] if "--" in word)
    words.discard("")
    return words


_SMALL: Final = Remembered(lambda word: fold(word) if word.islower() else "")
"""Words in small letters, folded; nothing for any other."""


def _reading(tokens: Tokens, language: Language, common: AbstractSet[str]) -> Reading:
    """The tokens with their marks, and with how much a capital says among them."""
    marks = list(map(marker(language), tokens.words))
    outline = bytes(map(OUTLINES.__getitem__, marks))
    cases = outline.translate(_CASES)
    shouted = cases.count(3)
    capitals = cases.count(2) + shouted
    words = capitals + cases.count(1)
    return Reading(
        tokens,
        marks,
        outline,
        common,
        headline=words >= _FEW and capitals > _HEADLINE * words,
        shouted=words >= _FEW and shouted > _SHOUTED * words,
    )
