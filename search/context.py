"""A release as one of the results of a question: what is marked in it, what stands beside it."""

from __future__ import annotations

from dataclasses import dataclass

from index.release import Language, Release, ReleaseId
from search.results import Run


@dataclass(frozen=True, slots=True)
class Place:
    """Which of the results a release is, counted from 1, and the ones beside it."""

    number: int
    total: int
    before: ReleaseId | None
    after: ReleaseId | None


@dataclass(frozen=True, slots=True)
class MarkedVersion:
    """A version's title and blocks as runs, marked where they match."""

    language: Language
    title: tuple[Run, ...]
    blocks: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True, slots=True)
class InContext:
    """The release, its versions marked, and its place; None where it is not near the one told."""

    release: Release
    versions: tuple[MarkedVersion, ...]
    place: Place | None
