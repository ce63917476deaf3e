"""A segment's file as columns: the arrays of `index.engines.whoosh.layout`, by what they are of."""

from __future__ import annotations

import zlib
from functools import cached_property
from pathlib import Path

from index.engines.whoosh.arrays import Array, ArrayFile
from index.engines.whoosh.layout import NUMBERS, TEXTS
from index.engines.whoosh.terms import Terms


class Inverted:
    """The documents of each term of a field."""

    def __init__(self, arrays: ArrayFile, name: str) -> None:
        self.terms = Terms(arrays, name)
        self.starts = arrays[f"{name}.starts"]
        self.rows = arrays[f"{name}.rows"]

    def span(self, number: int) -> slice:
        """Which of the rows are of the term of that number; of none, for -1."""
        if number < 0:
            return slice(0, 0)
        return slice(int(self.starts[number]), int(self.starts[number + 1]))


class TextColumns(Inverted):
    """A text field."""

    def __init__(self, arrays: ArrayFile, name: str) -> None:
        super().__init__(arrays, name)
        self.weights = arrays[f"{name}.weights"]
        self.counts = arrays[f"{name}.counts"]
        self.places = arrays[f"{name}.places"]
        self.positions = arrays[f"{name}.positions"]
        self.lengths = arrays[f"{name}.lengths"]

    def positions_of(self, number: int) -> Array:
        """Every position of the term of that number, document after document."""
        return self.positions[int(self.places[number]) : int(self.places[number + 1])]


class KeyColumns(Inverted):
    """A field of whole values."""

    def __init__(self, arrays: ArrayFile, name: str) -> None:
        super().__init__(arrays, name)
        self.values = arrays[f"{name}.values"]
        self.ends = arrays[f"{name}.values.ends"]


class Columns:
    """All of a segment; for several threads.

    Raises `Damaged` where the file is not whole, `OSError` where it cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self._arrays = ArrayFile(path)
        self._fields: dict[str, Inverted] = {}
        self.record_ends = self._arrays["record.ends"]
        self.size = len(self.record_ends)

    def text(self, name: str) -> TextColumns:
        """The text field of that name."""
        found = self._fields.get(name)
        if found is None:
            found = self._fields[name] = TextColumns(self._arrays, name)
        assert isinstance(found, TextColumns)  # noqa: S101 - no key field has the name of a text's
        return found

    def keys(self, name: str) -> KeyColumns:
        """The field of whole values of that name."""
        found = self._fields.get(name)
        if found is None:
            found = self._fields[name] = KeyColumns(self._arrays, name)
        assert isinstance(found, KeyColumns)  # noqa: S101 - no text field has the name of a key's
        return found

    def inverted(self, name: str) -> Inverted:
        """The field of that name, whichever it is."""
        return self.text(name) if name in TEXTS else self.keys(name)

    def numbers(self, name: str) -> Array:
        """A column of whole numbers."""
        if name not in NUMBERS:
            raise KeyError(name)
        return self._arrays[name]

    @cached_property
    def ids(self) -> KeyColumns:
        """The ids; each document has one."""
        return self.keys("id")

    def row(self, id: bytes) -> int | None:
        """The document of that id, or None."""
        rows = self.ids.rows[self.ids.span(self.ids.terms.find(id))]
        return int(rows[0]) if len(rows) else None

    @cached_property
    def _records(self) -> memoryview:
        return self._arrays.raw("record")

    def packed(self, start: int, stop: int) -> memoryview:
        """The records of the documents from the one number to the other, as they lie."""
        first = int(self.record_ends[start - 1]) if start else 0
        return self._records[first : int(self.record_ends[stop - 1]) if stop else 0]

    def record(self, row: int) -> str:
        """What is stored of the document, `index.record`."""
        return zlib.decompress(self.packed(row, row + 1)).decode()
