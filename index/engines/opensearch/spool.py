"""What is put and forgotten, held back on this machine until it is published."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from typing import Final

from index.errors import EngineError

_IN_MEMORY: Final = 16_000_000


class Spool:
    """Actions on disk, the last one of each id; memory holds the ids.

    Raises `EngineError` where the disk is full or gone.
    """

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - ours to close
        self._places: dict[str, tuple[int, int]] = {}

    def __bool__(self) -> bool:
        return bool(self._places)

    def add(self, id: str, action: bytes) -> None:
        """Keep the action in place of an earlier one for that id."""
        try:
            place = self._file.seek(0, os.SEEK_END)
            self._file.write(action)
        except OSError as error:
            raise EngineError(
                f"there is no room to hold work back until it is published: {error}"
            ) from error
        self._places[id] = (place, len(action))

    def __iter__(self) -> Iterator[tuple[str, bytes]]:
        for id, (place, length) in sorted(self._places.items(), key=lambda item: item[1]):
            try:
                self._file.seek(place)
                action = self._file.read(length)
            except OSError as error:
                raise EngineError(f"the work held back cannot be read: {error}") from error
            yield id, action

    def clear(self) -> None:
        """Keep nothing."""
        self._file.seek(0)
        self._file.truncate()
        self._places = {}

    def close(self) -> None:
        """Remove the file."""
        self._places = {}
        self._file.close()
