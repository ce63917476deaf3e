"""The analyser's fingerprint: an index is read only with the analysis that made it."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from typing import Final

from index.analysis.chain import analyse
from index.analysis.normalising import normalise
from index.release import LANGUAGES
from index.weights import PART_WEIGHT

_PROBE: Final = (
    # every rule of ours once, in its common and its odd form
    "L’OTAN et l'UE œuvrent, jusqu’à aujourd’hui : quelqu'un d’accord avec N’Diaye et O’Brien.",
    "NATO’s allies, we’re told, don't doubt; NGOs at the U.N., the O.T.A.N. and the U.S. Army.",
    "4 000 hommes, 4,000 men, 1 234,50 €, 3.5 %, 65e, 1er, 21st, 13.06.2023, juin 2023 100",
    "Belgrade-Pristina, Bosnie-Herzégovine, a-t-il, c’est-à-dire, co-operation, 2023-2024, F-16",
    "SÉCURITÉ ET PAIX EN EUROPE, POUR TOUS",
    "Lajčák Geoană Đurić Łódź Straße Türkiye Øresund Þór Зеленський Αθήνα 北京 القاهرة कमल CO₂ ½",
    # words that the versions and kinds of stemmers disagree on
    "sécurité première filière procès déployé accès mauvais calais organisations coopération",
    "gouvernementaux évacuées européennes résolument voulussent mangeâmes naïveté ambiguïté yeux",
    "security securities generously skiing dying news inning early only relational happily arguing",
    "communications conventional universities evenings past-tense sanctioned succeed proceed",
    # stop words of both languages, and words that are one in neither
    "le la les été est pas sur avant dont même meme né dès dans the us of will not against",
)


@cache
def fingerprint() -> str:
    """Sixteen hexadecimal digits of what the analysis makes of a fixed text, and of the weights.

    An upgrade that changes no term changes no fingerprint.

    >>> len(fingerprint())
    16
    """
    made = [
        (language, [(token.exact, token.stem) for token in analyse(line, language=language)])
        for language in LANGUAGES
        for line in map(normalise, _PROBE)
    ]
    return sha256(repr((made, sorted(PART_WEIGHT.items()))).encode()).hexdigest()[:16]
