"""An index on an OpenSearch cluster, for those who outgrow one machine: the writing side.

    Entry ─document→ JSON ─bulk→ NAME-20240816093000-a1b2c3 ←alias─ NAME

Two kinds of index are made: one for each rebuild, with the fields of `mapping.json`, and
`NAME-state`, which says what is published and who is writing.
The name is an alias, so that a rebuilt index takes the place of the former in one change, and
`roll_back` brings that one back.

>>> from index.engines.opensearch.address import Address
>>> Address.read("opensearch+http://localhost:9200/communique").name
'communique'
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from index.engines.opensearch.address import Address
from index.engines.opensearch.check import faults
from index.engines.opensearch.connection import SLOW_SECONDS, Connection
from index.engines.opensearch.mapping import only_index
from index.engines.opensearch.repository import keep
from index.engines.opensearch.state import Lock, read_state, state_index, swap
from index.engines.opensearch.writer import OpenSearchWriter, ours, remove
from index.errors import EngineError
from index.snapshot import Held, Snapshot
from index.undoing import undone_by
from index.writer import Generation, Writer

__all__ = [
    "discard",
    "faults",
    "keeping",
    "open_writer",
    "rebuild_writer",
    "restoring_writer",
    "roll_back",
]


def open_writer(
    url: str,
    *,
    fingerprint: str,
    password: str | None = None,
    ca: Path | None = None,
    shards: int = 1,
) -> Writer:
    """A writer that adds to what is published at the address; it begins the index when needed.

    `shards` is for an index that begins.  Raises `SettingError` for the address, `Busy` while
    another writes, `Incompatible` where another analyser or format made the index, and
    `Unavailable` where the cluster does not answer.
    """
    connection = _connection(url, password=password, ca=ca)
    with undone_by(connection.close):
        return OpenSearchWriter.adding(connection, fingerprint=fingerprint, shards=shards)


def rebuild_writer(
    url: str,
    *,
    fingerprint: str,
    password: str | None = None,
    ca: Path | None = None,
    shards: int = 1,
) -> Writer:
    """A writer that begins from nothing; what it publishes takes the place of what was there.

    The former index is kept for `roll_back` until the next rebuild.  Raises as `open_writer` does.
    """
    connection = _connection(url, password=password, ca=ca)
    with undone_by(connection.close):
        return OpenSearchWriter.rebuilding(connection, fingerprint=fingerprint, shards=shards)


@contextmanager
def keeping(
    url: str,
    repository: str,
    *,
    fingerprint: str,
    password: str | None = None,
    ca: Path | None = None,
) -> Iterator[Held]:
    """Keep what is published in a repository of snapshots; nobody writes until the block ends.

    Raises as `repository.keep` does.
    """
    with (
        closing(_connection(url, password=password, ca=ca)) as connection,
        keep(connection, repository, fingerprint=fingerprint) as held,
    ):
        yield held


def restoring_writer(
    url: str,
    snapshot: Snapshot,
    *,
    fingerprint: str,
    password: str | None = None,
    ca: Path | None = None,
) -> Writer:
    """A writer that begins from the snapshot; what it publishes takes the place of what was there.

    Raises as `repository.bring_back` does, and `Busy` while another writes.
    """
    connection = _connection(url, password=password, ca=ca)
    with undone_by(connection.close):
        return OpenSearchWriter.restoring(connection, snapshot, fingerprint=fingerprint)


def roll_back(url: str, *, password: str | None = None, ca: Path | None = None) -> Generation:
    """Bring back the index that the last rebuild took the place of; once more undoes it.

    Raises `EngineError` where there is none, and `Busy` while another writes.
    """
    with closing(_connection(url, password=password, ca=ca)) as connection:
        lock = Lock(connection)
        try:
            present = only_index(connection)
            former = read_state(connection, present).former if present else None
            if former is None or former not in ours(connection):
                raise EngineError(
                    f"{connection.address}: there is no former index to go back to: "
                    "a rebuild leaves one"
                )
            swap(connection, new=read_state(connection, former), old=present)
            return read_state(connection, former).generation
        finally:
            lock.release()


def discard(url: str, *, password: str | None = None, ca: Path | None = None) -> None:
    """Remove the index of the address and all that was kept about it; for one made aside.

    Raises `Busy` while another writes.
    """
    with closing(_connection(url, password=password, ca=ca)) as connection:
        Lock(connection)
        for index in ours(connection):
            remove(connection, index)
        connection.ask("DELETE", f"/{state_index(connection)}")


def _connection(url: str, *, password: str | None, ca: Path | None) -> Connection:
    return Connection(Address.read(url, password=password, ca=ca), seconds=SLOW_SECONDS)
