"""What the tests of the search share: an index in memory, of the seeds or of releases made here."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from index import indexing
from index.analysed import entry
from index.archive import Archive
from index.engines.memory import MemoryIndex, MemoryWriter
from search.engines.memory import MemorySearcher

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="session")
def seeds(tmp_path_factory):
    """A searcher over the two seed releases, read as `communique index seeds` reads them."""
    index = MemoryIndex()
    with Archive.open(tmp_path_factory.mktemp("data")) as archive:
        report = indexing.keep([SEEDS], archive, zone=ZoneInfo("Europe/Brussels"))
        assert (report.added, report.refused) == (2, [])
        indexing.publish(archive, MemoryWriter(index))
    return MemorySearcher(index)


@pytest.fixture
def searcher_of():
    """A searcher over the releases given."""

    def searcher(*releases):
        index = MemoryIndex()
        writer = MemoryWriter(index)
        writer.put(entry(release) for release in releases)
        writer.publish()
        return MemorySearcher(index)

    return searcher
