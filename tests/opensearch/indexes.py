"""An index of its own on a real node, for each test that asks for one."""

from contextlib import suppress
from uuid import uuid4

import pytest
import server

from index.engines.opensearch import open_writer, rebuild_writer
from index.errors import EngineError
from search.engines.opensearch import open_searcher


class Index:
    def __init__(self, cluster):
        self.cluster = cluster
        self.name = f"test-{uuid4().hex}"
        self.url = f"{cluster.address}/{self.name}"
        self.opened = []

    def writer(self, **options):
        return self._kept(open_writer(self.url, fingerprint="test", **options))

    def rebuilder(self, **options):
        return self._kept(rebuild_writer(self.url, fingerprint="test", **options))

    def searcher(self):
        return self._kept(open_searcher(self.url, fingerprint="test"))

    def ask(self, method, path, body=None):
        return self.cluster.ask(method, path, body)

    def indexes(self):
        found = self.ask("GET", f"/{self.name}-*/_alias")
        return sorted(name for name in found if not name.endswith("-state"))

    def _kept(self, opened):
        self.opened.append(opened)
        return opened

    def close(self):
        for one in self.opened:
            with suppress(EngineError):
                one.close()
        self.cluster.remove(self.name)


def fresh():
    """An index with a name of its own, removed afterwards; skips where no node can be started."""
    try:
        cluster = server.shared()
    except server.CannotStart as reason:
        pytest.skip(str(reason))
    index = Index(cluster)
    yield index
    index.close()


def repository_of(index):
    """A repository of snapshots that nobody else writes to; it is emptied afterwards."""
    name = f"repo-{index.name}"
    said = index.ask("PUT", f"/_snapshot/{name}", {"type": "fs", "settings": {"location": name}})
    if not said.get("acknowledged"):
        reason = f"give the node that is named a folder for snapshots (path.repo): {said}"
        (pytest.skip if server.is_named() else pytest.fail)(reason)
    yield name
    for one in snapshots(index, name):
        index.ask("DELETE", f"/_snapshot/{name}/{one['snapshot']}")
    index.ask("DELETE", f"/_snapshot/{name}")


def snapshots(index, repository):
    return index.ask("GET", f"/_snapshot/{repository}/_all").get("snapshots", [])
