"""How a segment lies in its file: which arrays there are, and what each of them says.

    text field F   F.terms …   the terms, `index.engines.whoosh.terms`
                   F.starts    where each term's documents begin in the four that follow
                   F.rows      the documents that hold it, ascending
                   F.weights   its occurrences there, weighted by part and summed
                   F.counts    how many places it has there
                   F.places    where the places of each term begin, in
                   F.positions   the places, ascending in each document
                   F.lengths   the length of each document, weighted by part
    key field K    K.terms …, K.starts, K.rows   as above
                   K.values    the numbers of each document's values, in its own order
                   K.values.ends  where the values of each document end
    numbers N      N           one for each document
    stream S       S.ends      where what each document has in S ends; S is
                   card        what a list of results shows of it
                   record      all else that a page shows, but for its texts
                   text        its texts, end to end
                   texts       of each text: texts.nature  what it is, `index.printed`
                                             texts.bytes   where it begins among the document's
                                             texts.first   the position of its first word
                                             texts.words   how many words stand before it
                                             texts.breaks  how many sentences' beginnings
                   words       of each word: words.starts  where in its text it begins
                                             words.lengths how long it is
                   breaks      breaks.at  where a sentence begins in its text, `index.sentences`

Frequencies are weighted and summed here, so a word costs one list per analysis and language.
With the positions of a word and where the words of a text stand, what is found is marked without
a text being read.
"""

from __future__ import annotations

from typing import Final

from index.engines.days import NO_DAY, NO_MOMENT
from index.entry import KEY_FIELDS, TEXT_FIELDS, KeyField, TextField

SUFFIX: Final = ".seg"

CURE: Final = "`communique rebuild` makes it anew"
"""What to do about a file that cannot be read."""

NUMBERS: Final = {
    "first": ("i4", NO_DAY),
    "last": ("i4", NO_DAY),
    "published": ("i4", NO_DAY),
    "updated": ("i8", NO_MOMENT),
    "updated_day": ("i4", NO_DAY),
}
"""Columns of whole numbers: how wide, and what stands where there is nothing."""

STREAMS: Final[dict[str, tuple[str, ...]]] = {
    "card": ("card",),
    "record": ("record",),
    "text": ("text",),
    "texts": ("texts.nature", "texts.bytes", "texts.first", "texts.words", "texts.breaks"),
    "words": ("words.starts", "words.lengths"),
    "breaks": ("breaks.at",),
}
"""Arrays of which each document has a stretch: those of a stream have it at the same place."""

NOWHERE: Final = 0xFFFFFFFF
"""The first position of a text of which it is not told where its words stand."""

KEYS: Final[tuple[KeyField, ...]] = ("id", *KEY_FIELDS)


def quoted(field: TextField) -> str:
    """The name of the field that holds what is said there, apart from the rest."""
    return f"{field.name}_said"


TEXTS: Final[tuple[str, ...]] = (
    *(field.name for field in TEXT_FIELDS),
    *(quoted(field) for field in TEXT_FIELDS),
)
