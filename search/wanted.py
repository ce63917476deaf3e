"""What of a text is to be marked."""

from __future__ import annotations

from dataclasses import dataclass

from index.entry import TextField, Word
from index.release import PersonId

FieldTerm = tuple[TextField, str]
FieldPhrase = tuple[TextField, tuple[Word, ...]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a snippet marks.

    `words` holds for each word the terms that stand for it, anywhere; `phrases` for each phrase its
    readings, where the words stand in a row; `people` are marked where they are named.
    """

    words: tuple[frozenset[FieldTerm], ...] = ()
    phrases: tuple[frozenset[FieldPhrase], ...] = ()
    people: frozenset[PersonId] = frozenset()

    def __or__(self, other: Wanted) -> Wanted:
        return Wanted(
            tuple(dict.fromkeys(self.words + other.words)),
            tuple(dict.fromkeys(self.phrases + other.phrases)),
            self.people | other.people,
        )

    def __bool__(self) -> bool:
        return bool(self.words or self.phrases or self.people)
