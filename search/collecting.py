"""Gathers everything that a question finds.

Query ─find→ Plan that something meets ─→ Collection
"""

from __future__ import annotations

from dataclasses import replace

from search.answering import find
from search.collection import Collection
from search.lexicon import NO_LEXICON, Lexicon
from search.query import Query
from search.searcher import Searcher
from search.windowed import Windowed


def collect(query: Query, searcher: Searcher, *, lexicon: Lexicon = NO_LEXICON) -> Collection:
    """All that the query finds, whatever page it asks for.

    What is relaxed for the page is relaxed here, so both have the same releases.
    """
    planned, found = find(query, Windowed(searcher, 0, 0), lexicon=lexicon)
    plan = replace(planned.plan, facets=(), seconds=None)
    return Collection(found.total, searcher.generation, planned.receipt.relaxed, plan, searcher)
