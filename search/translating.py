"""Words of a query → the forms of the other language that are searched too, in its texts alone.

A query's language is never detected, yet « pays » is a country in French and a wage in English.
So a word that means something in both is read in the language that the rest of the query speaks,
and in both where that tells nothing; what an archive or a dictionary has taught is taken only of a
language that the query may be in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from index.analysis import QueryToken, fold
from index.release import LANGUAGES, Language
from search.additions import NOTHING_ADDED, Addition, Additions, additions, folded
from search.expansion import Variant
from search.lexicon import MOST, Lexicon, Origin, Translation

Place = Mapping[Language, Sequence[QueryToken]]
"""What the languages make of one place of a query."""

SURE: Final[frozenset[Origin]] = frozenset({"corrected", "table", "country"})
"""Sources that a person has written: they are believed whatever language the query seems in."""

TRANSLATED: Final = 1.0
"""What a surest translation scores of what the word as typed would: what stands before it is told
by titles (`search.crossing`), for less would bury what exists in the other language alone."""

MOST_OF_ROW: Final = 2
"""Translations of a word within a term that is searched as a whole besides."""

_FEW: Final = 6
"""Words of a query that may each have five translations."""

_SEVERAL: Final = 12
"""Words that may each have three; of more, each has its best."""


def most_each(words: int) -> int:
    """How many translations each word of a query may have, so that an engine is asked for few.

    >>> most_each(3), most_each(10), most_each(30)
    (5, 3, 1)
    """
    return 5 if words <= _FEW else 3 if words <= _SEVERAL else 1


def languages(places: Iterable[Place], lexicon: Lexicon) -> frozenset[Language]:
    """The languages that a query may be in, by the words that only one of them has."""
    votes: Counter[Language] = Counter()
    for place in places:
        said = {
            language: sum(_told(token, language, lexicon) for token in tokens)
            for language, tokens in place.items()
        }
        best = max(said.values())
        speakers = [language for language, weight in said.items() if weight == best]
        if best and len(speakers) == 1:
            votes[speakers[0]] += 1
    most = max(votes.values(), default=0)
    return frozenset(language for language in LANGUAGES if votes[language] == most)


@dataclass(frozen=True, slots=True)
class Translator:
    """Translates the words of one query.

    `off` are the forms, folded, that the reader has switched off, `spoken` the languages that the
    query may be in, `most` how many translations a word of it may have.
    """

    lexicon: Lexicon
    off: frozenset[str]
    spoken: frozenset[Language]
    most: int

    def of(self, places: Sequence[Place], typed: str, *, most: int = MOST) -> Additions:
        """What a word or a term is searched by in the other language; a stop word by nothing."""
        found = sorted(self._known(places, typed), key=lambda one: -one.weight)
        if not found:
            return NOTHING_ADDED
        weights = {folded(one.form): one.weight for one in reversed(found)}
        origins = {folded(one.form): one.origin for one in reversed(found)}
        most = min(most, self.most)
        forms = list(dict.fromkeys(Variant(one.form, one.language) for one in found))[:most]
        added = additions(forms, source=typed, off=self.off, most=most)
        return replace(
            added,
            active=tuple(
                _weighed(
                    one,
                    weights[folded(one.added.term)],
                    dictionary=origins[folded(one.added.term)] == "dictionary",
                )
                for one in added.active
            ),
            off=tuple(replace(one, why="translation") for one in added.off),
        )

    def _known(self, places: Sequence[Place], typed: str) -> Iterator[Translation]:
        """What the lexicon has, of the languages that the words may be in."""
        read: dict[Language, tuple[Translation, ...]] = {}
        for language in LANGUAGES:
            tokens = [token for place in places for token in place.get(language, ())]
            if tokens and not (tokens[0].stop or tokens[-1].stop):
                read[language] = self.lexicon.of([token.text for token in tokens], language)
        is_in_both = all(read.get(language) for language in LANGUAGES)
        for language, known in read.items():
            for one in known:
                may_be = language in self.spoken or (not is_in_both and one.origin in SURE)
                if may_be and fold(one.form) != fold(typed):
                    yield one


def translating(places: Sequence[Place], *, lexicon: Lexicon, off: frozenset[str]) -> Translator:
    """What translates the words of a query that stand in these places."""
    spoken = languages(places, lexicon) if len(lexicon) else frozenset[Language]()
    return Translator(lexicon, off, spoken, most_each(len(places)))


def _weighed(one: Addition, weight: float, *, dictionary: bool) -> Addition:
    """The form as a translation: it scores as it is sure, and less than what was typed."""
    weight *= TRANSLATED
    return Addition(
        replace(one.added, why="translation", dictionary=dictionary),
        tuple(replace(said, weight=said.weight * weight) for said in one.alternatives),
        tuple(replace(said, weight=said.weight * weight) for said in one.phrases),
    )


def _told(token: QueryToken, language: Language, lexicon: Lexicon) -> int:
    """How clearly the word is one of that language: a common word, a form as it is, a stem."""
    if not token.stem:
        return 3
    if lexicon.has(token.text, language):
        return 2
    return bool(lexicon.of([token.text], language))
