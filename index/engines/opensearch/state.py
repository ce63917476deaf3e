"""What is published, and who may write: a small index beside ours, `NAME-state`.

    lock      who writes, until when           one writer at a time
    INDEX     generation, phase, former        what is published in that index

A document is changed only by who has read it last (if_seq_no), so of two that want the lock one
gets it.  A writer that died is forgotten when its time has passed.
"""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Final, Literal
from uuid import uuid4

from index.engines.opensearch.connection import Conflict, Connection, Json, Missing
from index.errors import Busy, EngineError
from index.writer import Generation

Phase = Literal["settled", "sending", "refreshing"]
"""`sending`: documents arrive that nobody sees yet.  `refreshing`: they are coming into sight."""

LEASE_SECONDS: Final = 120.0
"""How long a lock lasts without a sign of life."""


@dataclass(frozen=True, slots=True)
class Published:
    """The state of one index; `former` is the index that it took the place of."""

    index: str
    number: int = 0
    phase: Phase = "settled"
    former: str | None = None

    @property
    def generation(self) -> Generation:
        """The name of what is published."""
        return Generation(f"{self.index}.{self.number}")


def state_index(connection: Connection) -> str:
    """The name of the small index."""
    return f"{connection.address.name}-state"


def read_state(connection: Connection, index: str) -> Published:
    """What is published in that index."""
    try:
        found = connection.ask("GET", f"/{state_index(connection)}/_doc/{index}")["_source"]
        return Published(
            index=index,
            number=int(found["number"]),
            phase=found["phase"],
            former=found.get("former"),
        )
    except Missing:
        return Published(index)
    except (KeyError, TypeError, ValueError) as error:
        raise EngineError(f"{connection.address}: the state of {index} is unreadable") from error


def write_state(connection: Connection, state: Published) -> None:
    """Keep the state.  Only who holds the lock may."""
    _keep(connection, state.index, asdict(state))


def forget_state(connection: Connection, index: str) -> None:
    """Keep nothing of an index that is gone."""
    with suppress(Missing):
        connection.ask("DELETE", f"/{state_index(connection)}/_doc/{index}")


def is_locked(connection: Connection) -> bool:
    """Whether somebody is writing."""
    try:
        held = connection.ask("GET", f"/{state_index(connection)}/_doc/lock")["_source"]
        return float(held.get("until", 0)) > time.time()
    except Missing:
        return False
    except (KeyError, TypeError, ValueError) as error:
        raise EngineError(f"{connection.address}: the lock is unreadable") from error


class Lock:
    """The right to write, until `release`; `hold` proves that it is still ours."""

    def __init__(self, connection: Connection, *, now: Callable[[], float] = time.time) -> None:
        self._connection = connection
        self._now = now
        self._owner = uuid4().hex
        self._seen: tuple[int, int] | None = None
        self._until = 0.0
        _ensure(connection)
        self._take()

    def hold(self) -> None:
        """Say that we are alive.  Raises `Busy` where another writer has taken the lock since."""
        if self._now() > self._until - LEASE_SECONDS * 0.75:
            self._write(self._record(LEASE_SECONDS))

    def release(self) -> None:
        """Let another writer in; nothing to do where one is already."""
        try:
            self._write(self._record(0.0))
        except Busy:
            return

    def _take(self) -> None:
        try:
            found = self._connection.ask("GET", self._path)
        except Missing:
            self._write(self._record(LEASE_SECONDS))
            return
        held = found["_source"]
        until = float(held.get("until", 0))
        if until > self._now():
            when = datetime.fromtimestamp(until, UTC).isoformat(timespec="seconds")
            raise Busy(
                f"{self._connection.address}: {held.get('who', 'another writer')} is writing; "
                f"wait until it has finished, or, if it died, until {when}"
            )
        self._seen = (int(found["_seq_no"]), int(found["_primary_term"]))
        self._write(self._record(LEASE_SECONDS))

    def _write(self, record: Json) -> None:
        params: dict[str, str] = {"op_type": "create"}
        if self._seen is not None:
            number, term = map(str, self._seen)
            params = {"if_seq_no": number, "if_primary_term": term}
        try:
            written = self._connection.ask("PUT", self._path, body=record, params=params)
        except Conflict as error:
            written = self._connection.ask("GET", self._path)
            # ours all the same: the first of two tries arrived, its answer did not
            if written["_source"] != record:
                raise Busy(f"{self._connection.address}: another writer holds the index") from error
        self._seen = (int(written["_seq_no"]), int(written["_primary_term"]))
        self._until = float(record["until"])

    def _record(self, seconds: float) -> Json:
        return {
            "owner": self._owner,
            "who": f"process {os.getpid()} on {socket.gethostname()}",
            "until": self._now() + seconds if seconds else 0.0,
        }

    @property
    def _path(self) -> str:
        return f"/{state_index(self._connection)}/_doc/lock"


def swap(connection: Connection, *, new: Published, old: str | None) -> None:
    """Let the name stand for the new index in place of the old one: one change, seen whole."""
    name = connection.address.name
    actions: list[Json] = [{"add": {"index": new.index, "alias": name}}]
    if old:
        actions.append({"remove": {"index": old, "alias": name}})
    write_state(connection, replace(new, former=old))
    connection.ask("POST", "/_aliases", body={"actions": actions})


def _ensure(connection: Connection) -> None:
    body = {
        "settings": {"index": {"number_of_shards": 1, "auto_expand_replicas": "0-1"}},
        "mappings": {"dynamic": False},
    }
    try:
        connection.ask("GET", f"/{state_index(connection)}")
    except Missing:
        try:
            connection.ask("PUT", f"/{state_index(connection)}", body=body)
        except Conflict:  # another writer was faster
            return


def _keep(connection: Connection, id: str, record: Json) -> None:
    connection.ask("PUT", f"/{state_index(connection)}/_doc/{id}", body=record)
