"""Where a phrase stands: each word at a position of its own, little out of order.

A word's shift is its position less its place in the phrase.  The phrase stands where the greatest
shift is at most `slop` more than the least, as Lucene counts:

    phrase      maintien  (hole)  la   paix          slop 0: every shift is the same
    place           0       1      2     3
    position        7       8      9    10
    shift           7              7     7
"""

from __future__ import annotations

from collections.abc import Collection, Mapping


def stands(positions: Mapping[int, Collection[int]], *, slop: int = 0) -> bool:
    """Whether each place can be given one of its positions, all different, shifts within `slop`.

    `positions` says for each place of the phrase where its word stands; a hole has no place here.

    >>> stands({0: [7], 2: [9]}), stands({0: [7], 1: [9]}), stands({0: [7], 1: [9]}, slop=1)
    (True, False, True)
    """
    starts = {position - place for place, standing in positions.items() for position in standing}
    return any(_stands_from(start, positions, slop) for start in starts)


def _stands_from(start: int, positions: Mapping[int, Collection[int]], slop: int) -> bool:
    """Whether it stands with every shift from `start` to `start + slop`.

    Words take positions one by one; one that finds its position taken asks the holder to move
    (Kuhn's augmenting paths), so that a word said a hundred times costs a product, not a power.
    """
    near = {
        place: [p for p in standing if start <= p - place <= start + slop]
        for place, standing in positions.items()
    }
    holders: dict[int, int] = {}

    def settle(place: int, asked: set[int]) -> bool:
        for position in near[place]:
            if position not in asked:
                asked.add(position)
                holder = holders.get(position)
                if holder is None or settle(holder, asked):
                    holders[position] = place
                    return True
        return False

    return all(near.values()) and all(settle(place, set()) for place in near)
