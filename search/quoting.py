"""The quote of a release that answers a question about what was said, and whose it is."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import reduce
from operator import or_

from index.card import Named
from index.release import Block, Language, PersonId, Quote, Release, Version
from search.marks import marks
from search.results import Cited, Snippet
from search.snippets import snippet
from search.sought import Sought
from search.wanted import Wanted

INTERRUPTED = " … "
"""What stands between the words of a quote that its text interrupts."""


def cited(
    release: Release,
    wanted: Wanted,
    *,
    by: Collection[PersonId],
    first: Language,
    names: Mapping[PersonId, str],
) -> tuple[Snippet, Cited] | None:
    """The passage of a quote that shows most of what is wanted, and where it stands.

    Quotes of nobody but `by`, where these are any; the version in `first` goes before the other.
    None where no quote has anything of it.
    """
    if not wanted:
        return None
    sought = Sought.of(wanted)
    best: tuple[int, Quote, Version] | None = None
    for quote, version in _quotes(release, first):
        if by and not set(quote.speakers) & set(by):
            continue
        block = said(quote, version)
        found = marks(block.text, block.language, sought)
        shown = reduce(or_, (mark.words for mark in found), 0).bit_count()
        if shown and (best is None or shown > best[0]):
            best = shown, quote, version
    if best is None:
        return None
    _, quote, version = best
    alone = replace(version, blocks=(said(quote, version),))
    passage = snippet(Release(release.id, (alone,)), wanted, first=first)
    if passage is None:
        return None
    return passage, Cited(_speakers(release, quote, names), version, quote.spans[0].block)


def said(quote: Quote, version: Version) -> Block:
    """The words of a quote as a block of their own, in the language that they are in.

    >>> from index.release import ReleaseId, Span
    >>> version = Version(ReleaseId("a"), "fr", "", (Block("« Oui », dit-il, « oui »", "fr"),))
    >>> said(Quote("fr", (Span(0, 2, 5), Span(0, 19, 22))), version).text
    'Oui … oui'
    """
    texts = []
    language = version.language
    for block, start, end in quote.spans:
        held = version.title if block is None else version.blocks[block].text
        texts.append(held[start:end])
        language = version.language if block is None else version.blocks[block].language
    return Block(INTERRUPTED.join(texts), language)


def _quotes(release: Release, first: Language) -> Iterator[tuple[Quote, Version]]:
    """Every quote with its version, those of the version in `first` before the others."""
    for version in sorted(release.versions, key=lambda version: version.language != first):
        for quote in release.quotes:
            if quote.language == version.language:
                yield quote, version


def _speakers(release: Release, quote: Quote, names: Mapping[PersonId, str]) -> tuple[Named, ...]:
    people = {one.id: one for one in release.people}
    found = [people[id] for id in quote.speakers if id in people]
    return tuple(Named(one.id, names.get(one.id, one.name), one.role) for one in found)
