"""The texts of a release as they are printed, and what each of them is.

    a release   title  paragraph  caption │ title  paragraph        French version │ English version
    texts         0        1         2    │   3        4

A release's texts are numbered version after version, the title before the blocks.
So that one text can be read without the others, an engine may keep them apart from the release:

    a release ─without_texts→ record ─┬─with_texts→ the release
              ─texts→ texts ──────────┘
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final, NewType

from index.boilerplate import boilerplate
from index.release import LANGUAGES, BlockKind, Language, Release, Version

Nature = NewType("Nature", int)
"""What a text is, in one byte: its language, its version's, whether it says nothing of the event,
and its kind."""

_VERSION: Final = 1
_SAYS_NOTHING: Final = 2
_KIND: Final = 3
_KINDS: Final[tuple[BlockKind | None, ...]] = (None, "paragraph", "heading", "caption")
"""None is a title."""

SAYS_NOTHING: Final = 1 << _SAYS_NOTHING
OTHER_VERSION: Final = 1 << _VERSION
"""Set in texts of a version in the second of the languages."""

KIND: Final = 3 << _KIND
"""Not 0 in blocks, 0 in titles."""


def nature(
    language: Language, version: Language, kind: BlockKind | None, *, says_nothing: bool = False
) -> Nature:
    """The byte.

    >>> nature("en", "fr", "caption"), kind_of(nature("en", "fr", "caption"))
    (25, 'caption')
    """
    return Nature(
        LANGUAGES.index(language)
        | LANGUAGES.index(version) << _VERSION
        | says_nothing << _SAYS_NOTHING
        | _KINDS.index(kind) << _KIND
    )


def language_of(nature: int) -> Language:
    """The language of the text."""
    return LANGUAGES[nature & 1]


def kind_of(nature: int) -> BlockKind | None:
    """What kind of block it is; None for a title."""
    return _KINDS[(nature & KIND) >> _KIND]


def natures(version: Version) -> Iterator[Nature]:
    """What each text of a version is."""
    yield nature(version.language, version.language, None)
    nothing = boilerplate([block.text for block in version.blocks])
    for block, says_nothing in zip(version.blocks, nothing, strict=True):
        yield nature(block.language, version.language, block.kind, says_nothing=says_nothing)


def texts(version: Version) -> Iterator[str]:
    """The texts of a version."""
    yield version.title
    for block in version.blocks:
        yield block.text


def without_texts(release: Release) -> Release:
    """The release with its titles, and blocks in which nothing is written."""
    return replace(
        release,
        versions=tuple(
            replace(version, blocks=tuple(replace(block, text="") for block in version.blocks))
            for version in release.versions
        ),
    )


def with_texts(release: Release, texts: Iterable[str]) -> Release:
    """The release with these texts; raises StopIteration where they are too few."""
    following = iter(texts)
    return replace(
        release,
        versions=tuple(
            replace(
                version,
                title=next(following),
                blocks=tuple(replace(block, text=next(following)) for block in version.blocks),
            )
            for version in release.versions
        ),
    )
