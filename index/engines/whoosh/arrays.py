"""A file of named arrays, written once and then mapped into memory.

    MAGIC │ array │ array │ … │ directory: name → kind, size, place │ its length, its checksum

Every array begins at a multiple of 64 bytes, so that it is used as it lies: opening a file reads
its directory and nothing else, and the system decides what of the rest stays in memory.  Numbers
have the byte order of the machine that wrote them.
"""

from __future__ import annotations

import json
import mmap
import struct
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import numpy as np
import numpy.typing as npt

from index.engines.whoosh.layout import CURE
from index.errors import Damaged

Array = npt.NDArray[Any]

_MAGIC: Final = b"communique arrays 1\n".ljust(64, b"\0")
_ALIGNED: Final = 64
_END: Final = struct.Struct("<QI")
"""How long the directory is, and its CRC-32."""


class ArrayWriter:
    """Writes arrays one after the other; the file is whole only once it is closed.

    Used as a context: after an error the file lacks its directory, and nothing reads it.
    """

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb")
        self._file.write(_MAGIC)
        self._directory: dict[str, tuple[str, int, int]] = {}

    def add(self, name: str, pieces: Iterable[Array], kind: npt.DTypeLike) -> None:
        """One array, which is the pieces end to end, as numbers of that kind."""
        self._file.write(bytes(-self._file.tell() % _ALIGNED))
        stored = np.dtype(kind)
        place, count = self._file.tell(), 0
        for piece in pieces:
            count += len(piece)
            self._file.write(np.ascontiguousarray(piece, stored).data)
        self._directory[name] = (stored.str, count, place)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._file:
            if error is None:
                directory = json.dumps(self._directory).encode()
                self._file.write(directory)
                self._file.write(_END.pack(len(directory), zlib.crc32(directory)))


class ArrayFile(Mapping[str, Array]):
    """The arrays of a file, which may not be changed; they keep the file open as long as they live.

    Raises `Damaged` where the file is not whole, `OSError` where it cannot be read.
    """

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            try:
                self._mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            except ValueError as error:  # nothing can be mapped of an empty file
                raise Damaged(f"{path} is empty; {CURE}") from error
        self.bytes = memoryview(self._mapped)
        if len(self.bytes) < len(_MAGIC) + _END.size or self.bytes[: len(_MAGIC)] != _MAGIC:
            raise Damaged(f"{path} is no file of arrays; {CURE}")
        length, checksum = _END.unpack_from(self._mapped, len(self.bytes) - _END.size)
        told = self.bytes[-_END.size - length : -_END.size] if length else b""
        if len(told) != length or zlib.crc32(told) != checksum:
            raise Damaged(f"{path} is not as it was written; {CURE}")
        self._directory: dict[str, tuple[str, int, int]] = json.loads(bytes(told))

    def __getitem__(self, name: str) -> Array:
        kind, count, place = self._directory[name]
        return np.frombuffer(self._mapped, np.dtype(kind), count, place)

    def raw(self, name: str) -> memoryview:
        """The bytes of an array."""
        kind, count, place = self._directory[name]
        return self.bytes[place : place + count * np.dtype(kind).itemsize]

    def numbers(self, name: str) -> memoryview:
        """An array of which single numbers are wanted: they are Python's own."""
        code: Any = np.dtype(self._directory[name][0]).char  # both have the same letters
        return self.raw(name).cast(code)

    def __iter__(self) -> Any:  # noqa: ANN401 - as a mapping's
        return iter(self._directory)

    def __len__(self) -> int:
        return len(self._directory)


def smallest(greatest: int) -> npt.DTypeLike:
    """The narrowest kind of number that holds 0 to `greatest`.

    >>> smallest(255), smallest(256)
    ('u1', 'u2')
    """
    return next(kind for kind in ("u1", "u2", "u4", "u8") if greatest <= np.iinfo(kind).max)
