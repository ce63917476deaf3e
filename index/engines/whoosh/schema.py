"""How an entry lies in Whoosh: fields, columns and postings of our own, and no analyser.

    fr_exact, fr_stem, en_exact, en_stem   postings: term → weight, positions; a column of lengths
    id, person, language, issuer, kind, …  postings: value; a column of all the values
    first, last, updated                   columns of whole numbers, `index.engines.days`
    record                                 a column: the release, compressed

Whoosh pickles its schema by the names of these classes, so they stay where they are; a change of
what is written here is another `index.engines.whoosh.folder.FORMAT`.
"""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from struct import pack
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from whoosh import columns, fields, formats

from index.engines.days import NO_DAY, NO_MOMENT, day, moment, ordinals
from index.entry import KEY_FIELDS, SAID, TEXT_FIELDS, Entry, Passage, TextField, positioned
from index.errors import EngineError
from index.record import to_json
from index.weights import PART_WEIGHT

Posting = tuple[bytes, int, float, bytes]
"""As Whoosh takes one from a field: term, occurrences, weight, positions."""


@dataclass(frozen=True, slots=True)
class Indexed:
    """What goes into a text field: its postings, and its length weighted by part."""

    postings: tuple[Posting, ...]
    length: int

    @classmethod
    def of(cls, passages: Iterable[Passage]) -> Indexed:
        """The passages' words; a second term at a position adds nothing to the length.

        >>> Indexed.of((Passage("title", (("a",), ("b", "bb"))),)).length
        12
        """
        positions: defaultdict[str, list[int]] = defaultdict(list)
        weights: defaultdict[str, int] = defaultdict(int)
        length = 0
        for position, part, word in positioned(passages):
            weight = PART_WEIGHT[part]
            length += weight
            for term in set(word):
                positions[term].append(position)
                weights[term] += weight
        postings = tuple(
            (term.encode(), len(where), float(weights[term]), packed(sorted(where)))
            for term, where in positions.items()
        )
        return cls(postings, length)


def quoted(field: TextField) -> str:
    """The name of the field that holds what is said there, apart from the rest."""
    return f"{field.name}_said"


def packed(positions: list[int]) -> bytes:
    """Ascending positions as differences of four bytes each, which compress well together."""
    steps = [after - before for before, after in pairwise((0, *positions))]
    return pack(f"<{len(steps)}I", *steps)


class Numbers(columns.NumericColumn):  # type: ignore[misc]
    """A column of whole numbers that is read at once."""

    class Reader(columns.NumericColumn.Reader):  # type: ignore[misc]
        """Reads it at once."""

        def load(self) -> npt.NDArray[np.int64]:
            """One number a document; rows that were never written have the default."""
            written = self._dbfile.get(self._basepos, self._count * self._fixedlen)
            numbers = np.full(self._doccount, self._default, np.int64)
            kept = np.frombuffer(written, np.dtype(self._typecode).newbyteorder(">"))
            numbers[: len(kept)] = kept
            return numbers


class Positions(formats.Format):  # type: ignore[misc]
    """Postings that carry packed positions."""


class Existence(formats.Format):  # type: ignore[misc]
    """Postings that say no more than that the value is there."""

    posting_size = 0


class _Field(fields.FieldType):  # type: ignore[misc]
    """What Whoosh asks of every field, answered once."""

    indexed = True
    stored = False
    unique = False
    scorable = False
    analyzer = None
    vector = None

    def __init__(self) -> None:
        """Takes no options: what a field is stands in its class."""


class TextTerms(_Field):
    """The text of one language under one analysis; takes an `Indexed`."""

    format = Positions()
    column_type = Numbers("i")

    def index(self, value: Indexed) -> Iterable[Posting]:
        """The postings, as they were made."""
        return value.postings

    def to_column_value(self, value: Indexed) -> int:
        """The length, exactly: Whoosh's own is rounded into a byte."""
        return value.length


class Keys(_Field):
    """Whole values; takes a list of strings."""

    format = Existence()
    column_type = columns.VarBytesColumn()

    def index(self, value: list[str]) -> Iterator[Posting]:
        """One posting a value."""
        return ((one.encode(), 1, 1.0, b"") for one in value)

    def to_column_value(self, value: list[str]) -> bytes:
        """The values as a JSON list: a separator might stand in one of them."""
        return json.dumps(value, separators=(",", ":")).encode()


SCHEMA: Final = fields.Schema(
    id=Keys(),
    first=fields.COLUMN(Numbers("i", default=NO_DAY)),
    last=fields.COLUMN(Numbers("i", default=NO_DAY)),
    published=fields.COLUMN(Numbers("i", default=NO_DAY)),
    updated=fields.COLUMN(Numbers("q", default=NO_MOMENT)),
    updated_day=fields.COLUMN(Numbers("i", default=NO_DAY)),
    record=fields.COLUMN(columns.VarBytesColumn()),
    **{field.name: TextTerms() for field in TEXT_FIELDS},
    **{quoted(field): TextTerms() for field in TEXT_FIELDS},
    **{field: Keys() for field in KEY_FIELDS},
)


def document(entry: Entry) -> dict[str, Any]:
    """The entry as Whoosh's fields, worked out whole: nothing can fail half-way in the index.

    Raises `EngineError`, naming the release, where a value cannot be kept.
    """
    try:
        first, last = ordinals(entry.happened)
        entry.id.encode()
        filled: dict[str, Any] = {
            "id": [entry.id],
            "first": first,
            "last": last,
            "published": day(entry.published),
            "updated": moment(entry.updated),
            "updated_day": day(entry.updated),
            "record": zlib.compress(to_json(entry.release).encode()),
        }
        for field in TEXT_FIELDS:
            passages = entry.texts.get(field, ())
            for name, is_said in ((field.name, False), (quoted(field), True)):
                indexed = Indexed.of(one for one in passages if (one.part == SAID) == is_said)
                if indexed.postings:
                    filled[name] = indexed
        for key in KEY_FIELDS:
            values = list(dict.fromkeys(entry.keys.get(key, ())))
            "".join(values).encode()
            if values:
                filled[key] = values
    except Exception as error:
        raise EngineError(f"release {entry.id!r:.200} cannot be indexed: {error}") from error
    return filled
