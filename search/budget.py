"""The time that one query may take, and what was left undone for lack of it."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import Final

from search.results import Note

FOR_SEARCHING: Final = 0.8
"""Of a query's time; the rest is for reading what was found and making a page of it."""


class Budget:
    """Milliseconds for one query, from now on; None for as long as it takes.

    Whoever has something to do that a reader can be without asks `allows` before.
    A refusal is remembered, so that the receipt can tell it.

    >>> Budget(None).allows(), Budget(0).allows()
    (True, False)
    """

    def __init__(self, milliseconds: int | None, *, clock: Callable[[], float] = monotonic) -> None:
        self._milliseconds = milliseconds
        self._clock = clock
        self._whole = (milliseconds or 0) / 1000 * FOR_SEARCHING
        self._end = None if milliseconds is None else clock() + self._whole
        self._was_short = False

    @property
    def left(self) -> float | None:
        """Seconds that are left for searching, 0 when they are spent; None for no end."""
        return None if self._end is None else max(0.0, self._end - self._clock())

    def allows(self, *, share: float = 1.0) -> bool:
        """Whether there is time; with a share, whether less than that of the whole is spent."""
        left = self.left
        if left is None:
            return True
        is_there = left > (1.0 - share) * self._whole
        self._was_short = self._was_short or not is_there
        return is_there

    def ran_out(self) -> None:
        """Note that something was not done, or not to its end."""
        self._was_short = self._end is not None

    @property
    def notes(self) -> tuple[Note, ...]:
        """What the receipt tells: nothing when all was done."""
        return (Note("limit-time", str(self._milliseconds)),) if self._was_short else ()


UNLIMITED: Final = Budget(None)
"""As long as it takes; it remembers nothing, so all may share it."""
