"""Typed text → the words that an engine can match, in both languages at once.

A query's language is never detected: `securite` looks English.
So the text is cut and analysed by the rules of both languages, and what the two make of the same
place in it is one word of the query.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from index.analysis import STOP_WORDS, QueryToken, analyse_query, fold
from index.entry import TextField, Word
from index.release import LANGUAGES, Language, PersonId
from search.expansion import Variant, variants
from search.plan import All, Alternative, Best, Clause, Phrase, Terms
from search.results import Added

FieldTerm = tuple[TextField, str]
FieldPhrase = tuple[TextField, tuple[Word, ...]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a snippet marks.

    `words` holds for each word the terms that stand for it, anywhere; `phrases` for each phrase its
    readings, where the words stand in a row; `people` are marked where they are named.
    """

    words: tuple[frozenset[FieldTerm], ...] = ()
    phrases: tuple[frozenset[FieldPhrase], ...] = ()
    people: frozenset[PersonId] = frozenset()

    def __or__(self, other: Wanted) -> Wanted:
        return Wanted(
            tuple(dict.fromkeys(self.words + other.words)),
            tuple(dict.fromkeys(self.phrases + other.phrases)),
            self.people | other.people,
        )

    def __bool__(self) -> bool:
        return bool(self.words or self.phrases or self.people)


@dataclass(frozen=True, slots=True)
class QueryWord:
    """A word of the query: what finds it, what marks it, what was added to it.

    `wanted` is all that it may be, `telling` what of that is no stop word where it stands: « ours »
    is a bear in French.
    `optional` words (stop words of either language) need not be found.
    `cut` tells that a phrase was longer than what of it is searched; `text` is that.
    """

    text: str
    clause: Clause
    wanted: Wanted
    telling: Wanted
    optional: bool = False
    added: tuple[Added, ...] = ()
    cut: bool = False


def words(text: str) -> tuple[QueryWord, ...]:
    """The words of a text that was typed without quotes."""
    return tuple(_word(text, places) for places in _places(text))


def phrase(text: str, *, longest: int) -> QueryWord | None:
    """The text as an exact phrase, its first `longest` words; None when it holds no word."""
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
            clauses.append(Phrase(field, said))
    if not clauses:
        return None
    terms_alone = _terms_of(clauses)
    wanted = Wanted(
        (frozenset(terms_alone),) if terms_alone else (),
        (frozenset(readings),) if readings else (),
    )
    shown = f'"{typed if cut else text}"'
    return QueryWord(shown, _one_or(Best, clauses), wanted, wanted, cut=cut)


def _is_literal(alternative: Alternative, token: QueryToken) -> bool:
    """Whether it finds the word as typed alone: UN is told from « un » by its stem alone."""
    return alternative.field.analysis == "exact" or _is_hidden_acronym(token)


def _one_or(several: type[All | Best], clauses: list[Clause]) -> Clause:
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


def _word(text: str, places: _Places) -> QueryWord:
    tokens = [token for found in places.values() for token in found]
    typed = text[min(t.start for t in tokens) : max(t.end for t in tokens)]
    others = () if any(t.stop for t in tokens) else _variants(tokens)
    added = tuple(Added(term=other.form, source=typed, why="acronym") for other in others)
    more = [alternative for other in others for alternative in _acronym(other)]
    if all(len(found) == 1 for found in places.values()):
        alternatives = [a for lang, (token,) in places.items() for a in _alternatives(lang, token)]
        clause: Clause = Terms((*alternatives, *more))
    else:
        each: list[Clause] = [_in_one_language(lang, found) for lang, found in places.items()]
        clause = _one_or(Best, [*each, Terms(tuple(more))] if more else each)
    terms = _terms_of([clause])
    telling = {language for language, found in places.items() if any(t.stem for t in found)}
    return QueryWord(
        text=typed,
        clause=clause,
        wanted=_one_word(terms),
        telling=_one_word({(field, term) for field, term in terms if field.language in telling}),
        optional=any(token.stop for token in tokens),
        added=added,
    )


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
    return not token.stop and _is_stop_word(token.text)


def _acronym(variant: Variant) -> list[Alternative]:
    term = fold(variant.form)
    stem = Alternative(TextField(variant.language, "stem"), term)
    if _is_stop_word(variant.form):
        return [stem]
    return [stem, Alternative(TextField(variant.language, "exact"), term)]


def _is_stop_word(word: str) -> bool:
    return any(fold(word) in stops for stops in STOP_WORDS.values())


def _terms_of(clauses: Iterable[Clause]) -> set[FieldTerm]:
    terms: set[FieldTerm] = set()
    for clause in clauses:
        if isinstance(clause, Terms):
            terms |= {(a.field, a.term) for a in clause.alternatives}
        elif isinstance(clause, All | Best):
            terms |= _terms_of(clause.clauses)
    return terms
