"""The commands that put releases in and take them out.

`communique.py` gives them what they work on.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from index import indexing, pairing, reading
from index.archive import Archive
from index.cores import MOST_JOBS, Cores, available
from index.errors import CommuniqueError, Incompatible, Unavailable
from index.lexicon import corrections
from index.pairs import corrections as of_pairs
from index.reading import jsonlines
from index.release import ReleaseId
from index.writer import Writer
from search.as_json import release_as_json
from search.as_text import release_as_text
from terminal import json_option, paced, print_json, print_utf8, readable

if TYPE_CHECKING:  # it imports this file
    from communique import Opened

REFUSED: Final = 3
"""The exit status when some releases were refused."""

_jobs_option = click.option(
    "--jobs",
    type=click.IntRange(min=1, max=MOST_JOBS),
    default=available,
    show_default="one a core",
    help="Processes that work at once.",
)


@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@click.option("--renew", is_flag=True, help="First rebuild an index that another version made.")
@_jobs_option
@json_option
def index(
    opened: Opened,
    *,
    paths: tuple[Path, ...],
    dry_run: bool,
    renew: bool,
    jobs: int,
    as_object: bool,
) -> None:
    """Read releases, keep them, and put what is new or changed into the index."""
    zone = opened.settings.time_zone
    folder = opened.settings.data
    corrections.of(folder)  # a mistake in them is told before anything is done
    of_pairs.of(folder)
    published = 0
    if dry_run:
        with Archive.rehearsal(folder) as archive, archive.rehearsing():
            report = indexing.keep(paths, archive, zone=zone)
    else:
        model = opened.model()
        if renew:
            _renew(opened, jobs)
        with (
            Cores(jobs) as cores,
            Archive.open(folder) as archive,
            _writer(opened, archive) as writer,
        ):
            archive.model = model
            with paced("Reading", lambda: reading.count(paths)) as done:
                report = indexing.keep(paths, archive, zone=zone, cores=cores, done=done)
            published = indexing.publish(archive, writer, cores=cores, stage=paced)
            from index.lexicon import teaching  # noqa: PLC0415 - numpy is not for every command

            teaching.keep_up(archive)
    _print_report(report, published, as_object=as_object)
    if report.refused:
        click.get_current_context().exit(REFUSED)


def _print_report(report: indexing.Report, published: int, *, as_object: bool) -> None:
    counted = {
        name: getattr(report, name) for name in ("added", "updated", "unchanged", "forgotten")
    }
    if as_object:
        refused = [{"source": r.source, "line": r.line, "reason": r.reason} for r in report.refused]
        print_json(
            {**counted, "refused": refused, "warnings": report.warnings, "published": published}
        )
        return
    for warning in report.warnings:
        click.echo(f"warning: {warning}", err=True)
    for refusal in report.refused:
        click.echo(f"refused: {refusal}", err=True)
    counts = ", ".join(f"{count} {name}" for name, count in counted.items())
    click.echo(f"{counts}, {len(report.refused)} refused")


@_jobs_option
def rebuild(opened: Opened, *, jobs: int) -> None:
    """Make the index anew from the archive; the former one is served until it is done."""
    click.echo(f"{_rebuilt(opened, jobs)} releases indexed")


def _rebuilt(opened: Opened, jobs: int) -> int:
    with (
        Cores(jobs) as cores,
        opened.archive(naming=True) as archive,
        closing(opened.engine.rebuilder()) as writer,
    ):
        return indexing.rebuild(archive, writer, cores=cores, stage=paced)


def _renew(opened: Opened, jobs: int) -> None:
    """Rebuild the index where it is of another format or analyser; all else is left as it is."""
    try:
        opened.engine.searcher(None).close()
    except Unavailable:
        return  # there is none yet
    except Incompatible:
        count = _rebuilt(opened, jobs)
        click.echo(f"another version made the index: {count} releases indexed anew", err=True)


@click.argument("ids", nargs=-1, required=True, metavar="ID...")
def forget(opened: Opened, *, ids: tuple[str, ...]) -> None:
    """Remove releases for good; reading their files again does not bring them back."""
    named = [_id(id) for id in dict.fromkeys(ids)]
    with opened.archive(naming=True) as archive, _writer(opened, archive) as writer:
        with archive.writing():
            held = [archive.joins.release_of(id) for id in named]
            gone = {release for release in dict.fromkeys(held) if archive.forget(release)}
            missing = [id for id, release in zip(named, held, strict=True) if release not in gone]
        indexing.publish(archive, writer)
    click.echo(f"{len(gone)} forgotten")
    if missing:
        raise CommuniqueError(f"no release by that id: {', '.join(map(repr, missing))}")


@click.argument("id")
@json_option
def show(opened: Opened, *, id: str, as_object: bool) -> None:
    """Print a release as the archive holds it, with where it came from."""
    with opened.archive(naming=True) as archive, archive.reading():
        known = archive.joins.release_of(_id(id))
        release = next(pairing.releases(archive, [known], remember=False), None)
        provenance = archive.provenance(release.id) if release else ()
    if release is None:
        raise CommuniqueError(f"no release by the id {id!r}")
    if not as_object:
        for line in release_as_text(release, sources=[origin.source for origin in provenance]):
            click.echo(line)
        return
    found = release_as_json(release)
    found["provenance"] = [
        asdict(origin) | {"taken": origin.taken.isoformat()} for origin in provenance
    ]
    print_json(found)


def export(opened: Opened) -> None:
    """Print every version as JSON Lines, which `index` reads back."""
    with opened.archive() as archive, archive.reading():
        for id in archive.ids():
            for version in archive.versions(id):
                print_utf8(jsonlines.line(version))


@contextmanager
def _writer(opened: Opened, archive: Archive) -> Iterator[Writer]:
    """The engine's writer, when the index holds what the archive has told it."""
    chosen = opened.engine
    indexing.check(archive, chosen.published())
    with closing(chosen.writer()) as writer:
        yield writer


def _id(written: str) -> ReleaseId:
    """An id as it was typed; nothing has an id that is not text, so nothing is found by it."""
    return ReleaseId(readable(written))
