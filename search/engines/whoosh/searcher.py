"""The searcher: pins one generation, and answers from its columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

import numpy as np

from index.engines.whoosh import folder as folders
from index.errors import CommuniqueError, Damaged, EngineError
from index.release import Release, ReleaseId
from index.writer import Generation
from search.engines.facets import CHOICE, GRAINS
from search.engines.matching import Floats, Mask, Matching, Numbers
from search.engines.whoosh import counting
from search.engines.whoosh.segment import Segment, Shelf, Values
from search.engines.whoosh.snapshot import Snapshot
from search.plan import Choice, Counted, FacetAsk, FacetName, Found, Match, Plan, Sort
from search.searcher import Field, TermCount

_TRIES = 10
"""How often a state is opened while a writer replaces it and deletes its files."""


class WhooshSearcher:
    """Answers from one published generation of the index in a folder.

    For several threads.  Segments that `previous` has open are shared with it, and so is what it
    has read of them; either may be closed before the other.
    """

    def __init__(
        self, folder: Path, *, fingerprint: str, previous: WhooshSearcher | None = None
    ) -> None:
        self._folder = folder
        self._segments: list[Segment] = []
        self._shelf: Shelf = previous._shelf if previous else Shelf()  # noqa: SLF001 - our own
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
            matching = self._matching.within(plan.seconds)
            matched = matching.match(plan.match)
            chosen = {
                choice: matching.match(clause).mask for choice, clause in plan.choices.items()
            }
            found = matched.mask.copy()
            for mask in chosen.values():
                found &= mask
            facets = {ask.name: self._counted(ask, matched.mask, chosen) for ask in plan.facets}
            scores = matched.best()
            page = self._page(plan, found, scores)
            matches = tuple(
                Match(self._snapshot.ids[row], float(scores[row])) for row in page.tolist()
            )
            return Found(
                int(np.count_nonzero(found)), matches, facets, is_whole=not matching.is_late
            )

    def get(self, id: ReleaseId, /) -> Release | None:
        """The release as a page shows it, or None."""
        with self._answering():
            return self._snapshot.release(id)

    def vocabulary(self, field: Field, prefix: str, limit: int) -> Sequence[TermCount]:
        """Terms that begin with the prefix, in the order of their code points, `limit` at most."""
        with self._answering():
            return self._snapshot.vocabulary(field, prefix, limit)

    def close(self) -> None:
        """Let go of the index."""
        if self._is_open:
            self._is_open = False
            for segment in self._segments:
                segment.release()

    def _opened(self, fingerprint: str, previous: WhooshSearcher | None) -> folders.Manifest:
        """Open the state that is published now."""
        held = {one.id: one for one in previous._segments} if previous else {}  # noqa: SLF001
        for tries in range(1, _TRIES + 1):
            manifest = folders.read(self._folder)
            try:
                manifest = folders.current(self._folder, fingerprint=fingerprint)
                self._open(manifest, held)
            except (Damaged, OSError):
                for segment in self._segments:
                    segment.release()
                self._segments = []
                # a writer may have published in between, and deleted what was to be read
                if tries == _TRIES or folders.read(self._folder) == manifest:
                    raise
            else:
                return manifest
        raise AssertionError  # pragma: no cover - the last try returns or raises

    def _open(self, manifest: folders.Manifest, held: dict[str, Segment]) -> None:
        storage = folders.storage(self._folder, manifest.home)
        pieces = []
        for found in folders.contents(self._folder, manifest).segments:
            deleted = frozenset(found.deleted_docs())
            segment = held.get(found.segment_id())
            if segment is None or not segment.hold():
                segment = Segment(storage, found, self._shelf)
            self._segments.append(segment)
            pieces.append((segment, deleted))
        self._snapshot = Snapshot(pieces)

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
            if not self._is_open:
                raise EngineError(
                    f"this searcher of the index in {self._folder} was closed meanwhile"
                ) from error
            raise Damaged(
                f"cannot search the index in {self._folder}: {type(error).__name__} {error}; "
                f"{folders.CURE}"
            ) from error

    @cached_property
    def _matching(self) -> Matching:
        return Matching(self._snapshot)

    @cached_property
    def _columns(self) -> dict[str, Values]:
        return {}

    def _page(self, plan: Plan, found: Mask, scores: Floats) -> Numbers:
        """The rows of the page, in order; only what may stand on it is sorted."""
        rows = np.flatnonzero(found)
        offset, limit = max(plan.offset, 0), max(plan.limit, 0)
        order: Sort = "newest" if plan.sort == "relevance" else plan.sort
        ranks = self._snapshot.places_in[order][rows]
        keys = -scores[rows] if plan.sort == "relevance" else ranks
        end = offset + limit
        if end < len(rows):
            last = np.partition(keys, end)[end]
            kept = keys <= last
            rows, ranks, keys = rows[kept], ranks[kept], keys[kept]
        return rows[np.lexsort((ranks, keys))][offset:end]

    def _counted(
        self, ask: FacetAsk, matched: Mask, chosen: dict[Choice, Mask]
    ) -> tuple[Counted, ...]:
        found = matched.copy()
        for choice, mask in chosen.items():
            if choice != CHOICE[ask.name]:
                found &= mask
        grain = GRAINS.get(ask.name)
        if grain is not None:
            snapshot = self._snapshot
            return counting.days(ask, snapshot.first, snapshot.last, found, grain=grain)
        return counting.values(ask, self._values(ask.name), found)

    def _values(self, name: FacetName) -> Values:
        if name not in self._columns:
            self._columns[name] = self._snapshot.values(name)  # type: ignore[arg-type]
        return self._columns[name]
