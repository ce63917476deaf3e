"""The releases of one generation as columns: what `search.engines.matching` asks of an engine.

Releases are numbered from 0; arrays are never changed by who gets them.
"""

from __future__ import annotations

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


@dataclass(frozen=True, slots=True)
class Places:
    """Every position of a term, beside the release that has it: ascending by both."""

    rows: Rows
    positions: Numbers


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

    def places(
        self, field: TextField, term: str, among: Rows, *, in_quotes: bool = False
    ) -> Places:
        """Where in each of those it stands; with `in_quotes` in `said`, else elsewhere."""

    def having(self, field: KeyField, value: str) -> Rows:
        """The releases that have the value."""
