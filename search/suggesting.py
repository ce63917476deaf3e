"""Suggestions while typing: people, words and frequent phrases, titles that begin as was typed.

    typed ─as a name→ people
          ─last word as a beginning→ terms ─printed→ words
                                           ─titles that hold them→ phrases, titles

All come from the vocabulary and from titles, folded: `securit` suggests « sécurité ».
Each is a question with what it really finds, or a release.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import Final

from index.analysis import STOP_WORDS, analyse, fold, normalise
from index.entry import TextField
from index.people import name_key
from index.release import LANGUAGES, Language, PersonId, Release
from search import people as naming
from search.budget import Budget
from search.plan import All, Alternative, Plan, Terms
from search.printed import printed
from search.query import Query
from search.searcher import Searcher
from search.spelling import SLICE, Count
from search.suggestion import Kind, Suggestion
from search.syntax import MAX_CHARACTERS
from search.tokens import OPERATORS
from search.words import words

SHORTEST: Final = 2
"""Letters that say something of what follows."""

PEOPLE: Final = 3
WORDS: Final = 4
PHRASES: Final = 3
TITLES: Final = 3

NAMESAKES: Final = 200
"""Names that are compared by how many releases have them."""

BEGINNINGS: Final = 5_000
"""Words that are compared so."""

MOST_TERMS: Final = 12
"""Of those, how many are looked for in titles."""

TITLES_READ: Final = 40
"""Titles in which phrases are counted."""

TWICE: Final = 2
"""A phrase that stands in one title alone is that title."""

LONGEST: Final = 4
"""Words that a phrase has beyond those that were typed."""


def suggest(
    query: Query, searcher: Searcher, *, interface: Language, count: Count, budget: Budget
) -> tuple[Suggestion, ...]:
    """What the beginning of a query may become, people first; nothing for less than two letters.

    `count` gives how many a question finds; what narrows the query narrows the suggestions.
    """
    if len(query.text) > MAX_CHARACTERS:
        return ()
    text = " ".join(normalise(query.text).split())
    head, _, last = text.rpartition(" ")
    if len(fold(text)) < SHORTEST or not last or last in OPERATORS:
        return ()
    asked = replace(query, text=text, page=1)
    typing = _Typing(asked, searcher, head=head, last=last, count=count, budget=budget)
    found: dict[str, Suggestion] = {}
    for one in chain(typing.people(), typing.words(), typing.phrases(interface)):
        found.setdefault(fold(one.text), one)
    return (*found.values(), *typing.titles(interface))


class _Typing:
    """What was typed so far: whole words, and the beginning of the last one."""

    def __init__(
        self,
        query: Query,
        searcher: Searcher,
        *,
        head: str,
        last: str,
        count: Count,
        budget: Budget,
    ) -> None:
        self._query = query
        self._head = head
        self._last = last
        self._searcher = searcher
        self._count = count
        self._budget = budget
        self._needed = [word for word in words(head) if not word.optional]
        self._counts = self._beginnings()
        self._read: list[Release] | None = None

    def people(self) -> Iterator[Suggestion]:
        """Those whose name begins so, whom most releases name first."""
        key = name_key(self._query.text)
        if not key:
            return
        counts: dict[PersonId, int] = {}
        for found in self._searcher.vocabulary("person_key", key, NAMESAKES):
            id = PersonId(found.term.partition("=")[2])
            counts[id] = max(found.count, counts.get(id, 0))
        first = sorted(counts, key=lambda person: (-counts[person], person))[:PEOPLE]
        names = naming.labels(first, self._searcher)
        for id in first:
            asking = replace(self._query, text="", people=(id,))
            yield from self._counted("person", names[id], asking)

    def words(self) -> Iterator[Suggestion]:
        """Words that begin so, the most frequent first; of one stem only one."""
        seen: set[str] = set()
        given = 0
        for term in sorted(self._counts, key=lambda term: (-self._counts[term], term)):
            if given == WORDS or not self._budget.allows():
                return
            stems = {s for lang in LANGUAGES for t in analyse(term, language=lang) for s in t.stem}
            form = None if not stems or stems & seen else printed(term, self._searcher)
            if form:
                seen |= stems
                given += 1
                yield from self._asked("word", f"{self._head} {form}".strip())

    def phrases(self, interface: Language) -> Iterator[Suggestion]:
        """Runs of words that begin so in several titles."""
        counts: Counter[str] = Counter()
        shown: dict[str, str] = {}
        for release in self._titled():
            title = (release.version(interface) or release.versions[0]).title
            for phrase in set(self._runs(title)):
                counts[fold(phrase)] += 1
                # small letters: a title's first word has a capital wherever it stands
                shown[fold(phrase)] = max(phrase, shown.get(fold(phrase), ""))
        # of two that stand in as many titles the longer says more
        ranked = sorted(counts, key=lambda key: (-counts[key], -len(key), key))
        given: list[str] = []
        for key in ranked:
            if counts[key] < TWICE or len(given) == PHRASES or not self._budget.allows():
                return
            if not any(other.startswith(key) or key.startswith(other) for other in given):
                given.append(key)
                yield from self._asked("phrase", shown[key])

    def titles(self, interface: Language) -> Iterator[Suggestion]:
        """Releases whose title has a word that begins so, and the words before it."""
        seen: set[str] = set()
        for release in self._titled():
            version = release.version(interface) or release.versions[0]
            if len(seen) == TITLES:
                return
            if version.title not in seen and self._is_begun(version.title):
                seen.add(version.title)
                asking = replace(self._query, text=version.title)
                yield Suggestion("title", version.title, 1, asking, release.id, version.language)

    def _is_begun(self, title: str) -> bool:
        """Whether the title has the words, the last one as a beginning."""
        said = [term for token in analyse(title, language="fr") for term in token.exact]
        return any(term.startswith(self._beginning) for term in said) and all(
            any(term.startswith(fold(word.text)) for term in said) for word in self._needed
        )

    def _asked(self, kind: Kind, text: str) -> Iterator[Suggestion]:
        return self._counted(kind, text, replace(self._query, text=text))

    def _counted(self, kind: Kind, text: str, asking: Query) -> Iterator[Suggestion]:
        total = self._count(asking) if self._budget.allows() else None
        if total:
            yield Suggestion(kind, text, total, asking)

    def _beginnings(self) -> dict[str, int]:
        """The words of the vocabulary that begin as the last one does."""
        counts: dict[str, int] = {}
        for language in LANGUAGES:
            field = TextField(language, "exact")
            most = BEGINNINGS if len(self._beginning) >= SHORTEST else SLICE
            for found in self._searcher.vocabulary(field, self._beginning, most):
                if not any(found.term in stops for stops in STOP_WORDS.values()):
                    counts[found.term] = counts.get(found.term, 0) + found.count
        return counts

    @property
    def _beginning(self) -> str:
        """The last word folded, without an article that is elided before it."""
        tokens = analyse(self._last, language="fr")
        return fold(self._last[tokens[-1].start :]) if tokens else fold(self._last)

    def _titled(self) -> Sequence[Release]:
        """The releases that hold the words, those that match best first."""
        if self._read is None:
            most = sorted(self._counts, key=lambda term: -self._counts[term])[:MOST_TERMS]
            begun = Terms(
                tuple(
                    Alternative(TextField(language, "exact"), term)
                    for term in most
                    for language in LANGUAGES
                )
            )
            # a title weighs most, so these are mostly releases that have the words there
            plan = Plan(
                All((begun, *(word.clause for word in self._needed))),
                sort="relevance",
                limit=TITLES_READ,
            )
            found = self._searcher.find(plan).matches if most and self._budget.allows() else ()
            read = (self._searcher.get(match.id) for match in found)
            self._read = [release for release in read if release]
        return self._read

    def _runs(self, title: str) -> Iterator[str]:
        """What begins in the title as was typed, with one to four words more."""
        tokens = analyse(title, language="fr")
        typed = [fold(part) for part in self._head.split()]
        said = [fold(title[token.start : token.end]) for token in tokens]
        reach = len(typed) + 1
        for at in range(len(tokens) - reach + 1):
            begins = said[at + reach - 1].startswith(self._beginning)
            if begins and said[at : at + reach - 1] == typed:
                for end in range(at + reach, min(at + reach + LONGEST, len(tokens))):
                    if not any(said[end] in stops for stops in STOP_WORDS.values()):
                        yield title[tokens[at].start : tokens[end].end]
