"""A server always shows what was published last, and finishes what it began."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path

import pytest

from index.engines.memory import MemoryIndex, MemoryWriter
from index.entry import Entry
from index.errors import Damaged, SettingError, Unavailable
from index.release import Release, ReleaseId, Version
from search.engine import engine
from search.engines.memory import MemorySearcher
from search.lexicon import NO_LEXICON
from search.live import Live
from search.query import Query
from web.pages import create_app

CHECKOUT = Path(__file__).parent.parent


class House:
    """An index in memory with a catalogue over it, which counts how often it is opened."""

    def __init__(self):
        self.index = MemoryIndex()
        self.opened = []
        self.live = Live(lambda: self.index.published.generation, self.open)

    def open(self, before):
        self.opened.append(before)
        return MemorySearcher(self.index)

    def put(self, id):
        writer = MemoryWriter(self.index)
        writer.put([Entry(Release(ReleaseId(id), (Version(ReleaseId(id), "fr", id, ()),)), {})])
        writer.publish()
        writer.close()

    def total(self):
        return self.live.answer(Query(), interface="fr").total


def test_what_is_read_before_the_first_answer_is_no_time_of_the_query():
    index = MemoryIndex()

    def read():
        time.sleep(1.2)
        return NO_LEXICON

    live = Live(
        lambda: index.published.generation,
        lambda _: MemorySearcher(index),
        milliseconds=1000,
        lexicon=read,
    )
    assert live.answer(Query("paix"), interface="fr").receipt.limits == ()


def test_a_searcher_is_opened_once_a_generation():
    house = House()
    assert [house.total(), house.total()] == [0, 0]
    assert len(house.opened) == 1


def test_what_is_published_is_found_by_the_next_question():
    house = House()
    assert house.total() == 0
    house.put("a")
    assert house.total() == 1
    assert house.live.release("a").id == "a"
    assert house.live.generation == house.index.published.generation


def test_the_next_searcher_may_share_what_the_one_before_has_read():
    house = House()
    house.total()
    house.put("a")
    house.total()
    first, second = house.opened
    assert first is None
    assert second.generation == "memory-0"


def test_nothing_published_is_told_with_the_cure():
    live = Live(lambda: None, lambda _before: pytest.fail("there is nothing to open"))
    with pytest.raises(Unavailable, match="`communique index PATH`"):
        live.people()


def test_an_index_that_cannot_be_opened_is_tried_again():
    house = House()
    attempts = iter([Damaged("broken"), None])

    def opener(before):
        if error := next(attempts):
            raise error
        return house.open(before)

    live = Live(lambda: house.index.published.generation, opener)
    with pytest.raises(Damaged):
        live.people()
    assert live.people() == []


def test_others_are_answered_while_one_opens_what_is_new():
    house = House()
    opening, go_on = threading.Event(), threading.Event()

    def slowly(before):
        if before is not None:
            opening.set()
            assert go_on.wait(10)
        return house.open(before)

    live = Live(lambda: house.index.published.generation, slowly)
    assert live.answer(Query(), interface="fr").total == 0
    house.put("a")
    totals = []
    first = threading.Thread(
        target=lambda: totals.append(live.answer(Query(), interface="fr").total)
    )
    first.start()
    assert opening.wait(10)
    assert live.answer(Query(), interface="fr").total == 0
    go_on.set()
    first.join(10)
    assert totals == [1]
    assert live.answer(Query(), interface="fr").total == 1


@pytest.fixture
def watched(monkeypatch):
    """A house whose watcher is there, and looks an hour later."""
    monkeypatch.setattr("search.current.EVERY", 3600)
    house = House()
    house.total()
    over = house.live.watch()
    yield house
    over.set()


def test_what_is_watched_is_opened_by_no_reader(watched):
    watched.put("a")
    assert watched.total() == 0
    assert watched.live._now.renew()
    assert watched.total() == 1
    assert not watched.live._now.renew()


def test_what_is_published_is_seen_by_one_thread_before_all_others(watched):
    house = watched
    house.put("a")
    seen = []

    def ahead():
        seen.append(house.total())
        other = threading.Thread(target=lambda: seen.append(house.total()))
        other.start()
        other.join(10)

    house.live._now.renew(ahead)
    assert [*seen, house.total()] == [1, 0, 1]


def test_what_is_published_is_shown_though_nothing_could_be_made_ready(watched, caplog):
    house = watched
    house.put("a")

    def ahead():
        raise ValueError("no page")

    house.live._now.renew(ahead)
    assert house.total() == 1
    assert "no page" in caplog.text


def test_all_that_is_asked_within_is_of_one_state():
    house = House()
    with house.live.still():
        assert house.total() == 0
        house.put("a")
        assert house.total() == 0
        with house.live.still():
            assert house.total() == 0
        other = []
        asking = threading.Thread(target=lambda: other.append(house.total()))
        asking.start()
        asking.join(10)
        assert other == [1]
        assert house.total() == 0
    assert house.total() == 1


def test_a_page_of_several_questions_is_of_one_state():
    house = House()
    house.put("a")
    app = create_app(house.live)
    alike = house.live.alike

    def publishing(*arguments, **named):
        house.put("b")
        found = alike(*arguments, **named)
        totals.append(house.total())
        return found

    totals = []
    house.live.alike = publishing
    assert app.test_client().get("/fr/release/a").status_code == 200
    assert [*totals, house.total()] == [1, 2]


def test_when_nobody_watches_any_more_a_reader_opens_what_is_new(monkeypatch):
    monkeypatch.setattr("search.current.EVERY", 0.01)
    house = House()
    house.total()
    house.live.watch().set()
    while house.live._now._is_watched:
        time.sleep(0.01)
    house.put("a")
    assert house.total() == 1


def test_what_the_watcher_cannot_open_is_told_to_the_next_reader(monkeypatch, caplog):
    monkeypatch.setattr("search.current.EVERY", 0.01)
    house = House()
    broken = []

    def opener(before):
        if broken:
            raise Damaged("broken")
        return house.open(before)

    live = Live(lambda: house.index.published.generation, opener)
    assert live.people() == []
    over = live.watch()
    broken.append(True)
    house.put("a")
    with pytest.raises(Damaged, match="broken"):  # noqa: PT012 - soon, not at once
        for _ in range(1000):
            live.people()
            time.sleep(0.01)
    broken.clear()
    assert live.answer(Query(), interface="fr").total == 1
    over.set()
    assert caplog.text.count("cannot be opened: broken") == 1


def test_a_watcher_opens_what_is_published_while_nobody_asks(monkeypatch):
    monkeypatch.setattr("search.current.EVERY", 0.01)
    house = House()
    house.total()
    opened = threading.Event()
    over = house.live.watch(opened.set)
    house.put("a")
    assert opened.wait(10)
    over.set()


@pytest.mark.parametrize(
    "address", ["gopher://x", "whoosh", "/srv/index", "http://localhost:9200/x"]
)
def test_an_address_of_no_known_engine_is_told(address, tmp_path):
    with pytest.raises(SettingError, match=r"is no address of an index: leave it empty"):
        engine(address, data=tmp_path)


def test_the_embedded_engine_publishes_and_answers(tmp_path):
    chosen = engine("", data=tmp_path)
    assert chosen.published() is None
    with pytest.raises(Unavailable):
        chosen.searcher(None)
    for writer in (chosen.writer, chosen.rebuilder):
        opened = writer()
        assert opened.publish() == chosen.published()
        opened.close()
    first = chosen.searcher(None)
    second = chosen.searcher(first)
    assert first.generation == second.generation == chosen.published()
    first.close()
    second.close()


SLOW = """
import time
from flask import Flask
from web.server import serve

app = Flask("slow")

@app.get("/")
def slow():
    print("asked", flush=True)
    time.sleep(1)
    return "answered"

serve(app, host="127.0.0.1", port=0, ready=lambda address: print(address, flush=True))
"""


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_an_answer_under_way_is_finished_before_the_end(sign):
    with subprocess.Popen(
        [sys.executable, "-c", SLOW],
        cwd=CHECKOUT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        address = running.stdout.readline().strip()
        answers = []

        def ask():
            with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310 - our own
                answers.append(answer.read())

        asking = threading.Thread(target=ask)
        asking.start()
        assert running.stdout.readline() == "asked\n"
        running.send_signal(sign)
        asking.join(10)
        assert running.wait(10) == 0
        assert answers == [b"answered"]
