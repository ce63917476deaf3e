"""The fields of the index as Whoosh knows them; there are no analysers, since terms come analysed.

    fr_exact, fr_stem, en_exact, en_stem   term → weight, positions
    fr_exact_said, …                       what is quoted, once more and apart
    id, person, language, issuer, kind, …  value

Whoosh pickles its schema by the names of these classes, so they stay where they are.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from whoosh import fields, formats

from index.engines.whoosh.arrays import Array
from index.engines.whoosh.layout import KEYS, TEXTS


class Positions(formats.Format):  # type: ignore[misc]
    """Postings that carry the positions of the term in the document."""

    def decode_positions(self, value: bytes) -> list[int]:
        """The positions, ascending; for Whoosh's own phrases.

        >>> Positions().decode_positions(packed(np.array([3, 7], np.uint32)))
        [3, 7]
        """
        positions: list[int] = np.frombuffer(value, "<u4").tolist()
        return positions


class Existence(formats.Format):  # type: ignore[misc]
    """Postings that say no more than that the value is there."""


def packed(positions: Array) -> bytes:
    """Positions as a posting carries them."""
    return positions.astype("<u4").tobytes()


class _Field(fields.FieldType):  # type: ignore[misc]
    """What Whoosh asks of every field, answered once."""

    indexed = True
    stored = False
    unique = False
    scorable = False
    analyzer = None
    vector = None
    column_type = None

    def __init__(self) -> None:
        """Takes no options: what a field is stands in its class."""


class TextTerms(_Field):
    """The text of one language under one analysis."""

    format = Positions()


class Keys(_Field):
    """Whole values."""

    format = Existence()


SCHEMA: Final = fields.Schema(
    **{name: TextTerms() for name in TEXTS},
    **{field: Keys() for field in KEYS},
)
