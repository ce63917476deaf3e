"""How a browser searches here: an OpenSearch description.

https://github.com/dewitt/opensearch; browsers take `{searchTerms}` for what is typed.
"""

from __future__ import annotations

from dataclasses import dataclass

from index.release import Language
from search.query import Query
from web.links import Links, absolute
from web.presenting.frame import SITE
from web.wording import wording

TERMS = "?q={searchTerms}"


@dataclass(frozen=True, slots=True)
class Description:
    """The names and the addresses of a search engine in one language."""

    name: str
    long_name: str
    about: str
    language: Language
    icon: str
    page: str
    feed: str
    suggestions: str
    href: str


def description(*, language: Language, icon: str) -> Description:
    """The search in that language of the interface."""
    t, links = wording(language), Links(language)
    return Description(
        name=f"{SITE} {language.upper()}",
        long_name=f"{SITE} ({t('own-name')})",
        about=t("tagline"),
        language=language,
        icon=absolute(icon),
        page=absolute(links.search()) + TERMS,
        feed=absolute(links.feed(Query())) + TERMS,
        suggestions=absolute(links.completions()) + TERMS,
        href=absolute(links.described()),
    )
