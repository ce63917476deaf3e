"""Takes entries in, holds them back, and shows them all with one refresh.

    put ─→ spool (a temporary file) ─publish→ bulk, refresh, next generation

A rebuild sends at once, to an index that no name leads to before it is published.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

from index.engines.opensearch.bulk import Bulk, delete_action, put_action
from index.engines.opensearch.connection import SLOW_SECONDS, Connection, Missing
from index.engines.opensearch.document import document, document_id
from index.engines.opensearch.mapping import check, create, only_index
from index.engines.opensearch.repository import bring_back
from index.engines.opensearch.spool import Spool
from index.engines.opensearch.state import (
    Lock,
    Published,
    forget_state,
    read_state,
    swap,
    write_state,
)
from index.entry import Entry
from index.errors import Busy, EngineError, Unavailable
from index.release import ReleaseId
from index.snapshot import Snapshot
from index.undoing import undone_by
from index.writer import Generation


class OpenSearchWriter:
    """Writes to one index of ours, while it holds the lock of the name.

    `is_new` says that the index is yet to take the place of the one that the name stands for.
    """

    def __init__(
        self, connection: Connection, lock: Lock, state: Published, *, is_new: bool = False
    ) -> None:
        self._connection = connection
        self._lock = lock
        self._state = state
        self._is_new = is_new
        self._spool = Spool()
        self._bulk = Bulk(connection, state.index, before=lock.hold)
        self._is_open = True

    @classmethod
    def adding(cls, connection: Connection, *, fingerprint: str, shards: int) -> OpenSearchWriter:
        """A writer that adds to what the name stands for, or begins it."""
        lock = Lock(connection)
        with undone_by(lock.release):
            index = only_index(connection)
            if index is None:
                index = _new_name(connection)
                create(connection, index, fingerprint=fingerprint, shards=shards)
                swap(connection, new=Published(index), old=None)
            check(connection, index, fingerprint=fingerprint)
            return cls(connection, lock, read_state(connection, index))

    @classmethod
    def rebuilding(
        cls, connection: Connection, *, fingerprint: str, shards: int
    ) -> OpenSearchWriter:
        """A writer that begins from nothing."""
        lock = Lock(connection)
        with undone_by(lock.release):
            index = _new_name(connection)
            create(connection, index, fingerprint=fingerprint, shards=shards)
            return cls(connection, lock, Published(index), is_new=True)

    @classmethod
    def restoring(
        cls, connection: Connection, snapshot: Snapshot, *, fingerprint: str
    ) -> OpenSearchWriter:
        """A writer that begins from what the snapshot holds."""
        lock = Lock(connection)
        index = _new_name(connection)

        def undo() -> None:
            with suppress(EngineError):  # what went wrong first is what is told
                remove(connection, index)

        with undone_by(lock.release), undone_by(undo):
            bring_back(connection, snapshot, into=index, fingerprint=fingerprint, lock=lock)
            return cls(connection, lock, Published(index), is_new=True)

    def put(self, entries: Iterable[Entry]) -> None:
        """Add the entries; one whose id is there already replaces it."""
        self._check()
        for entry in entries:
            id = document_id(entry.id)
            try:
                action = put_action(id, document(entry))
            except ValueError as error:
                raise EngineError(f"{entry.id!r} cannot be kept: {error}") from error
            self._take(id, action)

    def forget(self, ids: Iterable[ReleaseId]) -> None:
        """Take these out; an id that is not there is no error."""
        self._check()
        for id in map(document_id, ids):
            self._take(id, delete_action(id))

    def publish(self) -> Generation:
        """Make all that was put and forgotten since the last time visible, at once.

        Where this fails nothing is lost: publishing again sends it again, to the same end.
        """
        self._check()
        # another phase is what a writer left that died while it published: finish it
        if self._is_new or self._spool or self._state.phase != "settled":
            if not self._is_new:
                self._keep(replace(self._state, phase="sending"))
            self._send()
            if not self._is_new:
                self._keep(replace(self._state, phase="refreshing"))
            self._refresh()
            self._keep(replace(self._state, phase="settled", number=self._state.number + 1))
            self._spool.clear()
        if self._is_new:
            self._replace()
        return self._state.generation

    def close(self) -> None:
        """Let go of the index; unpublished work is dropped."""
        if not self._is_open:
            return
        self._is_open = False
        self._spool.close()
        try:
            # the swap may have been made though its answer was lost
            if self._is_new and only_index(self._connection) != self._state.index:
                remove(self._connection, self._state.index)
            self._lock.release()
        finally:
            self._connection.close()

    def _take(self, id: str, action: bytes) -> None:
        if self._is_new:
            self._bulk.add(id, action)
        else:
            self._lock.hold()
            self._spool.add(id, action)

    def _send(self) -> None:
        for id, action in self._spool:
            self._bulk.add(id, action)
        self._bulk.flush()

    def _refresh(self) -> None:
        answer = self._connection.ask(
            "POST", f"/{self._state.index}/_refresh", seconds=SLOW_SECONDS
        )
        if answer.get("_shards", {}).get("failed"):
            raise Unavailable(
                f"{self._connection.address}: not every shard took the new state: publish again"
            )
        if self._is_new:
            # else all of a rebuild stands in logs alone, and a node that dies goes through them
            # document by document before its copies serve again: minutes for 100,000
            self._connection.ask("POST", f"/{self._state.index}/_flush", seconds=SLOW_SECONDS)

    def _replace(self) -> None:
        """Let the name stand for this index; keep the one that it stood for, drop older ones."""
        former = only_index(self._connection)
        self._lock.hold()
        if former != self._state.index:  # else the swap was made, and only its answer was lost
            self._state = replace(self._state, former=former)
            swap(self._connection, new=self._state, old=former)
        self._is_new = False
        for index in ours(self._connection):
            if index not in {self._state.index, self._state.former}:
                with suppress(Busy):  # a snapshot is being taken of it: the next rebuild removes it
                    remove(self._connection, index)

    def _keep(self, state: Published) -> None:
        self._lock.hold()
        write_state(self._connection, state)
        self._state = state

    def _check(self) -> None:
        if not self._is_open:
            raise EngineError("this writer is closed: open another")


def ours(connection: Connection) -> tuple[str, ...]:
    """The indexes that were made for the name, published or not."""
    name = connection.address.name
    shape = re.compile(re.escape(name) + r"-\d{14}-[0-9a-f]{6}")
    found = connection.ask("GET", f"/{name}-*/_alias")
    return tuple(sorted(index for index in found if shape.fullmatch(index)))


def remove(connection: Connection, index: str) -> None:
    """Remove an index and what is kept about it; nothing to do where it is gone."""
    try:
        connection.ask("DELETE", f"/{index}")
    except Missing:
        return
    forget_state(connection, index)


def _new_name(connection: Connection) -> str:
    stamp = datetime.now(UTC).strftime("%Y%m%d%H%M%S")
    return f"{connection.address.name}-{stamp}-{uuid4().hex[:6]}"
