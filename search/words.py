"""Typed text → the words that an engine can match, in both languages at once.

A query's language is never detected: `securite` looks English.
So the text is cut and analysed by the rules of both languages, and what the two make of the same
place in it is one word of the query.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Final

from index.analysis import QueryToken, analyse_query
from index.entry import TextField
from index.release import LANGUAGES, Language
from search.additions import (
    MOST_ADDED,
    NOTHING_ADDED,
    Additions,
    Widening,
    additions,
    is_stop_word,
    spelt,
)
from search.expansion import Variant, longest_row, variants, variants_of_row
from search.lexicon import LONGEST as LONGEST_TERM
from search.plan import All, Alternative, Best, Clause, Phrase, Terms
from search.translating import MOST_OF_ROW, Translator, translating
from search.wanted import FieldPhrase, FieldTerm, Wanted

LONGEST_NAME: Final = 5
"""Words of a person's name that are looked up together: Ursula von der Leyen has four."""


NOT_WIDENED: Final = Widening()
"""By the table of names alone."""


@dataclass(frozen=True, slots=True)
class QueryWord:
    """A word of the query: what finds it, what marks it, what was added to it.

    `wanted` is all that it may be, `telling` what of that is no stop word where it stands: « ours »
    is a bear in French.
    `optional` words (stop words of either language) need not be found.
    `additions` is what was added to it.
    `each` are the words of a name of several.
    `cut` tells that a phrase was longer than what of it is searched; `text` is that.
    """

    text: str
    clause: Clause
    wanted: Wanted
    telling: Wanted
    optional: bool = False
    additions: Additions = NOTHING_ADDED
    each: tuple[QueryWord, ...] = ()
    cut: bool = False


def words(
    text: str, *, widening: Widening = NOT_WIDENED, most_added: int = MOST_ADDED
) -> tuple[QueryWord, ...]:
    """The words of a text that was typed without quotes.

    A name of several words that has other forms is one word of the query.
    """
    places = _places(text)
    translator = translating(places, lexicon=widening.lexicon, off=widening.off)
    found: list[QueryWord] = []
    start = 0
    while start < len(places):
        word, length = _longest(text, places[start:], widening, most_added, translator)
        most_added -= word.additions.names
        found.append(word)
        start += length
    return tuple(found)


def phrase(text: str, *, longest: int, slop: int = 0) -> QueryWord | None:
    """The text as an exact phrase, its first `longest` words; None when it holds no word.

    `slop` is how many positions the words may be out of place.
    """
    clauses: list[Clause] = []
    readings: set[FieldPhrase] = set()
    typed, cut = "", False
    for language in LANGUAGES:
        every = analyse_query(text, language=language)
        tokens = every[:longest]
        if not tokens:
            continue
        cut |= len(tokens) < len(every)
        typed = max(typed, text[tokens[0].start : tokens[-1].end], key=len)
        if len(tokens) == 1:
            terms = _alternatives(language, tokens[0])
            clauses.append(Terms(tuple(a for a in terms if _is_literal(a, tokens[0]))))
        else:
            said = tuple(token.exact for token in tokens)
            field = TextField(language, "exact")
            readings.add((field, said))
            clauses.append(Phrase(field, said, slop))
    if not clauses:
        return None
    terms_alone = _terms_of(clauses)
    wanted = Wanted(
        (frozenset(terms_alone),) if terms_alone else (),
        (frozenset(readings),) if readings else (),
    )
    shown = f'"{typed if cut else text}"' + (f"~{slop}" if slop else "")
    return QueryWord(shown, _one_or(Best, clauses), wanted, wanted, cut=cut)


def _is_literal(alternative: Alternative, token: QueryToken) -> bool:
    """Whether it finds the word as typed alone: UN is told from « un » by its stem alone."""
    return alternative.field.analysis == "exact" or _is_hidden_acronym(token)


def _one_or(several: type[All | Best], clauses: Sequence[Clause]) -> Clause:
    return clauses[0] if len(clauses) == 1 else several(tuple(clauses))


_Places = dict[Language, list[QueryToken]]


def _places(text: str) -> list[_Places]:
    """What the languages make of the text, place by place: tokens that overlap share one."""
    tokens = sorted(
        (
            (token.start, token.end, language, token)
            for language in LANGUAGES
            for token in analyse_query(text, language=language)
        ),
        key=lambda found: found[:3],
    )
    places: list[_Places] = []
    reach = -1
    for start, end, language, token in tokens:
        if start >= reach:
            places.append({})
        places[-1].setdefault(language, []).append(token)
        reach = max(reach, end)
    return places


def _longest(
    text: str, places: list[_Places], widening: Widening, most: int, translator: Translator
) -> tuple[QueryWord, int]:
    """The longest name or term that the places begin with, else their first word.

    And how many places it takes.
    """
    longest = max(longest_row(), LONGEST_NAME, LONGEST_TERM)
    for length in range(min(len(places), longest), 1, -1):
        row = places[:length]
        typed = _typed(text, row)
        rows = [
            other
            for language in LANGUAGES
            for other in variants_of_row(
                [token.exact[0] for found in row for token in found.get(language, ())], language
            )
        ]
        added = _added(typed, rows, row, widening, most)
        if added:
            return _row(typed, [_word(text, [one], NOTHING_ADDED) for one in row], added), length
        added = translator.of(row, typed)
        if added:
            each = [
                _word(text, [one], translator.of([one], _typed(text, [one]), most=MOST_OF_ROW))
                for one in row
            ]
            return _row(typed, each, added), length
    first = places[:1]
    typed = _typed(text, first)
    tokens = [token for found in first[0].values() for token in found]
    others = () if any(token.stop for token in tokens) else _variants(tokens)
    added = _added(typed, others, first, widening, most)
    if not added:
        added |= translator.of(first, typed)
    return _word(text, first, added), 1


def _typed(text: str, places: list[_Places]) -> str:
    tokens = [token for found in places for each in found.values() for token in each]
    return text[min(t.start for t in tokens) : max(t.end for t in tokens)]


def _added(
    typed: str, others: Iterable[Variant], places: list[_Places], widening: Widening, most: int
) -> Additions:
    """What is added to what was typed: other forms of the name, else other spellings of it."""
    found = tuple(dict.fromkeys(others))
    if found:
        return additions(found, source=typed, off=widening.off, most=most)
    ends = (places[0], places[-1])
    if len(places) > LONGEST_NAME or any(t.stop for end in ends for e in end.values() for t in e):
        return NOTHING_ADDED
    names = spelt(widening.spellings(typed))
    return additions(names, source=typed, off=widening.off, name=True, most=most)


def _row(typed: str, each: list[QueryWord], added: Additions) -> QueryWord:
    """A name of several words, all of which are needed, or one of its other forms is."""
    needed = tuple(word.clause for word in each if not word.optional)
    optional = tuple(word.clause for word in each if word.optional)
    clause = All(needed, optional) if needed else All(optional)
    marks = _marks(added)
    return QueryWord(
        text=typed,
        clause=_one_or(Best, [clause, *(one.clause for one in added.active)]),
        wanted=reduce(or_, (word.wanted for word in each), marks),
        telling=reduce(or_, (word.telling for word in each if not word.optional), marks),
        additions=reduce(or_, (word.additions for word in each), added),
        each=tuple(each),
    )


def _word(text: str, place: list[_Places], added: Additions) -> QueryWord:
    (places,) = place
    tokens = [token for found in places.values() for token in found]
    more = [alternative for one in added.active for alternative in one.alternatives]
    if all(len(found) == 1 for found in places.values()):
        alternatives = [a for lang, (token,) in places.items() for a in _alternatives(lang, token)]
        each: list[Clause] = [Terms((*alternatives, *more))]
    else:
        each = [_in_one_language(lang, found) for lang, found in places.items()]
        each += [Terms(tuple(more))] if more else []
    clause = _one_or(Best, [*each, *(said for one in added.active for said in one.phrases)])
    terms = _terms_of([clause])
    telling = {language for language, found in places.items() if any(t.stem for t in found)}
    added_terms = {(a.field, a.term) for a in more}
    phrases = Wanted(phrases=_marks(added).phrases)
    return QueryWord(
        text=_typed(text, place),
        clause=clause,
        wanted=_one_word(terms) | phrases,
        telling=_one_word({t for t in terms if t[0].language in telling} | added_terms) | phrases,
        optional=any(token.stop for token in tokens),
        additions=added,
    )


def _marks(added: Additions) -> Wanted:
    """What marks the added forms."""
    terms = {(a.field, a.term) for one in added.active for a in one.alternatives}
    rows = frozenset((said.field, said.words) for one in added.active for said in one.phrases)
    return _one_word(terms) | Wanted(phrases=(rows,) if rows else ())


def _one_word(terms: set[FieldTerm]) -> Wanted:
    return Wanted((frozenset(terms),)) if terms else Wanted()


def _variants(tokens: list[QueryToken]) -> tuple[Variant, ...]:
    return tuple(dict.fromkeys(other for token in tokens for other in variants(token.text)))


def _in_one_language(language: Language, tokens: list[QueryToken]) -> Clause:
    clauses: list[Clause] = [Terms(tuple(_alternatives(language, token))) for token in tokens]
    return _one_or(All, clauses)


def _alternatives(language: Language, token: QueryToken) -> list[Alternative]:
    """The terms that the token may match in that language.

    An acronym that is written like a stop word (UN, US) is told from it by the stem analysis alone,
    which holds the acronym and not the stop word.
    """
    stems = [Alternative(TextField(language, "stem"), term) for term in token.stem]
    if stems and _is_hidden_acronym(token):
        return stems
    return [Alternative(TextField(language, "exact"), term) for term in token.exact] + stems


def _is_hidden_acronym(token: QueryToken) -> bool:
    return not token.stop and is_stop_word(token.text)


def _terms_of(clauses: Iterable[Clause]) -> set[FieldTerm]:
    terms: set[FieldTerm] = set()
    for clause in clauses:
        if isinstance(clause, Terms):
            terms |= {(a.field, a.term) for a in clause.alternatives}
        elif isinstance(clause, All | Best):
            terms |= _terms_of(clause.clauses)
    return terms
