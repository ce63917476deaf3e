"""A file as lines of bytes, one at a time, unpacked on the way, never more than asked in memory."""

from __future__ import annotations

import codecs
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain
from typing import BinaryIO, Final

from index.reading.decoding import NotText, recognise, wide_encoding
from index.reading.files import MAX_DOCUMENT

MAX_RATIO: Final = 100
"""How many times its size a packed file may unpack to; text packs three to ten times."""
ALWAYS_UNPACKED: Final = 100_000_000
"""Bytes that any packed file may unpack to, for small files of much repetition."""

_CHUNK: Final = 1 << 16
_GZIP: Final = 31  # zlib's word for the gzip format with the largest window


class TooLong(ValueError):  # noqa: N818 - what it is
    """A line is longer than a document may be; it was passed over, not kept."""


def chunks(file: BinaryIO) -> Iterator[bytes]:
    """The file piece by piece."""
    return iter(lambda: file.read(_CHUNK), b"")


def unpacked(file: BinaryIO) -> Iterator[bytes]:
    """The gzip file, unpacked piece by piece; several packed parts in a row are one.

    Raises ValueError where it is cut off, damaged, no gzip at all, or unpacks to far too much:
    what came before is good.
    """
    unpacker = zlib.decompressobj(_GZIP)
    taken = given = 0
    for chunk in chunks(file):
        taken += len(chunk)
        data = chunk
        while data:
            if unpacker.eof:
                data = data.lstrip(b"\0")  # tapes and some tools fill up with these
                if not data:
                    break
                unpacker = zlib.decompressobj(_GZIP)
            before = unpacker.copy()
            try:
                piece = unpacker.decompress(data, _CHUNK)
            except zlib.error as error:
                yield _saved(before, data)
                what = "the rest of it cannot be unpacked" if given else "it cannot be unpacked"
                raise ValueError(f"is damaged or no gzip file: {what}") from error
            given += len(piece)
            if given > max(ALWAYS_UNPACKED, MAX_RATIO * taken):
                raise ValueError(f"unpacks to more than {MAX_RATIO} times its size: it stops here")
            yield piece
            data = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
    if taken and not unpacker.eof:
        raise ValueError("is cut off: the rest of it is missing")


def _saved(unpacker: zlib._Decompress, data: bytes) -> bytes:
    """What can be unpacked before the damage: zlib gives nothing of a piece that fails."""
    saved = bytearray()
    with suppress(zlib.error):
        for byte in data:
            saved += unpacker.decompress(bytes((byte,)))
    return bytes(saved)


def lines(pieces: Iterable[bytes]) -> Iterator[bytes | TooLong]:
    """The lines, without their line feeds; UTF-16 and UTF-32 come out as UTF-8.

    A last line without a line feed is a line; a line above `MAX_DOCUMENT` bytes is passed over.
    Raises `NotText` when the file begins as what is no text.
    """
    kept = bytearray()
    passing = False
    for piece in _as_utf8(pieces):
        start = 0
        while (end := piece.find(b"\n", start)) >= 0:
            kept += piece[start:end]
            yield _line(kept, passing=passing)
            kept, passing, start = bytearray(), False, end + 1
        kept += piece[start:]
        if len(kept) > MAX_DOCUMENT:
            kept, passing = bytearray(), True
    if kept or passing:
        yield _line(kept, passing=passing)


def _line(kept: bytearray, *, passing: bool) -> bytes | TooLong:
    if passing or len(kept) > MAX_DOCUMENT:
        return TooLong(f"is longer than {MAX_DOCUMENT:,} bytes")
    return bytes(kept)


def _as_utf8(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same text in UTF-8, when the start shows a wider encoding."""
    pieces = iter(pieces)
    start = next(pieces, b"")
    kind = recognise(start)
    if kind:
        raise NotText(f"is {kind}, not text")
    wide = wide_encoding(start)
    if not wide:
        yield start.removeprefix(codecs.BOM_UTF8)
        yield from pieces
        return
    decoder = codecs.getincrementaldecoder(wide.encoding)("replace")
    for piece in chain((start[wide.mark :],), pieces):
        yield decoder.decode(piece).encode()
    yield decoder.decode(b"", final=True).encode()
