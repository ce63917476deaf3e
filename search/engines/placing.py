"""Where phrases stand in many releases at once, by the rule of `search.engines.phrases`.

Word after word, the rarest first: of its positions those are kept that have the next word where
the phrase wants it.  Where the next word has many more, a position is looked for by halving among
those of its release, for all at once, so a common word costs no more than the rare one beside it.

Where words may be out of place, a word's position lies beside its release in one number, a key, and
a place's shifts are its keys moved by that place.  The phrase stands from a shift where every place
has one that is as great, or `slop` greater at most.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from search.engines.corpus import Mask, Numbers, Places, Rows
from search.engines.phrases import stands

Keys = npt.NDArray[np.int64]
"""Ascending, none twice."""

Words = Mapping[int, Sequence[Places]]
"""At each place of a phrase that is no hole the terms that may stand there."""

_ROW: Final = 33
"""Bits below a release's number: a position, and room for slop."""

_MANY: Final = 10_000
_TIMES: Final = 3
"""A word of so many positions, and so many for each that is left of the rarer words, is not put end
to end but halved, which takes some calls for each doubling instead of some for each position."""

_LOOKED_FOR: Final = 8
"""How many times fewer keys there have to be than others for looking each of them up."""

_PAIR: Final = 2

_MOST_SLOP: Final = 1 << 30
"""More slop than this is as good as any."""


def standing(words: Words, *, length: int, slop: int) -> Rows:
    """In which of the releases a phrase of that length stands: their numbers among those asked."""
    slop = max(0, min(slop, _MOST_SLOP))
    return _close(words, length, slop) if slop else _one_by_one(words)


def between(places: Places, low: int, high: int) -> Places:
    """The positions from the one to before the other."""
    starts = _first_from(places, places.starts, places.ends, np.uint32(low))
    return Places(
        starts, _first_from(places, starts, places.ends, np.uint32(high)), places.positions
    )


def _one_by_one(words: Words) -> Rows:
    """Where the words stand as they are: O(n log c) for n of the rarest and c of another in one."""
    counts = {place: sum(one.count for one in each) for place, each in words.items()}
    first, *others = sorted(words, key=counts.__getitem__)
    starts = _keys(words[first])
    for place in others:
        if not len(starts):
            break
        if counts[place] < _MANY + _TIMES * len(starts):
            starts = _common(starts, _keys(words[place]) - (place - first))
        else:
            starts = starts[_followed(starts, words[place], place - first)]
    return _distinct(starts >> _ROW)


def _common(some: Keys, others: Keys) -> Keys:
    """What is in both: few are looked for among many, else the two are merged."""
    if len(some) * _LOOKED_FOR < len(others):
        kept: Keys = some[others.take(others.searchsorted(some), mode="clip") == some]
        return kept
    merged = np.concatenate([some, others])
    merged.sort(kind="stable")  # which knows two runs for what they are
    twice: Keys = merged[1:][merged[1:] == merged[:-1]]
    return twice


def _followed(starts: Keys, each: Sequence[Places], distance: int) -> Mask:
    """Which of the places have one of the terms at that distance."""
    owners = starts >> _ROW
    wanted = (starts + distance).astype(np.uint32)  # below 0 is far beyond any
    found = np.zeros(len(starts), np.bool_)
    for places in each:
        ends = places.ends.take(owners)
        at = _first_from(places, places.starts.take(owners), ends, wanted)
        if len(places.positions):
            found |= (at < ends) & (places.positions.take(at, mode="clip") == wanted)
    return found


def _first_from(
    places: Places, starts: Numbers, ends: Numbers, wanted: Numbers | np.uint32
) -> Numbers:
    """The first position between the two that is as great, or the end; for all at once."""
    before = starts - 1
    longest = int((ends - starts).max()) if len(starts) else 0
    for bit in reversed(range(longest.bit_length())):
        step = before + (1 << bit)
        less = places.positions.take(step, mode="clip") < wanted
        less &= step < ends
        before += less.astype(before.dtype) << bit
    return before + 1


def _flat(places: Places) -> tuple[Keys, Numbers]:
    """Every position, beside the number of its release."""
    each = places.ends - places.starts
    ends = each.cumsum(dtype=each.dtype)
    at = (places.ends - ends).repeat(each)
    at += np.arange(len(at), dtype=at.dtype)
    owners = np.arange(len(each)).repeat(each)
    return owners, places.positions.take(at)


def _keys(each: Sequence[Places]) -> Keys:
    """The places of a word: those of any of its terms."""
    found = [(owners << _ROW) + at for owners, at in map(_flat, each)]
    return found[0] if len(found) == 1 else _distinct(np.sort(np.concatenate(found)))


def _close(words: Words, length: int, slop: int) -> Rows:
    """Where the words stand within the slop."""
    shifts = {place: _keys(each) + (length - place) for place, each in words.items()}
    fewest = min(shifts.values(), key=len)
    shifts = {place: _near(found, fewest, slop) for place, found in shifts.items()}
    if len(shifts) == _PAIR:
        (other,) = (found for found in shifts.values() if found is not fewest)
        return _apart(shifts, _distinct(other >> _ROW), slop)
    # some come twice: taking these out would cost more than they do
    starts = np.concatenate(list(shifts.values()))
    for found in shifts.values():
        if not len(starts):
            return starts
        near = found.searchsorted(starts)
        ahead = near < len(found)
        starts, near = starts[ahead], near[ahead]
        starts = starts[found[near] <= starts + slop]
    rows = _distinct(np.sort(starts >> _ROW))
    return _apart(shifts, rows, slop)


def _near(shifts: Keys, fewest: Keys, slop: int) -> Keys:
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
    if not len(rows):
        return rows
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


def _distinct(ascending: Keys) -> Keys:
    """Each once."""
    if len(ascending) <= 1:
        return ascending
    another = np.empty(len(ascending), np.bool_)
    another[0] = True
    np.not_equal(ascending[1:], ascending[:-1], out=another[1:])
    return ascending[another]
