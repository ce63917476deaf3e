"""An answer that is written while its releases are read.

The first piece is made before the answer begins: an engine in trouble is an error page, not half a
file.  One that fails later breaks the connection, so that nobody takes a part for the whole.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from threading import BoundedSemaphore
from typing import Final

from flask import Response, stream_with_context
from werkzeug.exceptions import ServiceUnavailable

from index.undoing import undone_by

ENOUGH: Final = 32 * 1024
"""Signs that are sent together: small pieces cost more in sending than in making."""

AT_ONCE: Final = 2
"""Files that are written at the same time: the server's other threads are for readers."""

RETRY_AFTER: Final = 10  # seconds


class Streaming:
    """Writes few files at a time; whoever asks for more is told to come back."""

    def __init__(self, *, at_once: int = AT_ONCE) -> None:
        self._places = BoundedSemaphore(at_once)

    def answer(self, pieces: Iterable[str], *, mimetype: str) -> Response:
        """The pieces as the body of an answer.  Raises 503 when too many are being written."""
        if not self._places.acquire(blocking=False):
            raise ServiceUnavailable(retry_after=RETRY_AFTER)
        body = _Body(pieces, self._places.release)
        with undone_by(body.close):
            body.begin()
        return Response(body, content_type=mimetype)


class _Body:
    """What is sent; whether it was sent whole or the reader went away, `done` is told once."""

    def __init__(self, pieces: Iterable[str], done: Callable[[], object]) -> None:
        self._made = stream_with_context(iter(pieces))  # links are made on the way
        self._pieces = _gathered(self._made)
        self._done: Callable[[], object] | None = done
        self._first = b""

    def begin(self) -> None:
        """Make the first piece."""
        self._first = next(self._pieces, b"")

    def __iter__(self) -> Iterator[bytes]:
        yield self._first
        yield from self._pieces
        self.close()

    def close(self) -> None:
        """Called by whatever server sends it."""
        done, self._done = self._done, None
        if done:
            self._pieces.close()
            self._made.close()  # type: ignore[attr-defined]  # Flask gives a generator
            done()


def _gathered(pieces: Iterable[str]) -> Generator[bytes, None, None]:
    some: list[str] = []
    length = 0
    for piece in pieces:
        some.append(piece)
        length += len(piece)
        if length >= ENOUGH:
            yield "".join(some).encode("utf-8", "replace")
            some, length = [], 0
    if some:
        yield "".join(some).encode("utf-8", "replace")
