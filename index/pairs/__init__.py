"""Which versions are one release, where their ids do not say so.

    versions alone in their language ─said→ ─compared, scored→ ─decided→ joined, or left apart

In go versions that have an id of their own; out comes which French one and which English one are
one release, and why: a person says so (`pairs.yaml`), their source does (`release`,
`translation_of`), or the texts do: near days, and the same numbers, names, words and quotes, in the
same order, at the length that a translation has.
A score is of two texts alone, and the decision of all scores together; so it is the same in
whatever order versions arrive.

>>> from index.pairs.scoring import ENOUGH, score
>>> from index.pairs.traits import traits
>>> from index.release import Block, ReleaseId, Version
>>> french = Version(ReleaseId("a"), "fr", "Le ministre Kurti à Pristina", (
...     Block("Le ministre Albin Kurti a visité 350 soldats de la KFOR à Pristina.", "fr"),))
>>> english = Version(ReleaseId("b"), "en", "Minister Kurti in Pristina", (
...     Block("Minister Albin Kurti visited 350 soldiers of KFOR in Pristina.", "en"),))
>>> score(traits(french), traits(english), apart=0) > ENOUGH
True
"""
