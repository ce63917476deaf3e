"""A candidate with what the text says of it, and its relation, worked out when it is wanted."""

from __future__ import annotations

from typing import NamedTuple

from index.people.names import Candidate, Reading
from index.people.relations import relation
from index.release import Language, Relation


class Named(NamedTuple):
    """A candidate with what the text says of it; a tuple, for there are many.

    `sure` says that it is a person for what stands here.
    `role` is as printed, without article or honorific.
    Tokens `start` to before `end` are the whole phrase about the person, name and role.
    `relation` is None while nobody asked for that of a lone word that nothing introduces.
    """

    candidate: Candidate
    start: int
    end: int
    sure: bool
    role: str | None = None
    relation: Relation | None = "mentioned"
    refused: bool = False
    introduced: bool = False

    def told(self, reading: Reading, language: Language) -> Relation:
        """The relation."""
        return self.relation or relation(
            reading, start=self.start, end=self.end, subject=self.end, language=language
        )
