"""A press release becomes an Entry in an engine.

What comes in are files, as `index.reading` finds them; what goes out is told to an engine through
the port in `index.writer`.  In between stands the archive, the store of record.

    file ─read→ Version ─keep→ archive ─pair, name people→ Release ─analyse→ Entry ─put→ engine

>>> from index.analysed import entry
>>> from index.release import Block, Release, ReleaseId, Version
>>> text = Block("L’armée se déploie.", "fr")
>>> told = entry(Release(ReleaseId("1"), (Version(ReleaseId("1"), "fr", "Au Kosovo", (text,)),)))
>>> [passage.words for passage in told.texts["fr", "exact"]]
[(('au',), ('kosovo',)), (('armee',), ('se',), ('deploie',))]
"""
