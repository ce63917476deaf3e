"""What a query string says, before any language knowledge: words, phrases, fields, joined how."""

from __future__ import annotations

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


def spoken(expression: Expression) -> Expression:
    """The words and phrases alone, without the fields and the exclusions that narrow them.

    >>> spoken(Together((Plain("kosovo"), Named("lang", "fr"), Excluded(Plain("serbie")))))
    Together(parts=(Plain(text='kosovo'),))
    """
    match expression:
        case Plain() | Quoted():
            return expression
        case Either(parts):
            return Either(_spoken_parts(parts)) if _spoken_parts(parts) else NOTHING
        case Together(parts):
            return Together(_spoken_parts(parts))
        case Named() | Excluded():
            return NOTHING


def _spoken_parts(parts: tuple[Expression, ...]) -> tuple[Expression, ...]:
    return tuple(said for part in parts if (said := spoken(part)) != NOTHING)
