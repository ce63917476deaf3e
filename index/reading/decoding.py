"""Bytes become text, whatever wrote them.

    mark at the start → NUL bytes → UTF-8 → UTF-8 cut off → UTF-8 with strays → Windows-1252

The first that fits is taken; every one but whole UTF-8 is told in a warning.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

_KINDS: Final = (
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "a Rich Text document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
_MARKS: Final = (  # the longer first: the mark of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_SAMPLE: Final = 4_096  # bytes; even, and a multiple of four
_CONTROLS: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROLS: Final = 0.02  # of all bytes; text has none, a stray one is forgiven
# What Python gives for a byte that is no UTF-8, and what Windows-1252 means by it; the five bytes
# that mean nothing there become U+FFFD.
_STRAY: Final = {
    0xDC00 + byte: bytes((byte,)).decode("cp1252", "replace") for byte in range(0x80, 0x100)
}


class NotText(ValueError):  # noqa: N818 - what it is
    """The bytes are no text; the message says what they are."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and what had to be done to read it when that was more than reading UTF-8."""

    text: str
    warning: str | None = None


@dataclass(frozen=True, slots=True)
class Wide:
    """An encoding of two or four bytes a character, and how many bytes its mark takes."""

    encoding: str
    name: str
    mark: int


def decode(data: bytes) -> Decoded:
    """The text of the bytes.  Raises `NotText`, saying what they are instead.

    >>> decode("Kosovo : été".encode()).text
    'Kosovo : été'
    >>> decode("Kosovo : été".encode("cp1252"))
    Decoded(text='Kosovo : été', warning='is not UTF-8: read as Windows-1252')
    """
    kind = recognise(data)
    if kind:
        raise NotText(f"is {kind}, not text")
    wide = wide_encoding(data)
    if wide:
        text = data[wide.mark :].decode(wide.encoding, "replace")
        return Decoded(text, f"is not UTF-8: read as {wide.name}")
    if b"\0" in data:
        raise NotText("holds NUL bytes: it is not text")
    if len(_CONTROLS.findall(data)) > 1 + _MOST_CONTROLS * len(data):
        raise NotText("holds control characters: it is not text")
    return _bytewise(data.removeprefix(codecs.BOM_UTF8))


def recognise(data: bytes) -> str | None:
    """What a file that begins so is, when it is a known kind of no text.

    >>> recognise(b"%PDF-1.7")
    'a PDF file'
    """
    return next((kind for start, kind in _KINDS if data.startswith(start)), None)


def wide_encoding(data: bytes) -> Wide | None:
    """UTF-16 or UTF-32, by the mark at the start or by where the NUL bytes stand.

    Latin letters have one NUL byte of two in UTF-16, and it tells which byte comes first.
    """
    for mark, encoding, name in _MARKS:
        if data.startswith(mark):
            return Wide(encoding, name, len(mark)) if encoding != "utf-8" else None
    sample = data[:_SAMPLE]
    pairs = len(sample) // 2
    even, odd = sample[0 : 2 * pairs : 2].count(0), sample[1 : 2 * pairs : 2].count(0)
    for encoding, many, few in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if pairs and many > 0.4 * pairs and few < 0.05 * pairs:
            return Wide(encoding, "UTF-16", 0)
    return None


def _bytewise(data: bytes) -> Decoded:
    """The text of bytes without NULs."""
    try:
        return Decoded(data.decode())
    except UnicodeDecodeError as error:
        broken = error
    if broken.reason == "unexpected end of data":
        return Decoded(data[: broken.start].decode(), "is cut off inside its last character")
    # Python marks each byte that is no UTF-8 with half a character: fewer of these than of whole
    # characters beyond ASCII, and it is UTF-8 with strays; else it never was.
    marked = data.decode("utf-8", "surrogateescape")
    beyond = sum(not c.isascii() for c in marked)
    strays = sum("\udc80" <= c <= "\udcff" for c in marked)
    if strays <= beyond - strays:
        text = marked.translate(_STRAY)
        return Decoded(text, f"is not all UTF-8: {strays} bytes read as Windows-1252")
    return Decoded(data.decode("cp1252", "replace"), "is not UTF-8: read as Windows-1252")
