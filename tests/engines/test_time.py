"""What every engine does when a plan says how long it may take."""

from dataclasses import replace
from itertools import chain, repeat

import pytest
from conftest import ENGINES
from entries import either, entry

from search.engines import matching
from search.plan import All, Everything, FacetAsk, Key, Plan, Some, Without

ASKED = [
    Everything(),
    either("paix"),
    All((either("paix"), Without(either("guerre")))),
    Without(Without(either("paix"))),
    Some((either("paix"), either("durable"), Key("language", ("fr",))), least=2),
]
FACETS = (FacetAsk("person"), FacetAsk("year"))


@pytest.fixture
def holding(shop):
    return shop.holding(*(entry(f"r{n}", "paix durable", "peace") for n in range(20)))


@pytest.mark.parametrize("match", ASKED)
def test_with_time_enough_all_is_found_and_told_so(holding, match):
    plan = Plan(match, limit=100, facets=FACETS)
    timed = Plan(match, limit=100, facets=FACETS, seconds=60.0)
    assert holding.find(plan).is_whole
    assert holding.find(timed) == holding.find(plan)


@pytest.mark.parametrize("match", ASKED)
def test_without_time_what_is_found_is_rightly_found_and_nothing_is_raised(holding, match):
    everything = holding.find(Plan(match, limit=100))
    short = holding.find(Plan(match, limit=100, facets=FACETS, seconds=0.0))
    assert {one.id for one in short.matches} <= {one.id for one in everything.matches}
    assert short.total <= everything.total
    assert short.total == everything.total or not short.is_whole


@pytest.mark.parametrize("was_counted", [False, True])
@pytest.mark.parametrize("reads", range(8))
def test_what_was_not_read_for_want_of_time_is_read_for_the_next_who_asks(
    tmp_path, monkeypatch, reads, was_counted
):
    engine = ENGINES["whoosh"](tmp_path)
    writer = engine.writer()
    writer.put([entry(f"r{n}", "paix durable", "peace") for n in range(20)])
    writer.publish()
    writer.close()
    hurried, calm = engine.searcher(), engine.searcher()
    for match in ASKED:
        plan = Plan(match, sort="relevance", facets=FACETS)
        if was_counted:
            hurried.find(replace(plan, limit=0))
        with monkeypatch.context() as patched:
            clock = chain(repeat(0.0, reads), repeat(2.0))
            patched.setattr(matching, "monotonic", lambda: next(clock))  # noqa: B023 - used at once
            hurried.find(replace(plan, seconds=1.0))
        assert hurried.find(plan) == calm.find(plan)
    hurried.close()
    calm.close()
