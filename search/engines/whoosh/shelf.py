"""What was put together of late, by key, up to a number of bytes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Final

from search.engines.corpus import Posting

_BYTES: Final = 32 << 20
"""How much a shelf keeps: all that some thousand queries read of 100,000 releases."""

_OVERHEAD: Final = 600
"""Bytes that keeping anything takes."""


class Shelf:
    """Posting lists of late, for several threads; those asked for longest ago go first."""

    def __init__(self, limit: int = _BYTES) -> None:
        self._limit = limit
        self._kept: OrderedDict[str, Posting] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def get(self, key: str, make: Callable[[], Posting]) -> Posting:
        """What the key stands for, made where it is not there."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = make()
        size = _size(made)
        with self._lock:
            if key not in self._kept and size <= self._limit:
                self._kept[key] = made
                self._bytes += size
                while self._bytes > self._limit:
                    self._bytes -= _size(self._kept.popitem(last=False)[1])
        return made

    def __len__(self) -> int:
        return len(self._kept)


def _size(posting: Posting) -> int:
    return _OVERHEAD + posting.rows.nbytes + posting.frequencies.nbytes
