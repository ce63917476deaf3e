"""Puts a release among the results of a question.

Query, id, place ─find→ the results around that place ─→ InContext
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from index.release import Language, Mention, PersonId, Release, ReleaseId, Version
from search import people
from search.answering import find
from search.context import InContext, MarkedVersion, Place
from search.lexicon import NO_LEXICON, Lexicon
from search.marks import Mark, marks
from search.query import Query
from search.results import Run
from search.runs import runs
from search.searcher import Searcher
from search.sought import Sought
from search.wanted import Wanted
from search.windowed import Windowed

REACH: Final = 20
"""Places around the one that is told where the release is looked for: what is published meanwhile
moves it."""


def in_context(
    query: Query,
    id: ReleaseId,
    searcher: Searcher,
    *,
    at: int | None,
    lexicon: Lexicon = NO_LEXICON,
) -> InContext | None:
    """The release by that id as the `at`-th result of the query, None where there is none.

    A query that does not find the release marks what it has of its words all the same.
    """
    release = searcher.get(id)
    if release is None:
        return None
    if at is None and not (query.text.strip() or query.people):
        return InContext(release, _unmarked(release), None)
    offset = max(at - 1 - REACH, 0) if at else 0
    window = Windowed(searcher, offset, 2 * REACH + 1 if at else 0)
    planned, found = find(query, window, lexicon=lexicon)
    named = {one for name in query.people for one in people.ids(name, searcher)}
    return InContext(
        release,
        tuple(
            _marked(version, release.mentions, planned.wanted, named | planned.wanted.people)
            for version in release.versions
        ),
        _place([match.id for match in found.matches], id, offset=offset, total=found.total),
    )


def _unmarked(release: Release) -> tuple[MarkedVersion, ...]:
    return tuple(
        MarkedVersion(
            version.language,
            (Run(version.title),),
            tuple((Run(block.text),) for block in version.blocks),
        )
        for version in release.versions
    )


def _marked(
    version: Version, mentions: Iterable[Mention], wanted: Wanted, bearers: Collection[PersonId]
) -> MarkedVersion:
    sought = Sought.of(wanted)
    named: dict[int | None, list[Mark]] = {}
    for one in mentions:
        if one.language == version.language and one.person in bearers:
            mark = Mark(one.start, one.end, 0)
            named.setdefault(one.block, []).append(mark)

    def marked(text: str, language: Language, block: int | None) -> tuple[Run, ...]:
        found = [*marks(text, language, sought), *named.get(block, ())]
        found.sort(key=lambda mark: mark.place)
        return runs(text, ((mark.start, mark.end) for mark in found), 0, len(text))

    return MarkedVersion(
        version.language,
        marked(version.title, version.language, None),
        tuple(marked(one.text, one.language, n) for n, one in enumerate(version.blocks)),
    )


def _place(ids: Sequence[ReleaseId], id: ReleaseId, *, offset: int, total: int) -> Place | None:
    if id not in ids:
        return None
    at = ids.index(id)
    return Place(
        offset + at + 1,
        total,
        ids[at - 1] if at else None,
        ids[at + 1] if at + 1 < len(ids) else None,
    )
