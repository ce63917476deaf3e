"""Checking, backing up, restoring and rolling back with the index on a real node."""

import json
import re
from contextlib import closing
from pathlib import Path

import pytest
from commands import Command
from indexes import fresh

from index.archive import Archive
from index.engines.opensearch import faults
from index.engines.opensearch.address import Address
from index.engines.opensearch.connection import Connection
from index.engines.opensearch.mapping import only_index
from index.engines.opensearch.state import Published, read_state, write_state
from search.engine import engine

SEEDS = Path(__file__).parents[2] / "seeds"
FIRST, SECOND = "000_22f758d05eafb563", "004_1c4b25704dc0e3be"

real = pytest.mark.opensearch


@pytest.fixture
def index():
    yield from fresh()


@pytest.fixture
def command(index, tmp_path):
    command = Command(tmp_path / "data", index.url)
    command.good("index", SEEDS)
    return command


@pytest.fixture
def connection(index):
    with closing(Connection(Address.read(index.url))) as connection:
        yield connection


@real
def test_what_is_sound_is_said_to_be_and_counted(command):
    said = command.good("check")
    assert re.search(r"index: 2 releases, generation \S+\.\d+\nall is well\n$", said)
    assert json.loads(command.good("check", "--json"))["index"]["releases"] == 2


@real
def test_what_the_index_lacks_and_holds_too_much_is_named(command, index):
    release = json.dumps({"id": "neuf", "language": "fr", "text": "La paix."})
    lines = command.data / "a.jsonl"
    lines.write_text(release + "\n")
    command.good("index", lines)
    with Archive.open(command.data) as archive, archive.writing():
        archive.forget("neuf")
        archive.settled(["neuf"], generation=archive.told())
    with closing(engine(index.url, data=command.data).writer()) as writer:
        writer.forget([FIRST])
        generation = writer.publish()
    with Archive.open(command.data) as archive, archive.writing():
        archive.settled([], generation=generation)
    lacking, extra = command.wrong()
    assert lacking.startswith(f"the index lacks 1 release: {FIRST!r}; `communique rebuild`")
    assert "does not: 1 release: 'neuf'; `communique rebuild`" in extra


@real
@pytest.mark.usefixtures("command")
def test_another_analyser_is_a_fault(index):
    (said,) = faults(index.url, fingerprint="another")
    assert "another analyser" in str(said)
    assert said.is_fatal


@real
def test_a_command_that_ended_while_it_published_is_a_fault_and_the_next_cures_it(
    command, connection
):
    state = read_state(connection, only_index(connection))
    write_state(connection, Published(state.index, state.number, "sending"))
    (said,) = command.wrong()
    assert "a command ended while it published; `communique index` finishes it" in said
    command.good("index", SEEDS)
    command.good("check")


@real
def test_an_index_that_a_dead_rebuild_left_is_named_and_the_next_removes_it(command, index):
    left = f"{index.name}-20240816093000-a1b2c3"
    index.ask("PUT", f"/{left}", {})
    (said,) = command.wrong()
    assert left in said
    command.good("rebuild")
    command.good("check")


@real
def test_a_copy_on_no_node_is_a_fault_though_answers_are_whole(command, index, connection):
    name = only_index(connection)
    index.ask(
        "PUT",
        f"/{name}/_settings",
        {"index": {"auto_expand_replicas": False, "number_of_replicas": 1}},
    )
    (said,) = command.wrong()
    assert "1 copies of shards are on no node" in said
    assert "answers are whole" in said


@real
def test_a_closed_index_is_a_fault(command, index, connection):
    index.ask("POST", f"/{only_index(connection)}/_close")
    assert any("closed" in line for line in command.wrong())


@real
def test_a_name_that_stands_for_nothing_is_a_fault(command, index, connection):
    name = only_index(connection)
    index.ask("POST", "/_aliases", {"actions": [{"remove": {"index": name, "alias": index.name}}]})
    assert any(name in line and "communique rebuild" in line for line in command.wrong())


def test_a_cluster_that_does_not_answer_is_a_fault(tmp_path):
    command = Command(tmp_path, "opensearch+http://127.0.0.1:1/nothing")
    with Archive.open(tmp_path):
        pass
    assert any("cannot be reached" in line for line in command.wrong())


@real
def test_a_backup_is_restored_into_a_new_index_that_takes_the_place(command, tmp_path):
    command.good("backup", tmp_path / "a.zip")
    command.good("forget", FIRST)
    assert command.ids == {SECOND}
    command.good("restore", "--force", tmp_path / "a.zip")
    assert command.ids == {FIRST, SECOND}
    command.good("check")


@real
def test_a_backup_from_one_engine_is_restored_on_another(command, tmp_path):
    command.good("backup", tmp_path / "a.zip")
    other = Command(tmp_path / "other", "")
    other.good("restore", tmp_path / "a.zip")
    other.good("check")
    assert other.ids == command.ids


@real
def test_rolling_back_is_one_command_and_once_more_undoes_it(command):
    command.good("rebuild")
    command.good("forget", FIRST)
    assert "is published again; the archive has moved on" in command.good("rollback")
    assert command.ids == {SECOND}
    assert command.good("rollback").endswith(" is published again\n")
    command.good("check")


@real
def test_without_a_former_index_there_is_nothing_to_go_back_to(command):
    result = command("rollback")
    assert result.exit_code == 1
    assert "there is no former index" in result.stderr
