"""Everything that a question finds: all of it once, in the page's order, from one state."""

import pytest
from made import release

from index.analysed import entry
from index.engines.memory import MemoryIndex, MemoryWriter
from search import collection
from search.answering import answer
from search.collecting import collect
from search.collection import several
from search.engines.memory import MemorySearcher
from search.live import Live
from search.query import Query

MANY = [
    release(f"r{n:03}", "La paix " * (1 + n % 4), day=f"2024-02-{1 + n % 28:02}") for n in range(45)
]


@pytest.fixture(autouse=True)
def _short_stretches(monkeypatch):
    monkeypatch.setattr(collection, "STRETCH", 10)
    monkeypatch.setattr(collection, "TOGETHER", 3)


@pytest.mark.parametrize("sort", [None, "oldest", "updated"])
@pytest.mark.parametrize("text", ["", "paix", "paix zzz"])
def test_all_of_it_is_given_once_in_the_order_of_the_page(searcher_of, text, sort):
    searcher = searcher_of(*MANY)
    found = collect(Query(text, sort=sort, page=2, per=20), searcher)
    listed = answer(Query(text, sort=sort, per=100), searcher, interface="en")
    assert [one.id for one in found] == [hit.id for hit in listed.hits]
    assert (found.total, found.generation) == (listed.total, listed.generation)
    assert found.relaxed == listed.receipt.relaxed


def test_it_may_be_read_again(searcher_of):
    found = collect(Query(), searcher_of(*MANY))
    assert [one.id for one in found] == [one.id for one in found]


def test_nothing_found_gives_nothing(searcher_of):
    found = collect(Query("zzz"), searcher_of(*MANY))
    assert (found.total, list(found)) == (0, [])


def test_what_is_published_or_forgotten_meanwhile_changes_nothing_of_it():
    index = MemoryIndex()
    writer = MemoryWriter(index)
    writer.put(entry(one) for one in MANY)
    writer.publish()
    live = Live(lambda: index.published.generation, lambda _: MemorySearcher(index))
    given = iter(live.collect(Query()))
    first = next(given)
    writer.forget([one.id for one in MANY])
    writer.put([entry(release("new", "Autre chose.", day="2025-01-01"))])
    writer.publish()
    assert live.answer(Query(), interface="fr").total == 1
    assert {first.id, *(one.id for one in given)} == {one.id for one in MANY}


def test_several_are_given_in_the_order_they_are_asked_for_and_once(searcher_of):
    searcher = searcher_of(*MANY)
    asked = ["r007", "nope", "r001", "r007", "r044", "r002"]
    assert [one.id for one in several(asked, searcher)] == ["r007", "r001", "r044", "r002"]
    assert several([], searcher) == []
