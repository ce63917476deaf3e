"""Where a cluster is, which index is ours there, and who we say we are.

opensearch+https://user@first:9200,second:9200/communique
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from index.errors import SettingError

_WRITTEN: Final = re.compile(
    r"opensearch\+(?P<scheme>https?)://(?:(?P<user>[^@/]*)@)?(?P<hosts>[^@/?#]+)/(?P<name>[^/?#]*)/?"
)
_HOST: Final = re.compile(r"(?P<host>\[[0-9A-Fa-f:.]+\]|[\w.-]+)(?::(?P<port>\d{1,5}))?", re.ASCII)
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}")

_USUAL_PORT: Final = 9200
_SHAPE: Final = "opensearch+https://user@host:9200/name"


@dataclass(frozen=True, slots=True)
class Address:
    """A cluster and the name of our index in it; `ca` is a file of certificates to trust.

    >>> str(Address.read("opensearch+https://search.example/communique"))
    'opensearch+https://search.example:9200/communique'
    """

    hosts: tuple[tuple[str, int], ...]
    name: str
    is_encrypted: bool
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    ca: Path | None = None

    @classmethod
    def read(cls, url: str, *, password: str | None = None, ca: Path | None = None) -> Address:
        """The address that the text writes.  Raises `SettingError`, saying what is wrong."""
        written = _WRITTEN.fullmatch(url)
        if not written:
            raise SettingError(f"{_safe(url)!r} is no address of an index: write {_SHAPE}")
        user = written["user"]
        if user and ":" in user:
            raise SettingError(
                "the address of the index holds a password, which ends up in logs: "
                "give it in COMMUNIQUE_INDEX_PASSWORD or COMMUNIQUE_INDEX_PASSWORD_FILE"
            )
        if user and password is None:
            raise SettingError(
                f"there is no password for {user!r}: "
                "give it in COMMUNIQUE_INDEX_PASSWORD or COMMUNIQUE_INDEX_PASSWORD_FILE"
            )
        if not _NAME.fullmatch(written["name"]):
            raise SettingError(
                f"{written['name']!r} is no name of an index: "
                "write small letters, digits, - and _, at most 100"
            )
        return cls(
            hosts=tuple(_host(host) for host in written["hosts"].split(",")),
            name=written["name"],
            is_encrypted=written["scheme"] == "https",
            user=user or None,
            password=password if user else None,
            ca=ca,
        )

    def __str__(self) -> str:
        scheme = "https" if self.is_encrypted else "http"
        user = f"{self.user}@" if self.user else ""
        hosts = ",".join(f"{host}:{port}" for host, port in self.hosts)
        return f"opensearch+{scheme}://{user}{hosts}/{self.name}"


def _host(text: str) -> tuple[str, int]:
    written = _HOST.fullmatch(text)
    port = int(written["port"] or _USUAL_PORT) if written else 0
    if not written or not 0 < port < 1 << 16:
        raise SettingError(f"{text!r} is no host of an index: write {_SHAPE}")
    return written["host"], port


def _safe(url: str) -> str:
    """The address without the password that somebody may have written into it."""
    return re.sub(r"//([^@/]*):[^@]*@", r"//\1:…@", url)
