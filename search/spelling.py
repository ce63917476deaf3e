"""Did you mean: words near to those that are found nowhere, or hardly ever.

Nothing is rewritten: what is offered is another question, with what it finds.

    word ─how often?→ doubtful ─vocabulary→ near terms ─printed→ forms ─count→ offers

Near is counted in slips of the hand: a letter too many, too few, another or out of turn, one in a
short word and two in a longer one; a missing apostrophe; a space too many or too few.
A name is never offered without proof: a word that is somebody's name is left alone, and beside a
word of a name only what makes a name with it is offered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import log10
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from index.analysis import analyse, fold, normalise
from index.entry import TextField
from index.release import LANGUAGES
from search.budget import Budget
from search.plan import Phrase, Plan
from search.printed import printed, printed_name
from search.query import Query
from search.results import Way
from search.searcher import Searcher
from search.words import QueryWord, words

HARDLY_EVER: Final = 3
"""Releases: a word that so few hold may be a slip of theirs."""

FAR_MORE: Final = 20
"""Times as frequent as the word must be what is offered in its place."""

SHORTEST: Final = 3
TWO_SLIPS_FROM: Final = 6
"""Letters; Lucene's fuzzy queries draw the line there too."""

MOST_DOUBTED: Final = 8
"""Words of a query that are looked at."""

OFFERED: Final = 3

NEAREST: Final = 6
"""Near terms of one word that are looked at more closely."""

SLICE: Final = 60_000
"""Terms of one first letter that are compared: more than any letter has in a large archive."""

SHARE: Final = 0.6
"""Of the budget: the page has to be made too."""

_WORD: Final = re.compile(r"[^\W\d_]+")
_ELISION: Final = re.compile(r"(qu|[cdjlmnst])([aeiouyh]\w{2,})")

Count = Callable[[Query], int | None]
"""How many releases a question finds as it stands; None where that is not known."""


@dataclass(frozen=True, slots=True)
class _Doubtful:
    """A word as typed, folded, and how many releases hold it."""

    typed: str
    term: str
    holding: int


def did_you_mean(
    query: Query,
    asked: Sequence[QueryWord],
    searcher: Searcher,
    *,
    count: Count,
    budget: Budget,
) -> tuple[Way, ...]:
    """Other spellings of the query that find something, the best first."""
    doubted = _Doubted(searcher, _plain(asked))
    text = normalise(query.text)
    offers: dict[str, None] = {}
    every = text
    for word in doubted.words(budget):
        others = list(doubted.others(word, budget))
        offers |= dict.fromkeys(_with(text, word.typed, other) for other in others)
        if others:
            every = _with(every, word.typed, others[0])
    offers |= dict.fromkeys(doubted.joined(text))
    texts = dict.fromkeys((every, *offers))
    ways: list[Way] = []
    for other in texts:
        if len(ways) == OFFERED or not budget.allows(share=SHARE):
            break
        if other != text:
            asking = replace(query, text=other, page=1)
            total = count(asking)
            if total:
                ways.append(Way("did-you-mean", other, asking, total))
    return tuple(ways)


def _plain(asked: Sequence[QueryWord]) -> tuple[QueryWord, ...]:
    """The words, those in quotes one by one, that are made of letters alone."""
    single = [
        one
        for word in asked
        for one in (words(word.text) if word.text[:1] in {'"', "="} else (word,))
    ]
    return tuple(word for word in single if _WORD.fullmatch(word.text))


def _with(text: str, typed: str, other: str) -> str:
    """The text with the other word wherever the typed one stands by itself."""
    return re.sub(rf"(?<![\w:]){re.escape(typed)}(?!\w|:\S)", lambda _: other, text)


class _Doubted:
    """The words of a query that may be slips, and what the index has near them."""

    def __init__(self, searcher: Searcher, asked: Sequence[QueryWord]) -> None:
        self._searcher = searcher
        self._asked = asked
        self._found: list[_Doubtful] = []

    def words(self, budget: Budget) -> Iterator[_Doubtful]:
        """Those that hardly any release holds and that are nobody's name."""
        for word in self._asked:
            if len(self._found) == MOST_DOUBTED or not budget.allows(share=SHARE):
                return
            term = fold(word.text)
            if word.optional or len(term) < SHORTEST:
                continue
            found = self._searcher.find(Plan(word.clause, limit=0))
            is_rare = found.is_whole and found.total <= HARDLY_EVER
            if is_rare and not self._is_name(term, holding=found.total):
                self._found.append(_Doubtful(word.text, term, found.total))
                yield self._found[-1]

    def _is_name(self, term: str, *, holding: int) -> bool:
        """Whether it is a word of somebody's name, or is printed as names are."""
        if printed_name(term, self._searcher):
            return True
        if not holding:
            return False
        form = printed(term, self._searcher)
        return form is None or not form.islower()  # None: it is found by another form of it

    def others(self, word: _Doubtful, budget: Budget) -> Iterator[str]:
        """What is near the word, as it is printed, the best first; of one stem only one."""
        if not word.holding:
            yield from self._elided(word)
        seen: set[str] = set()
        for near in self._near(word, budget):
            if not budget.allows(share=SHARE):
                return
            stems = {
                stem for lang in LANGUAGES for t in analyse(near, language=lang) for stem in t.stem
            }
            if stems & seen or not self._is_proved(near, word):
                continue
            form = printed(near, self._searcher)
            # a capital in the midst of a query says that it is a name
            if form and not (self._is_capital(word) and form.islower()):
                seen |= stems
                yield form
        if not word.holding and budget.allows(share=SHARE):
            yield from self._apart(word)

    def _is_capital(self, word: _Doubtful) -> bool:
        return word.typed[:1].isupper() and word.typed != self._asked[0].text

    def joined(self, text: str) -> Iterator[str]:
        """The text with two neighbours as one word, where one of them is doubtful."""
        doubted = {word.term for word in self._found}
        for one, other in zip(self._asked, self._asked[1:], strict=False):
            term = fold(one.text) + fold(other.text)
            if doubted & {fold(one.text), fold(other.text)} and self._holding(term):
                form = printed(term, self._searcher)
                pair = rf"(?<!\w){re.escape(one.text)}\s+{re.escape(other.text)}(?!\w)"
                if form:
                    yield re.sub(pair, lambda _, form=form: form, text)  # type: ignore[misc]

    def _near(self, word: _Doubtful, budget: Budget) -> list[str]:
        """Terms within reach: those that begin alike, else with its second letter."""
        is_sure = len(word.term) >= TWO_SLIPS_FROM or self._is_surname(word)
        slips = 2 if is_sure else 1
        least = max(1, word.holding * FAR_MORE)
        for letter in dict.fromkeys(word.term[:2]):
            if not budget.allows(share=SHARE):
                break
            counts = {t: n for t, n in self._slice(letter).items() if n >= least}
            near = process.extract(
                word.term, counts.keys(), scorer=OSA.distance, score_cutoff=slips, limit=None
            )
            # ten times as many releases are worth a quarter of a slip
            ranked = sorted(
                (distance - log10(counts[term]) / 4, term) for term, distance, _ in near if distance
            )
            if ranked:
                return [term for _, term in ranked[:NEAREST]]
        return []

    def _slice(self, letter: str) -> dict[str, int]:
        """The words of both languages that begin so, with how many releases hold them."""
        counts: dict[str, int] = {}
        for language in LANGUAGES:
            for found in self._searcher.vocabulary(TextField(language, "exact"), letter, SLICE):
                if len(found.term) >= SHORTEST and found.term.isalpha():
                    counts[found.term] = counts.get(found.term, 0) + found.count
        return counts

    def _is_surname(self, word: _Doubtful) -> bool:
        """Whether it stands behind a first name: what may be offered there has to be proved."""
        terms = [fold(one.text) for one in self._asked]
        at = terms.index(word.term)
        return at > 0 and self._is_key(f"{terms[at - 1]} ")

    def _is_proved(self, near: str, word: _Doubtful) -> bool:
        """Whether beside a word of a name it makes a name; any other word needs no proof."""
        terms = [fold(one.text) for one in self._asked]
        at = terms.index(word.term)
        after = terms[at + 1 : at + 2]
        if self._is_surname(word):
            name = f"{terms[at - 1]} {near}"
            return self._is_key(f"{name}=") or self._is_key(f"{name} ")
        if after and printed_name(after[0], self._searcher) and self._is_key(f"{after[0]}="):
            return self._is_key(f"{near} {after[0]}") or not printed_name(near, self._searcher)
        return True

    def _is_key(self, prefix: str) -> bool:
        return bool(self._searcher.vocabulary("person_key", prefix, 1))

    def _holding(self, term: str) -> int:
        """How many releases hold the term, in the language where most do."""
        return max(
            (
                found.count
                for language in LANGUAGES
                for found in self._searcher.vocabulary(TextField(language, "exact"), term, 1)
                if found.term == term
            ),
            default=0,
        )

    def _elided(self, word: _Doubtful) -> Iterator[str]:
        """The word with the apostrophe that it lacks."""
        elided = _ELISION.fullmatch(word.term)
        if elided and self._holding(elided[2]):
            form = printed(elided[2], self._searcher)
            if form:
                yield f"{elided[1]}’{form}"

    def _apart(self, word: _Doubtful) -> Iterator[str]:
        """The word as two that stand so in a release."""
        for cut in range(2, len(word.term) - 1):
            pair = word.term[:cut], word.term[cut:]
            if all(map(self._holding, pair)) and self._stands(pair):
                forms = [printed(term, self._searcher) for term in pair]
                if all(forms):
                    yield " ".join(filter(None, forms))
                    return

    def _stands(self, pair: tuple[str, str]) -> bool:
        said = tuple((term,) for term in pair)
        return any(
            self._searcher.find(Plan(Phrase(TextField(language, "exact"), said), limit=0)).total
            for language in LANGUAGES
        )
