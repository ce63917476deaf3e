"""How many releases each added form finds: what a reader weighs before switching it off.

A count is of the releases that hold the form, within the same choices, dates and fields, whatever
else is searched.  It is the engine's own, never an estimate.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from search.planning import Planned
from search.results import Receipt
from search.searcher import Searcher


def counted(
    planned: Planned, searcher: Searcher, *, allows: Callable[[], bool] = lambda: True
) -> Receipt:
    """The receipt with a count beside each added form; `allows` tells whether there is still time.

    Forms that are not counted for lack of it have no count.
    """
    counts: dict[str, int] = {}
    for form, asked in planned.counting.items():
        if not allows():
            break
        found = searcher.find(asked)
        if found.is_whole:
            counts[form] = found.total
    added = tuple(replace(one, count=counts.get(one.term)) for one in planned.receipt.added)
    return replace(planned.receipt, added=added)
