"""A stretch of text as runs, marked where it matched."""

from __future__ import annotations

from collections.abc import Iterable

from search.results import Run


def runs(text: str, found: Iterable[tuple[int, int]], start: int, end: int) -> tuple[Run, ...]:
    """The text from the one offset to the other; what is marked, in order, may overlap.

    >>> runs("La sécurité", [(3, 11)], 0, 11)
    (Run(text='La ', marked=False), Run(text='sécurité', marked=True))
    """
    spans: list[list[int]] = []
    for begins, ends in found:
        first, last = max(begins, start), min(ends, end)
        if first >= last:
            continue
        if spans and first < spans[-1][1]:
            spans[-1][1] = max(spans[-1][1], last)
        else:
            spans.append([first, last])
    cut = []
    position = start
    for first, last in spans:
        if first > position:
            cut.append(Run(text[position:first]))
        cut.append(Run(text[first:last], marked=True))
        position = last
    if position < end:
        cut.append(Run(text[position:end]))
    return tuple(cut)
