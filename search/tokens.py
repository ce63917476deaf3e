"""A query string cut into what it is written with: words, quotes, fields, brackets, signs.

`search.syntax` makes a query of them.  Whatever a string holds is cut somehow, and nothing of it
that could be a word is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from search.expression import FieldName

FIELDS: Final[dict[str, FieldName]] = {
    "person": "person",
    "personne": "person",
    "date": "date",
    "published": "published",
    "publié": "published",
    "publie": "published",
    "updated": "updated",
    "mis-à-jour": "updated",
    "mis-a-jour": "updated",
    "lang": "lang",
    "langue": "lang",
    "language": "lang",
    "issuer": "issuer",
    "émetteur": "issuer",
    "emetteur": "issuer",
    "kind": "kind",
    "genre": "kind",
    "office": "office",
    "fonction": "office",
}
"""What may stand before a colon, in either language, and which field it is."""

TITLE: Final = frozenset({"title", "titre"})
SAID: Final = frozenset({"said", "dit"})
AND: Final = frozenset({"ET", "AND"})
OR: Final = frozenset({"OU", "OR"})
NOT: Final = frozenset({"SAUF", "NOT"})

OPERATORS: Final = AND | OR | NOT
"""In capitals only; NEAR and PRES are operators as well, which may bear a number."""

_NEAR: Final = re.compile(r"(?:NEAR|PRES|PRÈS)(?:/([0-9]+))?")

DOUBLE: Final = '"“”„‟＂'
"""Any of them opens and any of them closes: word processors and keyboards mix them."""

_QUOTED: Final = (
    rf"[{DOUBLE}](?P<double>[^{DOUBLE}]*)[{DOUBLE}]|«(?P<french>[^»]*)»|‹(?P<single>[^›]*)›"
)
_QUOTES: Final = ("double", "french", "single")
_TOKEN: Final = re.compile(
    rf"""\s*(?:
        (?P<field>{"|".join((*FIELDS, *TITLE, *SAID))}):(?=\S)
      | (?P<other>[^\W\d_]{{2,}}):(?=[^\W_])
      | (?P<quote>{_QUOTED})(?:~(?P<slop>[0-9]+)(?![^\W_]))?
      | (?P<bracket>[()])
      | (?P<minus>[-−]+)(?=[^\s−-])
      | (?P<exact>=+)(?=[^\s=])
      | (?P<stray>[{DOUBLE}«»‹›]|[-−]+(?=\s|$)|=+(?=\s|$)|~+)
      | (?P<word>\d{{1,3}}(?:[ \u00a0\u202f\u2009,]\d{{3}})+(?!\d)|[^\s(){DOUBLE}«»‹›]+)
    )""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query string.

    `kind` is word, quote, field, bracket, minus, exact (`=`) or stray (a sign without its
    partner); `text` is what stands between quotes, or before the colon of a field.
    """

    kind: str
    text: str
    slop: int = 0
    """How many positions the words of a quote may be out of place: what follows its `~`."""

    @property
    def near(self) -> re.Match[str] | None:
        """NEAR or PRES, with its number in group 1 where it has one; None for what is neither."""
        return _NEAR.fullmatch(self.text) if self.kind == "word" else None

    @property
    def is_operator(self) -> bool:
        """Whether it stands for no word of its own."""
        return self.kind == "word" and (self.text in OPERATORS or self.near is not None)

    @property
    def is_near_operand(self) -> bool:
        """Whether NEAR may bind what begins with it."""
        return self.is_word or self.kind in {"quote", "exact"}

    @property
    def is_word(self) -> bool:
        """Whether it is to be searched as it stands."""
        return self.kind == "word" and not self.is_operator


CLOSING: Final = Token("bracket", ")")
"""What ends a group."""


def tokens(text: str) -> Iterator[Token]:
    """The pieces of a normalised string, from the left.

    >>> [(token.kind, token.text) for token in tokens('-serbie titre:"la paix"~2 (')]
    [('minus', '-'), ('word', 'serbie'), ('field', 'titre'), ('quote', 'la paix'), ('bracket', '(')]
    """
    position = 0
    while found := _TOKEN.match(text, position):
        position = found.end()
        kind = found.lastgroup or ""
        if kind in {*_QUOTES, "quote", "slop"}:
            quoted = next(found[g] for g in _QUOTES if found[g] is not None)
            yield Token("quote", quoted, int(found["slop"] or 0))
        else:
            yield Token("word" if kind == "other" else kind, found[kind])
