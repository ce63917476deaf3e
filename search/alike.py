"""More like this: releases of the same event or about the same people.

    release ─→ reasons: rare words of title and lead, people, near days
    reasons ─find→ a pool of releases ─which reason holds where→ the few that share most

Each reason is a clause, and it counts what it tells: the fewer releases it holds for, the more.
A number of questions that has a bound is asked, whatever the release.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Final, Literal

from index.analysed import passages
from index.analysis import STOP_WORDS, Token, analyse
from index.card import Named
from index.entry import TextField
from index.release import LANGUAGES, Days, Language, Release, ReleaseId, Version
from search import people as naming
from search.expansion import variants
from search.plan import All, Alternative, Clause, During, Key, Plan, Some, Terms, Without
from search.ranking import idf
from search.resemblance import Alike
from search.searcher import Searcher

WORDS: Final = 12
"""Rare words that are compared: the rarest of a title and a lead."""

CANDIDATES: Final = 40
"""Words of title and lead that are counted, in their order; the title's come first."""

PEOPLE: Final = 12
"""People that are compared."""

POOL: Final = 50
"""Releases that are looked at for all the reasons."""

NEAR: Final = 3
"""Days between two releases of the same event, at most."""

RARE: Final = 0.05
"""The share of all releases that may hold a rare word."""

KNOWN: Final = 0.2
"""The share that may name a person who tells releases apart; a president is named in half."""

FEW: Final = 10
"""Releases of which a word is rare in any index, however small."""

ENOUGH: Final = 0.3
"""The share of all that the reasons tell which another release must have."""

TITLE: Final = 2.0
"""What a word of the title counts, where one of the lead counts 1."""

DAYS: Final = 2.0
"""What near days count: one event is most often told of within a few days."""

_SHORTEST: Final = 3
"""Letters of a word that tells anything by itself, if it is no acronym."""

Kind = Literal["words", "people", "days"]


@dataclass(frozen=True, slots=True)
class _Reason:
    """Something that releases may share, and what it tells."""

    kind: Kind
    name: str
    clause: Clause
    told: float


def alike(
    release: Release, searcher: Searcher, *, interface: Language, limit: int = 5
) -> Sequence[Alike]:
    """The releases that share most with it, the most alike first; none that share too little."""
    everything = searcher.find(Plan(limit=0)).total
    reasons = [
        *_rarest(_words(release), searcher, everything),
        *_people(release, searcher, everything),
        *_near(release, searcher, everything),
    ]
    pool = _pool(release.id, reasons, searcher)
    shared: dict[ReleaseId, list[_Reason]] = {id: [] for id in pool}
    for reason in reasons if pool else ():
        asked = Plan(All((Key("id", tuple(pool)), reason.clause)), limit=len(pool))
        for match in searcher.find(asked).matches:
            shared[match.id].append(reason)
    least = ENOUGH * sum(reason.told for reason in reasons)
    told = {id: sum(reason.told for reason in found) for id, found in shared.items()}
    kept = [id for id in pool if len(shared[id]) > 1 and told[id] >= least]
    kept.sort(key=told.__getitem__, reverse=True)  # of equals the one that was found first
    found = ((searcher.get(id), shared[id]) for id in kept[:limit])
    return [
        _alike(other, because, release, searcher, interface) for other, because in found if other
    ]


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a title or a lead as printed, and what finds it in another's title or lead."""

    printed: str
    clause: Clause
    weight: float


def _words(release: Release) -> Iterator[_Word]:
    """Each word of titles and leads, no word twice."""
    seen: set[tuple[Language, str]] = set()
    texts = [
        (part, text, language, _named(release, version, part))
        for version in release.versions
        for part, text, language in passages(version)
        if part in {"title", "lead"}
    ]
    for part, text, language, named in sorted(texts, key=lambda one: one[0] != "title"):
        for token in analyse(text, language=language):
            printed = text[token.start : token.end]
            if not _tells(token, printed) or any(
                a < token.end and token.start < b for a, b in named
            ):
                continue
            if (language, token.stem[0]) not in seen:
                seen.add((language, token.stem[0]))
                found = tuple(_alternatives(token, printed, language))
                # what a long speech says by the way makes it no release of the same event
                clause = Some((Terms(found, "title"), Terms(found, "lead")))
                yield _Word(printed, clause, TITLE if part == "title" else 1.0)


def _named(release: Release, version: Version, part: str) -> list[tuple[int, int]]:
    """Where people are named in the title or the lead: they are compared as people."""
    lead = next((n for n, block in enumerate(version.blocks) if block.kind == "paragraph"), None)
    block = None if part == "title" else lead
    return [
        (mention.start, mention.end)
        for mention in release.mentions
        if mention.language == version.language and mention.block == block
    ]


def _tells(token: Token, printed: str) -> bool:
    """Whether the word may tell an event: no stop word, no bare number, nothing very short."""
    is_long = len(printed) >= _SHORTEST or (len(printed) > 1 and printed.isupper())
    is_stop_word = any(
        term in STOP_WORDS[language] for language in LANGUAGES for term in token.exact
    )
    return bool(token.stem) and is_long and not is_stop_word and not printed[0].isdigit()


def _alternatives(token: Token, printed: str, language: Language) -> Iterator[Alternative]:
    """The word in its own language; a name also as it is in the other, or by its name there."""
    yield Alternative(TextField(language, "stem"), token.stem[0])
    if printed[0].isupper():
        other: Language = "en" if language == "fr" else "fr"
        yield Alternative(TextField(other, "exact"), token.exact[0])
        for variant in variants(printed):
            for found in analyse(variant.form, language=variant.language)[:1]:
                if found.stem and " " not in variant.form:
                    yield Alternative(TextField(variant.language, "stem"), found.stem[0])


def _rarest(words: Iterable[_Word], searcher: Searcher, everything: int) -> list[_Reason]:
    """Those that another release has and few others."""
    most = max(FEW, int(RARE * everything))
    counted = [
        (searcher.find(Plan(word.clause, limit=0)).total, word)
        for word in islice(words, CANDIDATES)
    ]
    rare = sorted((one for one in counted if 1 < one[0] <= most), key=lambda one: one[0])
    return [
        _Reason(
            "words",
            word.printed,
            word.clause,
            word.weight * idf(releases=everything, holding=holding),
        )
        for holding, word in rare[:WORDS]
    ]


def _people(release: Release, searcher: Searcher, everything: int) -> Iterator[_Reason]:
    most = max(FEW, int(KNOWN * everything))
    for person in release.people[:PEOPLE]:
        for known in searcher.vocabulary("person", person.id, 1):
            if known.term == person.id and 1 < known.count <= most:
                told = idf(releases=everything, holding=known.count)
                yield _Reason("people", person.id, Key("person", (person.id,)), told)


def _near(release: Release, searcher: Searcher, everything: int) -> Iterator[_Reason]:
    if release.happened is None:
        return
    clause = During((_around(release.happened),))
    holding = searcher.find(Plan(clause, limit=0)).total
    if holding > 1:
        told = DAYS * idf(releases=everything, holding=holding)
        yield _Reason("days", "", clause, told)


def _around(days: Days) -> Days:
    first = max(days.first.toordinal() - NEAR, date.min.toordinal())
    last = min(days.last, date.max - timedelta(NEAR)) + timedelta(NEAR)
    return Days(date.fromordinal(first), last)


def _pool(id: ReleaseId, reasons: Sequence[_Reason], searcher: Searcher) -> list[ReleaseId]:
    """Releases that have most of the words, and those that have a person and the days."""
    other = Without(Key("id", (id,)))
    words = tuple(reason.clause for reason in reasons if reason.kind == "words")
    people = tuple(reason.clause for reason in reasons if reason.kind == "people")
    days = tuple(reason.clause for reason in reasons if reason.kind == "days")
    asked: list[Clause] = [Some(words)] if words else []
    if people:
        asked.append(Some(people, least=min(2, len(people))))
        asked += [All((Some(people), *days))] if days else []
    found = (
        searcher.find(Plan(All((clause, other)), sort="relevance", limit=POOL)).matches
        for clause in asked
    )
    return list(dict.fromkeys(match.id for matches in found for match in matches))


def _alike(
    other: Release,
    because: Sequence[_Reason],
    release: Release,
    searcher: Searcher,
    interface: Language,
) -> Alike:
    shown = other.version(interface) or other.versions[0]
    ids = {reason.name for reason in because if reason.kind == "people"}
    people = [person for person in other.people if person.id in ids]
    names = naming.labels([person.id for person in people], searcher)
    return Alike(
        id=other.id,
        title=shown.title,
        language=shown.language,
        happened=other.happened,
        words=tuple(dict.fromkeys(reason.name for reason in because if reason.kind == "words")),
        people=tuple(Named(person.id, names[person.id], person.role) for person in people),
        days=_apart(release.happened, other.happened),
    )


def _apart(one: Days | None, other: Days | None) -> int | None:
    """How many days lie between the two, 0 where they overlap; None for more than a few."""
    if one is None or other is None:
        return None
    between = max((other.first - one.last).days, (one.first - other.last).days, 0)
    return between if between <= NEAR else None
