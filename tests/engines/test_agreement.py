"""Whatever is put and asked, an engine answers as the oracle does, to the last place."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

import pytest
from conftest import ENGINES
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.entry import PARTS, TEXT_FIELDS, Entry, Passage
from index.release import Days, Release, ReleaseId, Version
from search.plan import (
    All,
    Alternative,
    Best,
    DateField,
    During,
    Everything,
    FacetAsk,
    Key,
    Phrase,
    Plan,
    Some,
    Sort,
    Terms,
    Without,
)

IDS = [ReleaseId(f"r{n}") for n in range(14)]
TERMS = ["a", "b", "é", "ee"]
NAMES = ["ruge", "geo", "osmani"]

terms = st.sampled_from(TERMS)
words = st.lists(terms, min_size=1, max_size=2).map(tuple) | st.just(())
passages = st.lists(
    st.builds(Passage, st.sampled_from(PARTS), st.lists(words, max_size=7).map(tuple)), max_size=4
).map(tuple)
near = st.dates(date(2023, 12, 25), date(2024, 3, 5))
far = st.dates(date(1890, 1, 1), date(2040, 1, 1))


@st.composite
def spans(draw):
    first = draw(near | far)
    return Days(first, first + timedelta(days=draw(st.sampled_from([0, 0, 1, 6, 40, 800]))))


zones = st.sampled_from([UTC, timezone(timedelta(hours=2)), timezone(-timedelta(hours=9))])
moments = st.one_of(
    st.none(),
    near,
    st.datetimes(datetime(2024, 1, 1), datetime(2024, 1, 2), timezones=zones),  # noqa: DTZ001
)
names = st.lists(st.sampled_from(NAMES), max_size=3).map(tuple)


@st.composite
def entries(draw):
    id = draw(st.sampled_from(IDS))
    dates = {
        "happened": draw(st.none() | spans()),
        "published": draw(st.none() | near),
        "updated": draw(moments),
    }
    version = Version(id, "fr", "", (), **dates)
    return Entry(
        Release(id, (version,)),
        {field: draw(passages) for field in TEXT_FIELDS if draw(st.integers(0, 4))},
        {"person": draw(names), "speaks": draw(names), "kind": draw(names)},
    )


fields = st.sampled_from(TEXT_FIELDS)
weights = st.sampled_from([1.0, 1.0, 0.5, 0.3])
parts = st.none() | st.sampled_from(PARTS)
leaves = st.one_of(
    st.builds(
        Terms,
        st.lists(st.builds(Alternative, fields, terms | st.just("no"), weights), max_size=4).map(
            tuple
        ),
        parts,
    ),
    st.builds(
        Phrase,
        fields,
        st.lists(words, max_size=4).map(tuple),
        st.sampled_from([0, 0, 1, 2, 5]),
        weights,
        parts,
    ),
    st.builds(Key, st.sampled_from(["person", "speaks", "kind"]), names),
    st.builds(
        During,
        st.lists(spans(), max_size=2).map(tuple),
        st.booleans(),
        st.sampled_from(get_args(DateField)),
    ),
    st.just(Everything()),
)
clauses = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(
            All,
            st.lists(inner, max_size=3).map(tuple),
            st.lists(inner, max_size=2).map(tuple),
        ),
        st.builds(Some, st.lists(inner, max_size=4).map(tuple), st.integers(0, 3)),
        st.builds(Best, st.lists(inner, max_size=3).map(tuple)),
        st.builds(Without, inner),
    ),
    max_leaves=6,
)
asks = st.builds(
    FacetAsk,
    st.sampled_from(["person", "speaks", "kind", "issuer", "year", "month", "day"]),
    st.integers(0, 3),
    names,
    st.none() | spans(),
)
plans = st.builds(
    Plan,
    leaves | clauses,
    st.dictionaries(st.sampled_from(["person", "kind", "date"]), clauses, max_size=2),
    st.sampled_from(get_args(Sort)),
    st.integers(0, 4),
    st.integers(0, 9),
    st.lists(asks, max_size=3, unique_by=lambda ask: ask.name).map(tuple),
)


@st.composite
def layers(draw):
    """Many at first, then few at a time, which replace or forget some: no segment is merged."""
    made = draw(st.lists(entries(), min_size=3, max_size=5))

    def several(ids):
        return [under(id, made[n % len(made)]) for n, id in enumerate(ids)]

    few, one = [IDS[0], *IDS[11:13]], draw(st.sampled_from([IDS[1], IDS[13]]))
    added = draw(st.lists(entries(), min_size=3, max_size=3))
    more = [under(id, entry) for id, entry in zip(few, added, strict=True)]
    return [several(IDS[:11]), None, more, None, [IDS[2]], [under(one, draw(entries()))]]


def under(id, entry):
    """The same under another id."""
    versions = tuple(replace(version, id=id) for version in entry.release.versions)
    return replace(entry, release=replace(entry.release, id=id, versions=versions))


steps = layers() | st.lists(
    st.one_of(
        st.lists(entries(), min_size=2, max_size=6),
        st.lists(st.sampled_from(IDS), max_size=2),
        st.just(None),
    ),
    min_size=2,
    max_size=8,
)


def take(writer, steps):
    """Put, forget and publish as the steps say."""
    for step in steps:
        if step is None:
            writer.publish()
        elif step and isinstance(step[0], Entry):
            writer.put(step)
        else:
            writer.forget(step)
    writer.publish()
    writer.close()


def answers(engine, plans):
    searcher = engine.searcher()
    try:
        found = [searcher.find(plan) for plan in plans]
        vocabulary = [
            list(searcher.vocabulary(field, prefix, limit))
            for field in (*TEXT_FIELDS, "person")
            for prefix, limit in (("", 99), ("e", 1), ("é", 9))
        ]
        records = [searcher.get(id) for id in IDS]
    finally:
        searcher.close()
    return found, (vocabulary, records)


@pytest.mark.parametrize("name", ["whoosh"])
@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(steps=steps, plans=st.lists(plans, min_size=8, max_size=16))
def test_an_engine_answers_as_the_oracle_does(name, steps, plans):
    with TemporaryDirectory() as folder:
        engine, oracle = ENGINES[name](Path(folder)), ENGINES["memory"](None)
        for one in (engine, oracle):
            take(one.writer(), steps)
        got, others = answers(engine, plans)
        expected, expected_others = answers(oracle, plans)
    assert others == expected_others
    for plan, here, there in zip(plans, got, expected, strict=True):
        scores = [match.score for match in here.matches]
        assert scores == pytest.approx([m.score for m in there.matches], rel=engine.tolerance)
        assert (plan, unscored(here)) == (plan, unscored(there))


def unscored(found):
    return replace(found, matches=tuple(match.id for match in found.matches))
