"""The page of suggestions: what a beginning may become, as links, for browsers without a script."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from index.release import Language
from search.query import Query
from search.suggestion import Kind, Suggestion
from web.links import Links
from web.presenting.frame import Frame, framed
from web.wording import wording

_KINDS: Final[dict[Kind, str]] = {
    "person": "suggest-people",
    "word": "suggest-words",
    "phrase": "suggest-phrases",
    "title": "suggest-titles",
}


@dataclass(frozen=True, slots=True)
class SuggestionShown:
    """A suggestion; `language` is that of a title, whose count, being one, is not said."""

    text: str
    href: str
    count: str | None
    language: Language | None


@dataclass(frozen=True, slots=True)
class Group:
    """The suggestions of one kind."""

    anchor: str
    heading: str
    suggestions: tuple[SuggestionShown, ...]


@dataclass(frozen=True, slots=True)
class SuggestPage:
    """All of the page; `search` asks the question as it was typed."""

    action: str
    suggest: str
    text: str
    groups: tuple[Group, ...]
    search: str


def suggest_page(
    query: Query, suggestions: Iterable[Suggestion], *, language: Language
) -> tuple[Frame, SuggestPage]:
    """The page for what was typed so far."""
    t, links = wording(language), Links(language)
    shown: dict[Kind, list[SuggestionShown]] = {}
    for one in suggestions:
        shown.setdefault(one.kind, []).append(
            SuggestionShown(
                text=one.text,
                href=links.release(one.release) if one.release else links.search(one.query),
                count=None if one.release else t.count("releases", one.total),
                language=one.language,
            )
        )
    page = SuggestPage(
        action=links.search(),
        suggest=links.suggest(),
        text=query.text,
        groups=tuple(
            Group(f"suggest-{kind}", t(key), tuple(shown[kind]))
            for kind, key in _KINDS.items()
            if kind in shown
        ),
        search=links.search(query),
    )
    title = t("suggest-title", text=query.text) if query.text else t("suggest")
    return framed(
        title, language=language, here=lambda there: there.suggest(query), indexed=False
    ), page
