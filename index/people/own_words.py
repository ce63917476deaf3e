"""Whether a woman or a man says « je » in French words, by how what they say of themselves agrees.

    « Je suis très heureuse de… »    she      « Je suis convaincu que… »    he

English does not tell.  Sources: the participles and adjectives with which ministers speak of
themselves, as the grammar of agreement has them.
"""

# ruff: noqa: SIM905 - a table of words reads best as words

from __future__ import annotations

import re
from typing import Final

from index.people.keys import fold
from index.people.told import Gender

_SELF: Final = re.compile(
    r"\b(?:je|j[’'])\s?(?:me\s|m[’'])?(?:suis|reste|serai|ai été|étais)"
    r"(?:\s(?:très|particulièrement|profondément|tout|aussi|également|donc|ici|bien|vraiment))?"
    r"\s([^\W\d_]{4,})",
    re.IGNORECASE,
)
"""« Je suis très … »: the word that agrees with whoever speaks."""

_HERS: Final = frozenset(
    """
    heureuse convaincue fiere ravie persuadee determinee attachee honoree consciente satisfaite
    certaine attentive confiante emue rejouie engagee venue allee rendue entretenue surprise
    soucieuse reconnaissante inquiete prete
    """.split()
)

_HIS: Final = frozenset(
    """
    heureux convaincu fier ravi persuade determine attache honore conscient satisfait certain
    attentif confiant emu rejoui engage venu alle rendu entretenu surpris soucieux reconnaissant
    inquiet pret
    """.split()
)


def gender_in(words: str) -> Gender | None:
    """Whose words these can only be, where they say « je » of themselves and agree.

    >>> gender_in("Je suis très heureuse d’être ici."), gender_in("Je suis là."), gender_in("Fier.")
    ('f', None, None)
    """
    for match in _SELF.finditer(words):
        word = fold(match.group(1))
        if word in _HERS:
            return "f"
        if word in _HIS:
            return "m"
    return None
