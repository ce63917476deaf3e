"""What is French in the analysis: elisions, and the words that carry no subject."""

from __future__ import annotations

from typing import Final

from index.analysis.apostrophes import (
    begins_with_vowel,
    split_at_apostrophe,
    without_apostrophes,
)
from index.analysis.folding import fold

ELIDED: Final = frozenset({"d", "l", "qu", "jusqu", "lorsqu", "presqu", "puisqu", "quoiqu"})
"""Stripped before anything, so that « l’securite », typed in haste, finds sécurité."""

ELIDED_BEFORE_VOWEL: Final = frozenset({"c", "j", "m", "n", "s", "t"})
"""Stripped before a vowel only: N’Diaye, M’Bala and t’Kint are names."""

KEPT_WHOLE: Final = frozenset(
    {
        "aujourdhui",
        "dabord",
        "daccord",
        "dailleurs",
        "presquile",
        "presquiles",
        "quelquun",
        "quelquune",
    }
)
_KEPT_BEGINNING: Final = "prudhom"  # prud’homme, prud’homal, prud’homie…
_LONGEST_KEPT: Final = 20  # room for any of them, with its apostrophe

# Snowball's list is the start.  Left out, because they name things too: est (east), été (summer),
# pas (step), sur and avant (which begin names and compounds), and the other forms of été.
STOP_WORDS: Final = frozenset(
    """
    c d j l m n s t y qu
    au aux ce ceci cela celà ces cet cette de des du et en la là le les leur leurs un une
    à dans par pour sans avec ou où que qui quel quelle quelles quels mais ne si
    je me moi tu te toi il ils elle elles lui on nous vous se soi eux ici même
    ma mes mon ta tes ton sa ses son nos notre vos votre
    ai as a avons avez ont eu eue eues eus ayant aie aies ait ayons ayez aient
    avais avait avions aviez avaient aurai auras aura aurons aurez auront
    aurais aurait aurions auriez auraient eut eûmes eûtes eurent eusse eusses eût eussions
    eussiez eussent
    suis es sommes êtes sont étant étais était étions étiez étaient
    serai seras sera serons serez seront serais serait serions seriez seraient
    sois soit soyons soyez soient fus fut fûmes fûtes furent fusse fusses fût fussions fussiez
    fussent
    """.split()  # noqa: SIM905 - a list of words reads best as lines of words
)


def bare(word: str) -> tuple[int, int]:
    """Where the word itself begins and ends, without what is elided before it.

    >>> [word[slice(*bare(word))] for word in ("l’armée", "QU'ELLE", "aujourd’hui", "N’Diaye")]
    ['armée', 'ELLE', 'aujourd’hui', 'N’Diaye']
    """
    start = 0
    while not _is_kept_whole(word[start:]):
        before, after = split_at_apostrophe(word[start:])
        if not after:
            break
        elided = before.lower()
        if elided not in ELIDED and not (
            elided in ELIDED_BEFORE_VOWEL and begins_with_vowel(fold(after))
        ):
            break
        start += len(before) + 1
    return start, len(word)


def _is_kept_whole(word: str) -> bool:
    closed_up = fold(without_apostrophes(word[:_LONGEST_KEPT]))
    return closed_up in KEPT_WHOLE or closed_up.startswith(_KEPT_BEGINNING)
