"""The mapping that our indexes are made with, and whether an index was made with it."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any, Final

from index.engines.opensearch.connection import Connection, Json, Missing
from index.errors import EngineError, Incompatible

_OLDEST_SERVER: Final = (2, 11)
"""The first with everything that is asked of it: points in time are from 2.4."""


def mapping() -> Json:
    """The settings and fields of `mapping.json`, which says what it means by its names.

    >>> mapping()["mappings"]["dynamic"]
    'strict'
    """
    read: Json = json.loads(files(__package__).joinpath("mapping.json").read_text("utf-8"))
    return read


def create(connection: Connection, index: str, *, fingerprint: str, shards: int) -> None:
    """Make an empty index of ours by that name.  Raises `EngineError`."""
    check_server(connection)
    made = mapping()
    made["settings"]["index"]["number_of_shards"] = shards
    made["mappings"]["_meta"]["fingerprint"] = fingerprint
    made["aliases"] = {writing_alias(index): {}}
    connection.ask("PUT", f"/{index}", body=made)


def writing_alias(index: str) -> str:
    """The name that documents are sent to.

    The server makes an index that is sent to and is not there, with fields that it guesses; an
    alias it can be asked not to make.
    """
    return f"{index}-in"


def check(connection: Connection, index: str, *, fingerprint: str) -> None:
    """Raise `Incompatible` where another format, analyser or program made the index."""
    answer = connection.ask("GET", f"/{index}/_mapping")
    found: dict[str, Any] = answer.get(index, {}).get("mappings", {})
    meta = found.get("_meta") or {}
    expected = mapping()["mappings"]
    cure = "make it anew with `communique rebuild`"
    if meta.get("format") != expected["_meta"]["format"]:
        raise Incompatible(
            f"{connection.address}: the index has the format {meta.get('format')!r}, "
            f"this version reads {expected['_meta']['format']}: {cure}"
        )
    if meta.get("fingerprint") != fingerprint:
        raise Incompatible(f"{connection.address}: another analyser made the index: {cure}")
    for name, field in expected["properties"].items():
        there = (found.get("properties") or {}).get(name) or {}
        if there.get("type") != field["type"]:
            raise Incompatible(
                f"{connection.address}: the field {name!r} of the index is "
                f"{there.get('type')!r} and has to be {field['type']!r}: {cure}"
            )


def check_server(connection: Connection) -> None:
    """Raise `Incompatible` where the server is not an OpenSearch that is new enough."""
    version = connection.ask("GET", "/").get("version") or {}
    number = str(version.get("number", ""))
    parts = tuple(int(part) for part in number.split(".")[:2] if part.isdecimal())
    if version.get("distribution") != "opensearch" or parts < _OLDEST_SERVER:
        oldest = ".".join(map(str, _OLDEST_SERVER))
        raise Incompatible(
            f"{connection.address} is {version.get('distribution') or 'something else'} "
            f"{number or 'of no version'}: OpenSearch {oldest} or newer is needed"
        )


def only_index(connection: Connection) -> str | None:
    """The index that the name stands for now, None where there is none yet.

    Raises `EngineError` where the name is that of an index itself, or of several.
    """
    name = connection.address.name
    try:
        indexes = sorted(connection.ask("GET", f"/{name}/_alias/{name}"))
    except Missing:
        return None
    if len(indexes) > 1:
        raise EngineError(f"{connection.address}: {name!r} stands for {indexes}, not for one index")
    return indexes[0] if indexes else None
