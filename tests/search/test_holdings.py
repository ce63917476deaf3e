"""What an index holds, counted."""

from datetime import date

import pytest
from made import person, release

from index.analysed import entry
from index.engines.memory import MemoryIndex, MemoryWriter
from search import holdings as counting
from search import live as living
from search.engines.memory import MemorySearcher
from search.holdings import Gap, holdings
from search.live import Live
from search.period import Period

RUGE = person("Boris Ruge")


@pytest.fixture(autouse=True)
def today(monkeypatch):
    for module in (counting, living):
        monkeypatch.setattr(module, "today", lambda: date(2024, 3, 31))


def test_releases_are_counted_by_month_and_language(searcher_of):
    held = holdings(
        searcher_of(
            release("a", "la paix", day="2023-11-30", people=[RUGE], published=date(2023, 12, 1)),
            release("b", "peace", language="en", day="2023-11-02", people=[RUGE]),
            release("c", "la paix", day="2024-03-05", updated=date(2024, 3, 6)),
            release("d", "peace", language="en", day="2025-01-01"),
            release("e", "peace", language="en"),
        )
    )
    assert (held.releases, held.people, held.undated, held.coming) == (5, 1, 1, 1)
    assert held.languages == {"fr": 2, "en": 3}
    assert held.telling == {"happened": 4, "published": 1, "updated": 1}
    assert held.monthly == {
        "fr": {Period(2023, 11): 1, Period(2024, 3): 1},
        "en": {Period(2023, 11): 1, Period(2025, 1): 1},
    }
    assert (str(held.months[0]), str(held.months[-1]), len(held.months)) == (
        "2023-11",
        "2025-01",
        15,
    )
    assert held.gaps == (
        Gap(Period(2024, 4), Period(2024, 12), 9),
        Gap(Period(2023, 12), Period(2024, 2), 3),
    )


def test_an_empty_index_holds_nothing(searcher_of):
    held = holdings(searcher_of())
    assert (held.releases, held.people, held.months, held.gaps) == (0, 0, (), ())


def test_a_server_counts_once_for_each_published_state():
    index = MemoryIndex()
    writer = MemoryWriter(index)
    writer.put([entry(release("a", "la paix", day="2023-11-30"))])
    writer.publish()
    live = Live(lambda: index.published.generation, lambda _: MemorySearcher(index))
    first = live.holdings()
    assert live.holdings() is first
    writer.put([entry(release("b", "la paix"))])
    writer.publish()
    assert live.holdings().releases == 2
