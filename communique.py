"""The command line, and the one place that opens an archive and an engine and hands them on.

Exit status: 0 all well, 1 failed, 2 misused, 3 done, but some releases were refused.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import update_wrapper
from importlib.metadata import version as installed
from itertools import chain
from pathlib import Path
from typing import Any, Concatenate, Final, ParamSpec

import click

from index import indexing, settings
from index.archive import NAME, Archive
from index.errors import CommuniqueError, Incompatible
from index.release import LANGUAGES, Language, Release, ReleaseId
from index.settings import Settings
from index.writer import Writer
from search.as_json import as_json, release_as_json
from search.engine import Engine, engine
from search.live import Live
from search.period import Period
from search.query import PAGE_SIZES, UNDATED, DateChoice, Query
from search.results import Hit, Results, Run

P = ParamSpec("P")

REFUSED: Final = 3

LANGUAGE = click.Choice(LANGUAGES)


@dataclass(frozen=True, slots=True)
class Opened:
    """What a command works on."""

    settings: Settings

    @property
    def engine(self) -> Engine:
        """The engine that the settings choose."""
        return engine(self.settings.index, data=self.settings.data)

    def catalogue(self) -> Live:
        """Searches what is published."""
        chosen = self.engine
        return Live(chosen.published, chosen.searcher)

    def archive(self) -> Archive:
        """The archive of the data folder, made when there is none."""
        return Archive.open(self.settings.data)


class _Communique(click.Group):
    """Tells every error of ours in one line, and exits 1."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except CommuniqueError as error:
            click.echo(f"communique: {error}", err=True)
            ctx.exit(1)
        except BrokenPipeError:
            # Whoever read our output has read enough.
            sys.stdout = None  # type: ignore[assignment]
            ctx.exit(0)


@click.group(cls=_Communique, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    help="The data folder (COMMUNIQUE_DATA, else var).",
)
@click.option("--index", "address", help="The index, when it is not in the data folder.")
@click.version_option(installed("communique-search"), prog_name="communique")
@click.pass_context
def main(ctx: click.Context, data: Path | None, address: str | None) -> None:
    """Index and search official press releases, in French and in English."""
    found = settings.read(os.environ)
    ctx.obj = Opened(
        replace(found, data=data or found.data, index=found.index if address is None else address)
    )


def command(
    name: str,
    **options: Any,  # noqa: ANN401 - click's own
) -> Callable[[Callable[Concatenate[Opened, P], None]], click.Command]:
    """A command whose function is given what it works on."""

    def decorate(function: Callable[Concatenate[Opened, P], None]) -> click.Command:
        def run(*args: P.args, **kwargs: P.kwargs) -> None:
            function(click.get_current_context().obj, *args, **kwargs)

        return main.command(name, **options)(update_wrapper(run, function))

    return decorate


json_option = click.option("--json", "as_object", is_flag=True, help="Print JSON.")


@command("index")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@json_option
def index_(opened: Opened, *, paths: tuple[Path, ...], dry_run: bool, as_object: bool) -> None:
    """Read releases, keep them, and put what is new or changed into the index."""
    with opened.archive() as archive:
        published = 0
        if dry_run:
            with archive.rehearsing():
                report = indexing.keep(paths, archive, zone=opened.settings.time_zone)
        else:
            with _writer(opened, archive) as writer:
                with _progress("Reading", None) as done:
                    report = indexing.keep(
                        paths, archive, zone=opened.settings.time_zone, done=done
                    )
                pending = len(archive.pending())
                with _progress("Indexing", pending) as done:
                    published = indexing.publish(archive, writer, done=done)
    _print_report(report, published, as_object=as_object)
    if report.refused:
        click.get_current_context().exit(REFUSED)


def _print_report(report: indexing.Report, published: int, *, as_object: bool) -> None:
    counted = {
        name: getattr(report, name) for name in ("added", "updated", "unchanged", "forgotten")
    }
    if as_object:
        refused = [{"source": r.source, "line": r.line, "reason": r.reason} for r in report.refused]
        _print_json(
            {**counted, "refused": refused, "warnings": report.warnings, "published": published}
        )
        return
    for warning in report.warnings:
        click.echo(f"warning: {warning}", err=True)
    for refusal in report.refused:
        click.echo(f"refused: {refusal}", err=True)
    counts = ", ".join(f"{count} {name}" for name, count in counted.items())
    click.echo(f"{counts}, {len(report.refused)} refused")


@command("rebuild")
def rebuild(opened: Opened) -> None:
    """Make the index anew from the archive; the former one is served until it is done."""
    with (
        opened.archive() as archive,
        _closing(opened.engine.rebuilder()) as writer,
        _progress("Indexing", len(archive.ids())) as done,
    ):
        count = indexing.rebuild(archive, writer, done=done)
    click.echo(f"{count} releases indexed")


@command("forget")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
def forget(opened: Opened, ids: tuple[str, ...]) -> None:
    """Remove releases for good; reading their files again does not bring them back."""
    missing = []
    with opened.archive() as archive, _writer(opened, archive) as writer:
        with archive.writing():
            missing = [id for id in ids if not archive.forget(ReleaseId(id))]
        indexing.publish(archive, writer)
    click.echo(f"{len(ids) - len(missing)} forgotten")
    if missing:
        raise CommuniqueError(f"no release by that id: {', '.join(missing)}")


@command("search", context_settings={"ignore_unknown_options": True})
@click.argument("words", nargs=-1, metavar="QUERY")
@click.option("--person", "people", multiple=True, help="Names this person; again for or.")
@click.option("--date", "dates", multiple=True, help="A year, month or day; again for or.")
@click.option("--from", "since", help="Not before this year, month or day.")
@click.option("--to", "until", help="Not after this year, month or day.")
@click.option("--lang", "languages", multiple=True, type=LANGUAGE, help="Exists in this language.")
@click.option("--issuer", "issuers", multiple=True, help="Issued by; again for or.")
@click.option("--kind", "kinds", multiple=True, help="Of this kind; again for or.")
@click.option("--sort", type=click.Choice(["relevance", "newest", "oldest", "updated"]))
@click.option("--page", type=click.IntRange(min=1), default=1)
@click.option("--per", type=click.IntRange(min(PAGE_SIZES), max(PAGE_SIZES)), default=10)
@click.option("--ui", type=LANGUAGE, default="fr", help="The language of titles and of messages.")
@json_option
def search_(
    opened: Opened,
    *,
    words: tuple[str, ...],
    dates: tuple[str, ...],
    since: str | None,
    until: str | None,
    ui: Language,
    as_object: bool,
    **asked: Any,  # noqa: ANN401 - the rest are fields of Query by name
) -> None:
    """Search, and print what was found."""
    query = Query(
        text=" ".join(words),
        dates=tuple(_date(text) for text in dates),
        since=_period(since),
        until=_period(until),
        **asked,
    )
    results = opened.catalogue().answer(query, interface=ui)
    if as_object:
        _print_json(as_json(results))
    else:
        _print_results(results)


def _date(text: str) -> DateChoice:
    return UNDATED if text == UNDATED else _read_period(text)


def _period(text: str | None) -> Period | None:
    return _read_period(text) if text else None


def _read_period(text: str) -> Period:
    try:
        return Period.read(text)
    except ValueError as error:
        raise click.BadParameter(f"{error}: write 2024, 2024-08 or 2024-08-16") from error


def _print_results(results: Results) -> None:
    for hit in results.hits:
        when = str(hit.happened.last) if hit.happened else "-"
        click.echo(f"{hit.id}  {when}  {_marked(hit.title)}")
        click.echo(f"    {_passage(hit)}")
    shown = f"page {results.query.page} of {results.pages}"
    click.echo(f"{results.total} found, {shown}")
    receipt = results.receipt
    for added in receipt.added:
        click.echo(f"also searched: {added.term} (for {added.source})")
    for note in (
        *receipt.ignored,
        *receipt.limits,
        *((receipt.relaxed,) if receipt.relaxed else ()),
    ):
        click.echo(f"note: {note.message} {note.about}".rstrip())


def _passage(hit: Hit) -> str:
    return " ".join(_marked(hit.snippet.runs).split()) if hit.snippet else ""


def _marked(runs: tuple[Run, ...]) -> str:
    return "".join(click.style(r.text, bold=True) if r.marked else r.text for r in runs)


@command("show")
@click.argument("id")
@json_option
def show(opened: Opened, id: str, as_object: bool) -> None:
    """Print a release as the archive holds it, with where it came from."""
    with opened.archive() as archive:
        release = _release(archive, id)
        provenance = archive.provenance(release.id)
    if as_object:
        found = release_as_json(release)
        found["provenance"] = [
            {
                "language": p.language,
                "source": p.source,
                "line": p.line,
                "hash": p.hash,
                "taken": p.taken.isoformat(),
            }
            for p in provenance
        ]
        _print_json(found)
        return
    for version, origin in zip(release.versions, provenance, strict=True):
        click.echo(f"{version.title}\n")
        if version.happened:
            click.echo(f"{version.happened.first} – {version.happened.last}")
        if version.updated:
            click.echo(f"updated {version.updated}")
        click.echo(f"[{version.language}] {origin.source}\n")
        click.echo("\n\n".join(block.text for block in version.blocks) + "\n")
    for person in release.people:
        click.echo(f"{person.name}{f', {person.role}' if person.role else ''}")


def _release(archive: Archive, id: str) -> Release:
    from index.pairing import releases  # noqa: PLC0415

    with archive.writing():
        for release in releases(archive, [ReleaseId(id)]):
            return release
    raise CommuniqueError(f"no release by the id {id!r}")


@command("people")
@json_option
def people(opened: Opened, as_object: bool) -> None:
    """List everyone named in the index, with how many releases name them."""
    everyone = opened.catalogue().people()
    if as_object:
        _print_json(
            [
                {"id": p.id, "name": p.name, "variants": p.variants, "releases": p.releases}
                for p in everyone
            ]
        )
        return
    for person in everyone:
        also = f" (also: {', '.join(person.variants)})" if person.variants else ""
        click.echo(f"{person.releases:6}  {person.id}  {person.name}{also}")


@command("analyse")
@click.argument("text")
@click.option("--lang", "language", type=LANGUAGE, required=True)
@json_option
def analyse(opened: Opened, text: str, language: Language, as_object: bool) -> None:  # noqa: ARG001
    """Show the terms that a text gives."""
    from index.analysis import analyse as analysed  # noqa: PLC0415

    tokens = analysed(text, language=language)
    if as_object:
        _print_json(
            [
                {"text": text[t.start : t.end], "start": t.start, "exact": t.exact, "stem": t.stem}
                for t in tokens
            ]
        )
        return
    for token in tokens:
        printed = text[token.start : token.end]
        click.echo(f"{printed}\t{'|'.join(token.exact)}\t{'|'.join(token.stem)}")


@command("export")
def export(opened: Opened) -> None:
    """Print every version as JSON Lines, which `index` reads back."""
    from index.reading.jsonlines import line  # noqa: PLC0415

    with opened.archive() as archive:
        for id in archive.ids():
            for version in archive.versions(id):
                click.echo(line(version))


@command("serve")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
def serve(opened: Opened, host: str, port: int) -> None:
    """Serve the page."""
    from web.pages import create_app  # noqa: PLC0415 - only this command needs a web server
    from web.server import serve as run  # noqa: PLC0415

    catalogue = opened.catalogue()
    click.echo(f"{catalogue.generation} is served", err=True)
    known = opened.settings
    app = create_app(catalogue, hosts=known.hosts, proxies=known.proxies)
    run(app, host=host, port=port, ready=lambda address: click.echo(f"Open {address}"))


@command("evaluate")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--lang", "language", type=LANGUAGE, required=True)
@click.option("--unaccented", is_flag=True, help="Take the accents off the queries first.")
@json_option
def evaluate(
    opened: Opened, folder: Path, language: Language, unaccented: bool, as_object: bool
) -> None:
    """Measure how well a collection in BEIR's form is searched, in an index of its own."""
    from search import evaluation  # noqa: PLC0415 - its measures take long to import

    collection = evaluation.read(folder)
    with tempfile.TemporaryDirectory(prefix="communique-") as aside:
        apart = engine("", data=Path(aside)) if not opened.settings.index else opened.engine
        with _closing(apart.writer()) as writer:
            writer.put(evaluation.entries(collection, language=language))
            writer.publish()
        searcher = apart.searcher()
        with _progress("Searching", len(collection.answers)) as done:
            scores = evaluation.evaluate(
                collection, searcher, change=evaluation.unaccented if unaccented else str, done=done
            )
        searcher.close()
    if as_object:
        _print_json({**scores, "queries": len(collection.answers)})
        return
    click.echo(f"{'':6}" + "".join(f"{name:>12}" for name in evaluation.MEASURES))
    for reading, measured in scores.items():
        click.echo(f"{reading:6}" + "".join(f"{value:12.4f}" for value in measured.values()))
    click.echo(f"{len(collection.answers)} queries")


@contextmanager
def _writer(opened: Opened, archive: Archive) -> Iterator[Writer]:
    """The engine's writer, when the index holds what the archive has told it."""
    chosen = opened.engine
    if chosen.published() is None and len(archive.ids()) > len(archive.pending()):
        raise Incompatible(
            f"{archive.path.parent / NAME} holds releases that the index lacks: "
            "run `communique rebuild`"
        )
    with _closing(chosen.writer()) as writer:
        yield writer


@contextmanager
def _closing(writer: Writer) -> Iterator[Writer]:
    try:
        yield writer
    finally:
        writer.close()


@contextmanager
def _progress(label: str, length: int | None) -> Iterator[Callable[[int], None]]:
    """A bar on standard error, where there is somebody to see it."""
    if length == 0 or not sys.stderr.isatty():
        yield lambda _: None
        return
    endless: Iterator[int] | None = None if length else chain()
    with click.progressbar(
        endless, length=length, label=label, show_pos=True, file=sys.stderr
    ) as bar:
        yield bar.update


def _print_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))


if __name__ == "__main__":
    main()
