"""What makes a release resemble another."""

from __future__ import annotations

from dataclasses import dataclass

from index.card import Named
from index.release import Days, Language, ReleaseId


@dataclass(frozen=True, slots=True)
class Alike:
    """A release that resembles another, and in what.

    `words` are the rare words that both have, as the other one prints them; `people` whom both
    name; `days` how many lie between them, None where they are not near.
    """

    id: ReleaseId
    title: str
    language: Language
    happened: Days | None
    words: tuple[str, ...] = ()
    people: tuple[Named, ...] = ()
    days: int | None = None
