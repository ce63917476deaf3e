"""The contract's third engine: an index of its own on a real OpenSearch node.

The node is started once for all tests; see tests/opensearch/server.py.
"""

import sys
from pathlib import Path
from uuid import uuid4

import pytest

from index.engines.opensearch import open_writer, rebuild_writer
from search.engines.opensearch import open_searcher, published

sys.path.insert(0, str(Path(__file__).parents[1] / "opensearch"))

import server


class OpenSearch:
    tolerance = 0.14  # Lucene keeps a length in one byte: it loses up to an eighth of a long one
    # OpenSearch keeps for half a minute what was deleted, to bring copies up to date by it, and a
    # forced merge before that drops nothing
    counts_replaced = True

    def __init__(self, _folder):
        try:
            self.cluster = server.shared()
        except server.CannotStart as reason:
            pytest.skip(str(reason))
        self.name = f"contract-{uuid4().hex}"
        self.url = f"{self.cluster.address}/{self.name}"

    def writer(self):
        return open_writer(self.url, fingerprint="test")

    def rebuilder(self):
        return rebuild_writer(self.url, fingerprint="test")

    def searcher(self):
        return open_searcher(self.url, fingerprint="test")

    def published(self):
        return published(self.url)

    def remove(self):
        self.cluster.remove(self.name)
