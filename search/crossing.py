"""The words of a query as texts of the other language may have them, and how many of them suffice.

    ship christening Biden   →   navire, Biden   in French texts

A word that nothing translates, and that no French text has, would keep every release that exists
in French alone from being found, and so would one that is translated otherwise than we know.
So where hardly any release of a language has all words, that language's texts are asked for those
that they can have, all but one of them; the reader is told so.
A word that an installed dictionary alone translates is among them but is not waited for: of all the
senses that a dictionary lists, the texts mostly have another one.
And where words are translated, a release that has all of them as typed in its title gains by it, so
that what was typed mostly comes before what means the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from index.release import LANGUAGES, Language
from search.additions import Addition
from search.lexicon import OTHER
from search.parts import within
from search.plan import All, Alternative, Best, Clause, Key, Phrase, Plan, Some, Terms
from search.prefixes import Vocabulary
from search.searcher import Field, Searcher
from search.words import QueryWord

FEW: Final = 10
"""Releases of a language that have all words: where a page is filled, no less is asked for."""

ENOUGH: Final = 3 * FEW
"""Releases of both languages together: who has so many to read is not given others that lack a
word."""

LEAST: Final = 0.5
"""The share of the words that a language's texts can have, at least: of less, little is said."""

RARER: Final = 5
"""A word is none of a language whose texts have it so many times as rarely as the other's do."""

TITLED: Final = 0.5
"""What words of a title add to their score where all that was typed stands in it: enough to stand
before translations of full weight, and measured with these (docs/two-languages.md)."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What texts of one language are asked for; `without` are the words that they cannot have.

    `unsure` are those that a dictionary alone translates, which are not waited for; `is_less` tells
    that one of the others may be missing too.
    """

    language: Language
    clause: Clause
    without: tuple[str, ...]
    unsure: tuple[str, ...]
    is_less: bool


def languages(words: Sequence[QueryWord]) -> frozenset[Language]:
    """The languages that any of the words was translated into."""
    return frozenset(
        language for language in LANGUAGES if any(_is_translated(word, language) for word in words)
    )


def wanting(words: Plan, among: Collection[Language], searcher: Searcher) -> frozenset[Language]:
    """Those of the languages of which too few releases have the words; none where enough have.

    They are counted without what narrows the query: so a choice never changes what is asked for,
    and a facet's count is what a click gives.
    """
    totals = {
        language: searcher.find(
            replace(words, match=All((words.match, Key("language", (language,)))))
        ).total
        for language in LANGUAGES
    }
    if sum(totals.values()) >= ENOUGH:
        return frozenset()
    return frozenset(language for language in among if totals[language] < FEW)


def readings(
    words: Sequence[QueryWord], vocabulary: Vocabulary, *, among: Collection[Language]
) -> list[Reading]:
    """What texts of these languages are asked for beside the words as they stand.

    Nothing of a single word, and nothing of words that hardly any text can have.
    """
    sizes = {language: _count(vocabulary, "language", language) for language in LANGUAGES}
    found: list[Reading] = []
    for language in LANGUAGES:
        if language not in among or len(words) < 2:  # noqa: PLR2004 - one word is all of them
            continue
        had = {word.text: _had(word, language, vocabulary, sizes) for word in words}
        clauses = tuple(clause for clause in had.values() if clause is not None)
        if len(clauses) >= max(2, LEAST * len(words)):
            without = tuple(text for text, clause in had.items() if clause is None)
            unsure = tuple({word.text: None for word in words if _is_unsure(word, language)})
            kept = tuple(text for text in unsure if text not in without)
            sure = len(clauses) - len(kept)
            least = max(2, sure - 1)
            if without or least < len(clauses):
                asked = Some(clauses, least=least)
                found.append(Reading(language, asked, without, kept, least < sure))
    return found


def titled(words: Sequence[QueryWord]) -> Clause | None:
    """What a title with all of several words adds, all as typed; None of a single one."""
    typed = [_scaled(clause, TITLED) for word in words if (clause := _typed(word)) is not None]
    if len(typed) < 2 or len(typed) < len(words):  # noqa: PLR2004
        return None
    return within(All(tuple(typed)), "title")


def _typed(word: QueryWord) -> Clause | None:
    """The word without what was added to it, each word of a name of several."""
    if word.each:
        each = [_typed(one) for one in word.each if not one.optional]
        kept = tuple(clause for clause in each if clause is not None)
        return All(kept) if kept else None
    added: set[Alternative | Phrase] = set()
    for one in word.additions.active:
        added |= {*one.alternatives, *one.phrases}
    return _without(word.clause, added)


def _without(clause: Clause, added: Collection[Alternative | Phrase]) -> Clause | None:
    match clause:
        case Terms(alternatives, part):
            kept = tuple(one for one in alternatives if one not in added)
            return Terms(kept, part) if kept else None
        case Phrase():
            return None if clause in added else clause
        case Best(clauses):
            rest = [one for each in clauses if (one := _without(each, added)) is not None]
            return Best(tuple(rest)) if rest else None
    return clause


def _scaled(clause: Clause, weight: float) -> Clause:
    match clause:
        case Terms(alternatives, part):
            return Terms(
                tuple(replace(one, weight=one.weight * weight) for one in alternatives), part
            )
        case Phrase():
            return replace(clause, weight=clause.weight * weight)
        case Best(clauses):
            return Best(tuple(_scaled(one, weight) for one in clauses))
        case All(clauses, optional):
            return All(
                tuple(_scaled(one, weight) for one in clauses),
                tuple(_scaled(one, weight) for one in optional),
            )
    return clause


def _is_translated(word: QueryWord, language: Language) -> bool:
    return any(
        one.added.why == "translation" and _is_in(one, language) for one in word.additions.active
    )


def _is_unsure(word: QueryWord, language: Language) -> bool:
    """Whether a dictionary alone tells what texts of that language have for the word."""
    told = [one.added for one in word.additions.active if _is_in(one, language)]
    return bool(told) and all(one.dictionary for one in told)


def _is_in(added: Addition, language: Language) -> bool:
    fields = [one.field for one in added.alternatives] + [one.field for one in added.phrases]
    return any(field.language == language for field in fields)


def _had(
    word: QueryWord, language: Language, vocabulary: Vocabulary, sizes: dict[Language, int]
) -> Clause | None:
    """What of the word texts of that language have; None where that is nothing of theirs."""
    own = _in_language(word.clause, language)
    if own is not None and word.text.isdecimal():
        return own  # a year is the same in every language
    if own is None or any(
        said.field.language == language for one in word.additions.active for said in one.phrases
    ):
        return own  # whether a row of words stands anywhere only a search tells
    added = {one for each in word.additions.active for one in each.alternatives}
    typed: dict[Language, int] = dict.fromkeys(LANGUAGES, 0)
    for one in _alternatives(word.clause):
        count = _count(vocabulary, one.field, one.term)
        if count and one in added and one.field.language == language:
            return own
        if one not in added:
            typed[one.field.language] = max(typed[one.field.language], count)
    other = OTHER[language]
    is_theirs = typed[language] * sizes[other] * RARER >= typed[other] * sizes[language]
    return own if typed[language] and is_theirs else None


def _alternatives(clause: Clause) -> Iterator[Alternative]:
    match clause:
        case Terms(alternatives):
            yield from alternatives
        case All(clauses) | Best(clauses):
            for one in clauses:
                yield from _alternatives(one)


def _in_language(clause: Clause, language: Language) -> Clause | None:
    """What of the clause is asked of the texts of that language; None where that is too little."""
    match clause:
        case Terms(alternatives, part):
            kept = tuple(one for one in alternatives if one.field.language == language)
            return Terms(kept, part) if kept else None
        case Phrase():
            return clause if clause.field.language == language else None
        case Best(clauses):
            rest = [one for each in clauses if (one := _in_language(each, language)) is not None]
            return Best(tuple(rest)) if rest else None
        case All(clauses, optional):
            needed = [_in_language(one, language) for one in clauses]
            more = [_in_language(one, language) for one in optional]
            if None in needed:
                return None
            return All(
                tuple(one for one in needed if one is not None),
                tuple(one for one in more if one is not None),
            )
    return None


def _count(vocabulary: Vocabulary, field: Field, term: str) -> int:
    """How many releases have the term."""
    found = vocabulary(field, term, 1)
    return found[0].count if found and found[0].term == term else 0
