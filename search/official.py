"""An official over the whole index."""

from __future__ import annotations

from dataclasses import dataclass

from index.release import PersonId


@dataclass(frozen=True, slots=True)
class Official:
    """A person over the whole index: display name, other spellings, in how many releases."""

    id: PersonId
    name: str
    variants: tuple[str, ...]
    releases: int
