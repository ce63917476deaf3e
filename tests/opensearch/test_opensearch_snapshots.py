"""A backup that keeps the index too, in a repository of snapshots of a real node, and its troubles.

The repository is a folder that the node may write to (`path.repo`).
"""

import json
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from indexes import fresh
from scripted import INDEX, answers, serving

from communique import main
from index.archive import Archive
from index.backup import MANIFEST
from index.engines.opensearch import keeping, open_writer, restoring_writer
from index.engines.opensearch import writer as writing
from index.engines.opensearch.address import Address
from index.engines.opensearch.connection import Connection
from index.engines.opensearch.mapping import mapping, only_index, writing_alias
from index.engines.opensearch.state import Published, read_state, write_state
from index.errors import Busy, EngineError, Incompatible
from index.snapshot import Snapshot
from search.engine import engine

SEEDS = Path(__file__).parents[2] / "seeds"
FORMAT = mapping()["mappings"]["_meta"]["format"]
FREE = {
    "/press-state": (200, {}),
    "/press-state/_doc/": (200, {"_seq_no": 1, "_primary_term": 1, "_source": {}}),
}
"""What is there while nobody writes."""

FIRST = "000_22f758d05eafb563"

real = pytest.mark.opensearch


@pytest.fixture
def index():
    yield from fresh()


@pytest.fixture
def repository(index):
    """A repository that nobody else writes to; what is in it goes with the node's folder."""
    name = f"repo-{index.name}"
    said = index.ask("PUT", f"/_snapshot/{name}", {"type": "fs", "settings": {"location": name}})
    if not said.get("acknowledged"):
        pytest.skip(f"the node has no folder for snapshots (path.repo): {said}")
    yield name
    for one in index.ask("GET", f"/_snapshot/{name}/_all").get("snapshots", ()):
        index.ask("DELETE", f"/_snapshot/{name}/{one['snapshot']}")
    index.ask("DELETE", f"/_snapshot/{name}")


class Command:
    """The command on a data folder and the index of the test."""

    def __init__(self, data, url):
        self.data = data
        self.url = url

    def __call__(self, *arguments):
        given = ["--data", str(self.data), "--index", self.url, *map(str, arguments)]
        return CliRunner().invoke(main, given)

    def good(self, *arguments):
        result = self(*arguments)
        assert (result.exit_code, result.stderr) == (0, ""), result.output
        return result.stdout

    def bad(self, *arguments):
        result = self(*arguments)
        assert result.exit_code == 1, result.output
        return result.stderr

    @property
    def ids(self):
        with closing(engine(self.url, data=self.data).searcher(None)) as searcher:
            return {one.term for one in searcher.vocabulary("id", "", 99)}


@pytest.fixture
def command(index, tmp_path):
    command = Command(tmp_path / "data", index.url)
    command.good("index", SEEDS)
    return command


def release(folder, id):
    file = folder / f"{id}.jsonl"
    file.write_text(json.dumps({"id": id, "language": "fr", "text": "La paix à Genève."}) + "\n")
    return file


def kept(index, repository):
    return index.ask("GET", f"/_snapshot/{repository}/_all")["snapshots"]


@real
def test_an_index_that_was_kept_is_brought_back_without_being_made_anew(
    command, index, repository, tmp_path
):
    said = command.good("backup", "--repository", repository, tmp_path / "a.zip")
    (snapshot,) = kept(index, repository)
    assert snapshot["snapshot"] in said
    assert (snapshot["state"], len(snapshot["indices"])) == ("SUCCESS", 1)
    before = command.ids
    command.good("index", release(tmp_path, "neuf"))
    command.good("forget", FIRST)
    said = command.good("restore", "--force", "--repository", repository, tmp_path / "a.zip")
    assert said.endswith(": 2 releases indexed\n")
    assert command.ids == before
    assert "all is well" in command.good("check")
    command.good("index", release(tmp_path, "neuf"))
    assert command.ids == before | {"neuf"}
    assert "archive has moved on" in command.good("rollback")


@real
def test_what_is_brought_back_answers_as_before(command, repository, tmp_path):
    before = json.loads(command.good("search", "ruge", "--json"))
    command.good("backup", "--repository", repository, tmp_path / "a.zip")
    command.good("restore", "--force", "--repository", repository, tmp_path / "a.zip")
    after = json.loads(command.good("search", "ruge", "--json"))
    assert before.pop("generation") != after.pop("generation")
    assert before == after


@real
def test_what_was_not_yet_published_is_published_after_a_restore(command, repository, tmp_path):
    with Archive.open(command.data) as archive, archive.writing():
        archive.make_pending([FIRST])
    command.good("backup", "--repository", repository, tmp_path / "a.zip")
    command.good("restore", "--force", "--repository", repository, tmp_path / "a.zip")
    with Archive.existing(command.data) as archive:
        assert archive.pending() == []
    assert "all is well" in command.good("check")


@real
def test_without_naming_the_repository_the_index_is_made_anew(command, repository, tmp_path):
    command.good("backup", "--repository", repository, tmp_path / "a.zip")
    other = Command(tmp_path / "other", "")
    other.good("restore", tmp_path / "a.zip")
    assert other.ids == command.ids


@real
def test_json_lines_carry_the_releases_to_another_index_without_any_repository(
    command, index, tmp_path
):
    lines = tmp_path / "all.jsonl"
    lines.write_text(command.good("export"), "utf-8")
    other = Command(tmp_path / "other", f"{index.url}-other")
    other.good("index", lines)
    assert other.ids == command.ids
    assert "all is well" in other.good("check")


@real
def test_the_same_state_is_kept_once(command, index, repository, tmp_path):
    for file in ("a.zip", "b.zip"):
        command.good("backup", "--repository", repository, tmp_path / file)
    assert len(kept(index, repository)) == 1
    command.good("index", release(tmp_path, "neuf"))
    command.good("backup", "--repository", repository, tmp_path / "c.zip")
    assert len(kept(index, repository)) == 2


@real
def test_a_repository_that_the_cluster_does_not_know_is_named_with_the_cure(command, tmp_path):
    said = command.bad("backup", "--repository", "nowhere", tmp_path / "a.zip")
    assert "knows no repository 'nowhere': register it" in said
    assert not (tmp_path / "a.zip").exists()
    command.good("backup", tmp_path / "a.zip")


@real
@pytest.mark.parametrize("name", ["_all", "a*", "a,b", "a/b", "", "a b", "../a"])
def test_what_can_be_no_name_of_a_repository_is_asked_of_nobody(command, tmp_path, name):
    assert "no name of a repository" in command.bad(
        "backup", "--repository", name, tmp_path / "a.zip"
    )


@real
def test_a_file_that_is_there_is_told_before_anything_is_kept(command, index, repository, tmp_path):
    (tmp_path / "a.zip").write_text("mine")
    said = command.bad("backup", "--repository", repository, tmp_path / "a.zip")
    assert "--force" in said
    assert kept(index, repository) == []


@real
def test_an_index_that_is_not_what_the_archive_told_is_not_kept(command, repository, tmp_path):
    command.good("rebuild")
    command.good("index", release(tmp_path, "neuf"))
    command.good("rollback")
    said = command.bad("backup", "--repository", repository, tmp_path / "a.zip")
    assert "communique rebuild" in said


@real
def test_a_half_published_index_is_not_kept(command, index, repository, tmp_path):
    with closing(Connection(Address.read(index.url))) as connection:
        state = read_state(connection, only_index(connection))
        write_state(connection, Published(state.index, state.number, "sending"))
    said = command.bad("backup", "--repository", repository, tmp_path / "a.zip")
    assert "`communique index` finishes it" in said


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
    assert kept(index, repository)[0].get("metadata") is None


@real
def test_a_snapshot_that_lacks_a_shard_is_refused_and_taken_anew_when_it_can_be(index, repository):
    generation = publish(index, shards=2)
    (name,) = index.indexes()
    with keeping(index.url, repository, fingerprint="test") as held:
        about = kept(index, repository)[0]["metadata"]
    index.ask("DELETE", f"/_snapshot/{repository}/{generation}")
    without_shards(index, name)
    taken(index, repository, generation, indices=name, partial=True, metadata=about)
    assert kept(index, repository)[0]["state"] == "PARTIAL"
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
        assert kept(index, repository)[0]["state"] == "SUCCESS"


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


def test_a_whoosh_index_has_no_repository(tmp_path):
    command = Command(tmp_path / "data", "")
    command.good("index", SEEDS)
    said = command.bad("backup", "--repository", "mine", tmp_path / "a.zip")
    assert "leave --repository out" in said
    command.good("backup", tmp_path / "a.zip")
    said = command.bad("restore", "--force", "--repository", "mine", tmp_path / "a.zip")
    assert "names no snapshot: restore it without --repository" in said


@real
def test_a_backup_whose_snapshot_is_of_another_moment_is_no_backup(command, repository, tmp_path):
    command.good("backup", "--repository", repository, tmp_path / "a.zip")
    altered = tmp_path / "b.zip"
    with zipfile.ZipFile(tmp_path / "a.zip") as packed, zipfile.ZipFile(altered, "w") as other:
        for name in packed.namelist():
            said = packed.read(name)
            if name == MANIFEST:
                found = json.loads(said)
                found["snapshot"]["name"] = "press-20240101000000-abcdef.1"
                said = json.dumps(found)
            other.writestr(name, said)
    said = command.bad("restore", "--force", "--repository", repository, altered)
    assert "no backup" in said


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
