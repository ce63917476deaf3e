"""A way out of zero: what the question finds without one of its filters or words.

Every way is a question with what it really finds; the most useful come first, and when the time is
spent no more are looked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from index.analysis import normalise
from index.release import LANGUAGES, PersonId
from search.budget import Budget
from search.query import Query
from search.results import Way
from search.spelling import Count
from search.tokens import FIELDS, OPERATORS
from search.words import QueryWord

MOST: Final = 8
"""Ways that are offered."""

TRIED: Final = 16
"""Questions that are counted."""

FEW: Final = 8
"""Words: of more, one less makes little difference."""

SHARE: Final = 0.85
"""Of the budget: the page has to be made too."""

Offer = tuple[str, str, Query]
"""A message key, what it is about, and the question."""

_VALUE: Final = r'(?:"[^"]*"|«[^»]*»|“[^”]*”|[^\s()]+)'
_FIELD: Final = re.compile(rf"(?<![\w-])(?:{'|'.join(FIELDS)}):{_VALUE}", re.IGNORECASE)
_EXCLUSION: Final = re.compile(rf"(?:(?<!\S)[-−]+(?=\S)|(?<!\w)(?:SAUF|NOT)\s+){_VALUE}")
_QUOTES: Final = re.compile(r'["“”„‟＂«»‹›]')
_EMPTY: Final = re.compile(r'\(\s*\)|"\s*"|«\s*»|“\s*”|(?<!\S)[-−]+(?=\s|$)')
_OPERATOR: Final = "|".join(sorted(OPERATORS))
_DANGLING: Final = re.compile(
    rf"^\s*(?:(?:ET|AND|OU|OR)\b\s*)+|(?:\s*\b(?:{_OPERATOR}))+\s*$"
    rf"|\b(?:{_OPERATOR})\s+(?=(?:ET|AND|OU|OR)\b|\))|(?<=\()\s*(?:ET|AND|OU|OR)\b"
)


def ways_out(
    query: Query,
    asked: Sequence[QueryWord],
    *,
    label: Callable[[PersonId], str],
    count: Count,
    budget: Budget,
) -> tuple[Way, ...]:
    """What to ask instead of a question that finds nothing; `label` names a chosen person."""
    ways: list[Way] = []
    seen = {replace(query, page=1)}
    tried = 0
    for message, about, other in _offers(query, asked, label):
        if other in seen:
            continue
        if len(ways) == MOST or tried == TRIED or not budget.allows(share=SHARE):
            break
        seen.add(other)
        tried += 1
        total = count(other)
        if total:
            ways.append(Way(message, about, other, total))
    return tuple(ways)


def _offers(
    query: Query, asked: Sequence[QueryWord], label: Callable[[PersonId], str]
) -> Iterator[Offer]:
    filters = list(_filters(query, label))
    yield from filters
    if len(query.languages) == 1:
        (other,) = set(LANGUAGES) - set(query.languages)
        yield "other-language", other, replace(query, languages=(other,), page=1)
    text = normalise(query.text)
    for found in (*_FIELD.finditer(text), *_EXCLUSION.finditer(text)):
        rest = _tidied(text[: found.start()] + " " + text[found.end() :])
        yield "without-word", found[0], replace(query, text=rest, page=1)
    if _QUOTES.search(text):
        rest = " ".join(_QUOTES.sub(" ", text).split())
        yield "without-quotes", "", replace(query, text=rest, page=1)
    needed = [word for word in asked if not word.optional]
    for word in needed if 1 < len(needed) <= FEW else ():
        rest = without(text, word.text)
        if rest:
            yield "without-word", word.text, replace(query, text=rest, page=1)
    if len(filters) > 1:
        yield "without-filters", "", query.unnarrowed()
    yield "everything", "", Query(per=query.per)


def _filters(query: Query, label: Callable[[PersonId], str]) -> Iterator[Offer]:
    """The question without each of its choices."""
    for person in query.people:
        yield "without-person", label(PersonId(person)), query.widened(person=person)
    for date in query.dates:
        yield "without-date", str(date), query.widened(date=date)
    if query.everyone:
        yield "any-person", "", replace(query, everyone=False, page=1)
    if query.since and query.since == query.until:
        yield "without-date", str(query.since), query.between(None, None)
    elif query.since:
        yield "without-since", str(query.since), query.between(None, query.until)
    if query.until and query.since != query.until:
        yield "without-until", str(query.until), query.between(query.since, None)
    for language in query.languages:
        yield "without-language", language, query.widened(language=language)
    for issuer in query.issuers:
        yield "without-issuer", issuer, query.widened(issuer=issuer)
    for kind in query.kinds:
        yield "without-kind", kind, query.widened(kind=kind)
    yield from _admissions(query, label)


def _admissions(query: Query, label: Callable[[PersonId], str]) -> Iterator[Offer]:
    """The question with each of what it excludes let in again."""
    excluded = query.excluded
    for person in excluded.people:
        yield "admit-person", label(PersonId(person)), query.admitted(person=person)
    for date in excluded.dates:
        yield "admit-date", str(date), query.admitted(date=date)
    for language in excluded.languages:
        yield "admit-language", language, query.admitted(language=language)
    for issuer in excluded.issuers:
        yield "admit-issuer", issuer, query.admitted(issuer=issuer)
    for kind in excluded.kinds:
        yield "admit-kind", kind, query.admitted(kind=kind)


def without(text: str, word: str) -> str:
    """The query without the word or phrase, and without what was there for it alone.

    >>> without("kosovo ET l’KFOR", "KFOR"), without('paix -"x y" (otan)', "otan")
    ('kosovo', 'paix -"x y"')
    """
    bare = word.strip('"=')
    said = rf"[\"«“]\s*{re.escape(bare)}\s*[\"»”]" if word[:1] == '"' else re.escape(bare)
    return _tidied(re.sub(rf"(?<![\w:])(?:\w{{1,7}}['’])?=?{said}(?![\w:])\*?", " ", text))


def _tidied(text: str) -> str:
    """The text without brackets, quotes and operators that hold or join nothing any more."""
    while True:
        tidied = " ".join(_DANGLING.sub(" ", _EMPTY.sub(" ", text)).split())
        tidied = tidied.replace("( ", "(").replace(" )", ")")
        if tidied == text:
            return text
        text = tidied
