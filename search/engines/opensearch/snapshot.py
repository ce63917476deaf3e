"""One published generation, kept in sight by a point in time.

    alias → index → state (settled) → point in time → state (the same still)

A point in time holds for as long as it is used every now and then, and on the nodes that it was
opened on.  One that is lost is opened again, as long as nothing else was published since.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Final

from index.engines.opensearch.connection import Connection, Json, Late, Missing
from index.engines.opensearch.mapping import check, only_index
from index.engines.opensearch.state import Published, read_state
from index.errors import Unavailable
from index.writer import Generation

KEEP_ALIVE: Final = "15m"
PAUSES: Final = (0.1, 0.5, 1.0, 2.0, 2.0)
"""Seconds to wait before a lost point in time is opened again: a replica takes over meanwhile, and
where the cluster manager died the nodes agree on another."""

_REFRESH_SECONDS: Final = 5.0
"""How long to wait while a new state is coming into sight; a writer may have died there."""


class _Superseded(Unavailable):
    """What was to be kept in sight is gone, and something else is published."""


def present_state(connection: Connection) -> Published:
    """What is published now.  Raises `Unavailable` where nothing is yet."""
    index = only_index(connection)
    if index is None:
        raise Unavailable(
            f"{connection.address}: there is no index yet: fill one with `communique index`"
        )
    return read_state(connection, index)


class Snapshot:
    """What was published when this was made, whatever is published meanwhile."""

    def __init__(
        self,
        connection: Connection,
        *,
        fingerprint: str,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self._connection = connection
        self._pause = pause
        self._lock = threading.Lock()
        state = present_state(connection)
        check(connection, state.index, fingerprint=fingerprint)
        self._state, self._point, self.shards = self._opened()

    @property
    def generation(self) -> Generation:
        """The name of the state."""
        return self._state.generation

    def search(self, body: Json, **params: str) -> Json:
        """The answer of every shard.

        A body with a `timeout` may be answered in part, which `timed_out` then tells.
        Raises `Unavailable` where a shard does not answer, or where the state is gone.
        """
        lost = None
        for seconds in (*PAUSES, None):
            try:
                if lost is not None:
                    self._reopen(lost)
                lost = self._point
                return self._asked(body | {"pit": {"id": lost, "keep_alive": KEEP_ALIVE}}, params)
            except (Late, _Superseded):
                raise
            except (Missing, Unavailable) as error:
                if seconds is None:
                    raise Unavailable(str(error)) from error
                self._pause(seconds)
        raise AssertionError

    def close(self) -> None:
        """Let the servers drop it."""
        _drop(self._connection, self._point)

    def _asked(self, body: Json, params: dict[str, str]) -> Json:
        is_timed = "timeout" in body
        answer = self._connection.ask(
            "POST",
            "/_search",
            body=body,
            # else the server gives an error in place of what it found in time
            params={"allow_partial_search_results": "true" if is_timed else "false", **params},
        )
        shards = answer.get("_shards") or {}
        is_late = answer.get("timed_out") and not is_timed
        if is_late or shards.get("failed") or "hits" not in answer:
            raise Unavailable(
                f"{self._connection.address}: only {shards.get('successful', 0)} "
                f"of {shards.get('total', 'the')} shards answered"
            )
        return answer

    def _reopen(self, lost: str) -> None:
        """Open another point in time in place of a lost one, unless another thread has."""
        with self._lock:
            if self._point != lost:
                return
            state, point, shards = self._opened()
            if state != self._state:
                _drop(self._connection, point)
                raise _Superseded(
                    f"{self._connection.address}: what {self.generation} held is gone, "
                    f"{state.generation} is published: open it"
                )
            self._point, self.shards = point, shards
        _drop(self._connection, lost)

    def _opened(self) -> tuple[Published, str, int]:
        """What is published now, a point in time of it, and how many shards that has."""
        deadline = time.monotonic() + _REFRESH_SECONDS
        while True:
            before = present_state(self._connection)
            if before.phase != "refreshing" or time.monotonic() > deadline:
                opened = self._connection.ask(
                    "POST",
                    f"/{before.index}/_search/point_in_time",
                    params={"keep_alive": KEEP_ALIVE, "allow_partial_pit_creation": "false"},
                )
                shards = int((opened.get("_shards") or {}).get("total", 1))
                after = present_state(self._connection)
                if _shown(after) == _shown(before) or time.monotonic() > deadline:
                    return _shown(before), opened["pit_id"], shards
                _drop(self._connection, opened["pit_id"])
            self._pause(0.05)


def _shown(state: Published) -> Published:
    """The state as readers tell it apart: sending changes nothing that they see."""
    return Published(state.index, state.number)


def _drop(connection: Connection, point: str) -> None:
    """Give a point in time back; where that fails it ends by itself."""
    try:
        connection.ask("DELETE", "/_search/point_in_time", body={"pit_id": [point]})
    except (Missing, Unavailable):
        return
