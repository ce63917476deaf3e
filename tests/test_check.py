"""`check` names whatever is wrong with the archive or with the index, in one line, with the cure."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from communique import main
from index.archive import Archive
from index.archived import NAME
from index.audit import audit
from index.engines.whoosh import check, faults, open_writer, rebuild_writer
from index.engines.whoosh.folder import Lock
from search.engine import engine

SEEDS = Path(__file__).parent.parent / "seeds"
FIRST, SECOND = "000_22f758d05eafb563", "004_1c4b25704dc0e3be"


@pytest.fixture(autouse=True)
def no_settings(monkeypatch):
    for name in ("DATA", "INDEX", "TIME_ZONE"):
        monkeypatch.delenv(f"COMMUNIQUE_{name}", raising=False)


def run(data, *arguments):
    return CliRunner().invoke(main, ["--data", str(data), *map(str, arguments)])


def good(data, *arguments):
    result = run(data, *arguments)
    assert (result.exit_code, result.stderr) == (0, ""), result.output
    return result.stdout


def wrong(data):
    """What `check` says is wrong, a line each."""
    result = run(data, "check")
    assert result.exit_code == 1, result.output
    lines = result.stderr.splitlines()
    assert all(line.startswith("wrong: ") for line in lines)
    assert result.stdout.splitlines()[-1] == f"{len(lines)} wrong"
    return [line.removeprefix("wrong: ") for line in lines]


def answers(data):
    """What searches find, generation apart."""
    asked = ("", "securite", "Kosovo", "droits humains", "-kosovo", "rights")
    return [
        {**json.loads(good(data, "search", "--json", "--", text)), "generation": None}
        for text in asked
    ]


@pytest.fixture(scope="module")
def sown(tmp_path_factory):
    """The seeds, indexed; only to be read."""
    data = tmp_path_factory.mktemp("sown")
    good(data, "index", SEEDS)
    return data


@pytest.fixture
def data(sown, tmp_path):
    """The seeds, indexed, in a folder of the test's own."""
    return shutil.copytree(sown, tmp_path / "data")


def sql(data, *statements):
    with closing(sqlite3.connect(data / NAME)) as db, db:
        for statement in statements:
            db.execute(statement)


def test_what_is_sound_is_said_to_be_and_counted(data):
    assert re.fullmatch(
        r"archive: 2 releases, 2 versions, 0 revisions, 0 refused, 0 forgotten, 0 to be indexed\n"
        r"index: 2 releases, generation \w+-1\n"
        r"all is well\n",
        good(data, "check"),
    )


def test_what_is_sound_as_json(data):
    told = json.loads(good(data, "check", "--json"))
    generation = engine("", data=data).published()
    assert told == {
        "sound": True,
        "faults": [],
        "archive": {
            "releases": 2,
            "versions": 2,
            "revisions": 0,
            "refusals": 0,
            "forgotten": 0,
        },
        "pending": 0,
        "index": {"generation": generation, "releases": 2},
    }


def test_checking_changes_nothing(data):
    def state():
        return {
            path: path.read_bytes()
            for path in sorted(data.rglob("*"))
            if path.is_file() and not path.name.endswith(("-wal", "-shm"))
        }

    before = state()
    good(data, "check")
    assert state() == before


def test_refusals_and_removals_are_counted_and_no_fault(data, tmp_path):
    lines = tmp_path / "a.jsonl"
    lines.write_text('{"id": "mauvais"}\n')
    assert run(data, "index", lines).exit_code == 3
    good(data, "forget", FIRST)
    said = good(data, "check")
    assert "1 refused, 1 forgotten, 0 to be indexed" in said
    assert "index: 1 releases" in said


def test_what_is_pending_is_counted_and_no_fault(data):
    with Archive.open(data) as archive, archive.writing():
        archive.forget(SECOND)
    assert "1 to be indexed" in good(data, "check")


def test_where_there_is_no_archive_it_says_how_to_make_one(tmp_path):
    result = run(tmp_path / "none", "check")
    assert result.exit_code == 1
    assert "there is no archive" in result.stderr
    assert not (tmp_path / "none").exists()


# the files of an index


def truncated(path):
    path.write_bytes(path.read_bytes()[:-1])


def emptied(path):
    path.write_bytes(b"")


def flipped(path):
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 3] ^= 0x10
    path.write_bytes(raw)


def zeroed(path):
    raw = bytearray(path.read_bytes())
    start = max(len(raw) // 2 - 2048, 0)
    raw[start : start + 4096] = bytes(len(raw[start : start + 4096]))
    path.write_bytes(raw)


def lengthened(path):
    path.write_bytes(path.read_bytes() + b"\0")


HARMS = [truncated, emptied, flipped, zeroed, lengthened, Path.unlink]


@pytest.fixture(scope="module")
def grown(sown, tmp_path_factory):
    """An index of several files: the seeds, added to, and rebuilt before."""
    data = shutil.copytree(sown, tmp_path_factory.mktemp("grown") / "data")
    good(data, "rebuild")
    for number in range(2):
        lines = data.parent / f"{number}.jsonl"
        text = "La paix au Kosovo. " * 3
        lines.write_text(json.dumps({"id": f"r{number}", "language": "fr", "text": text}) + "\n")
        good(data, "index", lines)
    return data


def index_files(data):
    files = sorted(path for path in (data / "index").rglob("*") if path.is_file())
    return [path.relative_to(data) for path in files if path.name != "LOCK"]


@pytest.mark.parametrize("harm", HARMS, ids=lambda harm: harm.__name__)
def test_any_damaged_file_of_an_index_is_named_and_a_rebuild_cures_it(grown, tmp_path, harm):
    names = index_files(grown)
    assert len(names) >= 5
    for number, name in enumerate(names):
        data = shutil.copytree(grown, tmp_path / str(number))
        before = answers(data) if number == 0 else None
        harm(data / name)
        said = wrong(data)
        assert any(str(name.name) in line and "communique rebuild" in line for line in said), said
        good(data, "rebuild")
        assert "all is well" in good(data, "check")
        if before is not None:
            assert answers(data) == before


def test_every_damaged_file_is_named_not_only_the_first(grown, tmp_path):
    data = shutil.copytree(grown, tmp_path / "data")
    harmed = [name for name in index_files(data) if name.suffix == ".seg"]
    assert len(harmed) > 1
    for name in harmed:
        flipped(data / name)
    said = wrong(data)
    assert [name.name for name in harmed if not any(name.name in line for line in said)] == []


def test_files_that_are_no_part_of_the_index_are_named(data):
    (data / "index" / "notes.txt").write_text("")
    home = next((data / "index").glob("home-*"))
    (home / "MAIN_9.seg").write_text("")
    strange, left = sorted(wrong(data), reverse=True)
    assert re.search(r"notes\.txt is no part of the index; remove it$", strange)
    assert re.search(r"MAIN_9\.seg is no part of the index; the next `communique index`", left)
    good(data, "index", SEEDS)
    assert len(wrong(data)) == 1


def test_what_a_writer_has_under_way_is_no_fault(data):
    home = next((data / "index").glob("home-*"))
    lock = Lock(data / "index")
    (home / "MAIN_9.seg").write_text("")
    try:
        assert "all is well" in good(data, "check")
    finally:
        lock.release()
    assert len(wrong(data)) == 1


def test_a_lost_index_is_a_fault(data):
    shutil.rmtree(data / "index")
    (said,) = wrong(data)
    assert "lacks: run `communique rebuild`" in said


def test_a_state_that_is_replaced_while_it_is_read_is_no_fault(tmp_path, monkeypatch):
    with closing(open_writer(tmp_path, fingerprint="1")) as writer:
        writer.publish()
    looked = check._wrong

    def replaced(path, stamp):
        monkeypatch.setattr(check, "_wrong", looked)
        for _ in range(2):
            writer = rebuild_writer(tmp_path, fingerprint="1")
            writer.publish()
            writer.close()
        return looked(path, stamp)

    monkeypatch.setattr(check, "_wrong", replaced)
    assert faults(tmp_path, fingerprint="1") == []


def test_another_analyser_is_a_fault(data):
    (said,) = faults(data / "index", fingerprint="another")
    assert "another analyser" in str(said)
    assert "communique rebuild" in str(said)


# the archive and the index beside each other


def test_what_the_index_lacks_is_named_up_to_ten_and_counted(data):
    with closing(engine("", data=data).writer()) as writer:
        writer.forget([FIRST])
        generation = writer.publish()
    with Archive.open(data) as archive, archive.writing():
        archive.settled([], generation=generation)
    (said,) = wrong(data)
    assert said.startswith(f"the index lacks 1 release: {FIRST!r}; `communique rebuild`")


def test_what_the_index_holds_too_much_is_named_up_to_ten_and_counted(data, tmp_path):
    lines = tmp_path / "a.jsonl"
    lines.write_text(
        "".join(
            json.dumps({"id": f"r{n:02}", "language": "fr", "text": "La paix."}) + "\n"
            for n in range(13)
        )
    )
    good(data, "index", lines)
    sql(data, "DELETE FROM versions WHERE release LIKE 'r%'")
    (said,) = wrong(data)
    assert "holds what the archive does not: 13 releases: 'r00', 'r01'" in said
    assert "'r09' and 3 more" in said


def test_an_index_of_another_archive_is_a_fault(data, tmp_path):
    other = tmp_path / "other"
    good(other, "index", SEEDS)
    shutil.rmtree(data / "index")
    shutil.copytree(other / "index", data / "index")
    (said,) = wrong(data)
    assert "the index was not made from" in said


# the archive


DAMAGES = {
    "a record altered": (
        "UPDATE versions SET record = replace(record, 'a', 'b') WHERE release = 'FIRST'",
        f"not as it was written; 1 release: '{FIRST}'",
    ),
    "a hash altered": (
        "UPDATE versions SET hash = 'x' WHERE release = 'FIRST'",
        "not as it was written",
    ),
    "a record of another release": (
        "UPDATE versions SET release = 'other' WHERE release = 'FIRST'",
        "a record cannot be read; 1 release: 'other'",
    ),
    "a version of what was forgotten": (
        "INSERT INTO tombstones VALUES ('FIRST', '')",
        "a version of a release that was forgotten",
    ),
    "something pending that never was": (
        "INSERT INTO pending VALUES ('nothing')",
        "something to tell of a release that never was; 1 release: 'nothing'",
    ),
    "a revision of nothing": (
        "INSERT INTO revisions SELECT 'gone', language, hash, record, '', 1, '', '' FROM versions",
        "a revision of a release that is not held",
    ),
    "a table of another": ("CREATE TABLE notes (text TEXT)", "the table 'notes' is not ours"),
    "a trigger": (
        "CREATE TRIGGER evil AFTER INSERT ON versions BEGIN DELETE FROM versions; END",
        "the trigger 'evil' is not ours",
    ),
    "an index that is missing": (
        "DROP INDEX versions_from",
        "the index 'versions_from' is missing",
    ),
    "a table that is missing": ("DROP TABLE sources", "the table 'sources' is missing"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_wrong_with_the_archive_is_named_with_the_cure(data, damage):
    statement, said = DAMAGES[damage]
    sql(data, statement.replace("FIRST", FIRST))
    (line, *_) = [line for line in wrong(data) if said in line]
    assert line.endswith("restore it from a backup or an export")


@pytest.mark.parametrize("where", [0, 1, 2, 3, 5, 8, 13])
def test_a_zeroed_page_of_the_archive_is_found(data, where):
    path = data / NAME
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    pages = path.stat().st_size // 4096
    with path.open("r+b") as file:
        file.seek(min(where, pages - 1) * 4096)
        file.write(bytes(4096))
    assert any(NAME in line for line in wrong(data))


def test_an_archive_of_bytes_that_are_none_is_a_fault_and_the_index_is_still_read(data):
    (data / NAME).write_bytes(b"not a database" * 1000)
    flipped(next((data / "index").rglob("*.seg")))
    said = wrong(data)
    assert "is no archive, or a damaged one" in said[0]
    assert any(".seg is not as it was written" in line for line in said)


def test_an_archive_that_somebody_writes_to_is_read_as_it_was(data):
    with Archive.open(data) as archive, archive.writing():
        archive.forget(FIRST)
        assert list(audit(data / NAME)) == []
        assert "2 releases" in good(data, "check")


def test_what_a_killed_restore_left_is_named(data):
    (data / ".restoring-x").mkdir()
    (said,) = wrong(data)
    assert ".restoring-x" in said


# rolling back


def test_rolling_back_publishes_the_index_before_the_rebuild_and_once_more_undoes_it(data):
    first = engine("", data=data).published()
    good(data, "rebuild")
    second = engine("", data=data).published()
    assert first != second
    assert good(data, "rollback").startswith(f"{first} is published again; the archive has moved")
    assert engine("", data=data).published() == first
    assert "was not made from" in run(data, "index", SEEDS).stderr
    assert good(data, "rollback") == f"{second} is published again\n"
    assert "all is well" in good(data, "check")


def test_without_a_former_index_there_is_nothing_to_go_back_to(data, tmp_path):
    for folder in (data, tmp_path / "none"):
        result = run(folder, "rollback")
        assert result.exit_code == 1
        assert "there is no former index" in result.stderr
    assert not (tmp_path / "none").exists()


def test_what_was_forgotten_since_does_not_come_back_with_the_former_index(data):
    good(data, "rebuild")
    good(data, "forget", FIRST)
    good(data, "rollback")
    with closing(engine("", data=data).searcher(None)) as searcher:
        assert searcher.get(FIRST) is None
        assert searcher.get(SECOND)


def test_a_damaged_former_index_is_not_gone_back_to(data):
    former = next((data / "index").rglob("*.seg"))
    good(data, "rebuild")
    flipped(former)
    result = run(data, "rollback")
    assert result.exit_code == 1
    assert former.name in result.stderr
    assert "all is well" not in run(data, "check").stdout
    good(data, "rebuild")
    good(data, "check")


def test_while_another_writes_nothing_is_rolled_back(data):
    good(data, "rebuild")
    lock = Lock(data / "index")
    try:
        assert "another writer" in run(data, "rollback").stderr
    finally:
        lock.release()
    good(data, "rollback")


def test_a_former_index_that_this_program_cannot_read_is_said_to_be(data):
    folder = data / "index"
    for mark in ("another", None):
        if mark:
            with closing(rebuild_writer(folder, fingerprint=mark)) as writer:
                writer.publish()
        else:
            good(data, "rebuild")
    result = run(data, "rollback")
    assert result.exit_code == 1
    assert "this program cannot read it" in result.stderr
    good(data, "rollback")
    good(data, "check")
