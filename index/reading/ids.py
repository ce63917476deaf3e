"""The id of a release, made from what its source calls it."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256
from typing import Final

from index.analysis import normalise
from index.release import LANGUAGES, Language, ReleaseId

LONGEST: Final = 200
"""Characters of an id."""
LONGEST_ENCODED: Final = 500
"""Bytes of an id: an engine may take no more than 512."""
_DIGEST: Final = 16

_EDGES: Final = " ."
_OUT: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def release_id(name: str) -> tuple[ReleaseId, str | None]:
    """The id that a name gives, and the name itself where the id had to differ from it.

    Characters that cannot be seen go, `/` becomes `-`, blanks at the edges and dots go (so no id
    is `..`), and what is too long is cut and ends in a digest of the whole, so that two long names
    stay two.
    Raises ValueError when nothing is left.
    An id gives itself.

    >>> release_id("PR/CP(2024)0042")
    ('PR-CP(2024)0042', 'PR/CP(2024)0042')
    >>> release_id("2024-visite")
    ('2024-visite', None)
    """
    named = normalise(name)
    seen = "".join(c for c in named if c.isspace() or unicodedata.category(c) not in _OUT)
    id = normalise(re.sub(r"\s+", " ", seen).replace("/", "-")).strip(_EDGES)
    if not id:
        raise ValueError("has an id with nothing in it that can be seen")
    if len(id) > LONGEST or len(id.encode()) > LONGEST_ENCODED:
        id = _cut(id, named)
    return ReleaseId(id), named if id != named else None


def name_and_language(stem: str) -> tuple[str, Language | None]:
    """What a file's stem names, and the language it ends in.

    >>> name_and_language("visite.fr"), name_and_language("visite")
    (('visite', 'fr'), ('visite', None))
    """
    name, _, last = stem.rpartition(".")
    for language in LANGUAGES:
        if name and last.lower() == language:
            return name, language
    return stem, None


def _cut(id: str, named: str) -> str:
    """The id, short enough, with a digest of the name at its end."""
    digest = sha256(named.encode()).hexdigest()[:_DIGEST]
    start = id[: LONGEST - _DIGEST - 1].encode()[: LONGEST_ENCODED - _DIGEST - 1]
    return f"{start.decode('utf-8', 'ignore').rstrip(_EDGES)}-{digest}"
