"""The command line, and the one place that opens an archive and an engine and hands them on.

Exit status: 0 all well, 1 failed, 2 misused, 3 done, but some releases were refused.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, replace
from functools import partial, update_wrapper
from io import TextIOWrapper
from pathlib import Path
from typing import Any, Concatenate, Final, ParamSpec, TypeVar, get_args

import click

import lexicon
import measuring
import officials
import pairs
import upkeep
from index import indexing, pairing, settings
from index.archive import Archive
from index.archived import archived
from index.errors import CommuniqueError, Unavailable
from index.kept import FolderKept
from index.lexicon import corrections
from index.pairs import corrections as of_pairs
from index.people.holding import RELATIONS
from index.people.model import NameModel, SpacyModel
from index.release import LANGUAGES, Language, ReleaseId
from index.settings import Settings
from index.writer import Writer
from search import dating
from search.as_json import as_json, release_as_json
from search.as_text import as_text, release_as_text
from search.engine import Engine, engine
from search.lexicons import FolderLexicon
from search.live import Live
from search.plan import DateField, Sort
from search.query import PAGE_SIZES, Choices, Query
from terminal import Commands, json_option, print_json, print_utf8, progress, readable

P = ParamSpec("P")
D = TypeVar("D")

REFUSED: Final = 3

LANGUAGE = click.Choice(LANGUAGES)
DATE = click.Choice(get_args(DateField))


@dataclass(frozen=True, slots=True)
class Opened:
    """What a command works on."""

    settings: Settings

    @property
    def engine(self) -> Engine:
        """The engine that the settings choose."""
        known = self.settings
        return engine(
            known.index, data=known.data, password=known.index_password, ca=known.index_ca
        )

    def catalogue(self, *, budget: int | None = None) -> Live:
        """Searches what is published, each query within so many milliseconds.

        Raises `Unavailable` where there is nothing yet.
        """
        chosen = self.engine
        if chosen.published() is None and archived(self.settings.data):
            raise Unavailable("the index is lost, the archive is not: run `communique rebuild`")
        return Live(
            chosen.published,
            chosen.searcher,
            milliseconds=budget,
            lexicon=FolderLexicon(self.settings.data),
        )

    def archive(self, *, naming: bool = False) -> Archive:
        """The archive of the data folder, with the model where it is for `naming` people.

        Raises `ArchiveError` where there is none.
        """
        archive = Archive.existing(self.settings.data)
        if naming:
            archive.model = self.model()
        return archive

    def model(self) -> NameModel | None:
        """What sees names beside the grammar, when the settings name it."""
        return SpacyModel(self.settings.model) if self.settings.model else None


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    help="The data folder (COMMUNIQUE_DATA, else var).",
)
@click.option("--index", "address", help="The index, when it is not in the data folder.")
@click.version_option(package_name="communique-search", prog_name="communique")
@click.pass_context
def main(ctx: click.Context, data: Path | None, address: str | None) -> None:
    """Index and search official press releases, in French and in English."""
    if isinstance(sys.stdout, TextIOWrapper):  # a terminal that lacks a letter gets its code
        sys.stdout.reconfigure(errors="backslashreplace")
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


@command("index")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@json_option
def index_(opened: Opened, *, paths: tuple[Path, ...], dry_run: bool, as_object: bool) -> None:
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
        with Archive.open(folder) as archive, _writer(opened, archive) as writer:
            archive.model = model
            with progress("Reading", None) as done:
                report = indexing.keep(paths, archive, zone=zone, done=done)
            with progress("Indexing", len(archive.pending())) as done:
                published = indexing.publish(archive, writer, done=done)
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


@command("rebuild")
def rebuild(opened: Opened) -> None:
    """Make the index anew from the archive; the former one is served until it is done."""
    with (
        opened.archive(naming=True) as archive,
        closing(opened.engine.rebuilder()) as writer,
        progress("Indexing", len(archive.ids())) as done,
    ):
        count = indexing.rebuild(archive, writer, done=done)
    click.echo(f"{count} releases indexed")


@command("forget")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
def forget(opened: Opened, ids: tuple[str, ...]) -> None:
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


@command(  # "-hommes" is a query: no letter is an option here, nor is what is unknown
    "search", context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]}
)
@click.argument("words", nargs=-1, metavar="QUERY")
@click.option("--person", "people", multiple=True, help="Names this person; again for or.")
@click.option("--all-people", "everyone", is_flag=True, help="All of these people, not any.")
@click.option("--relation", type=click.Choice(RELATIONS), help="Its people do this there.")
@click.option("--date", "dates", multiple=True, help="A year, month, day, range; again for or.")
@click.option("--from", "since", help="Not before this date; a range has its own end.")
@click.option("--to", "until", help="Not after this date.")
@click.option("--of", type=DATE, default="happened", help="Which date --from and --to are about.")
@click.option("--lang", "languages", multiple=True, type=LANGUAGE, help="Exists in this language.")
@click.option("--issuer", "issuers", multiple=True, help="Issued by; again for or.")
@click.option("--kind", "kinds", multiple=True, help="Of this kind; again for or.")
@click.option("--not-person", "not_people", multiple=True, help="Does not name this person.")
@click.option("--not-date", "not_dates", multiple=True, help="Did not happen then.")
@click.option("--not-lang", "not_languages", multiple=True, type=LANGUAGE, help="Not in it.")
@click.option("--not-issuer", "not_issuers", multiple=True, help="Not issued by.")
@click.option("--not-kind", "not_kinds", multiple=True, help="Not of this kind.")
@click.option(
    "--translate/--no-translate", default=True, help="Also by words of the other language."
)
@click.option("--off", multiple=True, help="A form that is not to be searched too; again for more.")
@click.option("--sort", type=click.Choice(get_args(Sort)))
@click.option("--page", type=click.IntRange(min=1), default=1)
@click.option("--per", type=click.IntRange(min(PAGE_SIZES), max(PAGE_SIZES)), default=10)
@click.option("--ui", type=LANGUAGE, default="fr", help="The language of titles and of messages.")
@json_option
def search_(
    opened: Opened,
    /,
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
    first, last = dating.ends(
        _date(since, dating.dated) if since else None,
        _date(until, dating.dated) if until else None,
    )
    query = Query(
        text=readable(" ".join(words)),
        dates=tuple(_date(text, dating.read) for text in dates),
        since=first,
        until=last,
        excluded=Choices(
            asked.pop("not_people"),
            tuple(_date(text, dating.read) for text in asked.pop("not_dates")),
            asked.pop("not_languages"),
            asked.pop("not_issuers"),
            asked.pop("not_kinds"),
        ),
        **asked,
    )
    results = opened.catalogue().answer(query, interface=ui)
    if as_object:
        print_json(as_json(results))
    else:
        for line in as_text(results, mark=partial(click.style, bold=True)):
            click.echo(line)


def _date(text: str, read: Callable[[str], D]) -> D:
    try:
        return read(text)
    except ValueError as error:
        hint = "write 2024, 2024-08, 16/08/2024, 2023..2024 or 'last 30 days'"
        raise click.BadParameter(f"{error}: {hint}") from error


@command("show")
@click.argument("id")
@json_option
def show(opened: Opened, id: str, as_object: bool) -> None:
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


@command("analyse")
@click.argument("text")
@click.option("--lang", "language", type=LANGUAGE, required=True)
@json_option
def analyse(opened: Opened, text: str, language: Language, as_object: bool) -> None:  # noqa: ARG001
    """Show the terms that a text gives."""
    from index.analysis import analyse as analysed  # noqa: PLC0415

    text = readable(text)
    tokens = analysed(text, language=language)
    if as_object:
        print_json(
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

    with opened.archive() as archive, archive.reading():
        for id in archive.ids():
            for version in archive.versions(id):
                print_utf8(line(version))


@command("serve")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
def serve(opened: Opened, host: str, port: int) -> None:
    """Serve the page."""
    from web.pages import create_app  # noqa: PLC0415 - only this command needs a web server
    from web.server import serve as run  # noqa: PLC0415

    catalogue = opened.catalogue(budget=opened.settings.budget)
    click.echo(f"{catalogue.generation} is served", err=True)
    known = opened.settings
    app = create_app(
        catalogue, hosts=known.hosts, proxies=known.proxies, ledger=FolderKept(known.data)
    )
    run(app, host=host, port=port, ready=lambda address: click.echo(f"Open {address}"))


command("evaluate")(measuring.evaluate)
command("evaluate-people")(measuring.evaluate_people)
main.add_command(lexicon.lexicon)
command("pairs")(pairs.pairs)
command("people")(officials.people)
command("check")(upkeep.check)
command("backup")(upkeep.backup)
command("restore")(upkeep.restore)
command("rollback")(upkeep.rollback)


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


if __name__ == "__main__":
    main()
