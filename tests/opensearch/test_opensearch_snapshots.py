"""A backup that keeps the index too, in a repository of snapshots of a real node, and its troubles.

The repository is a folder that the node may write to (`path.repo`).
"""

import json
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from commands import Command
from indexes import fresh, repository_of, snapshots

from index.archive import Archive
from index.backup import MANIFEST
from index.engines.opensearch.address import Address
from index.engines.opensearch.connection import Connection
from index.engines.opensearch.mapping import only_index
from index.engines.opensearch.state import Published, read_state, write_state

SEEDS = Path(__file__).parents[2] / "seeds"
FIRST = "000_22f758d05eafb563"

real = pytest.mark.opensearch


@pytest.fixture
def index():
    yield from fresh()


@pytest.fixture
def repository(index):
    yield from repository_of(index)


@pytest.fixture
def command(index, tmp_path):
    command = Command(tmp_path / "data", index.url)
    command.good("index", SEEDS)
    return command


def release(folder, id):
    file = folder / f"{id}.jsonl"
    file.write_text(json.dumps({"id": id, "language": "fr", "text": "La paix à Genève."}) + "\n")
    return file


@real
def test_an_index_that_was_kept_is_brought_back_without_being_made_anew(
    command, index, repository, tmp_path
):
    said = command.good("backup", "--repository", repository, tmp_path / "a.zip")
    (snapshot,) = snapshots(index, repository)
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
    assert len(snapshots(index, repository)) == 1
    command.good("index", release(tmp_path, "neuf"))
    command.good("backup", "--repository", repository, tmp_path / "c.zip")
    assert len(snapshots(index, repository)) == 2


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
    assert snapshots(index, repository) == []


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


def test_a_whoosh_index_has_no_repository(tmp_path):
    command = Command(tmp_path / "data", "")
    command.good("index", SEEDS)
    said = command.bad("backup", "--repository", "mine", tmp_path / "a.zip")
    assert "leave --repository out" in said
    command.good("backup", tmp_path / "a.zip")
    said = command.bad("restore", "--force", "--repository", "mine", tmp_path / "a.zip")
    assert "names no snapshot: restore it without --repository" in said
