"""The releases of one generation as columns: what `search.engines.matching` asks of an engine.

Releases are numbered from 0; arrays are never changed by who gets them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from index.entry import KeyField, TextField

Numbers = npt.NDArray[np.integer]
Rows = npt.NDArray[np.integer]
"""Releases, ascending."""

Mask = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Posting:
    """The releases that hold a term, and how often, weighted by part."""

    rows: Rows
    frequencies: Numbers

    @property
    def nbytes(self) -> int:
        """What it takes."""
        return self.rows.nbytes + self.frequencies.nbytes


@dataclass(frozen=True, slots=True)
class Places:
    """Where a term stands in some releases.

    In the i-th of these `positions` from `starts[i]` to before `ends[i]`, ascending; the two are
    equal where it does not stand.  Positions are unsigned, of 32 bits.
    """

    starts: Numbers
    ends: Numbers
    positions: Numbers

    @property
    def count(self) -> int:
        """How many there are."""
        return int((self.ends - self.starts).sum())


class Section(Protocol):
    """Releases that lie together, as in one segment."""

    @property
    def rows(self) -> Rows:
        """Which they are."""

    def places(self, field: TextField, term: str, *, in_quotes: bool = False) -> Places:
        """Where in each of them the term stands; with `in_quotes` in `said`, else elsewhere."""


class Corpus(Protocol):
    """The releases of one generation."""

    @property
    def size(self) -> int:
        """How many releases there are."""

    @property
    def first(self) -> Numbers:
        """The first day of each, as `index.engines.days` counts; 0 where there is none."""

    @property
    def last(self) -> Numbers:
        """The last day of each."""

    @property
    def published(self) -> Numbers:
        """The day that each came out."""

    @property
    def updated_day(self) -> Numbers:
        """The day of each one's last update."""

    def lengths(self, field: TextField) -> Numbers:
        """The length of each in that field, weighted by part."""

    def posting(self, field: TextField, term: str) -> Posting:
        """Where the term stands."""

    def quoting(self, field: TextField, term: str) -> Rows:
        """The releases that have the term in `said`."""

    def sections(self, rows: Rows) -> Sequence[Section]:
        """The same releases, each as it lies; none of them is empty."""

    def having(self, field: KeyField, value: str) -> Rows:
        """The releases that have the value."""
