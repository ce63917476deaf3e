"""An index in a repository of snapshots: kept whole or not at all, brought back whole or not at all.

Most of it on a real node; what one does not do when asked is played by a scripted server.
"""

from contextlib import closing

import pytest
from indexes import fresh, repository_of, snapshots
from scripted import INDEX, answers, serving

from index.engines.opensearch import keeping, open_writer, restoring_writer
from index.engines.opensearch import writer as writing
from index.engines.opensearch.mapping import mapping, writing_alias
from index.errors import Busy, EngineError, Incompatible
from index.snapshot import Snapshot

FORMAT = mapping()["mappings"]["_meta"]["format"]
FREE = {
    "/press-state": (200, {}),
    "/press-state/_doc/": (200, {"_seq_no": 1, "_primary_term": 1, "_source": {}}),
}
"""What is there while nobody writes."""

real = pytest.mark.opensearch


@pytest.fixture
def index():
    yield from fresh()


@pytest.fixture
def repository(index):
    yield from repository_of(index)


@real
def test_nobody_writes_while_the_index_is_kept(index, repository):
    publish(index)
    with (
        keeping(index.url, repository, fingerprint="test"),
        pytest.raises(Busy, match="is writing"),
    ):
        index.writer()
    index.writer()


@real
def test_a_name_that_is_taken_by_what_is_not_ours_is_left_alone(index, repository):
    generation = publish(index)
    taken(index, repository, generation, indices=index.indexes()[0])
    with (
        pytest.raises(EngineError, match="is taken"),
        keeping(index.url, repository, fingerprint="test"),
    ):
        pass
    assert snapshots(index, repository)[0].get("metadata") is None


@real
def test_a_snapshot_that_lacks_a_shard_is_refused_and_taken_anew_when_it_can_be(index, repository):
    generation = publish(index, shards=2)
    (name,) = index.indexes()
    with keeping(index.url, repository, fingerprint="test") as held:
        about = snapshots(index, repository)[0]["metadata"]
    index.ask("DELETE", f"/_snapshot/{repository}/{generation}")
    without_shards(index, name)
    taken(index, repository, generation, indices=name, partial=True, metadata=about)
    assert snapshots(index, repository)[0]["state"] == "PARTIAL"
    with pytest.raises(EngineError, match=r"not whole \(PARTIAL\).*without --repository"):
        restoring_writer(index.url, held.snapshot, fingerprint="test")
    assert index.indexes() == [name]
    with (
        pytest.raises(EngineError, match="shard"),
        keeping(index.url, repository, fingerprint="test"),
    ):
        pass
    allocated(index, name)
    with keeping(index.url, repository, fingerprint="test"):
        assert snapshots(index, repository)[0]["state"] == "SUCCESS"


@real
def test_a_snapshot_that_is_not_there_any_more_is_named_with_the_cure(index, repository):
    generation = publish(index)
    with pytest.raises(EngineError, match=r"is not in the repository.*without --repository"):
        restoring_writer(index.url, Snapshot(repository, generation), fingerprint="test")
    assert len(index.indexes()) == 1
    index.writer()  # nobody holds the lock


@real
def test_a_snapshot_that_another_analyser_made_is_refused_before_it_is_brought_back(
    index, repository
):
    publish(index)
    with keeping(index.url, repository, fingerprint="test") as held:
        pass
    with pytest.raises(Incompatible, match="without --repository"):
        restoring_writer(index.url, held.snapshot, fingerprint="another")
    assert len(index.indexes()) == 1


@real
@pytest.mark.parametrize("name", ["_all", "*", "../x", "a,b", "A"])
def test_what_a_backup_of_somebody_names_is_no_path(index, repository, name):
    with pytest.raises(EngineError, match="not one of ours"):
        restoring_writer(index.url, Snapshot(repository, name), fingerprint="test")


@real
def test_a_repository_that_may_only_be_read_is_said_to_be(index, repository):
    publish(index)
    index.ask(
        "PUT",
        f"/_snapshot/{repository}",
        {"type": "fs", "settings": {"location": repository, "readonly": True}},
    )
    with (
        pytest.raises(EngineError, match="readonly"),
        keeping(index.url, repository, fingerprint="test"),
    ):
        pass


@real
def test_a_rebuild_goes_on_though_what_it_would_remove_is_being_kept(index, monkeypatch):
    def being_kept(connection, name):
        raise Busy(f"{connection.address}: a snapshot is being taken of {name}")

    publish(index)
    (oldest,) = index.indexes()
    for _ in range(2):
        monkeypatch.setattr(writing, "remove", being_kept)
        with closing(index.rebuilder()) as writer:
            writer.publish()
    assert oldest in index.indexes()
    monkeypatch.undo()
    with closing(index.rebuilder()) as writer:
        writer.publish()
    assert len(index.indexes()) == 2


@real
def test_a_writer_that_is_closed_without_publishing_leaves_nothing(index, repository):
    publish(index)
    before = index.indexes()
    with keeping(index.url, repository, fingerprint="test") as held:
        pass
    writer = restoring_writer(index.url, held.snapshot, fingerprint="test")
    assert len(index.indexes()) == 2
    writer.close()
    assert index.indexes() == before


def failure(kind, reason, status):
    return status, {"error": {"type": kind, "reason": reason}, "status": status}


@pytest.mark.parametrize(
    ("answer", "kind", "said"),
    [
        (
            failure("snapshot_in_progress_exception", "cannot delete", 400),
            Busy,
            "wait until it is done",
        ),
        (
            failure("concurrent_snapshot_execution_exception", "cleanup is in-progress", 503),
            Busy,
            "wait until it is done",
        ),
        (
            failure(
                "snapshot_restore_exception",
                "the snapshot was created with version [9] which is higher than the version of "
                "this node",
                500,
            ),
            Incompatible,
            "without --repository",
        ),
        (failure("snapshot_restore_exception", "no such thing", 500), EngineError, "no such thing"),
    ],
)
def test_what_the_server_says_of_a_restore_is_told_with_its_cure(answer, kind, said):
    about = {"generation": f"{INDEX}.1", "fingerprint": "test", "format": FORMAT}
    one = {"state": "SUCCESS", "indices": [INDEX], "metadata": {"communique": about}}
    script = answers() | {
        **FREE,
        "/_snapshot/": (200, {"snapshots": [one]}),
        f"/_snapshot/mine/{INDEX}.1/_restore": answer,
    }
    with serving(script) as url, pytest.raises(kind, match=said):
        restoring_writer(url, Snapshot("mine", f"{INDEX}.1"), fingerprint="test")


@pytest.mark.parametrize(
    ("state", "kind"), [("IN_PROGRESS", Busy), ("FAILED", EngineError), ("PARTIAL", EngineError)]
)
def test_only_a_whole_snapshot_is_brought_back(state, kind):
    one = {"state": state, "indices": [INDEX]}
    script = answers() | {
        **FREE,
        "/_snapshot/": (200, {"snapshots": [one]}),
    }
    with serving(script) as url, pytest.raises(kind, match="snapshot"):
        restoring_writer(url, Snapshot("mine", f"{INDEX}.1"), fingerprint="test")


def publish(index, **options):
    with closing(open_writer(index.url, fingerprint="test", **options)) as writer:
        return writer.publish()


def taken(index, repository, name, **body):
    index.ask("PUT", f"/_snapshot/{repository}/{name}?wait_for_completion=true", body)


def without_shards(index, name):
    """Make the index again as it was, with its shards on no node, until `allocated`."""
    made = mapping()
    made["settings"]["index"] |= {"number_of_shards": 2, "routing.allocation.enable": "none"}
    made["mappings"]["_meta"]["fingerprint"] = "test"
    made["aliases"] = {writing_alias(name): {}, index.name: {}}
    index.ask("DELETE", f"/{name}")
    index.ask("PUT", f"/{name}?wait_for_active_shards=0", made)


def allocated(index, name):
    index.ask("PUT", f"/{name}/_settings", {"index.routing.allocation.enable": "all"})
    index.ask("GET", f"/_cluster/health/{name}?wait_for_status=green&timeout=10s")
