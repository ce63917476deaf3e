"""Where phrases stand in many releases at once, by the rule of `search.engines.phrases`.

A word's position lies beside its release in one number, a key, and a place's shifts are its keys
moved by that place.  The phrase stands from a shift where every place has one that is as great, or
`slop` greater at most.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from search.engines.corpus import Places, Rows
from search.engines.phrases import stands

Keys = npt.NDArray[np.int64]
"""Ascending, none twice."""

_ROW: Final = 33
"""Bits below a release's number: a position, and room for slop."""

_MOST_SLOP: Final = 1 << 30
"""More slop than this is as good as any."""


def keys(each: Sequence[Places]) -> Keys:
    """The places of a word: those of any of its terms.

    >>> [divmod(key, 1 << 33) for key in keys([Places(np.array([2]), np.array([7]))]).tolist()]
    [(2, 7)]
    """
    found = [(one.rows.astype(np.int64) << _ROW) + one.positions for one in each]
    return found[0] if len(found) == 1 else np.unique(np.concatenate(found))


def standing(words: Mapping[int, Keys], *, length: int, slop: int) -> Rows:
    """The releases where a phrase of that length stands; `words` are the keys at each place."""
    slop = max(0, min(slop, _MOST_SLOP))
    shifts = {place: found + (length - place) for place, found in words.items()}
    fewest = min(shifts.values(), key=len)
    if slop:
        shifts = {place: _close(found, fewest, slop) for place, found in shifts.items()}
    # some come twice: taking these out would cost more than they do
    starts = fewest if slop == 0 else np.concatenate(list(shifts.values()))
    for found in shifts.values():
        if found is starts:
            continue
        near = found.searchsorted(starts)
        ahead = near < len(found)
        starts, near = starts[ahead], near[ahead]
        starts = starts[found[near] <= starts + slop]
    rows = _distinct(starts >> _ROW)
    if slop == 0 or not len(rows):
        return rows  # one shift, so every place has a position of its own
    return _apart(shifts, rows, slop)


def _close(shifts: Keys, fewest: Keys, slop: int) -> Keys:
    """Those that have one of the fewest within the slop: the phrase stands from no others."""
    if shifts is fewest:
        return shifts
    near = fewest.searchsorted(shifts - slop)
    ahead = near < len(fewest)
    shifts, near = shifts[ahead], near[ahead]
    return shifts[fewest[near] <= shifts + slop]


def _apart(shifts: Mapping[int, Keys], rows: Rows, slop: int) -> Rows:
    """Those of the rows where no position has to serve two places.

    Only where two words share a position can that be: there, each release is looked at alone.
    """
    placed = {place: found + place for place, found in shifts.items()}
    every = np.sort(np.concatenate(list(placed.values())))
    twice = every[1:][every[1:] == every[:-1]]
    if not len(twice):
        return rows
    shared = np.isin(rows, twice >> _ROW)
    alone = [
        row
        for row in rows[shared].tolist()
        if stands({place: _of_row(where, row) for place, where in placed.items()}, slop=slop)
    ]
    return np.sort(np.concatenate([rows[~shared], np.array(alone, np.int64)]))


def _of_row(found: Keys, row: int) -> list[int]:
    low, high = found.searchsorted([row << _ROW, (row + 1) << _ROW])
    kept: list[int] = found[low:high].tolist()
    return kept


def _distinct(rows: Keys) -> Rows:
    """Each once, ascending."""
    return rows[:1] if len(rows) <= 1 else np.unique(rows)
