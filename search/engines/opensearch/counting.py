"""Facets asked for → aggregations; what these answer → facets.

A facet of keys is one `terms`, asked again with more values a shard until the server says that no
count is short.  A facet of days counts the lists of `year`, `month` and `day`; the few releases
that last longer than those lists come as spans, which are spread out here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from index.engines.opensearch.document import key, month_number, read_key
from index.release import Days
from search.engines.facets import GRAINS, MOST_PERIODS, greatest, in_time
from search.engines.opensearch.clauses import Asked
from search.period import Period
from search.plan import Counted, FacetAsk, Grain

Answered = Mapping[str, Any]

LEAST_PER_SHARD: Final = 200
MOST_PER_SHARD: Final = 65_000
"""The server makes no more than 65,535 buckets."""

_MOST_SPANS: Final = 10_000


def aggregations(ask: FacetAsk, *, others: Asked, per_shard: int) -> Asked:
    """What counts the facet among the releases that the other choices leave."""
    grain = GRAINS.get(ask.name)
    counted = _keys(ask, per_shard) if grain is None else _periods(ask, grain)
    return {"filter": others, "aggs": counted}


def is_exact(ask: FacetAsk, answer: Answered) -> bool:
    """Whether no count of the answer can be short."""
    return ask.name in GRAINS or not answer["values"].get("doc_count_error_upper_bound")


def counted(ask: FacetAsk, answer: Answered) -> tuple[Counted, ...]:
    """The facet that the answer tells."""
    grain = GRAINS.get(ask.name)
    if grain is None:
        counts = {
            read_key(bucket["key"]): bucket["doc_count"]
            for name in ("values", "also")
            for bucket in answer.get(name, {}).get("buckets", ())
        }
        return greatest(counts, ask)
    numbers = Counter({int(b["key"]): int(b["doc_count"]) for b in answer["values"]["buckets"]})
    bounds = _bounds(ask.within, grain)
    if bounds:
        numbers = Counter({n: c for n, c in numbers.items() if bounds[0] <= n <= bounds[1]})
    for bucket in answer["spans"]["buckets"]:
        first, last = (
            _number(date.fromordinal(int(day)), grain) for day in bucket["key"].split("-")
        )
        if bounds:
            first, last = max(first, bounds[0]), min(last, bounds[1])
        for number in range(first, last + 1):
            numbers[number] += int(bucket["doc_count"])
    kept = sorted(numbers.items(), key=lambda item: (-item[1], item[0]))[:MOST_PERIODS]
    return in_time(
        {_period(number, grain): count for number, count in kept},
        undated=int(answer["undated"]["doc_count"]),
    )


def _keys(ask: FacetAsk, per_shard: int) -> Asked:
    size = max(ask.limit, 1)
    asked: Asked = {
        "values": {"terms": {"field": ask.name, "size": size, "shard_size": size + per_shard}}
    }
    if ask.also:
        also = sorted({key(value) for value in ask.also})
        asked["also"] = {"terms": {"field": ask.name, "size": len(also), "include": also}}
    return asked


def _periods(ask: FacetAsk, grain: Grain) -> Asked:
    bounds = _bounds(ask.within, grain)
    values: Asked = {"terms": {"field": grain, "size": MOST_PERIODS, "shard_size": MOST_PER_SHARD}}
    if bounds and bounds[1] - bounds[0] < MOST_PERIODS:
        within = {"min": bounds[0], "max": bounds[1]}
        values = {
            "histogram": {"field": grain, "interval": 1, "min_doc_count": 1, "hard_bounds": within}
        }
    return {
        "values": values,
        "spans": {"terms": {"field": "span", "size": _MOST_SPANS}},
        "undated": {"filter": {"term": {"undated": True}}},
    }


def _bounds(within: Days | None, grain: Grain) -> tuple[int, int] | None:
    return (_number(within.first, grain), _number(within.last, grain)) if within else None


def _number(day: date, grain: Grain) -> int:
    """The number that the period of the day has in its list."""
    if grain == "day":
        return day.toordinal()
    return day.year if grain == "year" else month_number(day.year, day.month)


def _period(number: int, grain: Grain) -> Period:
    if grain == "day":
        return Period.of(date.fromordinal(number), grain="day")
    return Period(number) if grain == "year" else Period(number // 12, number % 12 + 1)
