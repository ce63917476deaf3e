"""A segment's file as columns: the arrays of `index.engines.whoosh.layout`, by what they are of."""

from __future__ import annotations

import zlib
from functools import cached_property
from pathlib import Path

from index.engines.whoosh.arrays import Array, ArrayFile
from index.engines.whoosh.layout import CURE, NUMBERS, STREAMS, TEXTS
from index.engines.whoosh.places import Postings, Prints
from index.engines.whoosh.terms import Terms
from index.errors import Damaged


class Inverted:
    """The documents of each term of a field."""

    def __init__(self, arrays: ArrayFile, name: str) -> None:
        self.terms = Terms(arrays, name)
        self.starts = arrays[f"{name}.starts"]
        self.rows = arrays[f"{name}.rows"]

    def number(self, term: str) -> int:
        """The number of the term, -1 where there is none."""
        return self.terms.find(encoded(term))

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
        self.postings = Postings(arrays.numbers, name)

    def positions_of(self, number: int) -> Array:
        """Every position of the term of that number, document after document."""
        return self.positions[int(self.places[number]) : int(self.places[number + 1])]


class KeyColumns(Inverted):
    """A field of whole values."""

    def __init__(self, arrays: ArrayFile, name: str) -> None:
        super().__init__(arrays, name)
        self.values = arrays[f"{name}.values"]
        self.ends = arrays[f"{name}.values.ends"]


class Stretches:
    """A stream of which each document has a stretch of bytes."""

    def __init__(self, arrays: ArrayFile, name: str) -> None:
        self.bytes = arrays.raw(name)
        self.ends = arrays.numbers(f"{name}.ends")

    def __getitem__(self, row: int) -> memoryview:
        """That of the document."""
        return self.bytes[self.ends[row - 1] if row else 0 : self.ends[row]]


class Texts:
    """The texts of every document."""

    def __init__(self, arrays: ArrayFile) -> None:
        self._all = Stretches(arrays, "text")
        self._natures = arrays.raw("texts.nature")
        self._begins = arrays.numbers("texts.bytes")
        self._ends = arrays.numbers("texts.ends")
        self._before = arrays.numbers("texts.breaks")
        self._breaks = arrays.numbers("breaks.at")
        self._breaks_end = arrays.numbers("breaks.ends")
        self.prints = Prints(arrays.numbers)

    def natures(self, row: int) -> bytes:
        """What each text of the document is, `index.printed`."""
        return bytes(self._natures[self._ends[row - 1] if row else 0 : self._ends[row]])

    def read(self, row: int, number: int) -> str:
        """The text of that number of the document.  Raises `Damaged` where it is none."""
        every = self._all[row]
        here = number + (self._ends[row - 1] if row else 0)
        is_last = here + 1 == self._ends[row]
        text = every[self._begins[here] : None if is_last else self._begins[here + 1]]
        try:
            return str(text, "utf-8", "surrogatepass")
        except UnicodeDecodeError as error:
            raise Damaged(f"a text of the index cannot be read: {error}; {CURE}") from error

    def breaks(self, row: int, number: int) -> list[int]:
        """Where sentences begin in that text."""
        here = number + (self._ends[row - 1] if row else 0)
        is_last = here + 1 == self._ends[row]
        base, end = self._breaks_end[row - 1] if row else 0, self._breaks_end[row]
        last = end if is_last else base + self._before[here + 1]
        found: list[int] = self._breaks[base + self._before[here] : last].tolist()
        return found


class Columns:
    """All of a segment; for several threads.

    Raises `Damaged` where the file is not whole, `OSError` where it cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self._arrays = ArrayFile(path)
        self._fields: dict[str, Inverted] = {}
        self._streams: dict[str, Array] = {}
        self._ends = {one: self._arrays.numbers(f"{one}.ends") for one in STREAMS}
        self.size = len(self._ends["record"])
        self._cards, self._records = (Stretches(self._arrays, one) for one in ("card", "record"))
        self.texts = Texts(self._arrays)
        self._id_numbers = self._arrays.numbers("id.values")

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

    def id_of(self, row: int) -> str:
        """The id of the document."""
        return self.ids.terms.at(self._id_numbers[row]).decode()

    def row(self, id: bytes) -> int | None:
        """The document of that id, or None."""
        rows = self.ids.rows[self.ids.span(self.ids.terms.find(id))]
        return int(rows[0]) if len(rows) else None

    def ends(self, stream: str) -> Array:
        """Where what each document has in a stream ends."""
        return self.array(f"{stream}.ends")

    def array(self, name: str) -> Array:
        """An array of a stream, or where it ends."""
        found = self._streams.get(name)
        if found is None:
            found = self._streams[name] = self._arrays[name]
        return found

    def span(self, stream: str, start: int, stop: int) -> slice:
        """Where what the documents from the one number to the other have in a stream lies."""
        ends = self._ends[stream]
        return slice(ends[start - 1] if start else 0, ends[stop - 1] if stop else 0)

    def card(self, row: int) -> str:
        """What a list shows of the document, `index.card`."""
        return str(self._cards[row], "utf-8", "surrogatepass")

    def record(self, row: int) -> str:
        """What is stored of the document but for its texts, `index.record`."""
        return zlib.decompress(self._records[row]).decode()


def encoded(text: str) -> bytes:
    """As it is kept; half a surrogate pair becomes what no UTF-8 is."""
    return text.encode(errors="surrogatepass")
