"""Any string → a query.  Nothing is an error: what cannot be understood is read as plain words.

    kosovo dialogue                both words
    "maintien de la paix"          the phrase as it is; also «…» and “…”
    -serbie, SAUF serbie, NOT …    without
    kosovo OU serbie, kosovo OR …  either of the two neighbours
    person:ruge, personne:"…"      releases that name the person
    date:2023..2024-06             what happened then
    lang:fr, langue:anglais        releases that exist in the language
    ( … )                          a group

OU binds its two neighbours tighter than words that merely stand side by side, as readers know it
from search engines.  Operators are operators in capitals only: "ou" and "or" are words.
The same field twice is read as either, unless ET stands between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from search.expression import (
    NOTHING,
    Either,
    Excluded,
    Expression,
    FieldName,
    Named,
    Plain,
    Quoted,
    Together,
)
from search.results import Note

MAX_CHARACTERS: Final = 256
MAX_WORDS: Final = 32
MAX_DEPTH: Final = 8
MAX_PHRASE: Final = 16

FIELDS: Final[dict[str, FieldName]] = {
    "person": "person",
    "personne": "person",
    "date": "date",
    "lang": "lang",
    "langue": "lang",
    "language": "lang",
}
AND: Final = frozenset({"ET", "AND"})
OR: Final = frozenset({"OU", "OR"})
NOT: Final = frozenset({"SAUF", "NOT"})

_QUOTED = r"\"(?P<straight>[^\"]*)\"|«(?P<french>[^»]*)»|[“„](?P<curly>[^”]*)”"
_TOKEN: Final = re.compile(
    rf"""\s*(?:
        (?P<field>{"|".join(FIELDS)}):(?=\S)
      | (?P<other>[^\W\d_]{{2,}}):(?=[^\W_])
      | (?P<quote>{_QUOTED})
      | (?P<bracket>[()])
      | (?P<minus>-+)(?=[^\s-])
      | (?P<stray>["«»“”„]|-+(?=\s|$))
      | (?P<word>\d{{1,3}}(?:[ \u00a0\u202f\u2009,]\d{{3}})+(?!\d)|[^\s()"«»“”„]+)
    )""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a string says, what of it was not used, and which limits it met."""

    expression: Expression
    ignored: tuple[Note, ...] = ()
    limits: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str


def parse(text: str) -> Parsed:
    """The query that the string writes.

    >>> parse("otan -kfor").expression
    Together(parts=(Plain(text='otan'), Excluded(part=Plain(text='kfor'))))
    >>> parse('"maintien de la paix').expression
    Plain(text='maintien de la paix')
    """
    limits = []
    if len(text) > MAX_CHARACTERS:
        text = text[:MAX_CHARACTERS].rpartition(" ")[0] or text[:MAX_CHARACTERS]
        limits.append(Note("limit-characters", str(MAX_CHARACTERS)))
    tokens = list(_tokens(text))
    if len(tokens) > MAX_WORDS:
        spoken = [i for i, token in enumerate(tokens) if token.kind in {"word", "quote"}]
        if len(spoken) > MAX_WORDS:
            tokens = tokens[: spoken[MAX_WORDS]]
            limits.append(Note("limit-words", str(MAX_WORDS)))
    parser = _Parser(tokens)
    expression = parser.group(depth=0)
    return Parsed(expression, tuple(parser.ignored), (*limits, *parser.limits))


def _tokens(text: str) -> Iterator[_Token]:
    position = 0
    while found := _TOKEN.match(text, position):
        position = found.end()
        kind = found.lastgroup or ""
        if kind in {"straight", "french", "curly", "quote"}:
            yield _Token("quote", next(found[g] for g in _QUOTES if found[g] is not None))
        elif kind != "other":
            yield _Token(kind, found[kind])
        else:
            yield _Token("word", found["other"])


_QUOTES: Final = ("straight", "french", "curly")


_CLOSING: Final = _Token("bracket", ")")


class _Parser:
    """Walks the tokens once, from the left, and keeps what it could not use."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens = tokens
        self.next = 0
        self.ignored: list[Note] = []
        self.limits: list[Note] = []

    def take(self) -> _Token | None:
        if self.next == len(self.tokens):
            return None
        self.next += 1
        return self.tokens[self.next - 1]

    def peek(self) -> _Token | None:
        return self.tokens[self.next] if self.next < len(self.tokens) else None

    def group(self, *, depth: int) -> Expression:
        """Parts side by side, to the end of the string or of the bracket."""
        parts: list[Expression] = []
        operator: str | None = None
        while token := self.take():
            if token == _CLOSING:
                if depth:
                    break
                self.ignored.append(Note("ignored-bracket", ")"))
            elif token.kind == "word" and token.text in OR | AND:
                if operator or not parts:
                    self.ignored.append(Note("ignored-operator", token.text))
                else:
                    operator = token.text
            elif (part := self.part(token, depth=depth)) is not None:
                _join(parts, part, operator)
                operator = None
        if operator:
            self.ignored.append(Note("ignored-operator", operator))
        return _side_by_side(parts)

    def part(self, token: _Token, *, depth: int) -> Expression | None:
        """What begins with this token, or None where that says nothing."""
        if token.kind == "minus" or (token.kind == "word" and token.text in NOT):
            return self.exclusion(token, depth=depth)
        if token.kind == "bracket":
            return self.bracket(depth=depth)
        if token.kind == "field":
            return self.field(token)
        if token.kind == "quote":
            return self.quote(token)
        return Plain(token.text) if token.kind == "word" else None

    def exclusion(self, token: _Token, *, depth: int) -> Expression | None:
        following = self.peek()
        if following is None or following == _CLOSING:
            self.ignored.append(Note("ignored-operator", token.text))
            return None
        self.next += 1
        inner = self.part(following, depth=depth)
        if isinstance(inner, Excluded):
            return inner.part
        return None if inner is None else Excluded(inner)

    def bracket(self, *, depth: int) -> Expression | None:
        if depth == MAX_DEPTH:
            self.limit(Note("limit-depth", str(MAX_DEPTH)))
            return None
        inner = self.group(depth=depth + 1)
        return None if inner == NOTHING else inner

    def quote(self, token: _Token) -> Expression | None:
        if token.text.strip():
            return Quoted(token.text.strip())
        self.ignored.append(Note("ignored-empty-phrase", '""'))
        return None

    def field(self, token: _Token) -> Expression | None:
        value = self.peek()
        if value is None or value.kind not in {"word", "quote"} or not value.text.strip():
            self.ignored.append(Note("ignored-field", f"{token.text}:"))
            return None
        self.next += 1
        return Named(FIELDS[token.text.lower()], value.text.strip())

    def limit(self, note: Note) -> None:
        if note not in self.limits:
            self.limits.append(note)


def _join(parts: list[Expression], part: Expression, operator: str | None) -> None:
    """Put the part beside the others, or together with the last one when an operator says so."""
    if operator in OR:
        parts[-1] = _either(parts[-1], part)
    elif operator in AND and isinstance(part, Named) and isinstance(parts[-1], Named | Together):
        last = parts[-1].parts if isinstance(parts[-1], Together) else (parts[-1],)
        parts[-1] = Together((*last, part))
    else:
        parts.append(part)


def _either(left: Expression, right: Expression) -> Either:
    parts = left.parts if isinstance(left, Either) else (left,)
    return Either((*parts, right))


def _side_by_side(parts: list[Expression]) -> Expression:
    """The parts together: neighbouring words as one run, the same field twice as either."""
    together: list[Expression] = []
    for part in parts:
        if isinstance(part, Plain) and together and isinstance(last := together[-1], Plain):
            together[-1] = Plain(f"{last.text} {part.text}")
            continue
        same = [i for i, other in enumerate(together) if _same_field(other, part)]
        if same:
            together[same[0]] = _either(together[same[0]], part)
        else:
            together.append(part)
    return together[0] if len(together) == 1 else Together(tuple(together))


def _same_field(other: Expression, part: Expression) -> bool:
    """Whether both are the same field; other may be several of it already."""
    others = other.parts if isinstance(other, Either) else (other,)
    return isinstance(part, Named) and all(
        isinstance(o, Named) and o.field == part.field for o in others
    )
