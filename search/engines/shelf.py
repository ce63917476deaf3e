"""What was put together of late, by key, up to a number of bytes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Final, Generic, Protocol, TypeVar

_BYTES: Final = 32 << 20
"""How much a shelf keeps: all that some thousand queries read of 100,000 releases."""

_OVERHEAD: Final = 600
"""Bytes that keeping anything takes."""


class Kept(Protocol):
    """Anything that tells how many bytes its arrays take."""

    @property
    def nbytes(self) -> int:
        """So many."""


Key = TypeVar("Key", bound=Hashable)
Thing = TypeVar("Thing", bound=Kept)


class Shelf(Generic[Key, Thing]):
    """Things of late, for several threads; those asked for longest ago go first."""

    def __init__(self, limit: int = _BYTES) -> None:
        self._limit = limit
        self._kept: OrderedDict[Key, Thing] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def get(self, key: Key) -> Thing | None:
        """What is kept under the key."""
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found

    def put(self, key: Key, thing: Thing) -> None:
        """Keep it, unless something is kept there or it is more than the shelf holds."""
        size = _size(thing)
        with self._lock:
            if key not in self._kept and size <= self._limit:
                self._kept[key] = thing
                self._bytes += size
                while self._bytes > self._limit:
                    self._bytes -= _size(self._kept.popitem(last=False)[1])

    def __len__(self) -> int:
        return len(self._kept)


def _size(thing: Kept) -> int:
    return _OVERHEAD + thing.nbytes
