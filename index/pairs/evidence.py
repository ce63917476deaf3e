"""What two texts have in common, told to a person: why they are taken for one release."""

from __future__ import annotations

from typing import Final

from index.analysis import fold
from index.pairs.deciding import Why
from index.pairs.scoring import score
from index.pairs.traits import traits
from index.release import Days, Joining, Version

NAMES: Final = 6
"""That are told: more convince nobody better."""

_PLACES: Final = 3


def evidence(french: Version, english: Version, *, by: Why) -> Joining:
    """Why the two are one release: who says so, and what their texts have in common.

    >>> one = Version("a", "fr", "KFOR : 350 soldats à Pristina", ())
    >>> other = Version("b", "en", "KFOR: 350 soldiers in Pristina", ())
    >>> told = evidence(one, other, by="person")
    >>> told.numbers, told.names, told.apart
    (1, ('KFOR', 'Pristina'), None)
    """
    one, other = traits(french), traits(english)
    days = apart(days_of(french), days_of(english))
    names = sorted(one.names.keys() & other.names.keys(), key=lambda name: (-len(name), name))
    return Joining(
        by=by,
        score=round(score(one, other, apart=days), _PLACES),
        apart=days,
        numbers=len(one.numbers.keys() & other.numbers.keys()),
        names=_printed(french, names[:NAMES]),
        words=len(one.words.keys() & other.words.keys()),
        quotes=one.quotes if one.quotes == other.quotes else 0,
    )


def days_of(version: Version) -> Days | None:
    """The days by which a version is compared: when it happened, else when it was published."""
    return version.happened or (Days.on(version.published) if version.published else None)


def apart(one: Days | None, other: Days | None) -> int | None:
    """The days between the two, 0 where they overlap, None where either is not known.

    >>> from datetime import date
    >>> apart(Days.on(date(2024, 8, 16)), Days.on(date(2024, 8, 18)))
    2
    """
    if one is None or other is None:
        return None
    return max(0, (one.first - other.last).days, (other.first - one.last).days)


def _printed(version: Version, folded: list[str]) -> tuple[str, ...]:
    """The names as the version prints them, in its order."""
    wanted = set(folded)
    found: dict[str, str] = {}
    for text in (version.title, *(block.text for block in version.blocks)):
        if not wanted:
            break
        for word in text.replace("’", " ").replace("'", " ").replace("-", " ").split():
            bare = word.strip('.,;:!?()[]«»“”"…/')
            key = fold(bare)
            if key in wanted and bare[:1].isupper():
                wanted.discard(key)
                found[key] = bare
    return tuple(found.values())
