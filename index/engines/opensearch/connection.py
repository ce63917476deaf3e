"""One question to the cluster and its answer; every trouble becomes ours, here and only here.

    method, path, body ─ask→ JSON

Every question has a time limit, is put to another node when one does not answer, and checks the
certificate.  This is the only file that knows the client library.
"""

from __future__ import annotations

import logging
import ssl
import threading
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any, Final, cast

import opensearchpy
from opensearchpy import exceptions

from index.engines.opensearch.address import Address
from index.engines.opensearch.unreached import LATER, foreign, unencrypted, unreached
from index.errors import Busy, Damaged, EngineError, Incompatible, SettingError, Unavailable

# nothing there (404) is an answer here: it is not for the terminal, as Python would have it where
# nobody has set up logging
logging.getLogger("opensearch").addHandler(logging.NullHandler())

Json = dict[str, Any]

SECONDS: Final = 20.0
"""How long a question may take: past that a reader has gone."""

SLOW_SECONDS: Final = 120.0
"""How long a piece of writing may take."""

_UNKNOWN_STATUS: Final = 500


class Missing(EngineError):  # noqa: N818 - an answer, which the caller expects
    """There is nothing there."""


class Conflict(EngineError):  # noqa: N818 - an answer, which the caller expects
    """Somebody else changed it first."""


class Late(Unavailable):
    """No answer in time, or too much to do: asking again at once makes it worse."""


class Connection:
    """The cluster at an address.  Safe to use from several threads."""

    def __init__(self, address: Address, *, seconds: float = SECONDS) -> None:
        self.address = address
        self._seconds = seconds
        self._lock = threading.Lock()
        self._is_open = True
        if address.ca and not address.ca.is_file():
            raise SettingError(f"there is no file of certificates {address.ca}")
        trust: Json = {"ca_certs": str(address.ca)} if address.ca else {}
        try:
            self._client = opensearchpy.OpenSearch(
                hosts=[{"host": host.strip("[]"), "port": port} for host, port in address.hosts],
                use_ssl=address.is_encrypted,
                verify_certs=address.is_encrypted,
                http_auth=(address.user, address.password) if address.user else None,
                http_compress=True,
                max_retries=max(1, len(address.hosts)),
                retry_on_status=(502, 503, 504),
                retry_on_timeout=False,
                **trust,
            )
        except (exceptions.OpenSearchException, OSError, ssl.SSLError, ValueError) as error:
            raise EngineError(f"{address}: {error}") from error

    def ask(
        self,
        method: str,
        path: str,
        *,
        body: Mapping[str, Any] | bytes | None = None,
        seconds: float | None = None,
        params: Mapping[str, str] | None = None,
    ) -> Json:
        """What the cluster answers.

        Raises `Missing` where there is nothing by that name, `Conflict` where somebody was faster,
        `Unavailable` where no node answers in time or the cluster has too much to do, `Busy` where
        a snapshot stands in the way,
        `Incompatible` where what is there is not ours, and `EngineError` otherwise.
        """
        if not self._is_open:
            raise EngineError("this connection is closed: open another")
        headers = {"content-type": "application/x-ndjson"} if isinstance(body, bytes) else None
        try:
            answer = self._client.transport.perform_request(
                method,
                path,
                params={**(params or {}), "request_timeout": seconds or self._seconds},
                body=body,
                headers=headers,
            )
        except exceptions.OpenSearchException as error:
            raise self._ours(error) from error
        except (OSError, ValueError, RecursionError) as error:
            raise EngineError(f"{self.address}: {error}") from error
        if not isinstance(answer, dict):
            raise EngineError(foreign(self.address))
        return cast("Json", answer)

    def close(self) -> None:
        """Let go of the connections."""
        with self._lock:
            if self._is_open:
                self._is_open = False
                self._client.close()

    @property
    def _who(self) -> str:
        """Whom the cluster takes us for."""
        return f"the user {self.address.user!r}" if self.address.user else "who gives no user name"

    def _ours(self, error: exceptions.OpenSearchException) -> EngineError:
        where = str(self.address)
        if isinstance(error, exceptions.SSLError):
            return Unavailable(unencrypted(self.address, error.info, _reason(error)))
        if isinstance(error, exceptions.ConnectionTimeout):
            return Late(f"{where} does not answer in time: {LATER}")
        if isinstance(error, exceptions.ConnectionError):
            return Unavailable(unreached(self.address, error.info))
        if isinstance(error, exceptions.TransportError):
            return self._answered(error)
        if isinstance(error, exceptions.SerializationError):
            return EngineError(foreign(self.address, str(error)))
        return EngineError(f"{where}: {error}")

    def _answered(self, error: exceptions.TransportError) -> EngineError:
        """What an answer that is a refusal means."""
        status = error.status_code if isinstance(error.status_code, int) else _UNKNOWN_STATUS
        reason = _reason(error)
        if status == HTTPStatus.NOT_FOUND and not isinstance(error.info, dict):
            return EngineError(foreign(self.address, f"{status}"))
        return self._named(_kinds(error), reason) or self._numbered(status, reason)

    def _named(  # noqa: PLR0911 - a table
        self, kinds: frozenset[str], reason: str
    ) -> EngineError | None:
        """What the server's name for the trouble means, None where the status tells enough."""
        where = str(self.address)
        if "index_closed_exception" in kinds:
            return Unavailable(f"{where}: the index is closed; open it (POST /<index>/_open)")
        if kinds & _DAMAGED:
            return Damaged(f"{where}: {reason}: make it anew with `communique rebuild`")
        if kinds & _FOREIGN:
            return Incompatible(
                f"{where}: the index is not made as this version makes it ({reason}): "
                "make it anew with `communique rebuild`"
            )
        if kinds & _KEEPING:
            return Busy(f"{where} is busy with its snapshots ({reason}): wait until it is done")
        if kinds & _REPOSITORY:
            kind = Incompatible if "higher than the version" in reason else EngineError
            return kind(
                f"{where}: the repository of snapshots does not serve ({reason}): "
                "mend it, name another, or leave --repository out"
            )
        if "cluster_block_exception" in kinds:
            return Unavailable(
                f"{where} cannot answer now ({reason}): "
                "see whether its disks have room, and take the block away"
            )
        return Conflict(f"{where}: {reason}") if kinds & _THERE else None

    def _numbered(  # noqa: PLR0911 - a table
        self, status: int, reason: str
    ) -> EngineError:
        """What the status means."""
        where = str(self.address)
        if status == HTTPStatus.TOO_MANY_REQUESTS:
            return Late(f"{where} has too much to do ({status}, {reason}): {LATER}")
        # 500 is also what a node says that still counts on one that has just died
        if status >= _UNKNOWN_STATUS:
            return Unavailable(f"{where} cannot answer now ({status}, {reason}): {LATER}")
        if status == HTTPStatus.UNAUTHORIZED:
            return EngineError(
                f"{where} does not know {self._who} by that password ({status}): "
                "give the right one in COMMUNIQUE_INDEX_PASSWORD or COMMUNIQUE_INDEX_PASSWORD_FILE"
            )
        if status == HTTPStatus.FORBIDDEN:
            return EngineError(
                f"{where} does not allow it to {self._who} ({reason}): "
                "give the role that docs/operating.md has"
            )
        if status == HTTPStatus.NOT_FOUND:
            return Missing(f"{where}: {reason}")
        if status == HTTPStatus.CONFLICT:
            return Conflict(f"{where}: {reason}")
        return EngineError(f"{where} refuses ({status}): {reason}")


_THERE: Final = frozenset({"resource_already_exists_exception"})
_DAMAGED: Final = frozenset({"corrupt_index_exception", "translog_corrupted_exception"})
_FOREIGN: Final = frozenset(
    {
        "strict_dynamic_mapping_exception",
        "mapper_parsing_exception",
        "query_shard_exception",
    }
)

_KEEPING: Final = frozenset(
    {"concurrent_snapshot_execution_exception", "snapshot_in_progress_exception"}
)
_REPOSITORY: Final = frozenset(
    {
        "repository_exception",
        "repository_verification_exception",
        "snapshot_creation_exception",
        "snapshot_exception",
        "snapshot_restore_exception",
    }
)


def _kinds(error: exceptions.TransportError) -> frozenset[str]:
    """The names that the server gives the trouble, in each shard where it happened."""
    return frozenset(str(cause.get("type")) for cause in _causes(error.info))


def _reason(error: exceptions.TransportError) -> str:
    """The trouble in the server's words, the deepest first, short enough for a line."""
    causes = _causes(error.info)
    said = next((str(c["reason"]) for c in reversed(causes) if c.get("reason")), None)
    if said is None:
        said = str(error.info if error.status_code == "N/A" else error.error)
    return " ".join(said.split())[:300]


def _causes(info: object) -> Sequence[Json]:
    """Every error told in an answer, the outer before the inner."""
    found: list[Json] = []
    waiting: list[object] = [info]
    while waiting and len(found) < 100:  # noqa: PLR2004 - more of the same tells nothing
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            if "type" in one:
                found.append(one)
            waiting += [
                one[name]
                for name in (
                    "error",
                    "root_cause",
                    "failed_shards",
                    "failures",
                    "reason",
                    "caused_by",
                )
                if isinstance(one.get(name), dict | list)
            ]
    return found
