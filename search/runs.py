"""A stretch of text as runs, marked where it matched."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import repeat

from search.results import Run


def runs(text: str, found: Iterable[tuple[int, int]], start: int, end: int) -> tuple[Run, ...]:
    """The text from the one offset to the other; what is marked, in order, may overlap.

    >>> runs("La sécurité", [(3, 11)], 0, 11)
    (Run(text='La ', marked=False), Run(text='sécurité', marked=True))
    """
    edges: list[int] = []
    for begins, ends in found:
        first, last = max(begins, start), min(ends, end)
        if first < last:
            if edges and first < edges[-1]:
                edges[-1] = max(edges[-1], last)
            else:
                edges += (first, last)
    cut = []
    position, marked = start, False
    for edge in (*edges, end):
        if position < edge:
            cut.append((text[position:edge], marked))
        position, marked = edge, not marked
    return tuple(map(tuple.__new__, repeat(Run), cut))
