"""Answers plans from one published generation on a cluster.

Plan ─→ one request: what matches, what it scores, what is counted ─→ Found
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Final

from index.engines.opensearch.connection import Connection, Json
from index.engines.opensearch.document import key, read_key, terms_field, token
from index.entry import TextField
from index.errors import Damaged, EngineError
from index.record import from_json
from index.release import Release, ReleaseId
from index.writer import Generation
from search.engines.facets import CHOICE
from search.engines.opensearch.clauses import every, matching
from search.engines.opensearch.counting import (
    LEAST_PER_SHARD,
    MOST_PER_SHARD,
    aggregations,
    counted,
    is_exact,
)
from search.engines.opensearch.scores import scoring
from search.engines.opensearch.snapshot import Snapshot
from search.plan import Choice, Counted, FacetAsk, FacetName, Found, Match, Plan, Sort
from search.searcher import Field, TermCount
from search.shown import Shown, shown
from search.sought import Sought

WINDOW: Final = 10_000
"""How many hits the server gives at once; further pages are walked to, this many at a step."""

_MOST_RECORDS: Final = 500
"""How many records of shown releases are remembered: a page asks for each after it was found."""

_MOST_VOCABULARIES: Final = 5_000
_SHORT: Final = 100
"""How many answers about the vocabulary are remembered, and up to what length: a page asks for the
name of each person that it shows, and a published state never changes its answer."""

_RECORDS_OF: Final = 100
"""Up to this many hits come with their records: a page, not an export."""

_NEWEST: Final = [{"last": "desc"}, {"first": "desc"}, {"id": "asc"}]
_SORTS: Final[dict[Sort, list[dict[str, str]]]] = {
    "relevance": [{"_score": "desc"}, *_NEWEST],
    "newest": _NEWEST,
    "oldest": [{"undated": "asc"}, {"last": "asc"}, {"first": "asc"}, {"id": "asc"}],
    "published": [{"published": "desc"}, *_NEWEST],
    "updated": [{"updated": "desc"}, *_NEWEST],
}
"""The orders of `search/engines/order.py`; a hit's last sort value is its id."""


class OpenSearchSearcher:
    """Answers from one published generation.  `open_searcher` makes one."""

    def __init__(self, connection: Connection, *, fingerprint: str) -> None:
        self._connection = connection
        self._snapshot = Snapshot(connection, fingerprint=fingerprint)
        self._records: OrderedDict[ReleaseId, str] = OrderedDict()
        self._vocabularies: OrderedDict[tuple[Field, str, int], tuple[TermCount, ...]] = (
            OrderedDict()
        )
        self._lock = threading.Lock()
        self._is_open = True

    @property
    def generation(self) -> Generation:
        """The state that it answers from."""
        return self._snapshot.generation

    def find(self, plan: Plan) -> Found:
        """The releases that the plan asks for."""
        with self._understanding():
            return self._found(plan)

    def get(self, id: ReleaseId, /) -> Release | None:
        """The release as a page shows it, or None."""
        with self._understanding():
            record = self._record(id)
        if record is None:
            return None
        try:
            return from_json(record)
        except ValueError as error:
            raise Damaged(
                f"{self._connection.address}: the record of {id!r} cannot be read ({error}): "
                "make the index anew with `communique rebuild`"
            ) from error

    def show(self, ids: Sequence[ReleaseId], sought: Sought) -> Shown:
        """The releases as a list of results shows them, with what of their texts is sought.

        Their texts are read here: what the server would have to be asked and to send takes longer.
        """
        return shown([self.get(id) for id in ids], sought)

    def vocabulary(self, field: Field, prefix: str, limit: int) -> Sequence[TermCount]:
        """Terms that begin with the prefix, in the order of their code points, `limit` at most."""
        asked = field, prefix, limit
        with self._understanding():
            with self._lock:
                known = self._vocabularies.get(asked)
            if known is None:
                known = tuple(islice(self._terms(field, prefix, limit), max(limit, 0)))
                if len(known) <= _SHORT:
                    with self._lock:
                        self._vocabularies[asked] = known
                        while len(self._vocabularies) > _MOST_VOCABULARIES:
                            self._vocabularies.popitem(last=False)
            return known

    def close(self) -> None:
        """Let go of the index."""
        with self._lock:
            if not self._is_open:
                return
            self._is_open = False
        try:
            self._snapshot.close()
        finally:
            self._connection.close()

    @contextmanager
    def _understanding(self) -> Iterator[None]:
        """Answers that are not understood become our errors, and so does being closed."""
        if not self._is_open:
            raise EngineError("this searcher is closed: open another")
        try:
            yield
        except RecursionError as error:
            raise EngineError("the plan is nested too deeply") from error
        except (LookupError, TypeError, ValueError, AttributeError) as error:
            raise EngineError(
                f"{self._connection.address} answers in a way that is not understood: {error!r}"
            ) from error

    def _record(self, id: ReleaseId) -> str | None:
        """The release as it was kept."""
        with self._lock:
            record = self._records.get(id)
        if record is not None:
            return record
        one: Json = {"bool": {"filter": [{"term": {"id": key(id)}}]}}
        hits = self._hits({"query": one, "sort": [{"id": "asc"}]}, size=1)["hits"]["hits"]
        return str(hits[0]["_source"]["record"]) if hits else None

    def _found(self, plan: Plan) -> Found:
        asked = {CHOICE[ask.name] for ask in plan.facets}
        # a choice that no facet has to ignore narrows everything, and costs least there
        before = [
            matching(clause) for choice, clause in plan.choices.items() if choice not in asked
        ]
        after = {
            choice: matching(clause) for choice, clause in plan.choices.items() if choice in asked
        }
        score = scoring(plan.match)
        query: Json = {"bool": {"filter": [every([matching(plan.match), *before])]}}
        if score:
            query["bool"]["should"] = [score]
        body: Json = {
            "query": query,
            "sort": _SORTS[plan.sort],
            "track_scores": score is not None,
            "track_total_hits": True,
        }
        if after:
            body["post_filter"] = every(after.values())
        if plan.seconds is not None:
            # the server looks at its clock now and then: it may take somewhat longer
            body["timeout"] = f"{max(1, round(plan.seconds * 1000))}ms"
        asks = dict(enumerate(plan.facets))
        answer, matches = self._page(plan, body, _aggregations(asks, after, LEAST_PER_SHARD))
        total = int(answer["hits"]["total"]["value"])
        counts = answer.get("aggregations", {})
        if answer.get("timed_out"):
            known = {n: ask for n, ask in asks.items() if str(n) in counts}
            some = {ask.name: counted(ask, counts[str(n)]) for n, ask in known.items()}
            return Found(total, matches, some, is_whole=False)
        return Found(total, matches, self._facets(plan, query, after, counts))

    def _page(self, plan: Plan, body: Json, counting: Json) -> tuple[Json, tuple[Match, ...]]:
        """The answer to the first request, and the page of matches, however deep it lies."""
        # one shard has all figures; several have to tell each other theirs first
        is_split = body["track_scores"] and self._snapshot.shards > 1
        scores = {"search_type": "dfs_query_then_fetch"} if is_split else {}
        offset, limit = max(plan.offset, 0), max(plan.limit, 0)
        first = dict(body)
        if counting:
            first["aggs"] = counting
        if offset + limit <= WINDOW:
            answer = self._hits(first | {"from": offset}, size=limit, **scores)
            return answer, tuple(map(_match, answer["hits"]["hits"]))
        answer = self._hits(first, size=WINDOW, **scores)
        hits: list[Json] = []
        passed = 0
        step = answer["hits"]["hits"]
        if int(answer["hits"]["total"]["value"]) <= offset:
            return answer, ()
        while step:
            hits += step[max(offset - passed, 0) : max(offset + limit - passed, 0)]
            passed += len(step)
            if passed >= offset + limit or len(step) < WINDOW:
                break
            further = body | {"search_after": step[-1]["sort"], "track_total_hits": False}
            after = self._hits(further, size=WINDOW, **scores)
            step = after["hits"]["hits"]
            if after.get("timed_out"):
                answer["timed_out"] = True
        return answer, tuple(map(_match, hits))

    def _facets(
        self, plan: Plan, query: Json, after: dict[Choice, Json], answers: Json
    ) -> dict[FacetName, tuple[Counted, ...]]:
        """The facets; one whose counts may be short is counted again with more of each shard."""
        asks = dict(enumerate(plan.facets))
        per_shard = LEAST_PER_SHARD
        answers = dict(answers)
        while per_shard < MOST_PER_SHARD:
            short = {n: ask for n, ask in asks.items() if not is_exact(ask, answers[str(n)])}
            if not short:
                break
            per_shard = min(per_shard * 18, MOST_PER_SHARD)
            answers |= self._hits(
                {"query": query, "aggs": _aggregations(short, after, per_shard)}, size=0
            )["aggregations"]
        return {ask.name: counted(ask, answers[str(n)]) for n, ask in asks.items()}

    def _terms(self, field: Field, prefix: str, limit: int) -> Iterator[TermCount]:
        name, listed, start = field, field, key(prefix)
        if isinstance(field, TextField):
            name, listed, start = field.name, terms_field(field), token(prefix)  # type: ignore[assignment]
        having: Json = {"prefix": {name: {"value": start}}} if prefix else {"match_all": {}}
        terms: Json = {"term": {"terms": {"field": listed}}}
        asked: Json = {"sources": [terms], "size": max(1, min(limit + 1, WINDOW))}
        if prefix:
            asked["after"] = {"term": _before(key(prefix))}
        while True:
            answer = self._hits({"query": having, "aggs": {"terms": {"composite": asked}}}, size=0)
            buckets = answer["aggregations"]["terms"]["buckets"]
            for bucket in buckets:
                term = read_key(bucket["key"]["term"])
                if term.startswith(prefix):
                    yield TermCount(term, int(bucket["doc_count"]))
                elif term > prefix:
                    return
            if len(buckets) < asked["size"]:
                return
            asked = asked | {"after": buckets[-1]["key"]}

    def _hits(self, body: Json, *, size: int, **params: str) -> Json:
        """What the cluster answers; the records of a page are remembered for who shows it."""
        records = size if 0 < size <= _RECORDS_OF else 0
        answer = self._snapshot.search(
            body | {"size": size, "_source": ["record"] if records else False}, **params
        )
        if records:
            with self._lock:
                for hit in answer["hits"]["hits"]:
                    self._records[_id(hit)] = hit["_source"]["record"]
                while len(self._records) > _MOST_RECORDS:
                    self._records.popitem(last=False)
        return answer


def _aggregations(asks: dict[int, FacetAsk], after: dict[Choice, Json], per_shard: int) -> Json:
    return {
        str(number): aggregations(
            ask,
            others=every(query for choice, query in after.items() if choice != CHOICE[ask.name]),
            per_shard=per_shard,
        )
        for number, ask in asks.items()
    }


def _match(hit: Json) -> Match:
    return Match(_id(hit), float(hit.get("_score") or 0.0))


def _id(hit: Json) -> ReleaseId:
    return ReleaseId(read_key(hit["sort"][-1]))


def _before(text: str) -> str:
    """A text that stands before this one, and before few others that do not begin like it."""
    code = ord(text[-1]) - 1
    if code < 0:
        return text[:-1]
    below = "\ud7ff" if 0xD800 <= code <= 0xDFFF else chr(code)  # noqa: PLR2004 - no half characters
    return text[:-1] + below + "\U0010ffff" * 3
