"""Releases and plans by chance, the same for the same seed: half of everything in each language."""

from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import get_args

from index.entry import ANALYSES, Entry, Passage, TextField
from index.release import LANGUAGES, Days, Release, ReleaseId, Version
from search.plan import (
    All,
    Alternative,
    Best,
    DateField,
    During,
    Everything,
    FacetAsk,
    FacetName,
    Key,
    Phrase,
    Plan,
    Some,
    Sort,
    Terms,
    Without,
)

START = date(2019, 1, 1)
ODD = ("a|b", "c d", "\\", "\\5c;", "é", "", "z" * 500, "\ud800", "\ue000", "\U0001f600")


class Chance:
    def __init__(self, seed, *, words=30):
        self.random = Random(seed)  # noqa: S311 - the same each time, on purpose
        self.words = (*(f"w{n}" for n in range(words)), *ODD)

    def entries(self, count):
        return [self.entry(n) for n in range(count)]

    def entry(self, number):
        languages = self.random.choice([("fr",), ("en",), ("fr", "en")])
        happened = self.days((0, 0, 0, 3, 40, 900)) if self.random.random() < 0.9 else None
        updated = self.random.choice(
            [None, date(2024, 1, 9), datetime(2024, 1, self.random.randint(1, 28), 12, tzinfo=UTC)]
        )
        id = ReleaseId(f"r{number}")
        published = self.random.choice([None, date(2024, 1, self.random.randint(1, 28))])
        versions = tuple(
            Version(
                id, language, "title", (), happened=happened, published=published, updated=updated
            )
            for language in languages
        )
        texts = {TextField(each, a): self.passages() for each in languages for a in ANALYSES}
        people = {f"p{self.few(0.1)}" for _ in range(self.random.randint(0, 4))}
        keys = {"language": languages, "person": tuple(sorted(people))}
        keys["speaks"] = keys["person"][:1]
        if self.random.random() < 0.7:
            keys["issuer"] = (self.random.choice("abc"),)
        return Entry(Release(id, versions), texts, keys)

    def passages(self):
        body = ["body"] * self.random.randint(0, 4)
        parts = ["title", "lead", *body, *(["caption"] if self.random.random() < 0.3 else [])]
        parts += [part for part in ("closing", "said", "said") if self.random.random() < 0.3]
        longest = {"title": 6, "lead": 20, "body": 40, "caption": 8, "closing": 9, "said": 15}
        return tuple(
            Passage(part, tuple(self.word() for _ in range(self.random.randint(0, longest[part]))))
            for part in parts
        )

    def word(self):
        if self.random.random() < 0.1:
            return ()
        term = self.words[min(self.few(0.15), len(self.words) - 1)]
        return (term, f"{term}x") if self.random.random() < 0.2 else (term,)

    def few(self, rate):
        return int(self.random.expovariate(rate))

    def days(self, lengths):
        first = START + timedelta(self.random.randint(0, 1500))
        return Days(first, first + timedelta(self.random.choice(lengths)))

    def plans(self, count):
        return [self.plan() for _ in range(count)]

    def plan(self):
        choices = {
            "person": Key("person", ("p0", "p2")),
            "date": During((self.days((0, 30, 300)),)),
            "language": Key("language", ("fr",)),
        }
        asks = [self.ask() for _ in range(self.random.randint(0, 4))]
        return Plan(
            self.clause(),
            {name: clause for name, clause in choices.items() if self.random.random() < 0.3},
            self.random.choice(["relevance", "relevance", *get_args(Sort)]),
            self.random.choice([0, 0, 3, 50]),
            self.random.choice([0, 5, 10, 20]),
            tuple({ask.name: ask for ask in asks}.values()),
        )

    def ask(self):
        name = self.random.choice(get_args(FacetName))
        is_narrow = name in {"year", "month", "day"} and self.random.random() < 0.5
        also = tuple(
            self.random.sample(["p1", "p30", "nobody", "fr", "a"], self.random.randint(0, 2))
        )
        return FacetAsk(
            name,
            self.random.choice([1, 3, 20]),
            also,
            self.days((0, 30, 300)) if is_narrow else None,
        )

    def clause(self, depth=0):
        simple = [self.terms, self.terms, self.phrase, self.key, self.during, Everything]
        compound = [self.all, self.some, self.best, self.without] * 2
        make = self.random.choice(simple + compound * (depth < 4))
        return make(depth) if make in compound else make()

    def clauses(self, depth, most=3):
        return tuple(self.clause(depth + 1) for _ in range(self.random.randint(0, most)))

    def field(self):
        return TextField(self.random.choice(LANGUAGES), self.random.choice(ANALYSES))

    def term(self):
        return self.random.choice(self.words)

    def terms(self):
        return Terms(
            tuple(
                Alternative(self.field(), self.term(), self.random.choice([1.0, 0.5, 0.25]))
                for _ in range(self.random.randint(0, 4))
            ),
            self.random.choice([None, None, "title", "body", "said"]),
        )

    def phrase(self):
        words = [(), (self.term(),), (self.term(),), (self.term(), self.term())]
        return Phrase(
            self.field(),
            tuple(self.random.choice(words) for _ in range(self.random.randint(0, 4))),
            self.random.choice([0, 0, 1, 3]),
            self.random.choice([1.0, 0.5]),
            self.random.choice([None, None, "lead", "said"]),
        )

    def key(self):
        values = self.random.sample(["p0", "p1", "p5", "fr", "a", "zz"], self.random.randint(0, 3))
        return Key(self.random.choice(["person", "language", "issuer", "id"]), tuple(values))

    def during(self):
        spans = tuple(self.days((0, 30, 300)) for _ in range(self.random.randint(0, 2)))
        of = self.random.choice(["happened", *get_args(DateField)])
        return During(spans, undated=self.random.random() < 0.3, of=of)

    def all(self, depth):
        return All(self.clauses(depth), self.clauses(depth, 2))

    def some(self, depth):
        return Some(self.clauses(depth), self.random.randint(0, 3))

    def best(self, depth):
        return Best(self.clauses(depth))

    def without(self, depth):
        return Without(self.clause(depth + 1))
