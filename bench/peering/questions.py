"""The two hundred questions that every engine is asked: of words that stand in the releases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from index.entry import SAID, Entry, TextField
from search.period import Period
from search.plan import All, Alternative, Clause, During, FacetAsk, Key, Phrase, Plan, Some, Terms
from search.planning import plan
from search.query import Query
from search.syntax import parse
from search.wanted import Wanted

SHARES = {"one word": 25, "all words": 45, "any word": 50, "phrase": 40, "person": 20, "date": 20}
"""How many of each kind; as in the comparison of the forks of Whoosh."""

FEWEST = 12
"""Words of a passage that words are taken from."""

SHORTEST = 4
"""Letters of a word that is asked for by itself."""

FACETS = (FacetAsk("person", limit=20), FacetAsk("year"), FacetAsk("month"))


@dataclass(frozen=True, slots=True)
class Question:
    """A question of that kind: our plan, and what its passages mark."""

    kind: str
    plan: Plan
    wanted: Wanted


def questions(
    entries: Sequence[Entry], *, field: TextField | None, seed: int = 1
) -> list[Question]:
    """The same for the same releases; of one field alone, or as the page asks them."""
    chance = Random(seed)  # noqa: S311 - the same each time, on purpose
    people = [
        id for id, _ in Counter(p for e in entries for p in e.values("person")).most_common(60)
    ]
    made: list[Question] = []
    for kind, count in SHARES.items():
        while sum(one.kind == kind for one in made) < count:
            one = _question(kind, chance, entries, people, field)
            if one:
                made.append(one)
    chance.shuffle(made)
    return made


def _question(
    kind: str,
    chance: Random,
    entries: Sequence[Entry],
    people: Sequence[str],
    only: TextField | None,
) -> Question | None:
    entry = chance.choice(entries)
    field = only or TextField(chance.choice(entry.release.languages), "exact")
    passages = [p for p in entry.texts.get(field, ()) if p.part != SAID and len(p.words) > FEWEST]
    if not passages:
        return None
    words = [word[0] for word in chance.choice(passages).words if word]
    if kind == "phrase":
        at = chance.randrange(len(words) - 3)
        asked = words[at : at + chance.choice([2, 2, 3])]
    else:
        count = 1 if kind in ("one word", "person", "date") else chance.choice([2, 2, 3])
        long = [word for word in words if len(word) >= SHORTEST]
        asked = chance.sample(long, count) if len(long) >= count else []
    if not asked:
        return None
    narrowing: list[Clause] = []
    if kind == "person":
        narrowing.append(Key("person", (chance.choice(people),)))
    if kind == "date":
        narrowing.append(During((Period(chance.randint(2018, 2022)).days,)))
    match, wanted = _single(kind, asked, only) if only else _as_asked(kind, asked)
    if narrowing:
        match = All((match, *narrowing))
    return Question(kind, Plan(match, sort="relevance", facets=FACETS), wanted)


def _as_asked(kind: str, words: Sequence[str]) -> tuple[Clause, Wanted]:
    """As the page's box reads them."""
    typed = f'"{" ".join(words)}"' if kind == "phrase" else " ".join(words)
    typed = " OU ".join(words) if kind == "any word" else typed
    planned = plan(Query(typed), parse(typed), people=lambda _: ())
    return planned.plan.match, planned.wanted


def _single(kind: str, words: Sequence[str], field: TextField) -> tuple[Clause, Wanted]:
    """As a single field with nothing around it."""
    if kind == "phrase":
        said = tuple((word,) for word in words)
        return Phrase(field, said), Wanted(phrases=(frozenset({(field, said)}),))
    each = tuple(Terms((Alternative(field, word),)) for word in words)
    wanted = Wanted(tuple(frozenset({(field, word)}) for word in words))
    if len(each) == 1:
        return each[0], wanted
    return Some(each, least=1 if kind == "any word" else len(each)), wanted
