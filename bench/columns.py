"""A collection in memory as columns: what `search.engines.matching` asks, with no index behind it.

For the study of the weights: the matching is the project's own, so what is measured here is what
an engine does, and a hundred settings can be tried in the time that one index takes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from index.engines.days import NO_DAY, day
from index.entry import SAID, TEXT_FIELDS, Entry, KeyField, Part, TextField, positioned
from index.release import ReleaseId
from search.engines.corpus import Numbers, Places, Posting, Rows

_NOWHERE = np.zeros(0, np.int32)


@dataclass(frozen=True, slots=True)
class _Standing:
    """Every place of a term, ascending: the release, the position, the part."""

    rows: Rows
    positions: Numbers
    parts: tuple[Part, ...]


_NEVER = _Standing(_NOWHERE, np.zeros(0, np.uint32), ())


@dataclass(frozen=True, slots=True)
class _Section:
    """Some of the releases; a `search.engines.corpus.Section`."""

    rows: Rows
    standing: Mapping[tuple[TextField, str], _Standing]

    def places(self, field: TextField, term: str, *, in_quotes: bool = False) -> Places:
        """Where in each of those the term stands."""
        found = _NEVER if in_quotes else self.standing.get((field, term), _NEVER)
        starts = found.rows.searchsorted(self.rows)
        ends = found.rows.searchsorted(self.rows, "right")
        return Places(starts, ends, found.positions)


class Columns:
    """The entries as a `search.engines.corpus.Corpus`, parts weighing as `weights` says.

    Nothing is quoted here: what is measured are searches of the text.
    """

    def __init__(self, entries: Iterable[Entry], *, weights: Mapping[Part, float]) -> None:
        self._entries = tuple(sorted(entries, key=lambda entry: entry.id))
        self._weights = weights
        self.ids: tuple[ReleaseId, ...] = tuple(entry.id for entry in self._entries)
        gathered: dict[tuple[TextField, str], tuple[list[int], list[int], list[Part]]] = {}
        self._counts = {
            (field, part): np.zeros(len(self._entries), np.int64)
            for field in TEXT_FIELDS
            for part in weights
        }
        for row, entry in enumerate(self._entries):
            for field, passages in entry.texts.items():
                read = tuple(passage for passage in passages if passage.part != SAID)
                for position, part, word in positioned(read):
                    self._counts[field, part][row] += 1
                    for term in word:
                        found = gathered.setdefault((field, term), ([], [], []))
                        for column, value in zip(found, (row, position, part), strict=True):
                            column.append(value)  # type: ignore[arg-type]
        self._standing = {
            key: _sorted(rows, positions, parts)
            for key, (rows, positions, parts) in gathered.items()
        }
        self._postings: dict[tuple[TextField, str], Posting] = {}

    def weighing(self, weights: Mapping[Part, float]) -> Columns:
        """The same releases with other weights of their parts."""
        other = object.__new__(Columns)
        other.__dict__.update(self.__dict__)
        other._weights = weights
        other._postings = {}
        return other

    @property
    def size(self) -> int:
        """How many releases there are."""
        return len(self._entries)

    @cached_property
    def first(self) -> Numbers:
        """The first day of each."""
        return np.array([e.happened.first.toordinal() if e.happened else NO_DAY for e in self._all])

    @cached_property
    def last(self) -> Numbers:
        """The last day of each."""
        return np.array([e.happened.last.toordinal() if e.happened else NO_DAY for e in self._all])

    @cached_property
    def published(self) -> Numbers:
        """The day that each came out."""
        return np.array([day(e.published) for e in self._all])

    @cached_property
    def updated_day(self) -> Numbers:
        """The day of each one's last update."""
        return np.array([day(e.updated) for e in self._all])

    @property
    def _all(self) -> tuple[Entry, ...]:
        return self._entries

    def lengths(self, field: TextField) -> Numbers:
        """The length of each, weighted by part."""
        total: Numbers = sum(
            weight * self._counts[field, part] for part, weight in self._weights.items()
        )  # type: ignore[assignment]
        return total

    def posting(self, field: TextField, term: str) -> Posting:
        """Where the term stands, and how often."""
        key = (field, term)
        if key not in self._postings:
            self._postings[key] = self._counted(key)
        return self._postings[key]

    def _counted(self, key: tuple[TextField, str]) -> Posting:
        found = self._standing.get(key)
        if found is None:
            return Posting(_NOWHERE, np.zeros(0))
        weights = np.array([self._weights[part] for part in found.parts], np.float64)
        rows, at = np.unique(found.rows, return_inverse=True)
        return Posting(rows, np.bincount(at, weights))

    def quoting(self, field: TextField, term: str) -> Rows:  # noqa: ARG002 - as a corpus is asked
        """No release."""
        return _NOWHERE

    def sections(self, rows: Rows) -> list[_Section]:
        """All in one."""
        return [_Section(rows, self._standing)] if len(rows) else []

    def having(self, field: KeyField, value: str) -> Rows:
        """The releases that have the value."""
        return np.array(
            [row for row, e in enumerate(self._entries) if value in e.keys.get(field, ())], np.int32
        )


def _sorted(rows: list[int], positions: list[int], parts: list[Part]) -> _Standing:
    order = np.lexsort((positions, rows))
    return _Standing(
        np.array(rows, np.int32)[order],
        np.array(positions, np.uint32)[order],
        tuple(parts[i] for i in order),
    )
