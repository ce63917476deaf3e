"""Any string → a query.  Nothing is an error: what cannot be understood is read as plain words.

    kosovo dialogue                both words; of many words, most
    kosovo ET dialogue, … AND …    both words, whatever is found
    "maintien de la paix"          the phrase as it is; also «…» and “…”
    "accord paix"~5                its words out of place by five positions at most
    kosovo PRES serbie, … NEAR/5 … the words close together, in either order
    otan*                          words that begin so
    =otan                          the word as it is, like "otan"
    -serbie, SAUF serbie, NOT …    without
    kosovo OU serbie, kosovo OR …  either of the two neighbours
    title:paix, titre:"…"          in the title
    person:ruge, personne:"…"      releases that name the person
    date:2023..2024-06             what happened then
    published:, publié:            what was published then
    updated:, mis-à-jour:          what was last updated then
    issuer:otan, émetteur:"…"      what it issued
    kind:discours, genre:"…"       what is of that kind
    office:"chef de la MINUK"      releases that say who holds the office; also fonction:
    lang:fr, langue:anglais        releases that exist in the language
    said:paix, dit:"…", said:( … ) within quotes; with person: beside it, within that person's
    ( … )                          a group

OU binds its two neighbours tighter than words that merely stand side by side, as readers know it
from search engines, and PRES binds tighter still.  Operators are operators in capitals only: "ou"
and "or" are words.
The same field twice is read as either, unless ET stands between.
A quote or a bracket without its partner, an operator with nothing to connect, a field without a
value, a star or another sign where it means nothing are left out and noted; their words stay.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, TypeGuard

from index.analysis import normalise
from search.expression import (
    NOTHING,
    Either,
    Excluded,
    Expression,
    InTitle,
    Named,
    Near,
    Plain,
    Prefix,
    Quoted,
    Said,
    Together,
)
from search.prefixes import beginnings
from search.results import Note
from search.tokens import AND, CLOSING, DOUBLE, FIELDS, NOT, OR, SAID, TITLE, Token, tokens

MAX_CHARACTERS: Final = 256
MAX_WORDS: Final = 32
MAX_DEPTH: Final = 8
MAX_PHRASE: Final = 16
MAX_SLOP: Final = 40
"""Positions: passages stand further apart than the longest phrase with this, `index.entry`."""

USUAL_SLOP: Final = 10
"""What NEAR and PRES mean without a number: about a clause of a sentence."""

_LONGEST_READ: Final = 4 * MAX_CHARACTERS
"""What nobody sees does not count, but is not read without end either."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a string says, what of it was not used, and which limits it met."""

    expression: Expression
    ignored: tuple[Note, ...] = ()
    limits: tuple[Note, ...] = ()


def parse(text: str) -> Parsed:
    """The query that the string writes.

    >>> parse("otan -kfor").expression
    Together(parts=(Plain(text='otan'), Excluded(part=Plain(text='kfor'))))
    >>> parse('"maintien de la paix').expression
    Plain(text='maintien de la paix')
    """
    limits: list[Note] = []
    is_longer = len(text) > _LONGEST_READ
    text = normalise(text[:_LONGEST_READ])
    if is_longer or len(text) > MAX_CHARACTERS:
        text = _cut(text)
        limits.append(Note("limit-characters", str(MAX_CHARACTERS)))
    found = list(tokens(text))
    spoken = [i for i, token in enumerate(found) if token.is_word or token.kind == "quote"]
    if len(spoken) > MAX_WORDS:
        found = found[: spoken[MAX_WORDS - 1] + 1]
        limits.append(Note("limit-words", str(MAX_WORDS)))
    parser = _Parser(found)
    expression = parser.group(depth=0)
    ignored = dict.fromkeys(note for note in parser.ignored if not (limits and note in _CUT_APART))
    return Parsed(expression, tuple(ignored), (*limits, *parser.limits))


def _cut(text: str) -> str:
    """As many characters as count, without the word that the limit goes through."""
    kept, following = text[:MAX_CHARACTERS], text[MAX_CHARACTERS:][:1]
    whole = kept if not following or following.isspace() else re.sub(r"\S+\Z", "", kept)
    return whole if whole.strip() else kept


_CUT_APART: Final = {
    Note("ignored-bracket", "("),
    *(Note("ignored-quote", q) for q in "«‹" + DOUBLE),
}
"""What a cut makes of brackets and quotes whose partner stood behind it: no fault of the reader."""


class _Parser:
    """Walks the tokens once, from the left, and keeps what it could not use."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.next = 0
        self.ignored: list[Note] = []
        self.limits: list[Note] = []
        self.flattened = 0  # brackets that are open and make no group, being too deep
        self.is_saying = False  # within the brackets of `said:`

    def take(self) -> Token | None:
        if self.next == len(self.tokens):
            return None
        self.next += 1
        return self.tokens[self.next - 1]

    def peek(self) -> Token | None:
        return self.tokens[self.next] if self.next < len(self.tokens) else None

    def group(self, *, depth: int) -> Expression:
        """Parts side by side, to the end of the string or of the bracket."""
        chains: list[list[Expression]] = []  # what ET binds
        operator: str | None = None
        while token := self.take():
            if token == CLOSING:
                if self.flattened:
                    self.flattened -= 1
                elif depth:
                    break
                else:
                    self.ignored.append(Note("ignored-bracket", ")"))
            elif token.kind == "word" and token.text in OR | AND:
                if operator or not chains:
                    self.ignored.append(Note("ignored-operator", token.text))
                else:
                    operator = token.text
            elif token.near:
                self.ignored.append(Note("ignored-operator", token.text))
            elif (part := self.close(token, depth=depth)) is not None:
                _join(chains, part, operator)
                operator = None
        else:
            self.ignored += [Note("ignored-bracket", "(")] * (depth > 0)
        if operator:
            self.ignored.append(Note("ignored-operator", operator))
        return _side_by_side([_all(chain) for chain in chains])

    def close(self, token: Token, *, depth: int) -> Expression | None:
        """What begins with this token, with the words that NEAR binds to it.

        Of three words that are bound so, the second is near the first and the third near it.
        """
        left = self.part(token, depth=depth)
        bound: list[Expression] = []
        while (operator := self.peek()) and operator.near and _is_near_word(left):
            start = self.next
            self.next += 1
            noted, limited = len(self.ignored), len(self.limits)
            following = self.take()
            right = following and following.is_near_operand and self.part(following, depth=depth)
            if not (right and _is_near_word(right)):
                self.next = start
                del self.ignored[noted:], self.limits[limited:]
                break
            bound.append(Near(left, right, self.slop(int(operator.near[1] or USUAL_SLOP))))
            left = right
        return _all(bound) if bound else left

    def slop(self, asked: int) -> int:
        if asked > MAX_SLOP:
            self.limit(Note("limit-slop", str(MAX_SLOP)))
        return min(asked, MAX_SLOP)

    def part(self, token: Token, *, depth: int) -> Expression | None:
        """What begins with this token, or None where that says nothing."""
        if token.kind == "minus" or (token.kind == "word" and token.text in NOT):
            return self.exclusion(token, depth=depth)
        if token.kind == "bracket":
            return self.bracket(depth=depth)
        if token.kind == "field":
            return self.field(token, depth=depth)
        said = {"quote": self.quote, "exact": self.exact, "word": self.word}
        if token.kind in said:
            return said[token.kind](token)
        if token.text[0] not in "-−":  # a dash between words is no slip
            kind = "ignored-sign" if token.text[0] in "=~" else "ignored-quote"
            self.ignored.append(Note(kind, token.text))
        return None

    def word(self, token: Token) -> Expression | None:
        """A word, or how one begins where a star ends it."""
        text = token.text
        if "*" not in text:
            return Plain(text)
        if text.count("*") == 1 and text.endswith("*") and beginnings(text[:-1]):
            return Prefix(text[:-1])
        self.ignored.append(Note("ignored-star", text))
        return Plain(text)

    def exact(self, token: Token) -> Expression | None:
        """The word that follows the sign as it is: what quotes say, without quotes."""
        following = self.peek()
        if following and following.kind == "quote":
            self.next += 1
            return self.quote(following)
        if following is None or following.kind != "word":
            self.ignored.append(Note("ignored-sign", token.text))
            return None
        self.next += 1
        if "*" in following.text:
            self.ignored.append(Note("ignored-star", following.text))
        return Quoted(following.text.replace("*", " ").strip() or following.text)

    def exclusion(self, token: Token, *, depth: int) -> Expression | None:
        following = self.peek()
        if (
            following is None
            or following == CLOSING
            or following.near
            or following.text in OR | AND
        ):
            self.ignored.append(Note("ignored-operator", token.text))
            return None
        self.next += 1
        inner = self.close(following, depth=depth)
        if isinstance(inner, Excluded):
            return inner.part
        return None if inner is None else Excluded(inner)

    def bracket(self, *, depth: int) -> Expression | None:
        if depth == MAX_DEPTH:
            self.limit(Note("limit-depth", str(MAX_DEPTH)))
            self.flattened += 1
            return None
        inner = self.group(depth=depth + 1)
        return None if inner == NOTHING else inner

    def quote(self, token: Token) -> Expression | None:
        if token.text.strip():
            return Quoted(token.text.strip(), self.slop(token.slop))
        self.ignored.append(Note("ignored-empty-phrase", '""'))
        return None

    def field(self, token: Token, *, depth: int) -> Expression | None:
        if self.is_saying:  # what follows is words
            self.ignored.append(Note("ignored-field", f"{token.text}:"))
            return None
        if token.text.lower() in SAID:
            return self.said(token, depth=depth)
        if token.text.lower() in TITLE:
            return self.title(token)
        value = self.peek()
        said = value.text.strip(" \t\n,;") if value and value.kind in {"word", "quote"} else ""
        if not said:
            self.ignored.append(Note("ignored-field", f"{token.text}:"))
            return None
        self.next += 1
        return Named(FIELDS[token.text.lower()], said)

    def said(self, token: Token, *, depth: int) -> Expression | None:
        """What must be quoted: as for a title, or a group, in which there are no fields."""
        value = self.peek()
        if value and value.kind == "bracket" and value != CLOSING and not self.is_saying:
            self.next += 1
            self.is_saying = True
            inner = self.bracket(depth=depth)
            self.is_saying = False
            if inner is None:
                self.ignored.append(Note("ignored-field", f"{token.text}:"))
            return None if inner is None else Said(inner)
        one = self.title(token)
        return Said(one.part) if isinstance(one, InTitle) else one

    def title(self, token: Token) -> Expression | None:
        value = self.peek()
        if value and value.kind == "word":
            value = Token("word", value.text.strip(",;"))
        part = None
        if value and value.text and value.kind in {"word", "quote", "exact"}:
            self.next += 1
            part = self.part(value, depth=MAX_DEPTH) if not value.is_operator else Plain(value.text)
        if isinstance(part, Plain | Quoted | Prefix):
            return InTitle(part)
        self.ignored.append(Note("ignored-field", f"{token.text}:"))
        return None

    def limit(self, note: Note) -> None:
        if note not in self.limits:
            self.limits.append(note)


def _join(chains: list[list[Expression]], part: Expression, operator: str | None) -> None:
    """Put the part beside the others, or bind it to the last one as the operator says."""
    if operator in OR:
        chains[-1][-1] = _either(chains[-1][-1], part)
    elif operator in AND:
        chains[-1].append(part)
    else:
        chains.append([part])


def _all(chain: list[Expression]) -> Expression:
    return chain[0] if len(chain) == 1 else Together(tuple(chain))


def _either(left: Expression, right: Expression) -> Either:
    parts = left.parts if isinstance(left, Either) else (left,)
    return Either((*parts, right))


def _side_by_side(parts: list[Expression]) -> Expression:
    """The parts together: all bare words as one run, the same field twice as either.

    >>> _side_by_side([Plain("kosovo"), Named("lang", "fr"), Plain("serbie")])
    Together(parts=(Plain(text='kosovo serbie'), Named(field='lang', value='fr')))
    """
    run = " ".join(part.text for part in parts if isinstance(part, Plain))
    together: list[Expression] = []
    for part in parts:
        if isinstance(part, Plain):
            if Plain(run) not in together:
                together.append(Plain(run))
            continue
        same = [i for i, other in enumerate(together) if _same_field(other, part)]
        if same:
            together[same[0]] = _either(together[same[0]], part)
        else:
            together.append(part)
    return _all(together) if together else NOTHING


def _same_field(other: Expression, part: Expression) -> bool:
    """Whether both are the same field; other may be several of it already."""
    others = other.parts if isinstance(other, Either) else (other,)
    field = _field(part)
    return field is not None and all(_field(one) == field for one in others)


def _field(part: Expression) -> str | None:
    """The key of a field, None for what is none."""
    match part:
        case Named(field):
            return field
        case InTitle():
            return "title"
        case Said():
            return "said"
        case _:
            return None


def _is_near_word(part: Expression | None) -> TypeGuard[Plain | Quoted]:
    """Whether NEAR may bind it: a word, as it is or in any inflection."""
    return isinstance(part, Plain | Quoted) and not any(map(str.isspace, part.text))
