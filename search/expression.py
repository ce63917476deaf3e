"""What a query string says, before any language knowledge: words, phrases, fields, joined how."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

FieldName = Literal["person", "date", "published", "updated", "lang", "issuer", "kind", "office"]


@dataclass(frozen=True, slots=True)
class Plain:
    """A run of words as typed; each of them is wanted."""

    text: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words between quotes: wanted as they are, one after the other.

    `slop` is how many positions they may be out of place.
    """

    text: str
    slop: int = 0


@dataclass(frozen=True, slots=True)
class Prefix:
    """How a word begins: `otan*`, without its star."""

    text: str


@dataclass(frozen=True, slots=True)
class Near:
    """Two words with at most so many between them, whichever comes first."""

    left: Plain | Quoted
    right: Plain | Quoted
    between: int


@dataclass(frozen=True, slots=True)
class InTitle:
    """What must stand in the title."""

    part: Plain | Quoted | Prefix


@dataclass(frozen=True, slots=True)
class Said:
    """What must stand within quotes; with people named beside it, within theirs."""

    part: Expression


@dataclass(frozen=True, slots=True)
class Named:
    """A field and the value wanted in it: `person:ruge`."""

    field: FieldName
    value: str


@dataclass(frozen=True, slots=True)
class Excluded:
    """What must not be there."""

    part: Expression


@dataclass(frozen=True, slots=True)
class Either:
    """Any of the parts."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Together:
    """All of the parts."""

    parts: tuple[Expression, ...]


Expression = Plain | Quoted | Prefix | Near | InTitle | Said | Named | Excluded | Either | Together

NOTHING = Together(())


def leaves(expression: Expression) -> Iterator[Expression]:
    """The expressions that hold no others.

    >>> [*leaves(Together((Plain("kosovo"), Excluded(Prefix("serb")))))]
    [Plain(text='kosovo'), Prefix(text='serb')]
    """
    match expression:
        case Either(parts) | Together(parts):
            for part in parts:
                yield from leaves(part)
        case Excluded(part) | InTitle(part) | Said(part):
            yield from leaves(part)
        case Near(left, right):
            yield from (left, right)
        case _:
            yield expression


def spoken(expression: Expression) -> Expression:
    """The words and phrases alone, without the fields and the exclusions that narrow them.

    >>> spoken(Together((Plain("kosovo"), Named("lang", "fr"), Excluded(Plain("serbie")))))
    Together(parts=(Plain(text='kosovo'),))
    """
    match expression:
        case Plain() | Quoted() | Prefix() | Near():
            return expression
        case Either(parts):
            return Either(_spoken_parts(parts)) if _spoken_parts(parts) else NOTHING
        case Together(parts):
            return Together(_spoken_parts(parts))
        case Named() | InTitle() | Said() | Excluded():
            return NOTHING


def _spoken_parts(parts: tuple[Expression, ...]) -> tuple[Expression, ...]:
    return tuple(said for part in parts if (said := spoken(part)) != NOTHING)
