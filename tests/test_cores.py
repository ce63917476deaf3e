"""Work that is spread over processes comes out as one process does it, and no death loses any."""

from __future__ import annotations

import gzip
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from index import archive as archives
from index import cores, indexing
from index.archive import Archive
from index.cores import ALONE, Cores
from index.engines.whoosh import open_writer, rebuild_writer
from index.errors import CommuniqueError

CHECKOUT = Path(__file__).parent.parent
SEEDS = CHECKOUT / "seeds"
ZONE = ZoneInfo("Europe/Brussels")
PROC = Path("/proc")


@pytest.fixture
def small(monkeypatch):
    """Others are started at once, and get little at a time."""
    monkeypatch.setattr(cores, "WORTH", 1)
    monkeypatch.setattr(cores, "LOT", 3)


def doubled(number):
    """In which process, and what comes of it; 13 cannot be doubled, and 99 ends whoever tries."""
    if number == 13:
        raise ValueError(number)
    if number == 99:
        os.kill(os.getpid(), signal.SIGKILL)
    return os.getpid(), 2 * number


def one(_item):
    return 1


def doubles(spread, numbers):
    return spread.each(doubled, numbers, weigh=one)


@pytest.mark.usefixtures("small")
def test_outcomes_come_in_the_order_of_the_items_and_from_other_processes():
    with Cores(2) as spread:
        found = list(doubles(spread, range(40, 80)))
    assert [number for _, number in found] == [2 * number for number in range(40, 80)]
    assert {pid for pid, _ in found}.isdisjoint({os.getpid()})


def test_one_process_and_few_items_are_done_by_this_one():
    with Cores(2) as spread:
        assert {pid for pid, _ in doubles(spread, range(13))} == {os.getpid()}
    assert {pid for pid, _ in doubles(ALONE, range(13))} == {os.getpid()}
    assert list(doubles(spread, [])) == []


@pytest.mark.usefixtures("small")
def test_no_more_items_are_taken_than_the_processes_can_be_given():
    taken = []
    numbers = (taken.append(number) or number for number in range(20, 90))
    with Cores(2) as spread:
        found = doubles(spread, numbers)
        ahead = [len(taken) - at for at, _ in enumerate(found)]
    assert max(ahead) <= 3 * (2 * cores.AHEAD + 1)
    assert len(taken) == 70


@pytest.mark.usefixtures("small")
def test_what_the_work_raises_is_raised_after_what_came_before_it():
    with Cores(2) as spread:
        found = doubles(spread, [1, 2, 3, 13, 4])
        assert [next(found)[1] for _ in range(3)] == [2, 4, 6]
        with pytest.raises(ValueError, match="13"):
            next(found)
        assert [number for _, number in doubles(spread, [5])] == [10]


@pytest.mark.usefixtures("small")
def test_a_process_that_is_killed_is_told_of_with_the_cure():
    with Cores(2) as spread, pytest.raises(CommuniqueError, match="--jobs 1"):
        list(doubles(spread, [1, 99, *range(20, 50)]))


# a run

PEOPLE = ("Jean Martin", "Marie Dupont", "Anna Müller", "John Smith", "J. Martin")


def said(number):
    """A release that names people and quotes them; every third is in English."""
    person, other = PEOPLE[number % 5], PEOPLE[number % 3]
    if number % 3:
        text = (
            f"Le ministre {person} a reçu Mme {other} à Pristina, au sujet {number}. "
            f"« La sécurité de la région {number} est notre affaire », a déclaré {person}."
        )
    else:
        text = (
            f"The Secretary General, {person}, met Senator {other} in Brussels on item {number}. "
            f'"The security of region {number} matters to all of us," said {person}.'
        )
    day = f"2023-06-{1 + number % 28:02}"
    return {"id": f"r{number}", "title": f"Visite {number}", "date": day, "text": text}


def write(folder):
    """Files of every kind, good and bad, in both languages."""
    folder.mkdir()
    lines = [json.dumps(said(number)) for number in range(60)]
    lines[20] = '{"id": "x"'
    lines[30] = json.dumps(said(30) | {"date": "31 February"})
    lines[40] = json.dumps(said(1) | {"text": "Un autre texte."})
    (folder / "a.jsonl").write_text("\n".join(lines))
    with gzip.open(folder / "b.jsonl.gz", "wt") as file:
        file.writelines(json.dumps(said(number)) + "\n" for number in range(60, 80))
    for number in range(80, 100):
        (folder / f"c{number}.txt").write_text(f"Titre {number}\n\n{said(number)['text']}")
    for seed in sorted(SEEDS.glob("*.txt")):
        (folder / seed.name).write_bytes(seed.read_bytes())
    (folder / "d.pdf").write_bytes(b"%PDF")


def dump(data):
    """All that the archive's file holds, save the name of what was published, which is drawn."""
    with closing(sqlite3.connect(data / "archive.sqlite")) as db:
        return [line for line in db.iterdump() if "'told'" not in line]


def segments(data):
    return sorted(path.read_bytes() for path in data.glob("index/home-*/*.seg"))


def ran(data, inbox, jobs, *, anew=False):
    """What a run says, keeps and writes."""
    with Cores(jobs) as spread, Archive.open(data) as archive:
        report = indexing.keep([inbox], archive, zone=ZONE, cores=spread)
        make = rebuild_writer if anew else open_writer
        with closing(make(data / "index", fingerprint="any")) as writer:
            told = indexing.rebuild if anew else indexing.publish
            count = told(archive, writer, cores=spread)
    refused = [str(one) for one in report.refused]
    return report.added, report.updated, refused, report.warnings, count, dump(data), segments(data)


@pytest.mark.usefixtures("small")
def test_archive_index_and_report_are_the_same_with_several_processes(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "_now", lambda: "2026-11-22T00:00:00+00:00")
    monkeypatch.setattr(cores, "LOT", 3_000)
    inbox = tmp_path / "inbox"
    write(inbox)
    alone, spread = tmp_path / "alone", tmp_path / "spread"
    first = ran(alone, inbox, 1)
    assert first[0] > 90
    assert len(first[2]) == 3
    assert ran(spread, inbox, 2) == first
    lines = [json.dumps(said(number) | {"title": "Autre"}) for number in range(25)]
    (inbox / "a.jsonl").write_text("\n".join(lines))
    again = ran(alone, inbox, 1)
    assert again[1] == 24
    assert ran(spread, inbox, 2) == again
    assert ran(spread, inbox, 2, anew=True) == ran(alone, inbox, 1, anew=True)


def test_a_file_left_as_it_was_is_read_again_when_another_took_one_of_its_ids(tmp_path):
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "b.jsonl").write_text(json.dumps(said(1)))
    ran(tmp_path / "data", inbox, 1)
    (inbox / "a.jsonl").write_text(json.dumps(said(1) | {"title": "Autre"}))
    _, updated, refused, *_ = ran(tmp_path / "data", inbox, 1)
    assert updated == 1
    assert [one.partition(": ")[0] for one in refused] == [f"{inbox / 'b.jsonl'}:1"]


# real processes

COUNT = 700


@pytest.fixture
def long(tmp_path):
    """A file that is worth more processes than one."""
    path = tmp_path / "long.jsonl"
    with path.open("w") as file:
        for number in range(COUNT):
            one = said(number)
            text = "\n\n".join(
                [one["text"], *(f"Paragraphe {n}." + " mot" * 600 for n in range(1))]
            )
            file.write(json.dumps(one | {"text": text}) + "\n")
    return path


def started(data, *paths):
    return subprocess.Popen(
        [sys.executable, "-m", "communique", "--data", data, "index", "--jobs", "2", *paths],
        cwd=CHECKOUT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def helpers(pid):
    """The processes that work for that one."""
    found = (PROC / str(pid) / "task" / str(pid) / "children").read_text().split()
    told = {int(one): (PROC / one / "cmdline").read_bytes() for one in found}
    return [one for one, command in told.items() if b"spawn_main" in command]


def until(found, seconds=60):
    """What is found, once it is true."""
    limit = time.monotonic() + seconds
    while not (value := found()) and time.monotonic() < limit:
        time.sleep(0.02)
    return value


def is_running(pid):
    try:
        return (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.skipif(not PROC.is_dir(), reason="/proc tells of processes: run on Linux")
@pytest.mark.parametrize(
    "ending", ["a helper", "the command", "by the keyboard", "by the keyboard while they begin"]
)
def test_whoever_is_ended_nothing_is_lost_and_nobody_is_left_behind(tmp_path, long, ending):
    data = tmp_path / "data"
    with started(data, long) as running:
        both = until(lambda: len(found := helpers(running.pid)) == 2 and found)
        match ending:
            case "a helper":
                os.kill(both[0], signal.SIGKILL)
            case "the command":
                running.kill()
            case "by the keyboard while they begin":  # it takes them some tenths of a second
                time.sleep(0.25)
                os.killpg(running.pid, signal.SIGINT)
            case _:
                os.killpg(running.pid, signal.SIGINT)
        _, errors = running.communicate(timeout=60)
    assert until(lambda: not any(map(is_running, both)))
    match ending:
        case "a helper":
            assert running.returncode == 1
            assert errors.startswith(b"communique: a process that was helping was ended")
            assert errors.count(b"\n") == 1
        case "the command":
            assert running.returncode == -signal.SIGKILL
        case _:
            assert (running.returncode, errors) == (130, b"")
    with started(data, long) as running:
        _, errors = running.communicate(timeout=300)
    assert (running.returncode, errors) == (0, b"")
    with Archive.existing(data) as archive:
        assert len(archive.ids()) == COUNT
        assert archive.pending() == []
