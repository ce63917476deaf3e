"""Three nodes, two shards, a replica: one is killed while readers ask.

bench/failure.py does the same with 100,000 releases, and brings the node back.
"""

import threading

import pytest
import server
from generated import Chance

from index.engines.opensearch import open_writer, rebuild_writer
from index.errors import Unavailable
from search.engines.opensearch import open_searcher
from search.plan import Plan

pytestmark = pytest.mark.opensearch

CLIENTS = 4


@pytest.fixture
def cluster():
    try:
        with server.running(3, is_brief=True) as cluster:
            yield cluster
    except server.CannotStart as reason:
        pytest.skip(str(reason))


def test_a_killed_node_and_a_rebuild_give_no_wrong_answer(cluster):
    url = f"{cluster.address}/press"
    chance = Chance(1)
    entries = chance.entries(300)
    plans = chance.plans(20)
    with_writer(rebuild_writer(url, fingerprint="test", shards=2), entries)
    cluster.wait("green")
    expected = [answers(url, plan) for plan in plans]
    stop = threading.Event()
    wrong, failed, served = [], [[] for _ in range(CLIENTS)], [0] * CLIENTS

    def read(client):
        searcher = open_searcher(url, fingerprint="test")
        while not stop.is_set():
            for plan, right in zip(plans, expected, strict=True):
                try:
                    found = searcher.find(plan)
                except Unavailable as error:
                    failed[client].append(error)
                    searcher.close()
                    searcher = open_searcher(url, fingerprint="test")
                    continue
                served[client] += 1
                if (found.total, found.facets) != right:
                    wrong.append((plan, found))
        searcher.close()

    readers = [threading.Thread(target=read, args=(n,)) for n in range(CLIENTS)]
    for reader in readers:
        reader.start()
    try:
        cluster.nodes[2].kill()
        cluster.wait("yellow", nodes=2)
        with_writer(rebuild_writer(url, fingerprint="test", shards=2), entries)
    finally:
        stop.set()
        for reader in readers:
            reader.join()
    assert wrong == []
    assert all(served)
    assert max(map(len, failed)) <= 1
    with_writer(open_writer(url, fingerprint="test"), entries[:3])


def with_writer(writer, entries):
    writer.put(entries)
    writer.publish()
    writer.close()


def answers(url, plan: Plan):
    searcher = open_searcher(url, fingerprint="test")
    try:
        found = searcher.find(plan)
        return found.total, found.facets
    finally:
        searcher.close()
