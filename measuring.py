"""The commands that measure how well is searched and named, against what people have judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    from search.differences import Difference


@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--lang", "language", type=click.Choice(LANGUAGES), required=True)
@click.option("--unaccented", is_flag=True, help="Take the accents off the queries first.")
@click.option(
    "--keep",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="Write the measures of each query to this file.",
)
@click.option(
    "--against",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Tell what changed, query by query, since that file was kept.",
)
@json_option
def evaluate(
    opened: Opened,
    *,
    folder: Path,
    language: Language,
    unaccented: bool,
    keep: Path | None,
    against: Path | None,
    as_object: bool,
) -> None:
    """Measure how well a collection in BEIR's form is searched, in an index of its own.

    To compare two settings, keep the measures under one and measure against them under the other.
    """
    from search import differences, evaluation  # noqa: PLC0415 - its measures take long to import

    collection = evaluation.read(folder)
    before = differences.kept(against) if against else {}
    known = opened.settings
    with aside(known.index, password=known.index_password, ca=known.index_ca) as apart:
        with closing(apart.writer()) as writer:
            writer.put(evaluation.entries(collection, language=language))
            writer.publish()
        with (
            closing(apart.searcher(None)) as searcher,
            progress("Searching", len(collection.answers)) as done,
        ):
            measured = evaluation.each_measured(
                collection, searcher, change=evaluation.unaccented if unaccented else str, done=done
            )
    scores = measured.scores
    changes = differences.differences(before, measured.each)
    if keep:
        differences.keep(measured.each, keep)
    if as_object:
        told = dict(scores) | {"queries": len(collection.answers)}
        print_json(told | {"differences": list(map(asdict, changes))} if against else told)
        return
    click.echo(f"{'':6}" + "".join(f"{name:>12}" for name in evaluation.MEASURES))
    for reading, mean in scores.items():
        click.echo(f"{reading:6}" + "".join(f"{value:12.4f}" for value in mean.values()))
    click.echo(f"{len(collection.answers)} queries")
    _print_changes(changes, collection.queries)


def _print_changes(changes: Sequence[Difference], queries: Mapping[str, str]) -> None:
    for one in changes:
        click.echo(
            f"\n{one.reading} {one.measure} {one.mean:+.4f} [{one.low:+.4f}, {one.high:+.4f}]"
            f"  {one.better} better, {one.worse} worse of {one.queries}"
        )
        for change in one.changed[:_SHOWN]:
            click.echo(
                f"  {change.before:.4f} → {change.after:.4f}  {change.query}"
                f"  {queries.get(change.query, '')}"
            )
        if len(one.changed) > _SHOWN:
            click.echo(f"  and {len(one.changed) - _SHOWN} more: --json has them all")


_SHOWN: Final = 10


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
