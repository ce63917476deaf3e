"""The commands that measure how well is searched and named, against what people have judged."""

from __future__ import annotations

from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from index.people.evaluation import Score
from index.release import LANGUAGES, Language
from search.engine import aside
from terminal import json_option, print_json, progress

if TYPE_CHECKING:  # it imports this file
    from communique import Opened


@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--lang", "language", type=click.Choice(LANGUAGES), required=True)
@click.option("--unaccented", is_flag=True, help="Take the accents off the queries first.")
@json_option
def evaluate(
    opened: Opened,
    *,
    folder: Path,
    language: Language,
    unaccented: bool,
    as_object: bool,
) -> None:
    """Measure how well a collection in BEIR's form is searched, in an index of its own."""
    from search import evaluation  # noqa: PLC0415 - its measures take long to import

    collection = evaluation.read(folder)
    known = opened.settings
    with aside(known.index, password=known.index_password, ca=known.index_ca) as apart:
        with closing(apart.writer()) as writer:
            writer.put(evaluation.entries(collection, language=language))
            writer.publish()
        with (
            closing(apart.searcher(None)) as searcher,
            progress("Searching", len(collection.answers)) as done,
        ):
            scores = evaluation.evaluate(
                collection, searcher, change=evaluation.unaccented if unaccented else str, done=done
            )
    if as_object:
        print_json(dict(scores) | {"queries": len(collection.answers)})
        return
    click.echo(f"{'':6}" + "".join(f"{name:>12}" for name in evaluation.MEASURES))
    for reading, measured in scores.items():
        click.echo(f"{reading:6}" + "".join(f"{value:12.4f}" for value in measured.values()))
    click.echo(f"{len(collection.answers)} queries")


@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@json_option
def evaluate_people(opened: Opened, *, folder: Path, as_object: bool) -> None:  # noqa: ARG001
    """Measure how well people are found in texts labelled by hand, in brat's or CoNLL's form."""
    from index.people import evaluation, labelled  # noqa: PLC0415 - only this command needs them

    texts = list(labelled.read(folder))
    scores = labelled.evaluate(texts)
    scores.append(evaluation.total(scores))
    if as_object:
        print_json([asdict(s) | dict(zip(_MEASURES, _measured(s), strict=True)) for s in scores])
        return
    click.echo("".join(f"{name:>10}" for name in _MEASURES))
    for score in scores:
        click.echo("".join(f"{value:10.3f}" for value in _measured(score)) + f"  {score.id}")


_MEASURES: Final = ("precision", "recall", "f1")


def _measured(score: Score) -> tuple[float, ...]:
    return score.precision, score.recall, score.f1
