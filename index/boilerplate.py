"""Which paragraphs belong to every release of an office: contacts, formulas, lines of signs.

They say nothing of the event, so they make no snippet where anything else does.
A paragraph is told by the formula that it begins with, in French or in English, and a long one
never is: a formula may open a paragraph that goes on to say something.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

LONGEST: Final = 400
"""Characters: a paragraph that is longer says something."""

_LONGEST_HEADING: Final = 60

_FORMULA: Final = re.compile(
    r"""
    \W* (?:
        (?: for | pour ) \s (?: immediate \s release | (?:publication|diffusion) \s immédiate )
      | (?: not \s for | for ) \s (?: publication | release | broadcast ) \s before
      | embargoed \s until | sous \s embargo | embargo \s* :
      | (?: press | media | presse | general )? \s? (?: enquir | inquir ) (?: y | ies ) \b
      | (?: press | media | news ) \s (?: contacts? | office | desk | relations )
        \s* (?: :|$|[-–—] )
      | contacts? (?: \s (?: presse | médias? | press | media | information ) )? \s* (?: :|$|[-–—] )
      | service \s (?: de \s )? presse \b
      | relations? \s (?: avec \s la \s )? (?: presse | médias )
      | for \s (?: (?: further | more | additional ) \s )+ (?: information | details )
      | pour \s (?: en \s savoir \s (?: plus | davantage )
          | (?: plus | davantage | de \s plus \s amples? | tout | toute ) \s
            (?: d[’']\s? | de \s )? (?: renseignement | information | précision | complément ) )
      | (?: notes? \s to \s editors? | note (?: s )? \s aux \s (?: rédactions? | rédacteurs? ) )
      | (?: follow | join | find ) \s us \s on | suivez- (?: nous | le | la ) \s
      | (?: share | print ) \s this | (?: partager | imprimer ) \s (?: cette | cet | la | l[’'] )
      | (?: download | télécharger ) \b
      | (?: read | see ) \s (?: more | also ) \b | (?: lire | voir ) \s (?: aussi | la \s suite )
      | check \s against \s delivery | seul \s le \s prononcé \s fait \s foi
      | (?: retrouvez | consultez ) \s .{0,80} \b (?: site | ligne ) \b
      | (?: unsubscribe | désabonne | se \s désabonner ) | all \s rights \s reserved
      | tous \s droits \s réservés | copyright \b | (?: \(c\) | © ) \s* \d{4}
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)

_HEADING: Final = re.compile(r"\W*(?:About|À propos d[eu’']|A propos d[eu’'])\s?(?=[A-ZÀ-Ý’'\s])")
"""« About Debian », which heads what every release ends with; not « About two hundred people »."""

_ADDRESS: Final = re.compile(
    r"https?://\S+ | www\.\S+ | <?[\w.+-]+@[\w-]+\.[\w.-]+>? | \+?\(?\d[\d\s().\-/]{7,}\d",
    re.VERBOSE,
)

_LETTERS: Final = re.compile(r"[^\W\d_]")

_FEW: Final = 12
"""Letters beside an address that do not make a sentence: « Tél. : », « Email »."""


def boilerplate(paragraphs: Sequence[str]) -> list[bool]:
    """Which of a release's paragraphs say nothing of the event.

    Besides those that are so alone, the ones under a heading that presents the office, to the next
    heading or the end; such a heading comes after the first third.

    >>> boilerplate(["Debian 7 is out.", "About Debian", "Debian is made by volunteers."])
    [False, True, True]
    """
    found = [is_boilerplate(text) for text in paragraphs]
    presents = False
    for at, text in enumerate(paragraphs):
        if found[at] or _looks_like_a_heading(text):
            presents = is_presenting(text) and at >= len(paragraphs) // 3
        found[at] = found[at] or presents
    return found


@lru_cache(maxsize=4096)
def is_boilerplate(text: str) -> bool:
    """Whether the paragraph is of those that say nothing of the event.

    >>> is_boilerplate("Contact presse : presse@example.org"), is_boilerplate("###")
    (True, True)
    >>> is_boilerplate("For more information, visit www.example.org.")
    True
    >>> is_boilerplate("About two hundred people left Kabul.")
    False
    """
    if len(text) > LONGEST:
        return False
    letters = len(_LETTERS.findall(text))
    if letters == 0:
        return bool(text.strip())
    if _FORMULA.match(text):
        return True
    if is_presenting(text):
        return True
    bare = _ADDRESS.sub(" ", text)
    return bare != text and len(_LETTERS.findall(bare)) <= _FEW


def is_presenting(text: str) -> bool:
    """Whether it is the heading under which an office says what it is: « À propos de Debian »."""
    return bool(_looks_like_a_heading(text) and _HEADING.match(text))


def _looks_like_a_heading(text: str) -> bool:
    return 0 < len(text) <= _LONGEST_HEADING and text.rstrip()[-1:] not in (".", "!", "?", "")
