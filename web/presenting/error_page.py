"""The page that says what went wrong, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from index.release import Language
from web.links import Links
from web.presenting.frame import Frame, framed
from web.wording import wording

Trouble = Literal["bad-request", "not-found", "not-allowed", "too-large", "fault", "unavailable"]

TROUBLES: Final[dict[int, Trouble]] = {
    404: "not-found",
    405: "not-allowed",
    413: "too-large",
    500: "fault",
    503: "unavailable",
}

_WORDS: Final[dict[Trouble, tuple[str, str]]] = {
    "bad-request": ("bad-request-title", "bad-request-text"),
    "not-found": ("not-found-title", "not-found-text"),
    "not-allowed": ("not-allowed-title", "not-allowed-text"),
    "too-large": ("too-large-title", "too-large-text"),
    "fault": ("fault-title", "fault-text"),
    "unavailable": ("unavailable-title", "unavailable-text"),
}


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """What went wrong, in a few words and then in a sentence."""

    status: int
    heading: str
    text: str


def words(status: int, *, language: Language) -> tuple[str, str]:
    """The heading and the sentence for a status."""
    heading, text = _WORDS[TROUBLES.get(status, "fault" if status >= 500 else "bad-request")]  # noqa: PLR2004 - 5xx
    t = wording(language)
    return t(heading), t(text)


def error_page(status: int, *, language: Language) -> tuple[Frame, ErrorPage]:
    """The page for a status, with the way to the search page in both languages."""
    heading, text = words(status, language=language)
    frame = framed(heading, language=language, here=Links.search, indexed=False)
    return frame, ErrorPage(status, heading, text)
