"""A published index in a repository of snapshots that the cluster knows, and back from there.

    NAME-…-a1b2c3 ─keep→ REPOSITORY/NAME-…-a1b2c3.7 ─bring_back→ NAME-…-d4e5f6

A snapshot has the name of the generation that it holds, so the same state is kept once however
often it is asked for.  What is brought back is an index of its own, which no name leads to yet.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final
from urllib.parse import quote

from index.engines.opensearch.connection import SLOW_SECONDS, Connection, Json, Missing
from index.engines.opensearch.mapping import check, mapping, only_index, writing_alias
from index.engines.opensearch.state import Lock, read_state
from index.errors import Busy, EngineError, Incompatible, SettingError, Unavailable
from index.snapshot import Held, Snapshot

_REPOSITORY: Final = re.compile(r"[^_\s/\\*?\"<>|,#][^\s/\\*?\"<>|,#]{0,199}")

_NAME: Final = re.compile(r"[a-z0-9][a-z0-9_.-]{0,199}")
"""A backup may come from anywhere: what it names is part of a path."""

_MARK: Final = "communique"
"""What our snapshots say of themselves stands under this, in what the server keeps beside them."""

_ANEW: Final = "restore without --repository, which makes the index anew"

_PAUSE: Final = 0.1
_LONGEST_PAUSE: Final = 2.0

_PATIENCE: Final = 60.0
"""Seconds that a shard may be on no node and on its way to none, before it is taken for lost."""

Pause = Callable[[float], None]
Waiting = tuple[Lock, Pause]
"""What is held while something takes long, and how one waits."""


@contextmanager
def keep(
    connection: Connection,
    repository: str,
    *,
    fingerprint: str,
    pause: Pause = time.sleep,
) -> Iterator[Held]:
    """Keep what is published in the repository; nobody else writes until the block ends.

    Raises `SettingError` for what can be no name, `EngineError` where there is no such repository
    or no index, `Busy` while another writes or the repository is being cleaned, `Unavailable`
    where a shard could not be kept; nothing is left of the attempt then.
    """
    lock = Lock(connection)
    try:
        path = _path(connection, repository)
        index = only_index(connection)
        if index is None:
            raise EngineError(f"{connection.address}: there is no index to keep yet")
        check(connection, index, fingerprint=fingerprint)
        state = read_state(connection, index)
        if state.phase != "settled":  # the server would keep what nobody has seen yet
            raise EngineError(
                f"{connection.address}: a command ended while it published: "
                "`communique index` finishes it"
            )
        about = {
            "generation": state.generation,
            "fingerprint": fingerprint,
            "format": _format(),
        }
        _take(connection, f"{path}/{state.generation}", index, about, waiting=(lock, pause))
        yield Held(Snapshot(repository, state.generation), lock.hold)
    finally:
        lock.release()


def bring_back(
    connection: Connection,
    snapshot: Snapshot,
    *,
    into: str,
    fingerprint: str,
    lock: Lock,
    pause: Pause = time.sleep,
) -> None:
    """Make an index by that name of what the snapshot holds.  Only who holds the lock may.

    Raises `EngineError` where there is no such repository or no whole snapshot of ours in it,
    `Busy` while it is being taken, and `Incompatible` where another analyser, format or a newer
    server made it; each says the cure.
    """
    where, named = str(connection.address), f"the snapshot {snapshot.name!r}"
    if not _NAME.fullmatch(snapshot.name):
        raise EngineError(f"{where}: {named} is not one of ours: {_ANEW}")
    path = f"{_path(connection, snapshot.repository)}/{snapshot.name}"
    found = _found(connection, path)
    if found is None:
        raise EngineError(
            f"{where}: {named} is not in the repository {snapshot.repository!r}: "
            f"name the one that it is in, or {_ANEW}"
        )
    about = _about(found)
    if found.get("state") == "IN_PROGRESS":
        raise Busy(f"{where}: {named} is still being taken: wait until it is done")
    if found.get("state") != "SUCCESS":
        raise EngineError(f"{where}: {named} is not whole ({found.get('state')}): {_ANEW}")
    indexes = found.get("indices") or []
    if about.get("generation") != snapshot.name or len(indexes) != 1:
        raise EngineError(f"{where}: {named} is not one of ours: {_ANEW}")
    if (about.get("format"), about.get("fingerprint")) != (_format(), fingerprint):
        raise Incompatible(f"{where}: another version or analyser made {named}: {_ANEW}")
    body = {
        "indices": indexes[0],
        "include_global_state": False,
        "include_aliases": False,
        "partial": False,
        "rename_pattern": ".+",
        "rename_replacement": into,
    }
    try:
        connection.ask("POST", f"{path}/_restore", body=body, seconds=SLOW_SECONDS)
    except Incompatible as error:
        raise Incompatible(f"{error}: {_ANEW}") from error
    _await_shards(connection, into, lock, pause)
    alias = {"add": {"index": into, "alias": writing_alias(into)}}
    connection.ask("POST", "/_aliases", body={"actions": [alias]})
    check(connection, into, fingerprint=fingerprint)


def _path(connection: Connection, repository: str) -> str:
    """Where the cluster has the repository.  Raises `EngineError` where it knows none by it."""
    if not _REPOSITORY.fullmatch(repository):
        raise SettingError(f"{repository!r} is no name of a repository of snapshots")
    path = f"/_snapshot/{quote(repository, safe='')}"
    try:
        connection.ask("GET", path)
    except Missing as error:
        raise EngineError(
            f"{connection.address}: the cluster knows no repository {repository!r}: "
            "register it (docs/operating.md), or leave --repository out"
        ) from error
    return path


def _take(connection: Connection, path: str, index: str, about: Json, *, waiting: Waiting) -> None:
    """Have a whole snapshot of the index there; one of this state may be there already."""
    name = path.rpartition("/")[2]
    taken = f"{connection.address}: the name {name!r} is taken in the repository"
    found = _finished(connection, path, *waiting)
    if found and (found.get("indices") != [index] or _about(found) != about):
        raise EngineError(f"{taken} by what is not ours: choose another repository, or delete it")
    if found and found.get("state") != "SUCCESS":  # what an earlier attempt left
        connection.ask("DELETE", path, seconds=SLOW_SECONDS)
        found = None
    if found:
        return
    body = {
        "indices": index,
        "include_global_state": False,
        "partial": False,
        "metadata": {_MARK: about},
    }
    connection.ask("PUT", path, body=body, seconds=SLOW_SECONDS)
    found = _finished(connection, path, *waiting)
    if found is None or found.get("state") != "SUCCESS":
        shards = (found or {}).get("shards") or {}
        if found is not None:
            connection.ask("DELETE", path, seconds=SLOW_SECONDS)
        raise Unavailable(
            f"{connection.address}: only {shards.get('successful', 0)} of "
            f"{shards.get('total', 'the')} shards could be kept, so nothing is: "
            "`communique check` says what is wrong with the others; try again then"
        )


def _finished(connection: Connection, path: str, lock: Lock, pause: Pause) -> Json | None:
    """The snapshot when it is no longer being taken, None where there is none."""
    seconds = _PAUSE
    while True:
        found = _found(connection, path)
        if found is None or found.get("state") != "IN_PROGRESS":
            return found
        lock.hold()
        pause(seconds)
        seconds = min(seconds * 2, _LONGEST_PAUSE)


def _found(connection: Connection, path: str) -> Json | None:
    try:
        found = connection.ask("GET", path).get("snapshots")
    except Missing:
        return None
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise EngineError(f"{connection.address} does not say what is in the repository")
    return found[0] if found else None


def _about(found: Json) -> Json:
    """What the snapshot says of itself, nothing where it is not ours."""
    about = (found.get("metadata") or {}).get(_MARK)
    return about if isinstance(about, dict) else {}


def _await_shards(connection: Connection, index: str, lock: Lock, pause: Pause) -> None:
    """Wait until every shard can be read.  Raises `Unavailable` where one is on its way nowhere."""
    seconds, idle = _PAUSE, 0.0
    while True:
        health = connection.ask("GET", f"/_cluster/health/{index}")
        if health.get("status") in {"green", "yellow"}:
            return
        idle = 0.0 if health.get("initializing_shards") else idle + seconds
        if idle > _PATIENCE:
            raise Unavailable(
                f"{connection.address}: {health.get('unassigned_shards')} shards of the snapshot "
                f"come to no node: see that the nodes have room, or {_ANEW}"
            )
        lock.hold()
        pause(seconds)
        seconds = min(seconds * 2, _LONGEST_PAUSE)


def _format() -> object:
    return mapping()["mappings"]["_meta"]["format"]
