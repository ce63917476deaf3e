"""The writing side of each engine: entries go in, a published generation comes out.

`memory` is the oracle, plain and obviously right; `whoosh` is embedded and the usual one;
`opensearch` is for those who outgrow one machine.  `tests/engines` holds them all to one contract.
"""
