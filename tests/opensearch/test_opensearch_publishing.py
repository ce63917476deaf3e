"""Rebuilding, rolling back, and writers that meet or die, on a real node."""

from contextlib import closing

import pytest
from generated import Chance
from indexes import fresh

from index.engines.opensearch import open_writer, roll_back
from index.engines.opensearch.address import Address
from index.engines.opensearch.connection import Connection
from index.engines.opensearch.document import LISTED_DAYS, document
from index.engines.opensearch.mapping import mapping
from index.engines.opensearch.state import LEASE_SECONDS, Lock, swap
from index.entry import KEY_FIELDS, PARTS, PASSAGE_GAP, TEXT_FIELDS, Entry
from index.errors import Busy, EngineError, Incompatible, Unavailable
from index.release import Release, ReleaseId, Version
from search.plan import All, Everything, FacetAsk, Key, Plan, Without
from search.ranking import K1, B

real = pytest.mark.opensearch


@pytest.fixture
def index():
    yield from fresh()


def entry(id, *people):
    release = Release(ReleaseId(id), (Version(ReleaseId(id), "fr", "Été", ()),))
    return Entry(release, {}, {"person": people})


def ids(searcher, **plan):
    return [match.id for match in searcher.find(Plan(**plan)).matches]


def test_the_mapping_says_what_the_formula_and_the_entry_say():
    made = mapping()
    similarity = made["settings"]["index"]["similarity"]["communique"]
    assert (similarity["k1"], similarity["b"]) == (K1, B)
    fields = made["mappings"]["properties"]
    for field in TEXT_FIELDS:
        assert fields[field.name]["similarity"] == "communique"
        for part in PARTS:
            assert fields[f"{field.name}_{part}"]["position_increment_gap"] == PASSAGE_GAP
    assert set(KEY_FIELDS) <= set(fields)
    assert LISTED_DAYS > 366


def test_a_document_has_no_field_that_the_mapping_does_not_name():
    fields = set(mapping()["mappings"]["properties"])
    for one in Chance(1).entries(30):
        assert set(document(one)) <= fields


@real
def test_a_rebuilt_index_is_on_the_disk_and_not_in_a_log_alone(index):
    with closing(index.rebuilder()) as writer:
        writer.put([entry("a"), entry("b")])
        writer.publish()
    (name,) = index.indexes()
    log = index.ask("GET", f"/{name}/_stats/translog")["_all"]["primaries"]["translog"]
    assert log["uncommitted_operations"] == 0


@real
def test_a_rebuilt_index_takes_the_place_of_the_former_when_it_is_published(index):
    writer = index.writer()
    writer.put([entry("a"), entry("b")])
    writer.publish()
    writer.close()
    old = index.searcher()
    rebuilder = index.rebuilder()
    rebuilder.put([entry("c")])
    assert ids(index.searcher()) == ["a", "b"]
    rebuilder.publish()
    assert ids(index.searcher()) == ["c"]
    assert ids(old) == ["a", "b"]
    rebuilder.put([entry("d")])
    assert ids(index.searcher()) == ["c"]
    rebuilder.publish()
    assert ids(index.searcher()) == ["c", "d"]


@real
def test_a_rebuild_that_is_not_published_leaves_nothing(index):
    writer = index.writer()
    writer.put([entry("a")])
    writer.publish()
    writer.close()
    before = index.indexes()
    rebuilder = index.rebuilder()
    rebuilder.put([entry("c")])
    rebuilder.close()
    assert index.indexes() == before
    assert ids(index.searcher()) == ["a"]


@real
def test_a_swap_whose_answer_was_lost_is_neither_undone_nor_removed(index, monkeypatch):
    def lost(connection, **states):
        swap(connection, **states)
        raise Unavailable("no answer")

    first = index.rebuilder()
    first.put([entry("a")])
    first.publish()
    first.close()
    for publishes_again in (True, False):
        rebuilder = index.rebuilder()
        rebuilder.put([entry("b")])
        with monkeypatch.context() as patch:
            patch.setattr("index.engines.opensearch.writer.swap", lost)
            with pytest.raises(Unavailable):
                rebuilder.publish()
        if publishes_again:
            rebuilder.publish()
        rebuilder.close()
        assert ids(index.searcher()) == ["b"]
        assert len(index.indexes()) == 2 + (not publishes_again)


@real
def test_rolling_back_brings_the_former_index_and_once_more_undoes_it(index):
    generations = []
    for id in "abc":
        rebuilder = index.rebuilder()
        rebuilder.put([entry(id)])
        generations.append(rebuilder.publish())
        rebuilder.close()
    assert len(index.indexes()) == 2
    assert roll_back(index.url) == generations[1]
    assert ids(index.searcher()) == ["b"]
    assert roll_back(index.url) == generations[2]
    assert ids(index.searcher()) == ["c"]


@real
def test_without_a_former_index_there_is_no_rolling_back(index):
    index.writer().close()
    with pytest.raises(EngineError, match="no former index"):
        roll_back(index.url)


@real
def test_of_two_writers_one_is_told_that_the_other_writes(index):
    writer = index.writer()
    with pytest.raises(Busy, match="is writing"):
        open_writer(index.url, fingerprint="test")
    with pytest.raises(Busy, match="is writing"):
        index.rebuilder()
    writer.close()
    index.writer()


@real
def test_a_writer_that_died_is_forgotten_and_cannot_write_any_more(index):
    dead, living = (Connection(Address.read(index.url)) for _ in range(2))
    first = Lock(dead, now=lambda: 1000.0)
    with pytest.raises(Busy):
        Lock(living, now=lambda: 1000.0 + LEASE_SECONDS - 1)
    second = Lock(living, now=lambda: 1000.0 + LEASE_SECONDS + 1)
    first._now = lambda: 1000.0 + LEASE_SECONDS + 2
    with pytest.raises(Busy):
        first.hold()
    first.release()
    second.hold()
    for connection in (dead, living):
        connection.close()


@real
def test_what_a_writer_that_died_while_it_published_left_is_finished_by_the_next(index):
    writer = index.writer()
    writer.put([entry("a")])
    generation = writer.publish()
    writer._keep(type(writer._state)(writer._state.index, 1, "sending"))
    writer._lock.release()
    next_one = index.writer()
    assert next_one.publish() != generation
    assert next_one.publish() == next_one.publish()


@real
def test_another_analyser_is_refused_by_writer_and_searcher(index):
    index.writer().close()
    with pytest.raises(Incompatible, match="another analyser"):
        open_writer(index.url, fingerprint="another")
    index.writer()


@real
def test_pages_beyond_the_window_of_the_server_are_reached(index):
    writer = index.rebuilder(shards=2)
    writer.put(entry(f"r{number:05}") for number in range(10_050))
    writer.publish()
    searcher = index.searcher()
    assert ids(searcher, offset=9_990, limit=20) == [f"r{n:05}" for n in range(9_990, 10_010)]
    assert ids(searcher, offset=10_045) == [f"r{n:05}" for n in range(10_045, 10_050)]
    found = searcher.find(Plan(offset=20_000))
    assert (found.total, found.matches) == (10_050, ())


@real
def test_counts_are_exact_over_shards_however_evenly_they_lie(index):
    writer = index.rebuilder(shards=3)
    writer.put(entry(f"r{n}", f"p{n % 700}", f"q{n % 11}") for n in range(2_100))
    writer.publish()
    found = index.searcher().find(Plan(facets=(FacetAsk("person", 15),)))
    counts = {one.value: one.count for one in found.facets["person"]}
    assert counts == {f"q{n}": 191 if n < 10 else 190 for n in range(11)} | dict.fromkeys(
        ("p0", "p1", "p10", "p100"), 3
    )


@real
def test_a_plan_may_be_nested_as_deep_as_a_query_can_be(index):
    writer = index.writer()
    writer.put([entry("a", "ruge")])
    writer.publish()
    clause = Key("person", ("ruge",))
    for _ in range(9):
        clause = Without(All((Without(All((clause, Everything()))), Everything())))
    assert ids(index.searcher(), match=clause) == ["a"]


@real
def test_a_plan_that_no_server_would_take_is_one_of_our_errors(index):
    index.writer().close()
    clause = Key("person", ("ruge",))
    for _ in range(5_000):
        clause = Without(clause)
    with pytest.raises(EngineError):
        index.searcher().find(Plan(clause))
