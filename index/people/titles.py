"""What kind of office a role or an honorific is: the same key in both languages.

By it a surname alone is told from another's: « le président Macron », "Vice President Harris".
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from index.people.keys import fold
from index.people.roles import ROLES

COMMON: Final = frozenset({"mr", "mrs", "dr"})
"""Honorifics, which many people share; `mr` and `mrs` exclude each other."""

_SAME: Final = {
    same: key
    for key, words in {
        "president": "presidente presidents presidentes",
        "minister": "ministre ministres ministers",
        "secretary": "secretaire secretaires secretaries",
        "senator": "senateur senatrice senateurs senators sen.",
        "deputy": "depute deputee deputes",
        "ambassador": "ambassadeur ambassadrice ambassadeurs ambassadors amb.",
        "general": "generale generaux gen.",
        "admiral": "amiral amirale adm.",
        "colonel": "col.",
        "commander": "commandant commandante cdr. cmdr.",
        "captain": "capitaine capt. cpt.",
        "king": "roi kings",
        "queen": "reine",
        "pope": "pape",
        "prince": "princes",
        "chancellor": "chancelier chanceliere chanceliers",
        "commissioner": "commissaire commissaires commissioners",
        "governor": "gouverneur gouverneure gouverneurs governors gov.",
        "mayor": "maire maires mayors",
        "judge": "juge juges judges justice",
        "representative": "representant representante representatives rep. congressman"
        " congresswoman congressperson",
        "director": "directeur directrice directors",
        "adviser": "advisor advisers advisors conseiller conseillere",
        "envoy": "envoye envoyee envoys",
        "spokesperson": "spokesman spokeswoman porte-parole",
        "chair": "chairman chairwoman chairperson",
        "professor": "professeur professeure prof.",
        "prefect": "prefet prefete",
        "mr": "m. mr. monsieur m",
        "mrs": "mme mme. mrs. ms. ms mlle mlle. madame mademoiselle",
        "dr": "dr. docteur doctor",
    }.items()
    for same in words.split()
}

_QUALIFIED: Final = {
    "vice": "vice",
    "deputy": "deputy",
    "assistant": "deputy",
    "under": "deputy",
    "sous": "deputy",
    "prime": "prime",
    "premier": "prime",
    "premiere": "prime",
    "first": "first",
    "attorney": "attorney",
}
"""What before a role noun makes another office of it."""

_ENDS: Final = frozenset(
    ("of", "de", "d'", "du", "des", "pour", "for", "to", "aupres", "charge", "chargee", "at", "in")
)
_WORD: Final = re.compile(r"[^\W\d_]['’](?=\w)|[^\W\d_]+\.?(?:['’][^\W\d_]+)*")
_BEFORE: Final = re.compile(r"(?:^|[\s(«“\"'’])([^\W\d_]{1,13}\.?)\s*$")

_NOUNS: Final = frozenset({word for words in ROLES.values() for word in words} | set(_SAME))


@lru_cache(maxsize=16_384)
def title_keys(role: str) -> frozenset[str]:
    """The kinds of office that a role names before its complement.

    >>> sorted(title_keys("Vice President of the United States"))
    ['vice president']
    >>> sorted(title_keys("ancien Premier ministre")), sorted(title_keys("ministre, député"))
    (['prime minister'], ['deputy', 'minister'])
    """
    found = set()
    before = ""
    going = True
    for part in role.replace(",", " , ").split():
        if part == ",":
            going = True
        for printed in _WORD.findall(part.replace("-", " ").replace("\u2011", " ")):
            word = fold(printed).rstrip(".")
            if word in _ENDS:
                going = False
            if going and word in _NOUNS and word not in _QUALIFIED:
                noun = _SAME.get(word, word)
                if noun == "general" and before in _NOUNS and before not in _QUALIFIED:
                    continue  # « secrétaire général », "Inspector General"
                found.add(f"{_QUALIFIED[before]} {noun}" if before in _QUALIFIED else noun)
            before = word
    return frozenset(found)


def honorific_key(before: str) -> str | None:
    """The honorific or the short title at the end of what stands before a name, or None.

    >>> honorific_key("a déclaré M. "), honorific_key("said Dr. "), honorific_key("and ")
    ('mr', 'dr', None)
    """
    match = _BEFORE.search(before)
    if match is None:
        return None
    word = fold(match[1])
    return _SAME.get(word) if word in _SAME and word not in _WORDS_TOO else None


_WORDS_TOO: Final = frozenset({"m"})
