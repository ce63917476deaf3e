"""Other engines, driven to do the page's work on the same terms, for `bench.peers`.

    entries ─Text→ the same terms for everyone ─build→ an index of each engine
    questions → a plan of ours ─translate→ a query of theirs → total, ten best, facets, passages

Every peer has the four fields of ours, one for each language and analysis, and is asked the same
words in the same fields; where its query language lacks something that only ranks, that is left
out in its favour.
"""
