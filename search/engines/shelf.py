"""What was put together of late, by key, up to a number of bytes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Final, Generic, Protocol, TypeVar

_BYTES: Final = 32 << 20
"""How much a shelf keeps, if no other limit is told."""

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
        self._kept: OrderedDict[Key, tuple[Thing, int]] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def get(self, key: Key) -> Thing | None:
        """What is kept under the key."""
        with self._lock:
            found = self._kept.get(key)
            if found is None:
                return None
            self._kept.move_to_end(key)
            return found[0]

    def put(self, key: Key, thing: Thing) -> None:
        """Keep it in the stead of what was kept there, unless it is more than the shelf holds."""
        size = _OVERHEAD + thing.nbytes
        with self._lock:
            self._bytes -= self._kept.pop(key, (None, 0))[1]
            if size <= self._limit:
                self._kept[key] = thing, size
                self._bytes += size
                while self._bytes > self._limit:
                    self._bytes -= self._kept.popitem(last=False)[1][1]

    def __len__(self) -> int:
        return len(self._kept)
