"""The embedded engine, writing side: entries become an index in a folder.

    Entry ─schema→ postings and columns ─writer→ segments ─folder→ a published state

One index is one folder.  A state is published in one step and never changes; whoever reads an
older one goes on reading it.

>>> from tempfile import TemporaryDirectory
>>> from index.entry import Entry
>>> from index.release import Release, ReleaseId, Version
>>> release = Release(ReleaseId("a"), (Version(ReleaseId("a"), "fr", "Été", ()),))
>>> with TemporaryDirectory() as name:
...     writer = open_writer(Path(name), fingerprint="1")
...     writer.put([Entry(release, {})])
...     before = published(Path(name))
...     after = writer.publish()
...     writer.close()
...     before is None, published(Path(name)) == after, verify(Path(name)).releases
(True, True, 1)
"""

from __future__ import annotations

from pathlib import Path

from index.engines.whoosh.check import faults
from index.engines.whoosh.folder import Manifest, published, roll_back, verify
from index.engines.whoosh.writer import WhooshWriter

__all__ = [
    "Manifest",
    "faults",
    "open_writer",
    "published",
    "rebuild_writer",
    "roll_back",
    "verify",
]


def open_writer(folder: Path, *, fingerprint: str) -> WhooshWriter:
    """A writer of the index in the folder, which is made where there is none.

    Raises `Busy` while another writer holds it, `Incompatible` where another analyser or format
    made it, `Damaged` where it cannot be read, `EngineError` where the system says no.
    """
    return WhooshWriter(folder, fingerprint=fingerprint)


def rebuild_writer(folder: Path, *, fingerprint: str) -> WhooshWriter:
    """A writer of a new index that takes the old one's place when it is first published.

    Until then the old one is served, whatever made it; it may be damaged.  One that is whole is
    kept for `roll_back` until the next rebuild.  Raises `Busy`, and `EngineError` where the system
    says no.
    """
    return WhooshWriter(folder, fingerprint=fingerprint, afresh=True)
