"""A codec of Whoosh over our columns: a segment is one file of arrays, and Whoosh can read it.

Whoosh's own queries and matchers work on such an index as on any other, and are the oracle of what
our sums over the same columns find.  Writing does not go through Whoosh, which makes a call for
every posting: `index.engines.whoosh.writer` writes whole columns.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from whoosh.codec import base
from whoosh.filedb.filestore import FileStorage
from whoosh.matching import ListMatcher
from whoosh.reading import TermInfo, TermNotFound

from index.engines.whoosh.columns import Columns, Inverted, TextColumns
from index.engines.whoosh.layout import KEYS, SUFFIX, TEXTS
from index.engines.whoosh.schema import packed

_FIELDS: Final = sorted((*TEXTS, *KEYS))
"""As Whoosh sorts them."""


class Segment(base.Segment):  # type: ignore[misc]
    """What the table of contents says of a segment: its name, its size, what is deleted in it."""

    def __init__(self, indexname: str, size: int = 0) -> None:
        super().__init__(indexname)
        self._size = size
        self._deleted: set[int] = set()

    def codec(self) -> ColumnCodec:
        """The codec that reads it."""
        return ColumnCodec()

    @property
    def file(self) -> str:
        """The name of its file."""
        return str(self.make_filename(SUFFIX))

    def should_assemble(self) -> bool:
        """It is one file already."""
        return False

    def set_doc_count(self, count: int) -> None:
        """Say how many documents it has, deleted ones included."""
        self._size = count

    def doc_count_all(self) -> int:
        """How many documents it has, deleted ones included."""
        return self._size

    def deleted_count(self) -> int:
        """How many are deleted."""
        return len(self._deleted)

    def deleted_docs(self) -> Iterator[int]:
        """Those that are deleted."""
        return iter(self._deleted)

    def delete_document(self, docnum: int, delete: bool = True) -> None:  # noqa: FBT001, FBT002 - as Whoosh calls it
        """Count the document as deleted, or no longer so."""
        (self._deleted.add if delete else self._deleted.discard)(docnum)

    def is_deleted(self, docnum: int) -> bool:
        """Whether it is deleted."""
        return docnum in self._deleted


class ColumnCodec(base.Codec):  # type: ignore[misc]
    """Reads a segment's columns for Whoosh."""

    length_stats = False

    def new_segment(self, storage: FileStorage, indexname: str) -> Segment:  # noqa: ARG002 - as Whoosh calls it
        """A segment that has nothing yet."""
        return Segment(indexname)

    def terms_reader(self, storage: FileStorage, segment: Segment) -> _Terms:
        """What Whoosh asks for terms and their documents."""
        return _Terms(columns(storage, segment))

    def per_document_reader(self, storage: FileStorage, segment: Segment) -> _Documents:
        """What Whoosh asks for documents."""
        return _Documents(columns(storage, segment), segment)


def columns(storage: FileStorage, segment: Segment) -> Columns:
    """The columns of a segment in that place."""
    return Columns(Path(storage.folder) / segment.file)


class _Terms(base.TermsReader):  # type: ignore[misc]
    def __init__(self, held: Columns) -> None:
        self._columns = held

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        field, text = term
        return field in _FIELDS and self._columns.inverted(field).terms.find(text) >= 0

    def indexed_field_names(self) -> list[str]:
        return _FIELDS

    def terms(self) -> Iterator[tuple[str, bytes]]:
        return self.terms_from(_FIELDS[0], b"")

    def terms_from(self, field: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        return ((name, text) for name, text, _ in self._from(field, prefix))

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        return self.items_from(_FIELDS[0], b"")

    def items_from(self, field: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        for name, text, number in self._from(field, prefix):
            yield (name, text), _info(self._columns.inverted(name), number)

    def term_info(self, field: str, text: bytes) -> TermInfo:
        inverted = self._columns.inverted(field)
        number = inverted.terms.find(text)
        if number < 0:
            raise TermNotFound(f"{field}:{text!r}")
        return _info(inverted, number)

    def matcher(self, field: str, text: bytes, format_: Any, scorer: Any = None) -> ListMatcher:  # noqa: ANN401 - Whoosh's
        info = self.term_info(field, text)
        inverted = self._columns.inverted(field)
        number = inverted.terms.find(text)
        span = inverted.span(number)
        weights = values = None
        if isinstance(inverted, TextColumns):
            weights = inverted.weights[span].astype(float).tolist()
            values, at, positions = [], 0, inverted.positions_of(number)
            for count in inverted.counts[span].tolist():
                values.append(packed(positions[at : at + count]))
                at += count
        rows = inverted.rows[span].tolist()
        return ListMatcher(
            rows, weights, values, format_, scorer, term=(field, text), terminfo=info
        )

    def close(self) -> None:
        """Nothing: the columns close when nobody holds them."""

    def _from(self, field: str, prefix: bytes) -> Iterator[tuple[str, bytes, int]]:
        for name in _FIELDS[_FIELDS.index(field) :]:
            terms = self._columns.inverted(name).terms
            first = terms.starting(prefix).start if name == field else 0
            for number, text in enumerate(terms.between(first, len(terms)), first):
                yield name, text, number


def _info(inverted: Inverted, number: int) -> TermInfo:
    span = inverted.span(number)
    rows = inverted.rows[span]
    weights = inverted.weights[span] if isinstance(inverted, TextColumns) else rows * 0 + 1
    return TermInfo(
        weight=float(weights.sum()),
        df=len(rows),
        minlength=0,
        maxweight=float(weights.max()),
        minid=int(rows[0]),
        maxid=int(rows[-1]),
    )


class _Documents(base.PerDocumentReader):  # type: ignore[misc]
    def __init__(self, held: Columns, segment: Segment) -> None:
        self._columns = held
        self._segment = segment

    def doc_count(self) -> int:
        return int(self._segment.doc_count())

    def doc_count_all(self) -> int:
        return self._segment.doc_count_all()

    def has_deletions(self) -> bool:
        return bool(self._segment.has_deletions())

    def is_deleted(self, docnum: int) -> bool:
        return self._segment.is_deleted(docnum)

    def deleted_docs(self) -> Iterator[int]:
        return self._segment.deleted_docs()

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        return int(self._columns.text(fieldname).lengths[docnum]) if fieldname in TEXTS else default

    def field_length(self, fieldname: str) -> int:
        return int(self._columns.text(fieldname).lengths.sum()) if fieldname in TEXTS else 0

    def min_field_length(self, fieldname: str) -> int:
        return (
            int(self._columns.text(fieldname).lengths.min(initial=0)) if fieldname in TEXTS else 0
        )

    def max_field_length(self, fieldname: str) -> int:
        return (
            int(self._columns.text(fieldname).lengths.max(initial=0)) if fieldname in TEXTS else 0
        )

    def stored_fields(self, docnum: int) -> dict[str, str]:
        ids = self._columns.ids
        return {"id": ids.terms[int(ids.values[docnum])].decode()}
