"""What a query string says, before any language knowledge: words, phrases, fields, joined how."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

FieldName = Literal["person", "date", "lang"]


@dataclass(frozen=True, slots=True)
class Plain:
    """A run of words as typed; each of them is wanted."""

    text: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words between quotes: wanted as they are, one after the other."""

    text: str


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


Expression = Plain | Quoted | Named | Excluded | Either | Together

NOTHING = Together(())


def leaves(expression: Expression) -> Iterator[Plain | Quoted | Named]:
    """The words, phrases and fields of the expression that are not excluded, as typed."""
    match expression:
        case Plain() | Quoted() | Named():
            yield expression
        case Either(parts) | Together(parts):
            for part in parts:
                yield from leaves(part)
        case Excluded():
            return
