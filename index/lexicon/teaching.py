"""An archive teaches its lexicon: its pairs are aligned, learnt from, the outcome written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from index.aligning import Aligned, aligned
from index.archive import Archive
from index.lexicon import learnt
from index.lexicon.learning import learn
from index.lexicon.pair import Pair
from index.release import Language, ReleaseId, Version

CHANGED: Final = 0.05
"""The share of the pairs of versions that has to be new before it is learnt again by itself."""


def teach(archive: Archive) -> list[Pair]:
    """Learn from every release of the archive that has both languages, and write what was learnt.

    Call it within `archive.reading()`.  Raises `ArchiveError` where the file cannot be written.
    """
    ids = archive.bilingual()
    pairs = learn((" ".join(a), " ".join(b)) for id in ids for a, b in paragraphs(archive, id))
    learnt.write(archive.path.parent, pairs, releases=len(ids))
    return pairs


def keep_up(archive: Archive) -> None:
    """Learn again where the releases in both languages have become many more, or fewer."""
    folder = archive.path.parent
    before, now = learnt.learnt_from(folder), len(archive.bilingual())
    if abs(now - before) > CHANGED * before:
        with archive.reading():
            teach(archive)


def paragraphs(archive: Archive, id: ReleaseId) -> list[Aligned]:
    """The paragraphs of the release's two versions that say the same, titles among them."""
    french, english = (_texts(archive.versions(id), language) for language in _BOTH)
    return aligned(french, english)


_BOTH: Final[tuple[Language, Language]] = ("fr", "en")


def examples(archive: Archive, french: str, english: str, *, most: int) -> Iterator[ReleaseId]:
    """Releases in both languages with paragraphs that hold the one and the other as printed."""
    holding = (
        id
        for id in archive.bilingual()
        if any(_holds(a, french) and _holds(b, english) for a, b in paragraphs(archive, id))
    )
    return islice(holding, most)


def _texts(versions: Iterable[Version], language: Language) -> list[str]:
    return [
        text
        for version in versions
        if version.language == language
        for text in (version.title, *(block.text for block in version.blocks))
    ]


def _holds(texts: Iterable[str], form: str) -> bool:
    """Whether the form stands there, in any case and as the beginning of a word."""
    return bool(re.search(rf"(?<!\w){re.escape(form)}", " ".join(texts), re.IGNORECASE))
