"""An index in a folder is the old state or the new one, whatever happens, or says what is wrong."""

import gc
import os
import random
import signal
import subprocess
import sys
import time
import weakref
from datetime import date
from pathlib import Path

import pytest
from entries import entry, exact

from index.engines.whoosh import batch, open_writer, published, rebuild_writer, verify
from index.engines.whoosh import folder as folders
from index.entry import Entry, Passage, TextField
from index.errors import Busy, Damaged, EngineError, Incompatible, Unavailable
from index.release import Days, Release, ReleaseId, Version
from search.answering import answer
from search.engines.whoosh import open_searcher
from search.plan import FacetAsk, Plan
from search.query import Query


def written(folder, *entries):
    writer = open_writer(folder, fingerprint="1")
    writer.put(entries)
    writer.publish()
    writer.close()


def total(folder, clause=None):
    searcher = open_searcher(folder, fingerprint="1")
    try:
        return searcher.find(Plan(clause) if clause else Plan()).total
    finally:
        searcher.close()


def files(folder):
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_nothing_is_published_where_nothing_was(tmp_path):
    assert published(tmp_path / "none") is None
    with pytest.raises(Unavailable, match="communique index"):
        open_searcher(tmp_path / "none", fingerprint="1")
    open_writer(tmp_path / "new", fingerprint="1").close()
    assert published(tmp_path / "new") is None
    assert files(tmp_path / "new") == {"LOCK"}


def test_what_is_published_has_the_name_that_the_writer_and_the_searcher_give(tmp_path):
    writer = open_writer(tmp_path, fingerprint="1")
    names = {writer.publish()}
    writer.put([entry("a")])
    names.add(writer.publish())
    assert len(names) == 2
    assert published(tmp_path) == writer.publish()
    assert open_searcher(tmp_path, fingerprint="1").generation == published(tmp_path)
    writer.close()


def test_a_second_writer_is_told_the_index_is_busy_until_the_first_closes(tmp_path):
    first = open_writer(tmp_path, fingerprint="1")
    for opening in (open_writer, rebuild_writer):
        with pytest.raises(Busy, match="another writer"):
            opening(tmp_path, fingerprint="1")
    first.close()
    open_writer(tmp_path, fingerprint="1").close()


def test_an_index_of_another_analyser_is_refused_with_the_cure(tmp_path):
    written(tmp_path, entry("a"))
    for opening in (open_writer, open_searcher):
        with pytest.raises(Incompatible, match="communique rebuild"):
            opening(tmp_path, fingerprint="2")
    written(tmp_path, entry("b"))
    assert total(tmp_path) == 2


def test_an_index_of_another_format_is_refused_with_the_cure(tmp_path, monkeypatch):
    written(tmp_path, entry("a"))
    monkeypatch.setattr(folders, "FORMAT", folders.FORMAT + 1)
    for opening in (open_writer, open_searcher):
        with pytest.raises(Incompatible, match="communique rebuild"):
            opening(tmp_path, fingerprint="1")


def test_two_whooshes_side_by_side_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(folders, "_distributions", lambda: ("Whoosh", "Whoosh-Reloaded"))
    for opening in (open_writer, rebuild_writer, open_searcher):
        with pytest.raises(EngineError, match="Whoosh and Whoosh-Reloaded"):
            opening(tmp_path, fingerprint="1")


def test_a_rebuild_takes_the_place_of_the_old_index_when_it_is_published(tmp_path):
    written(tmp_path, entry("a"), entry("b"))
    old = open_searcher(tmp_path, fingerprint="1")
    before = published(tmp_path)
    writer = rebuild_writer(tmp_path, fingerprint="2")
    writer.put([entry("c")])
    assert published(tmp_path) == before
    assert total(tmp_path) == 2
    writer.publish()
    with pytest.raises(Incompatible):
        open_searcher(tmp_path, fingerprint="1")
    writer.put([entry("d")])
    writer.publish()
    writer.close()
    assert [m.id for m in open_searcher(tmp_path, fingerprint="2").find(Plan()).matches] == [
        "c",
        "d",
    ]
    assert old.find(Plan()).total == 2


def test_a_rebuild_keeps_the_index_before_it_and_none_before_that(tmp_path):
    written(tmp_path, entry("a"))
    for _ in range(3):
        writer = rebuild_writer(tmp_path, fingerprint="1")
        writer.put([entry("b")])
        writer.publish()
        writer.close()
    assert len([path for path in tmp_path.iterdir() if path.is_dir()]) == 2


def test_a_rebuild_that_is_given_up_leaves_nothing(tmp_path):
    written(tmp_path, entry("a"))
    before = files(tmp_path)
    writer = rebuild_writer(tmp_path, fingerprint="2")
    writer.put([entry("b")])
    writer.close()
    assert files(tmp_path) == before
    assert total(tmp_path) == 1


def test_only_what_the_manifest_names_stays(tmp_path):
    for n in range(12):
        written(tmp_path, entry(f"a{n}"), entry("b"))
    manifest = verify(tmp_path)
    assert manifest.releases == 13
    named = {f"{manifest.home}/{name}" for name in manifest.files}
    assert files(tmp_path) == named | {"LOCK", "MANIFEST"}
    assert len(named) < 8


def test_a_folder_keeps_the_files_that_are_not_ours(tmp_path):
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "mine.txt").write_text("mine")
    written(tmp_path, entry("a"))
    rebuild_writer(tmp_path, fingerprint="1").close()
    assert (tmp_path / "notes" / "mine.txt").read_text() == "mine"


def damaged(path, how):
    content = bytearray(path.read_bytes())
    if how == "deleted":
        path.unlink()
        return
    if how == "cut":
        content = content[:-1]
    elif how == "emptied":
        content = bytearray()
    elif how == "one bit":
        content[len(content) // 2] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize("how", ["deleted", "cut", "emptied", "one bit"])
@pytest.mark.parametrize("suffix", [".seg", ".toc"])
def test_a_damaged_file_is_named_and_a_rebuild_cures_it(tmp_path, suffix, how):
    written(tmp_path, entry("a", "paix"), entry("b", "la paix"))
    (path,) = (path for path in tmp_path.rglob("*") if path.suffix == suffix)
    damaged(path, how)
    with pytest.raises(Damaged, match=rf"{path.name}.*communique rebuild"):
        verify(tmp_path)
    if how != "one bit" or suffix == ".toc":
        for opening in (open_searcher, open_writer):
            with pytest.raises(Damaged, match=r"communique rebuild"):
                opening(tmp_path, fingerprint="1")
    writer = rebuild_writer(tmp_path, fingerprint="1")
    writer.put([entry("a", "paix")])
    writer.publish()
    writer.close()
    verify(tmp_path)
    assert total(tmp_path) == 1


@pytest.mark.parametrize("how", ["cut", "emptied", "one bit"])
def test_a_damaged_manifest_is_named_and_a_rebuild_cures_it(tmp_path, how):
    written(tmp_path, entry("a"))
    damaged(tmp_path / "MANIFEST", how)
    for asking in (published, verify):
        with pytest.raises(Damaged, match="MANIFEST"):
            asking(tmp_path)
    for opening in (open_searcher, open_writer):
        with pytest.raises(Damaged, match="communique rebuild"):
            opening(tmp_path, fingerprint="1")
    writer = rebuild_writer(tmp_path, fingerprint="1")
    writer.publish()
    writer.close()
    assert total(tmp_path) == 0
    assert len([path for path in tmp_path.iterdir() if path.is_dir()]) == 1


# Whoosh leaves a file that it could not open to the garbage collector
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_any_damage_gives_an_answer_or_our_error(tmp_path):
    written(tmp_path, *(entry(f"r{n}", "la paix", people=["ruge"]) for n in range(40)))
    (path,) = tmp_path.rglob("*.seg")
    whole = path.read_bytes()
    chance = random.Random(7)  # noqa: S311
    plan = Plan(exact("paix"), facets=(FacetAsk("person"), FacetAsk("year")))
    refused = 0
    for _ in range(60):
        content = bytearray(whole)
        at = chance.randrange(len(content))
        content[at : at + chance.choice([1, 64])] = b"\xff" * min(64, len(content) - at)
        path.write_bytes(content[: len(whole)])
        searcher = None
        try:
            searcher = open_searcher(tmp_path, fingerprint="1")
            searcher.find(plan)
            searcher.get(ReleaseId("r7"))
            searcher.vocabulary(TextField("fr", "exact"), "", 9)
        except EngineError:
            refused += 1
        finally:
            if searcher:
                searcher.close()
    gc.collect()
    assert refused


@pytest.mark.parametrize("bad", ["id", "term", "key", "extra"])
def test_an_entry_that_cannot_be_kept_costs_no_other(tmp_path, bad):
    half = "\ud800"
    version = Version(ReleaseId("x"), "fr", "", (), extra={"a": object()} if bad == "extra" else {})
    broken = Entry(
        Release(ReleaseId(half if bad == "id" else "x"), (version,)),
        {TextField("fr", "exact"): (Passage("body", ((half,),)),)} if bad == "term" else {},
        {"person": (half,)} if bad == "key" else {},
    )
    writer = open_writer(tmp_path, fingerprint="1")
    writer.put([entry("a", "paix")])
    with pytest.raises(EngineError, match="release"):
        writer.put([entry("b", "paix"), broken])
    writer.put([entry("c", "paix")])
    writer.publish()
    writer.close()
    assert total(tmp_path, exact("paix")) == 3


def test_what_cannot_be_in_an_index_is_not_found(tmp_path):
    written(tmp_path, entry("a", "paix"))
    searcher = open_searcher(tmp_path, fingerprint="1")
    assert searcher.get(ReleaseId("\ud800")) is None
    assert searcher.find(Plan(exact("\ud800"))).total == 0
    assert searcher.vocabulary(TextField("fr", "exact"), "\ud800", 9) == ()
    searcher.close()


@pytest.mark.parametrize("step", ["_flushed", "flush", "publish", "tidy"])
def test_a_disk_that_fails_leaves_the_old_state_and_lets_go(tmp_path, monkeypatch, step):
    written(tmp_path, entry("a"))
    before = published(tmp_path)
    one = open_writer(tmp_path, fingerprint="1")
    one.put([entry("b")])

    def full(*_args, **_named):
        raise OSError(28, "No space left on device")

    if step != "tidy":
        with monkeypatch.context() as patch:
            patch.setattr(folders, step, full)
            with pytest.raises(EngineError, match="No space left"):
                one.publish()
    else:
        with monkeypatch.context() as patch:
            patch.setattr(batch.Batch, "committed", full)
            with pytest.raises(EngineError, match="No space left"):
                one.publish()
    with pytest.raises(EngineError, match="closed"):
        one.publish()
    assert published(tmp_path) == before
    assert total(tmp_path) == 1
    verify(tmp_path)
    written(tmp_path, entry("b"))
    assert total(tmp_path) == 2


@pytest.mark.skipif(not hasattr(os, "fork"), reason="limits the size of files: run on POSIX")
@pytest.mark.parametrize("room", [1 << 10, 40 << 10, 200 << 10])
def test_a_file_that_may_not_grow_leaves_the_old_state(tmp_path, room):
    written(tmp_path, entry("a"))
    before = files(tmp_path)
    program = f"""
import resource, signal, sys
from pathlib import Path
sys.path[:0] = {[str(Path(__file__).parent)]!r}
from entries import entry
from index.engines.whoosh import open_writer
from index.errors import EngineError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
writer = open_writer(Path({str(tmp_path)!r}), fingerprint="1")
resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}))
try:
    writer.put(entry(f"b{{n}}", " ".join(f"mot{{n}}x{{m}}" for m in range(100))) for n in range(400))
    writer.publish()
except EngineError as error:
    writer.close()
    print("refused", error)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert "refused cannot" in done.stdout, done.stderr
    assert files(tmp_path) == before
    assert total(tmp_path) == 1
    verify(tmp_path)


CHILD = """
import sys
from pathlib import Path
sys.path[:0] = sys.argv[2:]
from entries import entry
from index.engines.whoosh import open_writer
writer = open_writer(Path(sys.argv[1]), fingerprint="1")
for state in range(1, 1000):
    writer.put(entry(f"r{n}", f"s{state} paix") for n in range(20))
    writer.put([entry(f"n{state}", "neuf")])
    print(state, flush=True)
    writer.publish()
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="kills a process: run on POSIX")
@pytest.mark.parametrize("trial", range(6))
def test_a_killed_writer_leaves_the_old_state_or_the_new_one(tmp_path, trial):
    here = str(Path(__file__).parent)
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(tmp_path), here], stdout=subprocess.PIPE, text=True
    )
    for _ in range(3):
        child.stdout.readline()
    time.sleep(random.Random(trial).random() / 10)  # noqa: S311
    child.kill()
    told = [3, *map(int, child.stdout.read().split())][-1]
    child.wait()
    child.stdout.close()
    verify(tmp_path)
    searcher = open_searcher(tmp_path, fingerprint="1")
    states = [
        state for state in range(1, told + 1) if searcher.find(Plan(exact(f"s{state}"))).total
    ]
    assert states in ([told - 1], [told])
    assert searcher.find(Plan(exact(f"s{states[0]}"))).total == 20
    assert searcher.find(Plan()).total == 20 + states[0]
    searcher.close()
    written(tmp_path, entry("after"))
    assert total(tmp_path) == 21 + states[0]


def test_a_later_searcher_shares_what_an_earlier_one_has_open(tmp_path):
    written(tmp_path, *(entry(f"r{n}", "paix") for n in range(50)))
    first = open_searcher(tmp_path, fingerprint="1")
    assert first.find(Plan(exact("paix"))).total == 50
    written(tmp_path, entry("new", "paix"), entry("r1", "guerre"))
    second = open_searcher(tmp_path, fingerprint="1", previous=first)
    assert first.find(Plan(exact("paix"))).total == 50
    first.close()
    first.close()
    assert second.find(Plan(exact("paix"))).total == 50
    assert second.get(ReleaseId("r2")) is not None
    third = open_searcher(tmp_path, fingerprint="1", previous=first)
    second.close()
    assert third.find(Plan(exact("paix"))).total == 50
    third.close()


def test_what_nobody_holds_any_more_is_let_go_at_once(tmp_path):
    written(tmp_path, entry("a", "mot"))
    gc.disable()  # a server looks for garbage seldom, and files would stay open until then
    try:
        searcher = open_searcher(tmp_path, fingerprint="1")
        assert answer(Query("mot"), searcher, interface="fr").total == 1
        (segment,) = map(weakref.ref, searcher._segments)
        searcher.close()
        assert segment() is not None
        del searcher
        assert segment() is None
    finally:
        gc.enable()


def test_a_release_of_ten_thousand_years_is_counted_with_bounded_work(tmp_path):
    ever = Version(ReleaseId("ever"), "fr", "", (), happened=Days(date.min, date.max))
    written(tmp_path, Entry(Release(ReleaseId("ever"), (ever,)), {}), entry("a", on="2024-08-16"))
    searcher = open_searcher(tmp_path, fingerprint="1")
    days = searcher.find(Plan(facets=(FacetAsk("day"),))).facets["day"]
    assert len(days) == 10_000
    assert {one.value: one.count for one in days}["2024-08-16"] == 2
    assert [one.value for one in days] == sorted(one.value for one in days)
    searcher.close()
