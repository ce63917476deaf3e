"""Which engine holds the index, by its address.

Empty is the embedded one, a Whoosh index in the data folder; `opensearch+http(s)://…` is a cluster.
An engine's library is imported when that engine is chosen, and not before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn
from uuid import uuid4

from index.analysis import fingerprint
from index.errors import SettingError
from index.fault import Fault
from index.snapshot import Held, Snapshot
from index.writer import Generation, Writer
from search.current import Opener


@dataclass(frozen=True, slots=True)
class Engine:
    """How to open one index.

    `writer` adds to what is published; `rebuilder` begins from nothing, and what it publishes takes
    the place of what was published before.
    `searcher` opens what is published, sharing what the searcher before it, if any, has read.
    `published` names the published generation, None when there is no index, and costs next to
    nothing.
    `faults` reads all that is published and tells what is wrong with it; it raises nothing.
    `roll_back` publishes again what the last rebuild took the place of; once more undoes it.
    `keeping` keeps what is published in a repository of snapshots by that name, and `restorer`
    begins from such a snapshot; both raise `SettingError` where the engine has no such thing.
    """

    name: str
    writer: Callable[[], Writer]
    rebuilder: Callable[[], Writer]
    searcher: Opener
    published: Callable[[], Generation | None]
    faults: Callable[[], Sequence[Fault]]
    roll_back: Callable[[], Generation]
    keeping: Callable[[str], AbstractContextManager[Held]]
    restorer: Callable[[Snapshot], Writer]


def engine(
    address: str, *, data: Path, password: str | None = None, ca: Path | None = None
) -> Engine:
    """The engine at that address.  Raises `SettingError` for an address of no known engine.

    `password` and `ca`, a file of certificates to trust, are for a cluster.
    """
    if not address:
        return _whoosh(data / "index")
    if address.startswith("opensearch+"):
        return _opensearch(address, password=password, ca=ca)
    raise SettingError(
        f"{address!r} is no address of an index: leave it empty for the one in the data folder"
    )


@contextmanager
def aside(address: str, *, password: str | None = None, ca: Path | None = None) -> Iterator[Engine]:
    """An engine of that kind with an index of its own, which is removed afterwards.

    On a cluster it stands beside the index of the address, under a longer name.
    """
    if not address:
        with TemporaryDirectory(prefix="communique-") as folder:
            yield engine("", data=Path(folder))
        return
    own = f"{address.rstrip('/')}-aside-{uuid4().hex[:12]}"
    apart = engine(own, data=Path(), password=password, ca=ca)
    try:
        yield apart
    finally:
        _discard(own, password=password, ca=ca)


def _discard(url: str, *, password: str | None, ca: Path | None) -> None:
    from index.engines.opensearch import discard  # noqa: PLC0415 - only for this engine

    discard(url, password=password, ca=ca)


def _opensearch(url: str, *, password: str | None, ca: Path | None) -> Engine:
    import index.engines.opensearch as writing  # noqa: PLC0415 - only when this engine is chosen
    import search.engines.opensearch as asking  # noqa: PLC0415

    mark = fingerprint()
    return Engine(
        name="opensearch",
        writer=lambda: writing.open_writer(url, fingerprint=mark, password=password, ca=ca),
        rebuilder=lambda: writing.rebuild_writer(url, fingerprint=mark, password=password, ca=ca),
        searcher=lambda _before: asking.open_searcher(
            url, fingerprint=mark, password=password, ca=ca
        ),
        published=asking.watching(url, password=password, ca=ca),
        faults=lambda: writing.faults(url, fingerprint=mark, password=password, ca=ca),
        roll_back=lambda: writing.roll_back(url, password=password, ca=ca),
        keeping=lambda repository: writing.keeping(
            url, repository, fingerprint=mark, password=password, ca=ca
        ),
        restorer=lambda snapshot: writing.restoring_writer(
            url, snapshot, fingerprint=mark, password=password, ca=ca
        ),
    )


def _whoosh(folder: Path) -> Engine:
    import index.engines.whoosh as writing  # noqa: PLC0415 - only when this engine is chosen
    import search.engines.whoosh as asking  # noqa: PLC0415
    from search.engines.whoosh.searcher import WhooshSearcher  # noqa: PLC0415

    mark = fingerprint()
    return Engine(
        name="whoosh",
        writer=lambda: writing.open_writer(folder, fingerprint=mark),
        rebuilder=lambda: writing.rebuild_writer(folder, fingerprint=mark),
        searcher=lambda before: asking.open_searcher(
            folder,
            fingerprint=mark,
            previous=before if isinstance(before, WhooshSearcher) else None,
        ),
        published=lambda: writing.published(folder),
        faults=lambda: writing.faults(folder, fingerprint=mark),
        roll_back=lambda: writing.roll_back(folder),
        keeping=_no_snapshots,
        restorer=_no_snapshots,
    )


def _no_snapshots(_: object) -> NoReturn:
    raise SettingError(
        "a repository of snapshots is for an index on a cluster: leave --repository out"
    )
