"""Nobody answers at the address, or not as OpenSearch does: why, and the cure, in one line."""

from __future__ import annotations

import ssl
from collections.abc import Iterator, Sequence
from typing import Final

from index.engines.opensearch.address import Address

_MEND: Final = "mend the address in --index or COMMUNIQUE_INDEX"

LATER: Final = "try again later, or see how the cluster is (GET /_cluster/health)"
"""The cure where a cluster is there and has trouble of its own."""


def unreached(address: Address, cause: object) -> str:
    """No connection comes about, or it breaks off before an answer.

    >>> here = Address.read("opensearch+http://localhost:9200/press")
    >>> unreached(here, ConnectionRefusedError(111, "Connection refused"))  # doctest: +ELLIPSIS
    'opensearch+http://localhost:9200/press cannot be reached (Connection refused): start ...
    """
    chain = list(_chain(cause))
    is_cut = any(isinstance(one, ConnectionResetError) for one in chain)
    plain = (
        "write opensearch+https:// where the server encrypts, "
        if is_cut and not address.is_encrypted  # how such a server answers who does not
        else ""
    )
    return f"{address} cannot be reached ({_why(chain)}): {plain}start OpenSearch there, or {_MEND}"


def unencrypted(address: Address, cause: object, reason: str) -> str:
    """A connection is there and does not become an encrypted one that can be trusted."""
    if any(isinstance(one, ssl.SSLCertVerificationError) for one in _chain(cause)):
        return (
            f"{address}: the certificate of the server is not trusted "
            f"({reason}): name the file of its authority in COMMUNIQUE_INDEX_CA"
        )
    return (
        f"{address}: no encrypted connection comes about ({reason}): "
        f"write opensearch+http:// where the server has none, or {_MEND}"
    )


def foreign(address: Address, said: str = "") -> str:
    """Something answers, and it is another server."""
    return f"{address} does not answer as OpenSearch does{f' ({said})' if said else ''}: {_MEND}"


def _why(chain: Sequence[BaseException]) -> str:
    """What the system says, else the innermost trouble, without the client's own words around it.

    >>> _why([ValueError("no"), OSError(113, "No route to host")])
    'No route to host'
    """
    said = (one.strerror for one in chain if isinstance(one, OSError))
    innermost = str(chain[-1]) if chain else ""
    return " ".join((next(filter(None, said), innermost) or "no answer").split())[:200]


def _chain(cause: object) -> Iterator[BaseException]:
    """The trouble and all that it comes from; a library wraps it as a cause or as an argument."""
    seen: set[int] = set()
    waiting = [cause]
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, BaseException) and id(one) not in seen:
            seen.add(id(one))
            yield one
            waiting += [*one.args, one.__cause__, one.__context__]
