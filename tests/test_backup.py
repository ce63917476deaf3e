"""A backup holds the whole archive; a restore brings it back whole, or leaves all as it was."""

from __future__ import annotations

import hashlib
import json
import os
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from communique import main
from index import backup, restoring
from index.archive import Archive
from index.archived import NAME
from index.engines.whoosh.folder import Lock
from index.errors import ArchiveError
from search.engine import engine

CHECKOUT = Path(__file__).parent.parent
SEEDS = CHECKOUT / "seeds"
FIRST, SECOND = "000_22f758d05eafb563", "004_1c4b25704dc0e3be"
OFFICIALS = "# nobody yet\n"


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


def bad(data, *arguments):
    result = run(data, *arguments)
    assert result.exit_code == 1, result.output
    assert re.fullmatch(r"communique: [^\n]+\n", result.stderr), result.stderr
    return result.stderr


def contents(data):
    """Every row of an archive, but for what it knows of an index."""
    with closing(sqlite3.connect(data / NAME)) as db:
        tables = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type='table'")]
        return {
            table: sorted(db.execute(f"SELECT * FROM {table}"), key=repr)  # noqa: S608 - our tables
            for table in tables
            if table not in {"meta", "pending"}
        }


def answers(data):
    """What searches find, generation apart."""
    asked = ("", "securite", "Kosovo", "droits humains", "-kosovo", "rights")
    return [
        {**json.loads(good(data, "search", "--json", "--", text)), "generation": None}
        for text in asked
    ]


def names(folder):
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture(scope="module")
def lived(tmp_path_factory):
    """An archive with revisions, a refusal, a removal and officials; only to be read."""
    data = tmp_path_factory.mktemp("lived") / "data"
    lines = data.parent / "a.jsonl"
    for text in ("La paix au Kosovo.", "La paix durable au Kosovo."):
        lines.write_text(
            json.dumps({"id": "a", "language": "fr", "text": text})
            + '\n{"id": "b", "language": "en", "text": "Peace."}\n{"id": "mauvais"}\n'
        )
        assert run(data, "index", lines, SEEDS).exit_code == 3
    good(data, "forget", "b")
    (data / "officials.yaml").write_text(OFFICIALS)
    return data


@pytest.fixture
def data(lived, tmp_path):
    return shutil.copytree(lived, tmp_path / "data")


@pytest.fixture(scope="module")
def kept(lived, tmp_path_factory):
    file = tmp_path_factory.mktemp("kept") / "communique.zip"
    good(lived, "backup", file)
    return file


def test_what_is_restored_is_what_was_backed_up(lived, kept, tmp_path):
    data = tmp_path / "new"
    said = good(data, "restore", kept)
    assert re.fullmatch(r"restored as of \S+: 3 releases indexed\n", said)
    assert names(data) == ["archive.sqlite", "index", "officials.yaml"]
    assert contents(data) == contents(lived)
    assert {len(rows) for table, rows in contents(data).items() if table == "revisions"} == {1}
    assert (data / "officials.yaml").read_text() == OFFICIALS
    assert answers(data) == answers(lived)
    assert "all is well" in good(data, "check")


def test_a_restored_archive_goes_on_as_the_one_before(kept, tmp_path):
    data = tmp_path / "new"
    good(data, "restore", kept)
    assert good(data, "index", SEEDS).startswith("0 added, 0 updated, 2 unchanged")
    lines = tmp_path / "b.jsonl"
    lines.write_text('{"id": "b", "language": "en", "text": "Peace."}\n')
    assert "1 forgotten" in good(data, "index", lines)


TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\r\n\x00"), min_size=1, max_size=80)


@settings(max_examples=8, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from(["fr", "en"]), TEXT)))
def test_whatever_an_archive_holds_comes_back_equal(tmp_path_factory, releases):
    place = tmp_path_factory.mktemp("any")
    for number, (id, language, text) in enumerate(releases):
        lines = place / f"{number}.jsonl"
        lines.write_text(json.dumps({"id": id, "language": language, "text": text}) + "\n")
        run(place / "data", "index", lines)
    if not releases:
        good(place / "data", "index", SEEDS)
    good(place / "data", "backup", place / "a.zip")
    good(place / "new", "restore", place / "a.zip")
    assert contents(place / "new") == contents(place / "data")
    assert answers(place / "new") == answers(place / "data")


def test_a_backup_is_of_one_moment_while_another_writes(data, tmp_path):
    stop = threading.Event()

    def write():
        number = 0
        with Archive.open(data) as archive:
            while not stop.is_set():
                number += 1
                with archive.writing():
                    archive.refuse(_refused(f"one {number}"))
                    archive.refuse(_refused(f"two {number}"))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(5):
            backup.write(data, tmp_path / f"{number}.zip")
    finally:
        stop.set()
        writer.join()
    for number in range(5):
        with zipfile.ZipFile(tmp_path / f"{number}.zip") as packed:
            packed.extract(NAME, tmp_path / str(number))
        refused = {row[0] for row in contents(tmp_path / str(number))["refusals"]}
        one, two = ({s for s in refused if s.startswith(kind)} for kind in ("one", "two"))
        assert len(one) == len(two)


def _refused(source):
    from index.errors import Refused  # noqa: PLC0415

    return Refused("no", source=source)


def test_a_file_that_is_there_is_overwritten_with_force_only(data, tmp_path):
    file = tmp_path / "a.zip"
    file.write_text("mine")
    assert "is there already" in bad(data, "backup", file)
    assert file.read_text() == "mine"
    good(data, "backup", "--force", file)
    good(tmp_path / "new", "restore", file)


def test_a_file_that_appears_meanwhile_is_not_overwritten(data, tmp_path, monkeypatch):
    file = tmp_path / "a.zip"
    read_back = backup._read_back

    def meanwhile(*arguments):
        file.write_text("mine")
        read_back(*arguments)

    monkeypatch.setattr(backup, "_read_back", meanwhile)
    assert "is there already" in bad(data, "backup", file)
    assert file.read_text() == "mine"
    assert names(tmp_path) == ["a.zip", "data"]


def test_where_a_file_system_has_no_links_it_is_renamed(data, tmp_path, monkeypatch):
    def no_links(*_):
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", no_links)
    file = tmp_path / "a.zip"
    good(data, "backup", file)
    good(data, "restore", "--force", file)
    assert "all is well" in good(data, "check")


def test_a_damaged_archive_is_not_backed_up(data, tmp_path):
    with closing(sqlite3.connect(data / NAME)) as db, db:
        db.execute("UPDATE versions SET record = '{}'")
    said = bad(data, "backup", tmp_path / "a.zip")
    assert "not as it was written" in said
    assert str(data / NAME) in said
    assert names(tmp_path) == ["data"]


@pytest.mark.parametrize(
    ("file", "said"), [("none/a.zip", "cannot be written: No such file"), (".", "is a directory")]
)
def test_a_place_that_cannot_be_written_is_said_to_be(data, tmp_path, file, said):
    assert said in run(data, "backup", tmp_path / file).stderr


def test_without_an_archive_there_is_nothing_to_back_up(tmp_path):
    assert "there is no archive" in bad(tmp_path / "none", "backup", tmp_path / "a.zip")
    assert names(tmp_path) == []


@pytest.mark.parametrize("bytes_free", [0, 1_000, 10_000, 50_000])
def test_on_a_full_disk_nothing_is_left_of_a_backup(data, tmp_path, bytes_free):
    def limited():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_free, bytes_free))

    before = contents(data)
    folder = tmp_path / "backups"
    folder.mkdir()
    ended = process(data, "backup", folder / "a.zip", preexec_fn=limited)
    assert ended.returncode == 1
    assert re.fullmatch(r"communique: [^\n]*a\.zip[^\n]*\n", ended.stderr), ended.stderr
    assert names(folder) == []
    assert contents(data) == before


def process(data, *arguments, **options):
    bare = {name: value for name, value in os.environ.items() if not name.startswith("COMMUNIQUE_")}
    return subprocess.run(  # noqa: PLW1510 - its status is what is looked at
        [sys.executable, "-m", "communique", "--data", str(data), *map(str, arguments)],
        cwd=CHECKOUT,
        env=bare,
        capture_output=True,
        text=True,
        timeout=60,
        **options,
    )


# restoring over what is there


def test_an_archive_that_is_there_is_not_replaced_without_force(data, kept):
    before = contents(data), names(data)
    assert "keep it aside with --force" in bad(data, "restore", kept)
    assert (contents(data), names(data)) == before


def test_an_officials_file_that_is_there_is_not_replaced_without_force(kept, tmp_path):
    data = tmp_path / "new"
    data.mkdir()
    (data / "officials.yaml").write_text("# mine\n")
    assert "officials.yaml is there already" in bad(data, "restore", kept)
    assert names(data) == ["officials.yaml"]


def test_with_force_the_former_archive_is_kept_and_named(data, kept, tmp_path):
    good(data, "forget", FIRST)
    before = contents(data)
    said = good(data, "restore", "--force", kept)
    (archive, officials) = re.findall(r"the former one is kept: (.+)", said)
    assert Path(officials).read_text() == OFFICIALS
    shutil.copy(archive, tmp_path / NAME)
    assert contents(tmp_path) == before
    assert "all is well" in good(data, "check")
    assert FIRST in good(data, "show", FIRST)


def test_a_former_archive_that_is_damaged_is_kept_and_replaced(data, kept, lived):
    with closing(sqlite3.connect(data / NAME)) as db:
        db.execute("PRAGMA journal_mode=DELETE")
    (data / NAME).write_bytes(b"damaged" * 999)
    (data / f"{NAME}-wal").write_bytes(b"damaged too")
    said = good(data, "restore", "--force", kept)
    former = Path(re.search(r"kept: (.+archive.+)", said)[1])
    assert former.read_bytes() == b"damaged" * 999
    assert former.with_name(f"{former.name}-wal").read_bytes() == b"damaged too"
    assert contents(data) == contents(lived)


def test_while_another_command_writes_nothing_is_restored(data, kept):
    before = contents(data), names(data)
    lock = Lock(data / "index")
    try:
        assert "another writer" in bad(data, "restore", "--force", kept)
    finally:
        lock.release()
    with Archive.open(data) as archive, archive.writing():
        assert "another command" in bad(data, "restore", "--force", kept)
    assert (contents(data), names(data)) == before
    good(data, "restore", "--force", kept)


def test_what_is_served_is_the_former_index_or_the_new_one(data, kept, monkeypatch):
    from index import indexing  # noqa: PLC0415

    good(data, "forget", FIRST)
    chosen = engine("", data=data)
    before = chosen.published()
    put = indexing._put
    seen = set()

    def watched(*arguments, **options):
        seen.add((chosen.published(), len(answers_of(chosen))))
        return put(*arguments, **options)

    monkeypatch.setattr(indexing, "_put", watched)
    good(data, "restore", "--force", kept)
    assert seen == {(before, 2)}
    assert len(answers_of(chosen)) == 3


def answers_of(chosen):
    with closing(chosen.searcher(None)) as searcher:
        return searcher.vocabulary("id", "", 99)


# files that are no backup of ours


def member(size, sha256="0" * 64):
    return {"size": size, "sha256": sha256}


def manifest(files, **more):
    made = "2024-08-16T09:30:00+00:00"
    told = {"communique": "backup", "format": 1, "made": made, "files": files}
    return json.dumps(told | more)


def zipped(path, members, **options):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, **options) as packed:
        for name, raw in members:
            packed.writestr(name, raw)
    return path


def sound(raw, **more):
    """The members of a backup of such an archive, hashes and all."""
    told = member(len(raw), hashlib.sha256(raw).hexdigest())
    return [(NAME, raw), ("MANIFEST.json", manifest({NAME: told}, **more))]


@pytest.fixture(scope="module")
def raw(kept):
    with zipfile.ZipFile(kept) as packed:
        return packed.read(NAME)


def refused(file, tmp_path):
    """What is said of the file; nothing is made of it."""
    said = bad(tmp_path / "new", "restore", file)
    assert not (tmp_path / "new").exists()
    return said


@pytest.mark.parametrize(
    "harm",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"not a zip" * 100),
        lambda path: path.write_bytes(path.read_bytes()[:-30]),
        lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
        lambda path: path.write_bytes(path.read_bytes()[50:]),
        lambda path: _over(path, 200, b"\0" * 100),
        lambda path: _over(path, path.stat().st_size // 2, b"\xff"),
    ],
)
def test_a_file_that_is_cut_short_or_damaged_is_refused(kept, tmp_path, harm):
    file = Path(shutil.copy(kept, tmp_path / "a.zip"))
    harm(file)
    assert str(file) in refused(file, tmp_path)


def _over(path, where, raw):
    with path.open("r+b") as file:
        file.seek(where)
        file.write(raw)


@pytest.mark.parametrize("step", range(0, 100, 7))
def test_any_flipped_bit_is_found_or_changes_nothing(kept, lived, tmp_path, step):
    file = Path(shutil.copy(kept, tmp_path / "a.zip"))
    where = file.stat().st_size * step // 100
    _over(file, where, bytes([file.read_bytes()[where] ^ 0x04]))
    result = run(tmp_path / "new", "restore", file)
    if result.exit_code == 0:
        assert contents(tmp_path / "new") == contents(lived)
    else:
        assert result.stderr.startswith("communique: ")
        assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    "name", ["../evil", "/etc/passwd", "index/MANIFEST", "archive.sqlite-wal", "a\\..\\b", "é"]
)
def test_a_member_that_is_not_ours_is_refused_and_written_nowhere(raw, tmp_path, name):
    file = zipped(tmp_path / "a.zip", [*sound(raw), (name, "evil")])
    assert "is no backup of an archive" in refused(file, tmp_path)
    assert names(tmp_path) == ["a.zip"]


def test_one_that_swells_is_refused_before_it_is_unpacked(tmp_path):
    swollen = bytes(300_000_000)
    file = zipped(tmp_path / "a.zip", [(NAME, swollen), ("MANIFEST.json", manifest({}))])
    assert "is no backup" in refused(file, tmp_path)
    told = manifest({NAME: member(len(swollen))})
    file = zipped(tmp_path / "b.zip", [(NAME, swollen), ("MANIFEST.json", told)])
    assert f"{NAME} in it is no archive" in refused(file, tmp_path)


def test_one_that_the_disk_cannot_hold_is_refused(kept, tmp_path, monkeypatch):
    class Usage:
        free = 10_000

    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage)
    assert "10,000 are free" in refused(kept, tmp_path)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("", "its manifest cannot be read"),
        ("[]", "its manifest cannot be read"),
        ("null", "its manifest cannot be read"),
        ('{"communique": 1}', "another program made it"),
        ('{"communique": "backup"}', "its manifest cannot be read"),
        (manifest({}, format=2), "has format 2, this program restores 1"),
        (manifest({}, format="x" * 9), "has format 'xxxxxxxxx'"),
        (manifest({}), "does not hold what its manifest says"),
        (manifest({NAME: member(1)}), "another size"),
        (manifest({NAME: member("one")}), "its manifest cannot be read"),
        (manifest({NAME: {}}), "its manifest cannot be read"),
        (manifest({NAME: None}), "its manifest cannot be read"),
        ("[" * 60_000, "its manifest cannot be read"),
        (" " * 200_000, "its manifest is too long"),
        (b"\xff\xfe\0", "its manifest cannot be read"),
    ],
)
def test_a_manifest_that_is_not_ours_is_refused(raw, tmp_path, told, said):
    file = zipped(tmp_path / "a.zip", [(NAME, raw), ("MANIFEST.json", told)])
    assert said in refused(file, tmp_path)


def test_what_is_not_as_it_was_backed_up_is_refused(raw, tmp_path):
    told = manifest({NAME: member(len(raw))})
    file = zipped(tmp_path / "a.zip", [(NAME, raw), ("MANIFEST.json", told)])
    assert "is not as it was backed up" in refused(file, tmp_path)


def test_a_member_packed_in_another_way_is_refused(raw, tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_BZIP2) as packed:
        for name, held in sound(raw):
            packed.writestr(name, held)
    assert "packed in another way" in refused(tmp_path / "a.zip", tmp_path)


def test_two_members_by_one_name_are_refused(raw, tmp_path):
    with pytest.warns(UserWarning, match="Duplicate name"):
        file = zipped(tmp_path / "a.zip", [*sound(raw), (NAME, raw)])
    assert "two files by one name" in refused(file, tmp_path)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER evil AFTER INSERT ON meta BEGIN DELETE FROM versions; END",
        "CREATE VIEW evil AS SELECT 1",
        "UPDATE versions SET record = '{}'",
        "UPDATE meta SET value = '99' WHERE key = 'format'",
        "DROP TABLE pending",
    ],
)
def test_a_database_that_is_not_ours_or_not_sound_is_refused(raw, tmp_path, statement):
    path = tmp_path / "made.sqlite"
    path.write_bytes(raw)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode=DELETE")
        db.execute(statement)
    file = zipped(tmp_path / "a.zip", sound(path.read_bytes()))
    path.unlink()
    assert "cannot be restored" in refused(file, tmp_path)


@pytest.mark.parametrize("what", ["a folder", "nothing"])
def test_what_is_no_file_is_refused(tmp_path, what):
    file = tmp_path / "a.zip"
    if what == "a folder":
        file.mkdir()
    assert "is no file" in refused(file, tmp_path)


def test_a_fifo_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.zip")
    assert "is no file" in refused(tmp_path / "a.zip", tmp_path)


# killed


KILLED = """
import os, signal, sys
from index import backup, restoring, indexing
from communique import main
module, name, moment = {module}, {name!r}, {moment!r}
real = getattr(module, name)
def killed(*arguments, **options):
    if moment == "after":
        real(*arguments, **options)
    os.kill(os.getpid(), signal.SIGKILL)
setattr(module, name, killed)
main({arguments!r})
"""


def killed_at(data, module, name, moment, *arguments):
    code = KILLED.format(
        module=module,
        name=name,
        moment=moment,
        arguments=["--data", str(data), *map(str, arguments)],
    )
    ended = subprocess.run(  # noqa: PLW1510 - its status is what is looked at
        [sys.executable, "-c", code], cwd=CHECKOUT, capture_output=True, timeout=60
    )
    assert ended.returncode == -signal.SIGKILL, ended.stderr


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize("step", ["_copy", "_packed", "_read_back", "_name"])
def test_a_backup_that_is_killed_leaves_a_whole_file_or_none(data, tmp_path, step, moment):
    folder = tmp_path / "backups"
    folder.mkdir()
    before = contents(data)
    killed_at(data, "backup", step, moment, "backup", folder / "a.zip")
    assert (folder / "a.zip").exists() == (step == "_name" and moment == "after")
    if (folder / "a.zip").exists():
        good(tmp_path / "new", "restore", folder / "a.zip")
    assert contents(data) == before
    good(data, "backup", "--force", folder / "a.zip")


STEPS = [
    ("restoring", "_unpacked"),
    ("restoring", "_examined"),
    ("restoring", "_unsettled"),
    ("restoring", "_still"),
    ("restoring", "_keep"),
    ("restoring.Staged", "put"),
    ("indexing", "_put"),
    ("indexing", "_settle"),
]


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize("step", STEPS, ids="-".join)
def test_a_restore_that_is_killed_leaves_the_former_archive_or_the_new_one(
    data, kept, lived, step, moment
):
    module, step = step
    good(data, "forget", FIRST)
    former = contents(data)
    published = engine("", data=data).published()
    killed_at(data, module, step, moment, "restore", "--force", kept)
    is_new = contents(data) == contents(lived)
    assert is_new or contents(data) == former
    is_settled = (step, moment) == ("_settle", "after")
    assert (engine("", data=data).published() != published) == is_settled
    if is_new and not is_settled:
        assert "communique rebuild" in bad(data, "index", SEEDS)
        assert run(data, "check").exit_code == 1
        good(data, "rebuild")
    else:
        good(data, "index", SEEDS)
    for left in data.glob(".restoring-*"):
        assert str(left) in run(data, "check").stderr
        shutil.rmtree(left)
    good(data, "check")
    assert len(answers(data)[0]["hits"]) == 3 if is_new else 2


def test_a_restore_that_cannot_index_says_what_is_done_and_what_is_left(data, kept, monkeypatch):
    from index import indexing  # noqa: PLC0415

    def failing(*_arguments, **_options):
        raise ArchiveError("no")

    with monkeypatch.context() as patch:
        patch.setattr(indexing, "_put", failing)
        said = bad(data, "restore", "--force", kept)
    assert "the archive is restored, the index is not: no; run `communique rebuild`" in said
    good(data, "rebuild")
    good(data, "check")


def test_what_is_staged_and_not_put_changes_nothing(data, kept):
    before = contents(data), names(data)
    with restoring.staged(kept, data, force=True) as staged:
        assert staged.backup.files.keys() == {NAME, "officials.yaml"}
    assert (contents(data), names(data)) == before
