"""The engines that the contract holds for; one more is one more name in `ENGINES`.

A maker takes a folder and gives an object with `writer()`, `searcher()` and `tolerance`, how far a
score may be from the oracle's, as a share of it; `counts_replaced` where releases that were replaced
or forgotten stay in the figures of the ranking until the engine cleans up.
"""

import pytest
from cluster import OpenSearch

from index.engines.memory import MemoryIndex, MemoryWriter
from index.engines.whoosh import open_writer
from search.engines.memory import MemorySearcher
from search.engines.whoosh import open_searcher


class Memory:
    tolerance = 0.0

    def __init__(self, _folder):
        self.index = MemoryIndex()

    def writer(self):
        return MemoryWriter(self.index)

    def searcher(self):
        return MemorySearcher(self.index)


class Whoosh:
    tolerance = 1e-9

    def __init__(self, folder):
        self.folder = folder / "index"

    def writer(self):
        return open_writer(self.folder, fingerprint="test")

    def searcher(self):
        return open_searcher(self.folder, fingerprint="test")


ENGINES = {"memory": Memory, "whoosh": Whoosh, "opensearch": OpenSearch}


class Shop:
    """An engine with its writer open, and whatever was opened closed at the end."""

    def __init__(self, engine):
        self.engine = engine
        self.tolerance = engine.tolerance
        self.counts_replaced = getattr(engine, "counts_replaced", False)
        self.opened = []
        self.writer = self.reopened()

    def reopened(self):
        self.writer = self._kept(self.engine.writer())
        return self.writer

    def searcher(self):
        return self._kept(self.engine.searcher())

    def holding(self, *entries):
        """A searcher of an index that has the entries as well."""
        self.writer.put(entries)
        self.writer.publish()
        return self.searcher()

    def _kept(self, opened):
        self.opened.append(opened)
        return opened

    def close(self):
        for one in self.opened:
            one.close()
        if hasattr(self.engine, "remove"):
            self.engine.remove()


@pytest.fixture(
    params=[
        pytest.param(name, marks=[pytest.mark.opensearch] if name == "opensearch" else [])
        for name in ENGINES
    ]
)
def shop(request, tmp_path):
    shop = Shop(ENGINES[request.param](tmp_path))
    yield shop
    shop.close()
