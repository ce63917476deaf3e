"""What a reader sees while the cluster is in trouble, and afterwards: the real pages over the engine."""

import re
import shutil
import socket
import subprocess
import threading
from contextlib import ExitStack
from copy import deepcopy
from functools import partial

import pytest
from scripted import INDEX, USUAL, serving

import search.engines.opensearch
from index.analysis import fingerprint
from index.engines.opensearch.connection import Connection
from search.engine import engine
from search.engines.opensearch import snapshot
from search.live import Live
from web.pages import create_app

SLOW = 0.3
"""Seconds that a question may take here."""

WORDS = {
    "fr": ("Recherche momentanément indisponible", "Réessayez dans une minute."),
    "en": ("Search is unavailable for now", "Try again in a minute."),
}


@pytest.fixture(autouse=True)
def in_a_hurry(monkeypatch):
    monkeypatch.setattr(snapshot, "PAUSES", (0.0, 0.0))
    monkeypatch.setattr(search.engines.opensearch, "Connection", partial(Connection, seconds=SLOW))


class Cluster:
    """A scripted cluster at one address, which can be put into trouble and brought back."""

    def __init__(self, folder, *, certificate=None, ca=None):
        with socket.create_server(("127.0.0.1", 0)) as unused:
            self.port = unused.getsockname()[1]
        self.script = {}
        self.certificate = certificate
        self.running = ExitStack()
        self.published = 0
        self.patience = threading.Event()
        self.recover()
        scheme = "https" if certificate else "http"
        url = f"opensearch+{scheme}://127.0.0.1:{self.port}/press"
        chosen = engine(url, data=folder, ca=ca)
        app = create_app(Live(chosen.published, chosen.searcher))
        self.reader = app.test_client()

    def publish(self):
        """Another state, so that it is opened anew."""
        self.published += 1
        state = {"number": self.published, "phase": "settled", "former": None}
        self.script["/press-state/_doc/"] = (200, {"_source": state})

    def start(self, *, certificate=None):
        self.running.enter_context(
            serving(self.script, port=self.port, certificate=certificate or self.certificate)
        )

    def stop(self):
        self.running.close()
        self.running = ExitStack()

    def recover(self):
        self.patience.set()
        self.stop()
        self.script.clear()
        self.script |= deepcopy(USUAL)
        mapped = self.script["/_mapping"][1][INDEX]["mappings"]
        mapped["_meta"]["fingerprint"] = fingerprint()
        self.publish()
        self.start()


@pytest.fixture
def cluster(tmp_path):
    cluster = Cluster(tmp_path)
    yield cluster
    cluster.patience.set()
    cluster.stop()


def refused(cluster):
    cluster.stop()


def slow(cluster):
    cluster.patience.clear()

    def wait(_method, _path):
        cluster.patience.wait(10)
        return 200, {}

    cluster.script["/_search"] = wait


def slow_from_the_first(cluster):
    slow(cluster)
    cluster.script["/_alias/"] = cluster.script["/_search"]


def answering(status, kind="circuit_breaking_exception", *, path="/_search"):
    cause = {"type": kind, "reason": "because"}
    answer = status, {"error": cause | {"root_cause": [cause]}, "status": status}
    return lambda cluster: cluster.script.update({path: answer})


def overwhelmed(cluster):
    cluster.script.clear()
    answering(429, path="/")(cluster)


def partial_shards(cluster):
    cluster.script["/_search"][1]["_shards"] = {"total": 2, "successful": 1, "failed": 1}


def partial_point_in_time(cluster):
    answering(503, "search_phase_execution_exception", path="/_search/point_in_time")(cluster)
    cluster.publish()


def wrong_mapping(cluster):
    cluster.script["/_mapping"][1][INDEX]["mappings"]["properties"]["person"]["type"] = "text"
    cluster.publish()


def another_analyser(cluster):
    cluster.script["/_mapping"][1][INDEX]["mappings"]["_meta"]["fingerprint"] = "another"
    cluster.publish()


def no_index(cluster):
    cluster.script["/_alias/"] = (404, {"error": "alias [press] missing"})


def no_json(cluster):
    cluster.script["/_search"] = (200, b"<html>a proxy</html>")


def too_little(cluster):
    cluster.script["/_search"] = (200, {"hits": {"total": {"value": 3}, "hits": [{}]}})


FAULTS = {
    "refused": refused,
    "slow": slow,
    "slow from the first question": slow_from_the_first,
    "429": answering(429),
    "429 everywhere": overwhelmed,
    "502": answering(502),
    "503": answering(503),
    "503 from the first question": answering(503, path="/_alias/"),
    "closed index": answering(400, "index_closed_exception"),
    "blocked": answering(403, "cluster_block_exception"),
    "damaged": answering(500, "corrupt_index_exception"),
    "wrong password": answering(401, "security_exception", path="/_alias/"),
    "lost point in time": answering(404, "search_context_missing_exception"),
    "partial shards": partial_shards,
    "partial shards in a point in time": partial_point_in_time,
    "wrong mapping": wrong_mapping,
    "another analyser": another_analyser,
    "no index": no_index,
    "no JSON": no_json,
    "not what was asked": too_little,
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=list(FAULTS))
def test_a_reader_is_told_in_both_languages_and_answered_afterwards(cluster, fault):
    check_well(cluster.reader)
    fault(cluster)
    check_trouble(cluster.reader)
    cluster.recover()
    check_well(cluster.reader)


@pytest.fixture(scope="module")
def certificates(tmp_path_factory):
    """Two certificates that vouch for themselves: each a file of the certificate and of its key."""
    openssl = shutil.which("openssl")
    if not openssl:
        pytest.skip("openssl makes the certificates: install it (apt-get install openssl)")
    made = []
    for name in ("ours", "another"):
        folder = tmp_path_factory.mktemp(name)
        made.append((folder / "cert.pem", folder / "key.pem"))
        subprocess.run(
            [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
             "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
             "-out", made[-1][0], "-keyout", made[-1][1]],
            check=True, capture_output=True,
        )  # fmt: skip
    return made


def test_a_certificate_that_is_not_trusted_any_more_is_trouble_until_it_is(tmp_path, certificates):
    ours, another = certificates
    cluster = Cluster(tmp_path, certificate=ours, ca=ours[0])
    try:
        check_well(cluster.reader)
        cluster.stop()
        cluster.start(certificate=another)
        check_trouble(cluster.reader)
        cluster.recover()
        check_well(cluster.reader)
    finally:
        cluster.stop()


def check_well(reader):
    for language in WORDS:
        page = reader.get(f"/{language}/?q=kosovo")
        assert page.status_code == 200
        assert "Retry-After" not in page.headers
    assert reader.get("/readyz").status_code == 200
    assert reader.get("/healthz").status_code == 200
    assert reader.get("/api/search?q=kosovo").get_json()["total"] == 0


def check_trouble(reader):
    """What was asked a moment ago may still be given; this was not."""
    for language, (heading, text) in WORDS.items():
        page = reader.get(f"/{language}/?q=pristina")
        assert page.status_code == 503
        assert int(page.headers["Retry-After"]) > 0
        assert page.headers["Content-Language"] == language
        assert heading in page.text
        assert text in page.text
        # browsers call their way of adding a search engine by the same name
        assert not re.search(r"opensearch(?!\.xml|description)", page.text.lower())
        assert "127.0.0.1" not in page.text
    answer = reader.get("/api/search?q=pristina")
    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0
    assert answer.get_json()["error"]
    assert reader.get("/healthz").status_code == 200
    ready = reader.get("/readyz")
    assert ready.status_code == 503
