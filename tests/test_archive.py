"""The archive never loses a release, and says in words what is wrong with its file."""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.archive import Archive, digest
from index.archived import NAME, archived
from index.errors import ArchiveError, Busy, Refused
from index.pairing import releases
from index.release import Block, Days, Heard, Quoted, ReleaseId, Sighting, Span, Version

CHECKOUT = Path(__file__).parent.parent


def version(id="visite", language="fr", text="À Pristina.", **rest):
    return Version(ReleaseId(id), language, "Titre", (Block(text, language),), **rest)


@pytest.fixture
def archive(tmp_path):
    with Archive.open(tmp_path) as opened:
        yield opened


def kept(archive, *versions, source="a.txt", line=None):
    with archive.writing():
        return [archive.keep(one, source=source, line=line) for one in versions]


def test_what_is_kept_comes_back_as_it_was(archive):
    whole = version(
        happened=Days(date(2024, 8, 16), date(2024, 8, 22)),
        updated=date(2024, 8, 23),
        extra={"série": ["a", 1, None, {"b": True}]},
    )
    kept(archive, whole)
    assert archive.versions(whole.id) == (whole,)


def test_a_new_version_is_added_another_text_updates_and_the_same_text_is_unchanged(archive):
    outcomes = kept(archive, version(), version(), version(text="À Belgrade."), version())
    assert outcomes == ["added", "unchanged", "updated", "updated"]
    assert archive.versions(ReleaseId("visite")) == (version(),)


@pytest.mark.parametrize(
    "change",
    [
        {"text": "À Belgrade."},
        {"issuer": "OTAN"},
        {"updated": date(2024, 8, 23)},
        {"happened": Days.on(date(2024, 8, 23))},
        {"extra": {"mot": "paix"}},
    ],
    ids=lambda change: next(iter(change)),
)
def test_any_change_in_what_a_source_says_is_an_update(archive, change):
    assert kept(archive, version(), version(**change)) == ["added", "updated"]


def test_both_languages_are_one_release_french_first(archive):
    english, french = version(language="en"), version()
    assert kept(archive, english, french) == ["added", "added"]
    assert archive.versions(ReleaseId("visite")) == (french, english)
    assert archive.ids() == ["visite"]


def test_former_texts_stay_as_revisions(archive):
    kept(archive, *(version(text=text) for text in ("un", "deux", "trois")))
    counts = archive.counts()
    assert (counts.releases, counts.versions, counts.revisions) == (1, 1, 2)
    with contextlib.closing(sqlite3.connect(archive.path)) as db:
        records = db.execute("SELECT record FROM revisions ORDER BY rowid").fetchall()
    assert [json.loads(record)["blocks"][0][0] for (record,) in records] == ["un", "deux"]


def test_a_forgotten_release_stays_forgotten_when_it_is_read_again(archive):
    kept(archive, version(), version(text="autre"), version(language="en"))
    with archive.writing():
        assert archive.forget(ReleaseId("visite"))
    assert kept(archive, version(), version(text="encore")) == ["forgotten", "forgotten"]
    assert archive.versions(ReleaseId("visite")) == ()
    counts = archive.counts()
    assert (counts.versions, counts.revisions, counts.forgotten) == (0, 0, 1)


def test_forgetting_what_is_not_there_says_so_and_leaves_no_mark(archive):
    with archive.writing():
        assert not archive.forget(ReleaseId("visite"))
    assert kept(archive, version()) == ["added"]


def test_no_trace_of_a_forgotten_text_is_left_in_the_files(tmp_path):
    with Archive.open(tmp_path) as archive:
        kept(archive, version(text="confidentiel " * 3000), version(id="autre"))
        with archive.writing():
            archive.forget(ReleaseId("visite"))
    files = [path for path in tmp_path.iterdir() if path.is_file()]
    assert files
    assert not [path.name for path in files if b"confidentiel" in path.read_bytes()]


def test_refusals_are_remembered_in_order_and_dropped_when_their_source_is_read_again(archive):
    told = [
        Refused("has no text", source="a.jsonl", line=12),
        Refused("has no id", source="a.jsonl", line=2),
        Refused("is empty", source="b.txt"),
    ]
    with archive.writing():
        for refused in told:
            archive.refuse(refused)
    assert [str(r) for r in archive.refusals()] == [
        "a.jsonl:2: has no id",
        "a.jsonl:12: has no text",
        "b.txt: is empty",
    ]
    with archive.writing():
        archive.accept("a.jsonl")
    assert [str(r) for r in archive.refusals()] == ["b.txt: is empty"]


def test_what_is_new_changed_or_forgotten_is_pending_until_it_is_settled(archive):
    kept(archive, version("a"), version("b"), version("c"))
    assert archive.pending() == ["a", "b", "c"]
    assert not archive.has_told()
    with archive.writing():
        archive.settled(archive.pending(), generation="g1")
    assert archive.pending() == []
    assert archive.has_told()
    kept(archive, version("a"), version("b", text="autre"))
    with archive.writing():
        archive.forget(ReleaseId("c"))
    assert archive.pending() == ["b", "c"]


def test_what_the_engine_published_last_is_known_except_while_it_publishes(archive):
    assert archive.told() is None
    with archive.writing():
        archive.settled([], generation="g1")
    assert archive.told() == "g1"
    with archive.writing():
        archive.telling()
    assert archive.told() is None


def test_an_engine_was_told_of_something_however_many_forgotten_releases_are_pending(archive):
    kept(archive, version("a"), version("b"))
    with archive.writing():
        archive.settled(archive.pending(), generation="g1")
        archive.forget(ReleaseId("b"))
    assert len(archive.pending()) == len(archive.ids()) == 1
    assert archive.has_told()


def test_names_and_quotes_are_those_of_one_grammar_and_one_text(archive):
    said = Quoted((Span(0, 20, 30), Span(1, 2, 9)), Span(0, 3, 13), "ajouté")
    seen = Heard(
        (Sighting("Boris Ruge", 0, 3, 13, "speaks", "envoyé"), Sighting("Vjosa", None, 0, 5)),
        (said, Quoted((Span(None, 0, 4),))),
    )
    kept(archive, version())
    assert archive.heard(version(), grammar="1") is None
    with archive.writing():
        archive.keep_heard(version(), seen, grammar="1")
    assert archive.heard(version(), grammar="1") == seen
    assert archive.heard(version(), grammar="2") is None
    kept(archive, version(text="autre"))
    assert archive.heard(version(text="autre"), grammar="1") is None


def test_that_nobody_is_named_is_remembered_too(archive):
    kept(archive, version())
    with archive.writing():
        archive.keep_heard(version(), Heard(()), grammar="1")
    assert archive.heard(version(), grammar="1") == Heard(())


def test_a_source_that_stands_as_before_gives_what_it_gave(archive):
    kept(archive, version("a"), version("b"), source="f.jsonl")
    with archive.writing():
        archive.keep_source("f.jsonl", mark="m1", versions=2)
    known = archive.read_before("f.jsonl", mark="m1")
    assert {(key.release, key.language, key.hash) for key in known} == {
        ("a", "fr", digest(version("a"))),
        ("b", "fr", digest(version("b"))),
    }
    assert archive.read_before("f.jsonl", mark="m2") is None
    assert archive.read_before("g.jsonl", mark="m1") is None


@pytest.mark.parametrize("change", ["updated elsewhere", "forgotten", "read again"])
def test_a_source_is_read_again_when_what_it_gave_is_no_longer_what_stands(archive, change):
    kept(archive, version("a"), source="f.txt")
    with archive.writing():
        archive.keep_source("f.txt", mark="m", versions=1)
        if change == "updated elsewhere":
            archive.keep(version("a", text="autre"), source="g.txt", line=None)
        elif change == "forgotten":
            archive.forget(ReleaseId("a"))
        else:
            archive.accept("f.txt")
    assert archive.read_before("f.txt", mark="m") is None


def test_provenance_says_where_each_version_came_from(archive):
    kept(archive, version(language="en"), source="b.jsonl", line=7)
    kept(archive, version(), source="a.txt")
    found = archive.provenance(ReleaseId("visite"))
    assert [(p.language, p.source, p.line) for p in found] == [
        ("fr", "a.txt", None),
        ("en", "b.jsonl", 7),
    ]
    assert found[0].hash == digest(version())
    assert found[0].taken.utcoffset() is not None


def test_a_rehearsal_is_seen_inside_and_leaves_nothing(archive):
    kept(archive, version("a"))
    before = archive.counts()
    with archive.rehearsing():
        assert kept(archive, version("a"), version("b")) == ["unchanged", "added"]
        assert archive.ids() == ["a", "b"]
    assert archive.counts() == before
    assert archive.pending() == ["a"]
    assert kept(archive, version("b")) == ["added"]


def test_an_error_in_a_rehearsal_comes_out_and_leaves_nothing(archive):
    with pytest.raises(KeyError), archive.rehearsing():
        raise KeyError(kept(archive, version()))
    assert archive.ids() == []
    assert kept(archive, version()) == ["added"]


def test_a_rehearsal_without_an_archive_makes_none(tmp_path):
    folder = tmp_path / "none"
    with Archive.rehearsal(folder) as archive, archive.rehearsing():
        assert kept(archive, version()) == ["added"]
    assert not folder.exists()


def test_all_that_is_written_together_is_kept_together_or_not_at_all(archive):
    def half():
        with archive.writing():
            archive.keep(version("a"), source="a.txt", line=None)
            archive.refuse(Refused("no", source="b.txt"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    assert archive.ids() == archive.refusals() == archive.pending() == []


def test_one_moment_is_read_while_others_write(tmp_path, archive):
    kept(archive, version("a"))
    with Archive.open(tmp_path) as other, other.reading():
        assert other.ids() == ["a"]
        kept(archive, version("b"))
        assert other.ids() == ["a"]
        assert archive.ids() == ["a", "b"]


def test_a_second_writer_is_told_that_the_archive_is_busy(tmp_path, archive, monkeypatch):
    monkeypatch.setattr("index.sqlite.PATIENCE", 0)
    with (
        Archive.open(tmp_path) as other,
        archive.writing(),
        pytest.raises(Busy, match="another command is writing to the archive: wait"),
        other.writing(),
    ):
        pass


def test_several_that_make_the_archive_at_once_all_have_it(tmp_path):
    code = (
        "import sys, pathlib; from index.archive import Archive; print(flush=True); sys.stdin.read(1);"
        " Archive.open(pathlib.Path(sys.argv[1]))"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "new")]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    several = [subprocess.Popen(command, cwd=CHECKOUT, **pipes) for _ in range(4)]
    for one in several:
        one.stdout.read(1)  # all are ready, so that they meet
    for one in several:
        one.stdin.write(b"x")
        one.stdin.flush()
    for one in several:
        one.communicate(timeout=30)
    assert [one.returncode for one in several] == [0] * 4


def everything(folder):
    with Archive.open(folder) as archive:
        return [archive.versions(id) for id in archive.ids()]


def foreign(path):
    with contextlib.closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE notes (meta TEXT)")


def newer(path):
    Archive.open(path.parent).__exit__()
    with contextlib.closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE meta SET value = '999'")
        db.commit()


def cut(path):
    with Archive.open(path.parent) as archive:
        kept(archive, *(version(str(n)) for n in range(100)))
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2 // 4096 * 4096])


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (foreign, "is a database of another program: choose another folder"),
        (newer, "has format 999, this program reads 1: export it with the program that made it"),
        (lambda path: path.write_bytes(b"not sqlite at all" * 500), "restore it from a backup"),
        (lambda path: path.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000), "restore it from"),
        (cut, "is damaged: restore it from a backup"),
        (Path.mkdir, "cannot be opened"),
        (lambda path: path.symlink_to(path), "cannot be opened"),
    ],
    ids=["foreign", "newer", "garbage", "mangled", "cut", "folder", "loop"],
)
def test_a_file_that_is_no_archive_of_ours_is_left_alone_and_the_cure_is_named(
    tmp_path, make, said
):
    path = tmp_path / NAME
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(ArchiveError, match=said):
        everything(tmp_path)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_an_empty_file_in_its_place_becomes_an_archive(tmp_path):
    (tmp_path / NAME).touch()
    with Archive.open(tmp_path) as archive:
        assert kept(archive, version()) == ["added"]


def test_a_damaged_record_is_named(archive):
    kept(archive, version())
    with contextlib.closing(sqlite3.connect(archive.path)) as db:
        db.execute("UPDATE versions SET record = '{'")
        db.commit()
    with pytest.raises(ArchiveError, match="the record of 'visite' is damaged; restore it"):
        archive.versions(ReleaseId("visite"))


@pytest.mark.parametrize("damage", ["{", "[[1]]", "[[]]", "null"])
def test_damaged_sightings_are_looked_for_again(archive, damage):
    kept(archive, version())
    with archive.writing():
        archive.keep_heard(version(), Heard(()), grammar="1")
    with contextlib.closing(sqlite3.connect(archive.path)) as db:
        db.execute("UPDATE versions SET sightings = ?", (damage,))
        db.commit()
    assert archive.heard(version(), grammar="1") is None


@pytest.mark.parametrize("opening", [Archive.open, Archive.existing, Archive.rehearsal])
def test_a_data_folder_that_is_a_file_is_named(tmp_path, opening):
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(ArchiveError, match=r"file cannot be used as the data folder"):
        opening(file)


def test_a_folder_without_an_archive_has_none_and_gets_none(tmp_path):
    assert not archived(tmp_path)
    with pytest.raises(ArchiveError, match=r"there is no archive in .*communique index PATH"):
        Archive.existing(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("id", ["a\0b", "", "x" * 1_000_000, "'; DROP TABLE versions; --", "é%_"])
def test_no_id_is_too_odd_to_be_kept_and_forgotten(archive, id):
    assert kept(archive, version(id)) == ["added"]
    assert archive.versions(ReleaseId(id)) == (version(id),)
    with archive.writing():
        assert archive.forget(ReleaseId(id))


def test_an_id_that_is_no_text_is_an_error_of_ours(archive):
    with pytest.raises(ArchiveError, match="is not text that can be kept"):
        archive.versions(ReleaseId("\udcff"))


KEEPING = """
import sys, pathlib
from index.archive import Archive
from index.release import Block, ReleaseId, Version

with Archive.open(pathlib.Path(sys.argv[1])) as archive:
    for number in range(int(sys.argv[2]), 10**6):
        id = ReleaseId(f"r{number}")
        with archive.writing():
            archive.keep(Version(id, "fr", "t", (Block("mot " * 5000, "fr"),)), source="s", line=None)
        print(id, flush=True)
"""


@contextlib.contextmanager
def keeping(folder, *, first=0, limit=None):
    """A process that keeps one release after another, printing the id of each that is kept."""

    def limited():
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    with subprocess.Popen(
        [sys.executable, "-c", KEEPING, str(folder), str(first)],
        cwd=CHECKOUT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=limited if limit else None,  # noqa: PLW1509 - the child runs no thread
    ) as process:
        yield process
        process.kill()


def test_what_was_kept_outlives_kill_9_at_any_moment(tmp_path):
    acknowledged = []
    for reads in (1, 7, 20, 40):
        with keeping(tmp_path, first=len(acknowledged)) as process:
            acknowledged += [process.stdout.readline().strip() for _ in range(reads)]
            os.kill(process.pid, signal.SIGKILL)
            acknowledged += process.stdout.read().split()
        with Archive.open(tmp_path) as archive:
            ids = set(archive.ids())
            assert set(acknowledged) <= ids
            assert ids == set(archive.pending())
            assert all(archive.versions(id) for id in ids)
            acknowledged += sorted(ids - set(acknowledged))


@pytest.mark.parametrize("limit", [20_000, 200_000, 3_000_000])
def test_a_full_disk_is_told_in_words_and_loses_nothing(tmp_path, limit):
    with keeping(tmp_path, limit=limit) as process:
        out, err = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "index.errors.ArchiveError: " in err
    assert "full" in err
    with Archive.open(tmp_path) as archive:
        assert set(out.split()) <= set(archive.ids())
        assert all(archive.versions(id) for id in archive.ids())
        assert kept(archive, version("after")) == ["added"]


ARRIVING = [
    version(id, language, text=f"{id} {language}")
    for id, language in itertools.product("abc", ("fr", "en"))
]


@settings(max_examples=20, deadline=None)
@given(order=st.permutations(ARRIVING), cuts=st.lists(st.integers(0, 6), max_size=3))
def test_any_order_of_arrival_gives_the_same_releases(order, cuts):
    folder = Path(tempfile.mkdtemp())
    try:
        for start, end in itertools.pairwise([0, *sorted(cuts), 6]):
            with Archive.open(folder) as archive:
                kept(archive, *order[start:end])
        with Archive.open(folder) as archive:
            found = list(releases(archive, archive.ids(), remember=False))
    finally:
        shutil.rmtree(folder)
    assert [(release.id, release.versions) for release in found] == [
        (id, tuple(v for v in ARRIVING if v.id == id)) for id in "abc"
    ]


def test_an_unknown_id_is_no_release(archive):
    assert list(releases(archive, [ReleaseId("nobody")], remember=False)) == []
