"""What the beginning of a query may become."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from index.release import Language, ReleaseId
from search.query import Query

Kind = Literal["person", "word", "phrase", "title"]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What may be meant: a question with what it finds, or of a title its release.

    `language` is that of a title; other text is in whatever language the releases have it.
    """

    kind: Kind
    text: str
    total: int
    query: Query
    release: ReleaseId | None = None
    language: Language | None = None
