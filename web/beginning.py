"""The first words of a release, where there is no room for more."""

from __future__ import annotations

from index.release import Version
from web.citing.work import one_line


def beginning(version: Version, *, longest: int) -> str:
    """The first words of the first paragraph, whole words, on one line.

    >>> from index.release import Block, ReleaseId
    >>> blocks = (Block("La paix est l’affaire de tous.", "fr"),)
    >>> beginning(Version(ReleaseId("a"), "fr", "Titre", blocks), longest=12)
    'La paix est…'
    """
    first = next((block.text for block in version.blocks if block.kind == "paragraph"), "")
    text = one_line(first[: 8 * longest])
    if len(text) <= longest:
        return text
    return f"{text[:longest].rsplit(' ', 1)[0]}…"
