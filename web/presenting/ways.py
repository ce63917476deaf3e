"""Other questions that a page offers, each with how many releases it finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from search import dating
from search.results import Results, Way
from search.span import Span
from web.links import Links
from web.presenting.dates import bound_label, date_label
from web.presenting.frame import LANGUAGE_NAMES
from web.wording import Wording

_NAMED: Final = frozenset({"person", "issuer", "kind"})
"""What is said of them is what they are called."""

_PLAIN: Final = {
    "without-filters": "way-unnarrowed",
    "without-quotes": "way-unquoted",
    "any-person": "way-any-person",
    "everything": "way-all",
}
_ENDS: Final = {"since": False, "until": True}
"""Whether an end in time is the last one."""


@dataclass(frozen=True, slots=True)
class WayShown:
    """A question to try, in words, and how many releases it finds."""

    label: str
    href: str
    count: str | None


def spellings(results: Results, *, t: Wording, links: Links) -> tuple[WayShown, ...]:
    """Other spellings of what was typed."""
    return tuple(
        WayShown(way.about, links.search(way.query), t.count("releases", way.total))
        for way in results.did_you_mean
    )


def ways_shown(results: Results, *, t: Wording, links: Links) -> tuple[WayShown, ...]:
    """What to ask where nothing was found; all releases where no way is known."""
    if results.total:
        return ()
    ways = tuple(
        WayShown(_label(way, t), links.search(way.query), t.count("releases", way.total))
        for way in results.ways_out
    )
    return ways or (WayShown(t("way-all"), links.search(), None),)


def _label(way: Way, t: Wording) -> str:
    names: dict[str, str] = {language: t(key) for language, key in LANGUAGE_NAMES.items()}
    message, about = way.message, way.about
    if message in _PLAIN:
        return t(_PLAIN[message])
    if message == "without-word":
        return t("way-word", word=about)
    if message == "other-language":
        return t("way-language", language=names[about])
    key = "way-admit" if message.startswith("admit-") else "way-without"
    kind = message.removeprefix("admit-").removeprefix("without-")
    return t(key, label=about if kind in _NAMED else _filter(kind, about, names, t))


def _filter(kind: str, about: str, names: dict[str, str], t: Wording) -> str:
    """A language or a date as its chip has it."""
    if kind == "language":
        return names[about]
    choice = dating.read(about)
    if kind in _ENDS and not isinstance(choice, str | Span):
        return bound_label(choice, is_end=_ENDS[kind], t=t)
    return date_label(choice, t=t)
