"""Query strings as people and attackers write them: words of releases, slips, operators, noise.

The same for the same seed and words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import Final

LONGEST: Final = 5000
"""Characters of a generated string, now and then; a query is cut long before."""

_SIGNS: Final = (
    *('"', "«", "»", "“", "”", "(", ")", "-", "−", "*", "~", "~5", "^3", "=", "+", "|", "&", "!"),
    *("?", ":", "::", "\\", "/", "[", "]", "{", "}", "<", ">", "%", "#", "@", "'", "’", "`", ";"),
    *("\x00", "\t", "\n", "\u200b", "\ufeff", "\u202e", "\u0301", "😀", "中文", "ﬁ", "é", "É"),
)
_WORDS: Final = (
    *("ET", "AND", "OU", "OR", "SAUF", "NOT", "NEAR/3", "PRES", "PRÈS/12", "le", "de", "the", "of"),
    *(
        "OTAN",
        "NATO",
        "UN",
        "UE",
        "EU",
        "O.T.A.N.",
        "l’OTAN",
        "aujourd'hui",
        "4 000",
        "4,000",
        "65e",
    ),
)
_FIELDS: Final = (
    *(
        "person:",
        "personne:",
        "date:",
        "lang:",
        "langue:",
        "title:",
        "titre:",
        "nofield:",
        "date:..",
    ),
    *("date:2019..", "date:2023-13", "date:none", "lang:fr", "lang:xx", 'person:"', "date:…"),
)
_SHARES: Final = (45, 15, 10, 10, 7, 7, 3, 3)
"""In a hundred pieces: words, slips, signs, operators, fields, phrases, beginnings, exclusions."""

_BEYOND: Final = 0x110000
_SURROGATES: Final = range(0xD800, 0xE000)


def queries(words: Sequence[str], *, count: int, seed: int) -> Iterator[str]:
    """So many query strings, of those words among others."""
    random = Random(seed)  # noqa: S311 - not a secret
    for _ in range(count):
        yield _query(words, random)


def _query(words: Sequence[str], random: Random) -> str:
    kind = random.random()
    if kind < 0.03:  # noqa: PLR2004 - shares of the whole
        return "".join(_character(random) for _ in range(random.randint(0, 300)))
    if kind < 0.05:  # noqa: PLR2004
        piece = _piece(words, random)
        return (piece + random.choice(("", " "))) * random.randint(1, LONGEST // (len(piece) + 1))
    pieces = [_piece(words, random) for _ in range(min(int(random.expovariate(0.25)) + 1, 60))]
    return random.choice((" ", " ", " ", "")).join(pieces)


def _piece(words: Sequence[str], random: Random) -> str:
    word = random.choice(words)
    pieces = (
        word,
        _slipped(word, random),
        random.choice(_SIGNS),
        random.choice(_WORDS),
        random.choice(_FIELDS) + word,
        f'"{word} {random.choice(words)}"',
        f"{word[:3]}*",
        f"-{word}",
    )
    return random.choices(pieces, _SHARES)[0]


def _slipped(word: str, random: Random) -> str:
    at = random.randrange(len(word) + 1)
    slips = (
        word[:at] + random.choice("aeinrst") + word[at:],
        word[:at] + word[at + 1 :],
        word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :],
        word.upper(),
        word.capitalize(),
    )
    return random.choice(slips)


def _character(random: Random) -> str:
    code = random.randrange(random.choice((0x80, 0x500, _BEYOND)))
    return " " if code in _SURROGATES else chr(code)
