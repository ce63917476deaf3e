"""Whatever engine: all that is found is given once, as it stood, in the order of the pages."""

import pytest
from entries import entry

from index.release import ReleaseId
from search import collection
from search.collecting import collect
from search.collection import several
from search.placing import in_context
from search.query import Query


@pytest.fixture(autouse=True)
def _short_stretches(monkeypatch):
    monkeypatch.setattr(collection, "STRETCH", 4)
    monkeypatch.setattr(collection, "TOGETHER", 2)


@pytest.fixture
def eleven():
    return [entry(f"r{n:02}", fr=f"body: paix {n}", on=f"2024-03-{1 + n:02}") for n in range(11)]


def test_all_of_it_newest_first(shop, eleven):
    found = collect(Query(), shop.holding(*eleven))
    assert [one.id for one in found] == [f"r{n:02}" for n in reversed(range(11))]
    assert found.total == 11


def test_one_state_until_the_end(shop, eleven):
    given = iter(collect(Query(), shop.holding(*eleven)))
    next(given)
    shop.writer.forget([ReleaseId(f"r{n:02}") for n in range(11)])
    shop.writer.publish()
    assert [one.id for one in given] == [f"r{n:02}" for n in reversed(range(10))]


def test_the_ones_beside_it(shop, eleven):
    searcher = shop.holding(*eleven)
    place = in_context(Query(), ReleaseId("r05"), searcher, at=6).place
    assert (place.number, place.total, place.before, place.after) == (6, 11, "r06", "r04")


def test_several_by_id(shop, eleven):
    found = several(["r03", "nope", "r10", "r03"], shop.holding(*eleven))
    assert [one.id for one in found] == ["r03", "r10"]
