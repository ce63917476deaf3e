"""On what it rests that words are somebody's, and what is too little to say so.

    verb        « … », a dit Mme Roe       office      « … », a conclu la ministre
    colon       Jane Roe: “…”              pronoun     M. Ruge a reçu A. « … », a-t-il dit
    within      Mme Roe juge la paix « … » resumed     « … », a dit A. « … », a-t-elle ajouté
    signature   « … » Jane Roe, maire      recalled    …two sentences on: “…,” she said
    heading     **Jane Roe – CEO** “…”     guessed     …where several were named who fit
    surname     “…,” Roe said              only        the only one named, for « la ministre »
    author      Remarks by A: I said, “…”  about       La ministre Jane Roe a reçu A. « … »
    beside      “…” “…”                    opening     La ministre a reçu A. « … »

How often each was right was counted on 580 quotes that were given to somebody and read by hand
before anything was mended after them (`tests/people/quote-verdicts-4.jsonl` to `-10.jsonl`):

    colon 275 of 280    verb 172 of 178    within 32 of 37    office, only 21 of 22
    signature 20 of 23  pronoun 11 of 11   about 15 of 16     author 4 of 5    all others 7 of 8

What was wrong within a sentence and by a signature were mostly names of things, and headings, for
which there are rules now.  What a weak one tells is not said: a wrong name is worse than none.
"""

from __future__ import annotations

from typing import Final, Literal

from index.people.told import Kind, Told

Proof = Literal[
    "verb",
    "colon",
    "within",
    "signature",
    "heading",
    "surname",
    "office",
    "only",
    "pronoun",
    "resumed",
    "recalled",
    "guessed",
    "author",
    "about",
    "beside",
    "opening",
]
"""What an attribution rests on: see the drawing above."""

WEAK: Final[frozenset[Proof]] = frozenset({"guessed"})
"""What says too little to name somebody: where several were named who fit, it is a guess."""

_OF: Final[dict[Kind, Proof]] = {
    "verb": "verb",
    "colon": "colon",
    "within": "within",
    "signature": "signature",
    "line": "heading",
}


def proof_of(told: Told) -> Proof | None:
    """What it rests on where the text names the speaker beside the words; None where it does not.

    >>> from index.release import Span
    >>> proof_of(Told("line", Span(0, 0, 8))), proof_of(Told("verb", office=("ministre",)))
    ('heading', None)
    """
    if told.by is None:
        return None
    return "surname" if told.elsewhere else _OF[told.kind]
