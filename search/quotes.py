"""What a person is quoted as saying, over all releases, read from the index alone.

id ─marker of the person's quotes→ releases, newest first ─records→ their quotes
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from index.entry import ANALYSES, SAID, TextField
from index.release import LANGUAGES, Days, Language, PersonId, Release, ReleaseId, Version
from index.said import anything_of
from search.plan import Alternative, Plan, Terms
from search.quoting import said
from search.searcher import Searcher


@dataclass(frozen=True, slots=True)
class QuoteShown:
    """One quote: the release with its days, the words, and where they stand.

    `version` has the title; `block` counts from 0 and is None for the title.  `language` is that of
    the words, `verb` as printed where there is one.
    """

    release: ReleaseId
    happened: Days | None
    version: Version
    block: int | None
    text: str
    language: Language
    verb: str | None = None


@dataclass(frozen=True, slots=True)
class QuotesOf:
    """A page of what a person is quoted as saying: `releases` is in how many releases in all."""

    person: PersonId
    releases: int
    page: int
    per: int
    quotes: tuple[QuoteShown, ...]

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.releases // self.per))


def quotes_of(person: PersonId, searcher: Searcher, *, page: int = 1, per: int = 10) -> QuotesOf:
    """The quotes of a person: those of `per` releases on a page, the newest release first.

    Within a release they stand in the order of its text, French before English.
    An unknown person has none; so has a page past the end.
    """
    marker = anything_of(person)
    fields = [TextField(language, analysis) for language in LANGUAGES for analysis in ANALYSES]
    match = Terms(tuple(Alternative(field, marker) for field in fields), SAID)
    found = searcher.find(Plan(match, sort="newest", offset=(page - 1) * per, limit=per))
    releases = [searcher.get(one.id) for one in found.matches]
    quotes = tuple(quote for one in releases if one for quote in _of(one, person))
    return QuotesOf(person, found.total, page, per, quotes)


def _of(release: Release, person: PersonId) -> Iterator[QuoteShown]:
    for quote in release.quotes:
        version = release.version(quote.language)
        if person not in quote.speakers or version is None:
            continue
        words = said(quote, version)
        yield QuoteShown(
            release=release.id,
            happened=release.happened,
            version=version,
            block=quote.spans[0].block,
            text=words.text,
            language=words.language,
            verb=quote.verb,
        )
