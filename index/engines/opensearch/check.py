"""What is wrong with an index on a cluster: how it was made, its shards, how it was published."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from index.engines.opensearch.address import Address
from index.engines.opensearch.connection import Connection, Json
from index.engines.opensearch.mapping import check, check_server, only_index
from index.engines.opensearch.state import is_locked, read_state
from index.engines.opensearch.writer import ours
from index.errors import EngineError
from index.fault import REBUILD, Fault, named


def faults(
    url: str, *, fingerprint: str, password: str | None = None, ca: Path | None = None
) -> list[Fault]:
    """What is wrong with the index at the address; a cluster that does not answer is a fault.

    Raises `SettingError` for the address.
    """
    connection = Connection(Address.read(url, password=password, ca=ca))
    try:
        return list(_faults(connection, fingerprint))
    except EngineError as error:
        return [Fault(str(error), is_fatal=True)]
    finally:
        connection.close()


def _faults(connection: Connection, fingerprint: str) -> Iterator[Fault]:
    where = str(connection.address)
    check_server(connection)
    index = only_index(connection)
    if index is None:
        if lost := ours(connection):
            yield Fault(
                f"{where}: the name stands for nothing, though there are {named(lost, 'index')}",
                REBUILD,
                is_fatal=True,
            )
        return
    try:
        check(connection, index, fingerprint=fingerprint)
    except EngineError as error:
        yield Fault(str(error), is_fatal=True)
    yield from _shards(connection, index)
    if is_locked(connection):
        return  # what is half done now may be done soon
    state = read_state(connection, index)
    if state.phase != "settled":
        yield Fault(
            f"{where}: a command ended while it published", "`communique index` finishes it"
        )
    if strays := [one for one in ours(connection) if one not in {index, state.former}]:
        yield Fault(
            f"{where}: a command that ended has left {named(strays, 'index')}",
            "the next `communique rebuild` removes it",
        )


def _shards(connection: Connection, index: str) -> Iterator[Fault]:
    """Shards, and copies of them, that are on no node."""
    where = str(connection.address)
    health = connection.ask("GET", f"/_cluster/health/{index}", params={"level": "shards"})
    shards: Json = health.get("indices", {}).get(index, {}).get("shards", {})
    dead = [number for number, one in sorted(shards.items()) if not one.get("primary_active")]
    if dead:
        yield Fault(
            f"{where}: nothing is read from {named(dead, 'shard')} of {len(shards)}",
            "start the nodes that hold them, or `communique rebuild`",
            is_fatal=True,
        )
    if health.get("status") == "yellow":
        missing = health.get("unassigned_shards", 0) + health.get("initializing_shards", 0)
        yield Fault(
            f"{where}: {missing} copies of shards are on no node",
            "answers are whole; start the node that is missing before another one fails",
        )
    counted = connection.ask("GET", f"/{index}/_count").get("_shards") or {}
    if counted.get("failed"):
        yield Fault(
            f"{where}: {counted['failed']} of {counted.get('total')} shards do not answer",
            "start the nodes that hold them, or `communique rebuild`",
            is_fatal=True,
        )
