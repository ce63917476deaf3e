"""Releases that resemble the one on the page, each with its reason in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from index.release import Language
from search.resemblance import Alike
from web.days import When, when
from web.links import Links
from web.wording import Wording

WORDS: Final = 5
"""Shared words that are named, the rarest first."""

PEOPLE: Final = 3
"""Shared people that are named."""


@dataclass(frozen=True, slots=True)
class AlikeShown:
    """A release that resembles this one."""

    href: str
    title: str
    language: Language
    happened: When | None
    reasons: tuple[str, ...]


def alike_shown(alike: Alike, *, t: Wording, links: Links) -> AlikeShown:
    """The release with its reasons in the words of the interface."""
    reasons = []
    if alike.people:
        names = ", ".join(person.name for person in alike.people[:PEOPLE])
        reasons.append(t("alike-people", people=names))
    if alike.days is not None:
        near = t.count("alike-days", alike.days) if alike.days else t("alike-same-days")
        reasons.append(near)
    if alike.words:
        reasons.append(t("alike-words", words=", ".join(alike.words[:WORDS])))
    return AlikeShown(
        href=links.release(alike.id),
        title=alike.title,
        language=alike.language,
        happened=when(alike.happened, language=t.language) if alike.happened else None,
        reasons=tuple(reasons),
    )
