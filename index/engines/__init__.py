"""Engines take entries in: what is put is found once it is published.

    Entry ─put→ Writer ─publish→ Generation

`memory` is the oracle and the fake; `whoosh` keeps an index in a folder.

>>> from index.engines.memory import MemoryIndex, MemoryWriter
>>> from index.entry import Entry
>>> from index.release import Release, ReleaseId, Version
>>> release = Release(ReleaseId("a"), (Version(ReleaseId("a"), "fr", "Été", ()),))
>>> writer = MemoryWriter(MemoryIndex())
>>> writer.put([Entry(release, {})])
>>> writer.publish()
'memory-1'
"""
