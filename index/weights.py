"""How much the place of a word counts; an index is made with these numbers.

The second half of the ranking table, `search/ranking.py`, can change without a rebuild; this half
cannot, so it is part of the analyser's fingerprint.
BM25F as Robertson, Zaragoza and Taylor gave it (CIKM 2004): the frequencies of a word in the parts
are weighted and summed first, then saturated once, and lengths are weighted alike.
Whole numbers, because an engine that only counts words can repeat one but not a half of one.
"""

from typing import Final

from index.entry import Part

PART_WEIGHT: Final[dict[Part, int]] = {
    "title": 6,  # what the issuer says the release is about
    "lead": 2,  # the first paragraph tells who, where and when
    "body": 2,
    "caption": 2,  # a caption repeats names, often in the other language
    "closing": 1,  # contacts and formulas say what the office is, not what happened
    "said": 0,  # repeats what stands in the others
}
