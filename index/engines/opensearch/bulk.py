"""Many documents in few requests, no more than the cluster can take.

A chunk is bounded in bytes and documents.
What the cluster is too busy for is sent again, after a pause that doubles.
An id stands once in a chunk, so sending a part of it again changes nothing that came later.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from index.engines.opensearch.connection import SLOW_SECONDS, Connection, Json
from index.engines.opensearch.mapping import writing_alias
from index.errors import EngineError, Incompatible, Unavailable

CHUNK_BYTES: Final = 8_000_000
CHUNK_DOCUMENTS: Final = 500
PAUSES: Final = (0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 12.8)
"""Seconds to wait before each time that something is sent again."""

_BUSY: Final = frozenset({429, 503})
_GONE: Final = 404
_GOOD: Final = range(200, 300)


def put_action(id: str, document: Mapping[str, Any]) -> bytes:
    """The two lines that add a document, or replace it."""
    action = json.dumps({"index": {"_id": id}})
    return f"{action}\n{json.dumps(document, separators=(',', ':'))}\n".encode()


def delete_action(id: str) -> bytes:
    """The line that takes a document out."""
    return f"{json.dumps({'delete': {'_id': id}})}\n".encode()


class Bulk:
    """Sends actions to one index, chunk by chunk; `flush` sends the rest.

    `before` is called before each chunk: whoever writes proves that he still may.
    """

    def __init__(
        self,
        connection: Connection,
        index: str,
        *,
        before: Callable[[], None],
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self._connection = connection
        self._index = index
        self._before = before
        self._pause = pause
        self._waiting: dict[str, bytes] = {}
        self._bytes = 0

    def add(self, id: str, action: bytes) -> None:
        """Take one action, and send what is waiting when it is enough."""
        if id in self._waiting:
            self._bytes -= len(self._waiting.pop(id))
        if self._waiting and (
            self._bytes + len(action) > CHUNK_BYTES or len(self._waiting) >= CHUNK_DOCUMENTS
        ):
            self.flush()
        self._waiting[id] = action
        self._bytes += len(action)

    def flush(self) -> None:
        """Send what is waiting.

        Raises `Unavailable` when the cluster stays too busy, `Incompatible` when it cannot take a
        document as the mapping has it.
        """
        waiting = self._waiting
        for seconds in (*PAUSES, None):
            if not waiting:
                break
            self._before()
            try:
                waiting = self._sent(waiting)
            except Unavailable:
                if seconds is None:
                    raise
            if waiting and seconds is not None:
                self._pause(seconds)
        if waiting:
            raise Unavailable(f"{self._connection.address} has too much to do: try again later")
        self._waiting = {}
        self._bytes = 0

    def _sent(self, actions: Mapping[str, bytes]) -> dict[str, bytes]:
        """Send the actions once; those that have to be sent again."""
        answer = self._connection.ask(
            "POST",
            f"/{writing_alias(self._index)}/_bulk",
            body=b"".join(actions.values()),
            seconds=SLOW_SECONDS,
            params={"require_alias": "true"},
        )
        if not answer.get("errors"):
            return {}
        results = answer.get("items")
        if not isinstance(results, list) or len(results) != len(actions):
            raise EngineError(f"{self._connection.address} does not say what became of each")
        return dict(self._again(zip(actions.items(), results, strict=True)))

    def _again(
        self, results: Iterable[tuple[tuple[str, bytes], Json]]
    ) -> Iterable[tuple[str, bytes]]:
        for (id, action), result in results:
            kind, said = next(iter(result.items()))
            status = said.get("status")
            if status in _BUSY:
                yield id, action
            elif status not in _GOOD and (kind, status) != ("delete", _GONE):
                reason = said.get("error")
                told = reason.get("reason") if isinstance(reason, dict) else reason
                raise Incompatible(
                    f"{self._connection.address} does not take {id!r} ({status}): {told}"
                )
