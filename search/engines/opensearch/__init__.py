"""An index on an OpenSearch cluster, for those who outgrow one machine: the asking side.

    Plan ─clauses, scores, counting→ one request to a point in time ─→ Found

What matches is a filter and what it scores a second query beside it, so the cluster finds exactly
the releases that other engines find, and the score is put together as `search/ranking.py` says.
It differs in three things.
Lucene keeps a length in one byte, exactly up to 40 words and to an eighth beyond.
It counts the second term of a word in the mean length, though not in the length of a release.
It counts releases that were replaced in its idf until it merges them away.

>>> from search.engines.opensearch.clauses import matching
>>> from search.plan import Everything, Without
>>> matching(Without(Everything()))
{'bool': {'must_not': [{'match_all': {}}]}}
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from index.engines.opensearch.address import Address
from index.engines.opensearch.connection import Connection
from index.engines.opensearch.mapping import only_index
from index.engines.opensearch.state import read_state
from index.undoing import undone_by
from index.writer import Generation
from search.engines.opensearch.searcher import OpenSearchSearcher
from search.searcher import Searcher

__all__ = ["open_searcher", "published", "watching"]


def open_searcher(
    url: str, *, fingerprint: str, password: str | None = None, ca: Path | None = None
) -> Searcher:
    """A searcher over what is published at the address now.

    Raises `SettingError` for the address, `Unavailable` where nothing is published or the cluster
    does not answer, and `Incompatible` where another analyser or format made the index.
    """
    connection = Connection(Address.read(url, password=password, ca=ca))
    with undone_by(connection.close):
        return OpenSearchSearcher(connection, fingerprint=fingerprint)


def published(
    url: str, *, password: str | None = None, ca: Path | None = None
) -> Generation | None:
    """What is published at the address, None where there is no index.  Raises `EngineError`."""
    connection = Connection(Address.read(url, password=password, ca=ca))
    try:
        return _present(connection)
    finally:
        connection.close()


def watching(
    url: str, *, password: str | None = None, ca: Path | None = None
) -> Callable[[], Generation | None]:
    """`published` for who asks often: two small questions each time, over a connection kept."""
    return partial(_present, Connection(Address.read(url, password=password, ca=ca)))


def _present(connection: Connection) -> Generation | None:
    index = only_index(connection)
    return read_state(connection, index).generation if index else None
