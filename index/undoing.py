"""What was taken hold of on the way to something is let go when that comes to nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def undone_by(undo: Callable[[], object]) -> Iterator[None]:
    """Have `undo` called when what is inside goes wrong, before that is told; else it is not.

    >>> from contextlib import suppress
    >>> with suppress(KeyError), undone_by(lambda: print("let go")):
    ...     {}["nothing"]
    let go
    >>> with undone_by(lambda: print("let go")):
    ...     print("kept")
    kept
    """
    try:
        yield
    except BaseException:  # a key pressed as well
        undo()
        raise
