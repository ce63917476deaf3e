"""Whatever goes wrong with a cluster becomes one of our errors, and says what to do."""

import json
import shutil
import socket
import subprocess
import threading

import pytest
from scripted import INDEX, answers, serving

from index.engines.opensearch import open_writer
from index.engines.opensearch.address import Address
from index.engines.opensearch.bulk import Bulk, put_action
from index.engines.opensearch.connection import Connection, Late
from index.engines.opensearch.mapping import mapping
from index.errors import Damaged, EngineError, Incompatible, SettingError, Unavailable
from index.release import ReleaseId
from search.engines.opensearch import open_searcher, published, snapshot
from search.engines.opensearch.snapshot import Snapshot
from search.plan import Plan


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch):
    monkeypatch.setattr(snapshot, "PAUSES", (0.0, 0.0))


def failure(kind, reason="because", status=400):
    cause = {"type": kind, "reason": reason}
    return status, {"error": cause | {"root_cause": [cause]}, "status": status}


def searched(script):
    with serving(script) as url:
        searcher = open_searcher(url, fingerprint="test")
        try:
            return searcher.find(Plan())
        finally:
            searcher.close()


def test_where_all_is_well_the_script_is_an_index():
    assert searched(answers()).total == 0


def test_a_server_that_nobody_runs_is_unavailable():
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    with pytest.raises(Unavailable, match="cannot be reached"):
        published(f"opensearch+http://127.0.0.1:{port}/press")


def test_a_server_that_is_slow_is_unavailable():
    waiting = threading.Event()

    def slow(_method, _path):
        waiting.wait(5)
        return 200, {}

    with serving({"/": slow}) as url:
        connection = Connection(Address.read(url), seconds=0.2)
        with pytest.raises(Late, match="in time"):
            connection.ask("GET", "/")
        connection.close()
        waiting.set()


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_a_cluster_with_too_much_to_do_is_unavailable(status):
    with pytest.raises(Unavailable, match=str(status)):
        searched(answers(_search=failure("circuit_breaking_exception", status=status)))


@pytest.mark.parametrize(
    ("answer", "error", "said"),
    [
        (failure("index_closed_exception"), Unavailable, "_open"),
        (failure("cluster_block_exception", status=403), Unavailable, "cannot answer now"),
        (failure("corrupt_index_exception", status=500), Damaged, "communique rebuild"),
        (failure("security_exception", status=401), EngineError, "password"),
        (failure("security_exception", status=403), EngineError, "role"),
        (failure("query_shard_exception", "no field"), Incompatible, "communique rebuild"),
        (failure("parsing_exception", "what is this"), EngineError, "what is this"),
        ((500, b"<html>proxy</html>"), EngineError, "500"),
        ((200, b"[1, 2]"), EngineError, "OpenSearch"),
        ((200, b"{"), EngineError, "opensearch"),
        ((200, {"hits": {"total": 7, "hits": []}}), EngineError, "not understood"),
    ],
)
def test_each_refusal_has_its_meaning(answer, error, said):
    with pytest.raises(error, match=said):
        searched(answers(_search=answer))


@pytest.mark.parametrize(
    "trouble",
    [
        {"_shards": {"total": 2, "successful": 1, "failed": 1}},
        {"timed_out": True},
    ],
)
def test_part_of_the_shards_is_never_an_answer(trouble):
    answer = answers()["/_search"][1] | trouble
    with pytest.raises(Unavailable, match="shards"):
        searched(answers(_search=(200, answer)))


def test_every_search_asks_for_all_shards():
    asked = []
    with serving(answers(), asked=asked) as url:
        searcher = open_searcher(url, fingerprint="test")
        searcher.find(Plan())
        searcher.close()
    paths = [path for _, path, _ in asked if "_search?" in path]
    assert paths
    assert all("allow_partial_search_results=false" in path for path in paths)


def changed_mapping(change):
    made = mapping()
    made["mappings"]["_meta"]["fingerprint"] = "test"
    change(made["mappings"])
    return answers(_mapping=(200, {INDEX: made}))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda m: m["_meta"].update(format=99), "format 99"),
        (lambda m: m["_meta"].update(fingerprint="other"), "another analyser"),
        (lambda m: m.pop("_meta"), "format None"),
        (lambda m: m["properties"].pop("fr_exact"), "fr_exact"),
        (lambda m: m["properties"]["person"].update(type="text"), "person"),
    ],
)
def test_an_index_that_is_not_ours_is_refused_with_the_cure(change, said):
    with pytest.raises(Incompatible, match=said) as told:
        searched(changed_mapping(change))
    assert "communique rebuild" in str(told.value)


@pytest.mark.parametrize(
    "version",
    [
        {"number": "8.14.1"},
        {"distribution": "opensearch", "number": "2.3.0"},
        {"distribution": "opensearch", "number": "new"},
        None,
    ],
)
def test_a_server_that_is_no_opensearch_or_an_old_one_is_refused(version):
    def root(_method, _path):
        return 200, {"version": version}

    script = {
        "/": root,
        "/press-state": (200, {}),
        "/press-state/_doc/lock": lambda method, _: (
            (200, {"_seq_no": 1, "_primary_term": 1}) if method == "PUT" else (404, {})
        ),
        "/_alias/press": (404, {}),
    }
    with serving(script) as url, pytest.raises(Incompatible, match=r"2\.11"):
        open_writer(url, fingerprint="test")


def test_nothing_published_yet_is_unavailable_and_has_no_generation():
    with serving({"/_alias/press": (404, {})}) as url:
        assert published(url) is None
        with pytest.raises(Unavailable, match="communique index"):
            open_searcher(url, fingerprint="test")


@pytest.mark.parametrize(
    "answer",
    [
        failure("search_context_missing_exception", status=404),
        failure("no_shard_available_action_exception", status=503),
        failure("illegal_argument_exception", "no node found for id: x", status=500),
        failure("node_not_connected_exception", "[n3] Node not connected", status=500),
    ],
)
def test_a_lost_point_in_time_is_opened_again_while_nothing_else_is_published(answer):
    lost = iter([answer])
    usual = answers()["/_search"]
    script = answers(_search=lambda *_: next(lost, usual))
    assert searched(script).total == 0


def test_a_point_in_time_that_cannot_be_opened_at_once_is_tried_again():
    lost = iter([failure("search_context_missing_exception", status=404)])
    opened = iter([answers()["/_search/point_in_time"], failure("no_manager", status=503)])
    usual, point = answers()["/_search"], answers()["/_search/point_in_time"]
    script = answers(_search=lambda *_: next(lost, usual))
    script["/_search/point_in_time"] = lambda *_: next(opened, point)
    assert searched(script).total == 0


def test_a_lost_point_in_time_of_a_former_state_is_not_replaced_by_another():
    number = iter([1, 1, 1])
    script = answers(_search=failure("search_context_missing_exception", status=404))
    script["/press-state/_doc/"] = lambda *_: (
        200,
        {"_source": {"number": next(number, 2), "phase": "settled", "former": None}},
    )
    with serving(script) as url:
        connection = Connection(Address.read(url))
        pinned = Snapshot(connection, fingerprint="test", pause=lambda _: None)
        with pytest.raises(Unavailable, match=rf"{INDEX}\.2 is published"):
            pinned.search({})
        connection.close()


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    openssl = shutil.which("openssl")
    if not openssl:
        pytest.skip("openssl makes the certificate: install it (apt-get install openssl)")
    folder = tmp_path_factory.mktemp("tls")
    files = folder / "cert.pem", folder / "key.pem"
    subprocess.run(
        [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
         "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
         "-out", files[0], "-keyout", files[1]],
        check=True, capture_output=True,
    )  # fmt: skip
    return files


def test_a_certificate_that_nobody_vouches_for_is_refused_and_named(certificate):
    with (
        serving(answers(), certificate=certificate) as url,
        pytest.raises(Unavailable, match=r"certificate.*COMMUNIQUE_INDEX_CA"),
    ):
        published(url)


def test_a_certificate_whose_authority_is_named_is_trusted(certificate):
    with serving(answers(), certificate=certificate) as url:
        assert published(url, ca=certificate[0]) == f"{INDEX}.1"


def bulk_answer(*statuses):
    items = [{"index": {"status": status, "error": {"reason": "why"}}} for status in statuses]
    return 200, {"errors": any(status > 299 for status in statuses), "items": items}


def bulk(url, documents, pauses):
    connection = Connection(Address.read(url))
    sending = Bulk(connection, INDEX, before=lambda: None, pause=pauses.append)
    try:
        for id in documents:
            sending.add(id, put_action(id, {"id": id}))
        sending.flush()
    finally:
        connection.close()


def test_what_the_cluster_was_too_busy_for_is_sent_again_and_only_that():
    turns = iter([(429, {}), bulk_answer(201, 429, 201), bulk_answer(503), bulk_answer(201)])
    asked, pauses = [], []
    with serving({"/_bulk": lambda *_: next(turns)}, asked=asked) as url:
        bulk(url, ["a", "b", "c"], pauses)
    sent = [body.count(b'"_id"') for _, _, body in asked]
    assert sent == [3, 3, 1, 1]
    assert pauses == sorted(pauses)
    assert len(pauses) == 3


def test_a_cluster_that_stays_too_busy_is_unavailable():
    with serving({"/_bulk": bulk_answer(429)}) as url, pytest.raises(Unavailable, match="too much"):
        bulk(url, ["a"], [])


def test_a_document_that_the_mapping_does_not_take_is_named():
    with (
        serving({"/_bulk": bulk_answer(400)}) as url,
        pytest.raises(Incompatible, match=r"'a'.*why"),
    ):
        bulk(url, ["a"], [])


def test_an_id_stands_once_in_a_chunk_as_it_was_last():
    asked = []
    with serving({"/_bulk": bulk_answer(201, 201)}, asked=asked) as url:
        bulk(url, ["a", "b", "a"], [])
    assert [body.count(b'"_id"') for _, _, body in asked] == [2]


@pytest.mark.parametrize(
    "url",
    [
        "http://host/name",
        "opensearch+ftp://host/name",
        "opensearch+http://host",
        "opensearch+http://host/",
        "opensearch+http://host/Name",
        "opensearch+http://host/_all",
        "opensearch+http://host/a,b",
        "opensearch+http://host/a*",
        "opensearch+http://host:0/name",
        "opensearch+http://host:99999/name",
        "opensearch+http://host,/name",
        "opensearch+http://user@host/name",
        "opensearch+http://ho st/name",
        "",
    ],
)
def test_what_is_no_address_is_refused(url):
    with pytest.raises(SettingError):
        Address.read(url)


def test_a_password_in_the_address_is_refused_and_not_repeated():
    with pytest.raises(SettingError) as told:
        Address.read("opensearch+http://press:hunter2@host/name", password="x")  # noqa: S106
    assert "hunter2" not in str(told.value)
    with pytest.raises(SettingError) as told:
        Address.read("opensearch+http://press:hunter2@host")
    assert "hunter2" not in str(told.value)


def test_a_password_is_never_printed():
    address = Address.read("opensearch+https://press@host/name", password="hunter2")  # noqa: S106
    assert "hunter2" not in f"{address} {address!r}"


def test_an_id_that_no_server_would_take_finds_nothing():
    with serving(answers()) as url:
        searcher = open_searcher(url, fingerprint="test")
        assert [searcher.get(ReleaseId(id)) for id in ("", "\ud800", "x" * 9999)] == [None] * 3
        searcher.close()


def test_a_plan_that_says_how_long_may_be_answered_in_part():
    asked = []
    answer = answers()["/_search"][1] | {"timed_out": True}
    with serving(answers(_search=(200, answer)), asked=asked) as url:
        searcher = open_searcher(url, fingerprint="test")
        found = searcher.find(Plan(seconds=0.25))
        searcher.close()
    assert not found.is_whole
    (body,) = [body for _, path, body in asked if "_search?" in path]
    assert json.loads(body)["timeout"] == "250ms"
