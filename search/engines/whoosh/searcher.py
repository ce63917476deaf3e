"""The searcher: pins one generation, and answers from its columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from index.engines.whoosh import folder as folders
from index.errors import CommuniqueError, Damaged, EngineError
from index.release import Release, ReleaseId
from index.writer import Generation
from search.engines.corpus import Floats, Mask, Numbers, Rows
from search.engines.facets import CHOICE, GRAINS
from search.engines.figures import Figures
from search.engines.matching import Matching
from search.engines.scoring import Scoring, best
from search.engines.whoosh.counting import Hits
from search.engines.whoosh.segment import Segment
from search.engines.whoosh.showing import shown
from search.engines.whoosh.snapshot import Snapshot
from search.plan import Choice, Counted, FacetAsk, Found, Match, Plan, Sort
from search.searcher import Field, TermCount
from search.shown import Shown
from search.sought import Sought

_TRIES = 10
"""How often a state is opened while a writer replaces it and deletes its files."""


class WhooshSearcher:
    """Answers from one published generation of the index in a folder.

    For several threads, without a lock between them.  Segments that `previous` has open are shared
    with it; either may be closed before the other.
    """

    def __init__(
        self, folder: Path, *, fingerprint: str, previous: WhooshSearcher | None = None
    ) -> None:
        self._folder = folder
        self._segments: list[Segment] = []
        with folders.ours("open", folder):
            self._manifest = self._opened(fingerprint, previous)
        self._is_open = True

    @property
    def generation(self) -> Generation:
        """The state that it answers from."""
        return self._manifest.generation

    def find(self, plan: Plan) -> Found:
        """The releases that the plan asks for."""
        with self._answering():
            matching = Matching(self._snapshot, self._figures, seconds=plan.seconds)
            matched = matching.match(plan.match)
            chosen = {choice: matching.match(clause) for choice, clause in plan.choices.items()}
            found = _within(matched, chosen)
            without: dict[Choice | None, Hits] = {None: found}
            facets = {}
            for ask in plan.facets:
                own = CHOICE[ask.name] if CHOICE[ask.name] in chosen else None
                if own not in without:
                    without[own] = _within(matched, chosen, but=own)
                facets[ask.name] = self._counted(ask, without[own])
            matches = self._page(plan, matching, found)
            return Found(found.count, matches, facets, is_whole=not matching.is_late)

    def get(self, id: ReleaseId, /) -> Release | None:
        """The release as a page shows it, or None."""
        with self._answering():
            found = self._snapshot.document(id)
            return found and found[0].record(found[1])

    def show(self, ids: Sequence[ReleaseId], sought: Sought) -> Shown:
        """The releases as a list of results shows them, with what of their texts is sought."""
        with self._answering():
            return shown([self._snapshot.document(id) for id in ids], sought)

    def vocabulary(self, field: Field, prefix: str, limit: int) -> Sequence[TermCount]:
        """Terms that begin with the prefix, in the order of their code points, `limit` at most."""
        with self._answering():
            return self._snapshot.vocabulary(field, prefix, limit)

    def close(self) -> None:
        """Let go of the index; its files close when nobody holds them."""
        self._is_open = False

    def _opened(self, fingerprint: str, previous: WhooshSearcher | None) -> folders.Manifest:
        """Open the state that is published now."""
        held = {one.id: one for one in previous._segments} if previous else {}  # noqa: SLF001
        for tries in range(1, _TRIES + 1):
            manifest = folders.read(self._folder)
            try:
                manifest = folders.current(self._folder, fingerprint=fingerprint)
                self._open(manifest, held)
            except (Damaged, OSError):
                # a writer may have published in between, and deleted what was to be read
                if tries == _TRIES or folders.read(self._folder) == manifest:
                    raise
            else:
                return manifest
        raise AssertionError  # pragma: no cover - the last try returns or raises

    def _open(self, manifest: folders.Manifest, held: dict[str, Segment]) -> None:
        pieces = []
        for found in folders.contents(self._folder, manifest).segments:
            id = found.segment_id()
            path = self._folder / manifest.home / found.file
            pieces.append((held.get(id) or Segment(path, id), [*found.deleted_docs()]))
        self._segments = [segment for segment, _ in pieces]
        self._snapshot = Snapshot(pieces)
        self._figures = Figures(self._snapshot)

    @contextmanager
    def _answering(self) -> Iterator[None]:
        """Every foreign exception becomes ours: what was asked cannot be wrong, so files are."""
        if not self._is_open:
            raise EngineError(f"this searcher of the index in {self._folder} is closed")
        try:
            yield
        except CommuniqueError:
            raise
        except RecursionError as error:
            raise EngineError("the plan is nested too deeply") from error
        except Exception as error:
            raise Damaged(
                f"cannot search the index in {self._folder}: {type(error).__name__} {error}; "
                f"{folders.CURE}"
            ) from error

    def _page(self, plan: Plan, matching: Matching, found: Hits) -> tuple[Match, ...]:
        """The releases of the page, in order; only what may stand on it is scored and sorted."""
        offset, limit = max(plan.offset, 0), max(plan.limit, 0)
        end = min(offset + limit, found.count)
        if offset >= end:
            return ()
        snapshot = self._snapshot
        if plan.sort == "relevance":
            scored = best(plan.match, matching, snapshot, self._figures, found.rows, count=end)
            rows, scores = _first(*scored, snapshot.ranks("newest"), count=end)
            rows, scores = rows[offset:], scores[offset:]
        else:
            rows = self._in_order(plan.sort, found, end)[offset:]
            ascending = np.sort(rows).astype(np.int32)
            scoring = Scoring(matching, snapshot, self._figures, ascending)
            scores = scoring.best(plan.match, bonus="exact")[ascending.searchsorted(rows)]
        return tuple(
            Match(snapshot.id_of(row), score)
            for row, score in zip(rows.tolist(), scores.tolist(), strict=True)
        )

    def _in_order(self, sort: Sort, found: Hits, count: int) -> Rows:
        """The first of the found in an order that needs no scores."""
        if found.count == self._snapshot.size:
            return self._snapshot.ordered(sort)[:count]
        ranks = self._snapshot.ranks(sort)[found.rows]
        if count < len(ranks):
            ranks = np.partition(ranks, count)[:count]
        return self._snapshot.ordered(sort)[np.sort(ranks)]

    def _counted(self, ask: FacetAsk, found: Hits) -> tuple[Counted, ...]:
        grain = GRAINS.get(ask.name)
        if grain is not None:
            return self._snapshot.days(grain).counted(ask, found)
        return self._snapshot.facet(ask.name).counted(ask, found)  # type: ignore[arg-type]


def _within(matched: Mask, chosen: Mapping[Choice, Mask], *, but: Choice | None = None) -> Hits:
    """What matches, within every choice but that one."""
    found = matched
    for choice, mask in chosen.items():
        if choice != but:
            found = found & mask
    return Hits(found)


def _first(rows: Rows, scores: Floats, ranks: Numbers, *, count: int) -> tuple[Rows, Floats]:
    """The best of the rows in order; of equals, in the order of the ranks."""
    if count < len(rows):
        least = np.partition(scores, len(rows) - count)[len(rows) - count]
        kept = scores >= least
        rows, scores = rows[kept], scores[kept]
    order = np.lexsort((ranks[rows], -scores))[:count]
    return rows[order], scores[order]
