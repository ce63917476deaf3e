"""What a text tells of whoever says the words between two marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from index.release import Span

Gender = Literal["f", "m"]
"""Of the pronoun that stands for a speaker."""

Kind = Literal["colon", "verb", "within", "signature", "line"]
"""How it is told: before a colon, by a verb beside the marks, by one further off in the sentence,
by a name after the marks, or before them on a line of its own."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the text tells of a speaker.

    `by` is where the name stands; `gender` is set where a pronoun stands for it, `office` where a
    role does, `first` where « je » does; none of these where the text names nobody.
    `end` is where that ends in the text, for what follows the marks.  With `elsewhere`, a surname
    stands beside the marks and `by` is where its bearer is named.  With `whole`, the office is
    nothing but its words: @POTUS is no president of anything else.
    """

    kind: Kind
    by: Span | None = None
    gender: Gender | None = None
    office: tuple[str, ...] = ()
    first: bool = False
    verb: str | None = None
    end: int = 0
    elsewhere: bool = False
    whole: bool = False


NOBODY: Final = Told("verb")

ALONE: Final = Told("line")
"""Whole sentences that nothing attributes."""


class Denied(Exception):  # noqa: N818 - a signal between the modules that attribute
    """The text says that the words were not said, or only might be."""
