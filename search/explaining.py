"""Why a release stands where it does, asked of the engine word by word.

The whole score is what the engine gives; each part of it is asked for by itself, of that release
alone, and the parts are put together as `search/ranking.py` says.

    plan ─walk→ leaves ─ask one by one, in one language→ scores ─sum, greatest→ score
                    └─ look up in the stored text → where, how often, as printed
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from index.entry import ANALYSES, TextField
from index.release import LANGUAGES, Language, ReleaseId
from search.answering import find
from search.explanation import Explanation, Form, Share
from search.lexicon import NO_LEXICON, Lexicon
from search.plan import (
    All,
    Alternative,
    Best,
    Clause,
    Key,
    Match,
    Phrase,
    Plan,
    Some,
    Terms,
)
from search.query import Query
from search.results import Added
from search.searcher import Searcher
from search.standing import Standing
from search.wanted import FieldPhrase, FieldTerm
from search.words import QueryWord

_ROUNDING: Final = 1e-6
"""What sums in another order may differ by, as a share."""

_Looked = FieldTerm | FieldPhrase


def explain(
    query: Query,
    id: ReleaseId,
    searcher: Searcher,
    *,
    interface: Language,
    lexicon: Lexicon = NO_LEXICON,
) -> Explanation | None:
    """What the release's score is made of, None when the query does not find it."""
    planned, _ = find(replace(query, page=1), searcher, lexicon=lexicon)
    release = searcher.get(id)
    if release is None:
        return None
    asked = planned.plan
    alone = _Alone(searcher, id)
    match = alone.match(asked.match, among=asked)
    if match is None:
        return None
    scorer = _Scorer(alone, Standing(release))
    language, leaves = scorer.best(asked.match)
    named = _Named(planned.words)
    shares = tuple(_shares(leaves, scorer, named))
    shown = release.version(interface) or release.versions[0]
    rest = match.score - sum(share.score for share in shares)
    return Explanation(
        id=id,
        title=shown.title,
        title_language=shown.language,
        score=match.score,
        language=language if shares else None,
        shares=shares,
        rest=rest if abs(rest) > _ROUNDING * match.score else 0.0,
        order=query.order,
        relaxed=planned.receipt.relaxed,
    )


@dataclass(frozen=True, slots=True)
class _Alone:
    """The engine, asked of one release."""

    searcher: Searcher
    id: ReleaseId

    def match(self, clause: Clause, *, among: Plan | None = None) -> Match | None:
        """What the clause scores there, None where it does not match, or not under the choices."""
        plan = Plan(
            All((Key("id", (self.id,)), clause)),
            choices=among.choices if among else {},
            sort="relevance",
            limit=1,
        )
        return next(iter(self.searcher.find(plan).matches), None)

    def score(self, clause: Clause) -> float:
        """What the clause scores there, 0 where it does not match."""
        plan = Plan(All((Key("id", (self.id,)),), (clause,)), sort="relevance", limit=1)
        return next((match.score for match in self.searcher.find(plan).matches), 0.0)


@dataclass(frozen=True, slots=True)
class _Leaf:
    """What scores in one language by itself: some terms of one analysis, or a phrase."""

    score: float
    terms: tuple[Alternative, ...] = ()
    phrase: Phrase | None = None


@dataclass(frozen=True, slots=True)
class _Scorer:
    """Puts the score of one release together from what the engine says of its parts."""

    alone: _Alone
    standing: Standing

    def best(self, clause: Clause) -> tuple[Language, tuple[_Leaf, ...]]:
        """The language that scores most, and what it scores by."""
        each = [(language, self.leaves(clause, language)) for language in LANGUAGES]
        return max(each, key=lambda one: _total(one[1]))

    def leaves(self, clause: Clause, language: Language) -> tuple[_Leaf, ...]:
        """What the clause scores by in that language, when it is known to match."""
        match clause:
            case Terms():
                return tuple(self._terms(clause, language))
            case Phrase():
                return tuple(self._phrase(clause, language))
            case All(clauses, optional):
                needed = self._sum(clauses, language, given=True)
                return (*needed, *self._sum(optional, language, given=False))
            case Some(clauses):
                return self._sum(clauses, language, given=False)
            case Best(clauses):
                each = [self._if_met(one, language) for one in clauses]
                return max(each, key=_total, default=())
            case _:
                return ()

    def _sum(
        self, clauses: Iterable[Clause], language: Language, *, given: bool
    ) -> tuple[_Leaf, ...]:
        take = self.leaves if given else self._if_met
        return tuple(leaf for one in clauses for leaf in take(one, language))

    def _if_met(self, clause: Clause, language: Language) -> tuple[_Leaf, ...]:
        """The same, where the clause scores only if it matches as a whole."""
        must_match = isinstance(clause, All) or (isinstance(clause, Some) and clause.least > 1)
        found = self.leaves(clause, language)
        if must_match and found and self.alone.match(clause) is None:
            return ()
        return found

    def _terms(self, clause: Terms, language: Language) -> Iterator[_Leaf]:
        for analysis in ANALYSES:
            field = TextField(language, analysis)
            here = tuple(
                one
                for one in dict.fromkeys(clause.alternatives)
                if one.field == field and self.standing.has((one.field, one.term), clause.part)
            )
            if here:
                score = self.alone.score(replace(clause, alternatives=here))
                yield _Leaf(score, self._deciding(clause, here, score))

    def _deciding(
        self, clause: Terms, here: tuple[Alternative, ...], score: float
    ) -> tuple[Alternative, ...]:
        """The alternative that scores most."""
        if len(here) == 1:
            return here
        scores = (self.alone.score(replace(clause, alternatives=(one,))) for one in here)
        return next(
            ((one,) for one, scored in zip(here, scores, strict=True) if _is(scored, score)), here
        )

    def _phrase(self, clause: Phrase, language: Language) -> Iterator[_Leaf]:
        if clause.field.language == language:
            score = self.alone.score(clause)
            if score:
                yield _Leaf(score, phrase=clause)


def _is(one: float, other: float) -> bool:
    return abs(one - other) <= _ROUNDING * other


def _total(leaves: Sequence[_Leaf]) -> float:
    return sum(leaf.score for leaf in leaves)


class _Named:
    """Which word of the query a term or a phrase stands for, and through which addition."""

    def __init__(self, words: Iterable[QueryWord]) -> None:
        self._words: dict[_Looked, QueryWord] = {}
        self._added: dict[_Looked, Added] = {}
        for word in words:
            for looked in _looked(word.clause):
                self._words.setdefault(looked, word)
            for one in word.additions.active:
                for looked in _looked(one.clause):
                    self._words.setdefault(looked, word)
                    self._added.setdefault(looked, one.added)

    def of(self, leaf: _Leaf) -> tuple[str, Added | None]:
        """The word as typed and the addition; for a bonus of neighbours, both of their words."""
        looked = next(_looked(leaf.phrase or Terms(leaf.terms)), None)
        if looked in self._words:
            return self._words[looked].text, self._added.get(looked)
        if leaf.phrase is None:
            return "", None
        field, words = leaf.phrase.field, leaf.phrase.words
        found = (self._words.get((field, term)) for word in words for term in word)
        return " … ".join(dict.fromkeys(word.text for word in found if word)), None


def _looked(clause: Clause) -> Iterator[_Looked]:
    """What of a word is looked up."""
    match clause:
        case Terms(alternatives):
            yield from ((one.field, one.term) for one in alternatives)
        case Phrase():
            yield clause.field, clause.words
        case All(clauses, optional):
            for one in (*clauses, *optional):
                yield from _looked(one)
        case Some(clauses) | Best(clauses):
            for one in clauses:
                yield from _looked(one)
        case _:
            pass


def _shares(leaves: Sequence[_Leaf], scorer: _Scorer, named: _Named) -> list[Share]:
    """One for each word and each form that was added to it, the greatest first."""
    groups: dict[tuple[str, Added | None], list[_Leaf]] = {}
    for leaf in leaves:
        groups.setdefault(named.of(leaf), []).append(leaf)
    shares = []
    for (typed, added), found in groups.items():
        terms = [(one.field, one.term) for leaf in found for one in leaf.terms]
        spots = scorer.standing.spots(terms, [leaf.phrase for leaf in found if leaf.phrase])
        shares.append(
            Share(
                word=typed,
                form="added" if added else _form(typed, found),
                score=_total(found),
                printed=spots.printed,
                places=spots.places,
                added=added.term if added else None,
                why=added.why if added else None,
            )
        )
    return sorted(shares, key=lambda share: -share.score)


def _form(typed: str, leaves: Sequence[_Leaf]) -> Form:
    phrases = [leaf.phrase for leaf in leaves if leaf.phrase]
    if phrases:
        return "near" if any(phrase.slop for phrase in phrases) else "phrase"
    if typed.endswith("*"):
        return "prefix"
    exact = any(one.field.analysis == "exact" for leaf in leaves for one in leaf.terms)
    return "exact" if exact else "inflected"
