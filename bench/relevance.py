"""What each number of the ranking brings, on collections whose answers are known.

    python -m bench.relevance FOLDER [--keep SCORES.json]

FOLDER holds collections in BEIR's form, each in a folder named like `piaf-fr`, whose ending is its
language.  Every setting differs in one thing from the one in use; each cell is nDCG@10 / MRR@10
and, in brackets, by how much nDCG@10 differs, with the 95 % interval of that by paired bootstrap.
`--keep` writes the scores of the setting in use, which are committed beside the study: a change of
the ranking shows as a change of that file.
What is printed is Markdown; docs/relevance.md keeps a run.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

import ir_measures
from ir_measures import RR, ScoredDoc, nDCG

from bench.columns import Columns
from bench.settings import BODY, Setting, asked, first, in_force
from index.release import LANGUAGES, Language
from index.weights import PART_WEIGHT
from search.differences import interval
from search.engines.figures import Figures
from search.evaluation import Collection, entries, read, unaccented
from search.words import QueryWord, words

DEPTH = 10
MEASURES = (nDCG @ 10, RR @ 10)

USUAL = Setting("in use")


def settings() -> list[Setting]:
    """The one in use, and those that differ from it in one thing.

    In the names, a word of the body counts 1: so other systems give their K1.
    """
    one = [replace(USUAL, name=f"K1 {k1}", k1=k1 * BODY) for k1 in (0.9, 1.2, 1.8, 2.2)]
    one += [replace(USUAL, name=f"B {b}", b=b) for b in (0.4, 0.6, 0.75, 0.9)]
    one += [replace(USUAL, name=f"exact × {x}", exact=x) for x in (0.0, 0.5, 1.5, 2.0)]
    one += [replace(USUAL, name="stem × 0", stem=0.0)]
    one += [
        replace(USUAL, name=f"{part} × {weight:g}", parts={**PART_WEIGHT, part: weight * BODY})
        for part, weight in (
            ("title", 1),
            ("title", 2),
            ("title", 5),
            ("lead", 2),
            ("closing", 0),
            ("closing", 1),
        )
    ]
    one += [replace(USUAL, name=f"stop words × {x}", common=x) for x in (0.0, 0.5)]
    one += [replace(USUAL, name="a word typed twice counts once", once=True)]
    one += [replace(USUAL, name="no bonus for closeness", close=0.0)]
    one += [
        replace(USUAL, name=f"closeness × {weight}, within {within}", close=weight, within=within)
        for weight, within in ((0.1, 0), (0.1, 4), (0.1, 16), (0.2, 4), (0.3, 8))
    ]
    one += [replace(USUAL, name="K1 1.2, B 0.75, no bonus", k1=1.2 * BODY, b=0.75, close=0.0)]
    return [USUAL, *one]


@dataclass(frozen=True, slots=True)
class Judged:
    """A collection as columns, with its queries read once."""

    name: str
    collection: Collection
    columns: Columns
    asked: Mapping[str, tuple[QueryWord, ...]]
    unaccented: Mapping[str, tuple[QueryWord, ...]]

    @classmethod
    def of(cls, folder: Path) -> Judged:
        """The collection in that folder."""
        collection = read(folder)
        language = cast(Language, folder.name.rpartition("-")[2])
        texts = {id: collection.queries[id] for id in collection.answers}
        return cls(
            folder.name,
            collection,
            Columns(entries(collection, language=language), weights=PART_WEIGHT),
            {id: words(text) for id, text in texts.items()},
            {id: words(unaccented(text)) for id, text in texts.items()},
        )

    def scores(self, setting: Setting, *, accents: bool = True) -> dict[str, list[float]]:
        """Each measure of each query, in the order of the queries."""
        columns = self.columns.weighing(setting.parts)
        run = []
        with in_force(setting):
            figures = Figures(columns)
            for query, said in (self.asked if accents else self.unaccented).items():
                ranked = first(figures, asked(said, setting), columns, depth=DEPTH)
                run += [ScoredDoc(query, id, float(-rank)) for rank, id in enumerate(ranked)]
        qrels = {query: dict(graded) for query, graded in self.collection.answers.items()}
        each = {str(measure): dict.fromkeys(qrels, 0.0) for measure in MEASURES}
        for found in ir_measures.iter_calc(list(MEASURES), qrels, run):
            each[str(found.measure)][found.query_id] = float(found.value)
        return {measure: list(values.values()) for measure, values in each.items()}


def cell(scores: Mapping[str, Sequence[float]], usual: Mapping[str, Sequence[float]]) -> str:
    """The two measures, and what the first has gained."""
    told = " / ".join(f"{100 * mean(values):.1f}" for values in scores.values())
    if scores is usual:
        return told
    gains = [a - b for a, b in zip(*(s[str(MEASURES[0])] for s in (scores, usual)), strict=True)]
    low, high = interval(gains)
    return f"{told} ({100 * mean(gains):+.1f}: {100 * low:+.1f} to {100 * high:+.1f})"


def mean(values: Sequence[float]) -> float:
    """Of at least one value."""
    return sum(values) / len(values)


def main() -> None:
    """Measure every setting on every collection."""
    said = argparse.ArgumentParser(description="The study of the weights")
    said.add_argument("folder", type=Path)
    said.add_argument("--keep", type=Path)
    given = said.parse_args()
    found = sorted(f.parent for f in given.folder.glob("*-*/corpus.jsonl"))
    collections = [Judged.of(f) for f in found if f.name.rpartition("-")[2] in LANGUAGES]
    print("| setting | " + " | ".join(one.name for one in collections) + " |")
    print("|---|" + "---|" * len(collections))
    usual = {one.name: one.scores(USUAL) for one in collections}
    bare = {one.name: one.scores(USUAL, accents=False) for one in collections}
    for setting in settings():
        cells = [
            cell(usual[c.name] if setting is USUAL else c.scores(setting), usual[c.name])
            for c in collections
        ]
        print(f"| {setting.name} | " + " | ".join(cells) + " |", flush=True)
    print("| no accents typed | ", end="")
    print(" | ".join(cell(bare[c.name], usual[c.name]) for c in collections) + " |")
    if given.keep:
        told = {
            name: {
                key: {m: round(mean(values), 4) for m, values in scores[name].items()}
                for key, scores in (("any", usual), ("any, unaccented", bare))
            }
            for name in usual
        }
        given.keep.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
