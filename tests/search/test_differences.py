"""What changed between two measurements, query by query."""

import json

import pytest

from index.errors import Refused
from search.differences import Change, differences, interval, keep, kept
from search.evaluation import MEASURES, READINGS


def scores(value):
    return dict.fromkeys(MEASURES, value)


BEFORE = {
    reading: {"q1": scores(1.0), "q2": scores(0.5), "q3": scores(0.0)} for reading in READINGS
}
AFTER = {
    reading: {"q1": scores(0.5), "q2": scores(0.5), "q3": scores(0.25)} for reading in READINGS
}


def test_each_measure_of_each_reading_tells_which_queries_gain_and_lose():
    found = differences(BEFORE, AFTER)
    assert [(r, m) for r in READINGS for m in MEASURES] == [(d.reading, d.measure) for d in found]
    assert all(d.changed == (Change("q1", 1.0, 0.5), Change("q3", 0.0, 0.25)) for d in found)
    assert {(1, 1, 3)} == {(d.better, d.worse, d.queries) for d in found}
    assert all(d.mean == pytest.approx(-0.25 / 3) for d in found)


def test_the_same_twice_differs_in_nothing():
    assert all(
        (d.mean, d.low, d.high, d.changed) == (0, 0, 0, ()) for d in differences(AFTER, AFTER)
    )


def test_only_queries_that_both_have_count():
    more = {"any": AFTER["any"] | {"é4": scores(1.0)}}
    assert {3} == {d.queries for d in differences(BEFORE, more)}
    assert {0} == {d.queries for d in differences({"any": {}}, more)}


def test_the_interval_holds_the_mean_and_widens_with_the_spread():
    narrow, wide = interval([0.1, 0.2] * 50), interval([-1.0, 1.3] * 50)
    assert narrow[0] < 0.15 < narrow[1]
    assert wide[0] < 0.15 < wide[1]
    assert wide[1] - wide[0] > narrow[1] - narrow[0]


def test_what_is_kept_is_read_back(tmp_path):
    keep(BEFORE, tmp_path / "kept")
    assert kept(tmp_path / "kept") == BEFORE


@pytest.mark.parametrize(
    "line",
    [
        "nothing",
        "[]",
        "{}",
        json.dumps({"reading": "other", "query": "q", **scores(1.0)}),
        json.dumps({"reading": "any", "query": "q", **scores(None)}),
        "[" * 100_000,
    ],
)
def test_a_file_of_something_else_is_refused_with_its_line(tmp_path, line):
    keep({"any": {"é": scores(0.5)}}, tmp_path / "kept")
    with (tmp_path / "kept").open("a", encoding="utf-8") as file:
        file.write(line)
    with pytest.raises(Refused, match="2"):
        kept(tmp_path / "kept")
