"""Engines find: a plan goes in, the releases that it asks for come out.

    Plan ─find→ Found

`memory` works out the formula of `search/ranking.py` word by word, and is the oracle;
`whoosh` gives the same answers from a folder, fast.

>>> from index.engines.memory import MemoryIndex, MemoryWriter
>>> from index.entry import Entry
>>> from index.release import Release, ReleaseId, Version
>>> from search.engines.memory import MemorySearcher
>>> from search.plan import Plan
>>> index = MemoryIndex()
>>> writer = MemoryWriter(index)
>>> writer.put([Entry(Release(ReleaseId("a"), (Version(ReleaseId("a"), "fr", "Été", ()),)), {})])
>>> generation = writer.publish()
>>> MemorySearcher(index).find(Plan()).total
1
"""
