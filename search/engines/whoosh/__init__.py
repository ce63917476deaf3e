"""The embedded engine, asking side: plans are answered from columns of Whoosh's segments.

    segment ─snapshot→ columns of the live releases ─matching→ mask and scores ─→ Found

Whoosh's own queries and scorers are not used: one chain of calls for every posting costs a
hundred times what a column does, and its lengths are rounded.

>>> from tempfile import TemporaryDirectory
>>> from index.engines.whoosh import open_writer
>>> from search.plan import Plan
>>> with TemporaryDirectory() as name:
...     writer = open_writer(Path(name), fingerprint="1")
...     generation = writer.publish()
...     writer.close()
...     searcher = open_searcher(Path(name), fingerprint="1")
...     searcher.generation == generation, searcher.find(Plan()).total
...     searcher.close()
(True, 0)
"""

from __future__ import annotations

from pathlib import Path

from search.engines.whoosh.searcher import WhooshSearcher

__all__ = ["open_searcher"]


def open_searcher(
    folder: Path, *, fingerprint: str, previous: WhooshSearcher | None = None
) -> WhooshSearcher:
    """A searcher of what is published in the folder now.

    `previous` is one of an earlier state, whose open segments and read postings are shared.
    Raises `Unavailable` where there is no index yet, `Incompatible` where another analyser or
    format made it, `Damaged` where it cannot be read.
    """
    return WhooshSearcher(folder, fingerprint=fingerprint, previous=previous)
