"""Other engines, driven to do the page's work on the same terms, for `bench.peers`.

    archive ─frozen→ entries ─Text→ the same terms for everyone ─build→ an index of each engine
    questions → a plan of ours ─translate→ a query of theirs → total, ten best, facets, passages

Every peer has the four fields of ours, one for each language and analysis, and those of what is
quoted; it is asked the same words in the same fields.  Beside that, tantivy and Lucene are asked
with a field for each part of a release, which can weigh as our plan has it.  Where a query language
lacks something that only ranks, that is left out in its favour; what it cannot be asked at all is
`CannotBeAsked`.
"""

import os

from bench.interpreting import ASKED, interpret

if ASKED in os.environ:
    interpret()
