"""The commands that look after what is kept; `communique.py` gives them what they work on."""

from __future__ import annotations

from contextlib import ExitStack, closing
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from index import backup as backups
from index import indexing, restoring
from index.archive import Archive
from index.archived import archived
from index.cores import Cores, available
from index.errors import ArchiveError, CommuniqueError, Incompatible
from index.snapshot import Held, Snapshot
from index.writer import Generation
from search import checking
from search.engine import Engine
from terminal import json_option, paced, print_json, progress

if TYPE_CHECKING:  # it imports this file
    from communique import Opened


@json_option
def check(opened: Opened, *, as_object: bool) -> None:
    """Read the archive and the index whole, and say what is wrong; exit 1 when anything is."""
    with progress("Reading", None) as done:
        checked = checking.check(opened.settings.data, opened.engine, done=done)
    if as_object:
        print_json(
            {
                "sound": checked.is_sound,
                "faults": [{"what": it.what, "cure": it.cure} for it in checked.faults],
                "archive": checked.held and asdict(checked.held),
                "pending": checked.pending,
                "index": {"generation": checked.generation, "releases": checked.indexed},
            }
        )
    else:
        for fault in checked.faults:
            click.echo(f"wrong: {fault}", err=True)
        for line in _counted(checked):
            click.echo(line)
    if not checked.is_sound:
        click.get_current_context().exit(1)


@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Overwrite the file.")
@click.option("--repository", help="Keep the index too, in this repository of the cluster.")
def backup(opened: Opened, *, file: Path, force: bool, repository: str | None) -> None:
    """Keep the whole archive in one file, while others may write."""
    folder = opened.settings.data
    with ExitStack() as stack:
        held = None
        if repository is not None:  # nobody writes before both are kept, as they are now
            backups.check(folder, file, force=force)
            with Archive.existing(folder) as archive:
                indexing.check(archive, opened.engine.published())
            held = stack.enter_context(opened.engine.keeping(repository))
        with progress("Packing", None) as done:
            made = backups.write(
                folder,
                file,
                force=force,
                snapshot=held.snapshot if held else None,
                done=_holding(held, done) if held else done,
            )
    size = file.stat().st_size
    click.echo(f"{file}: {size:,} bytes, of {sum(one.size for one in made.files.values()):,}")
    if made.snapshot:
        click.echo(f"the index is kept in {made.snapshot.repository}: {made.snapshot.name}")


def _holding(held: Held, done: backups.Progress) -> backups.Progress:
    """Tells how far it is, and that we are alive."""

    def told(more: int) -> None:
        held.hold()
        done(more)

    return told


@click.argument("file", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Keep the archive that is there aside.")
@click.option("--repository", help="Bring the index back too, from this repository.")
def restore(opened: Opened, *, file: Path, force: bool, repository: str | None) -> None:
    """Bring an archive back from a backup, and make the index anew from it."""
    folder = opened.settings.data
    with ExitStack() as stack:
        with progress("Unpacking", None) as done:
            staged = stack.enter_context(restoring.staged(file, folder, force=force, done=done))
        if repository is None:
            writer, told = opened.engine.rebuilder(), indexing.rebuild
        else:
            snapshot = _snapshot(staged.backup, repository, file)
            writer, told = opened.engine.restorer(snapshot), indexing.publish
        stack.enter_context(closing(writer))  # nobody writes from here
        for path in staged.put():
            click.echo(f"the former one is kept: {path}")
        try:
            with Cores(available()) as cores, Archive.existing(folder) as archive:
                count = told(archive, writer, cores=cores, stage=paced)
                count = len(archive.ids()) if repository else count
        except CommuniqueError as error:
            raise CommuniqueError(
                f"the archive is restored, the index is not: {error}; run `communique rebuild`"
            ) from error
    click.echo(f"restored as of {staged.backup.made}: {count} releases indexed")


def _snapshot(backup: backups.Backup, repository: str, file: Path) -> Snapshot:
    """The snapshot that the backup names, in that repository, which may have another name now."""
    if backup.snapshot is None:
        raise ArchiveError(f"{file} names no snapshot: restore it without --repository")
    return replace(backup.snapshot, repository=repository)


def rollback(opened: Opened) -> None:
    """Publish the index that the last rebuild took the place of; once more undoes it."""
    chosen = opened.engine
    generation = chosen.roll_back()
    try:
        generation = _forgotten_again(opened.settings.data, chosen) or generation
        with closing(chosen.searcher(None)):
            pass
    except Incompatible as error:
        raise CommuniqueError(
            f"{generation} is published again, and this program cannot read it: "
            "use the one that made it, or `communique rollback` once more"
        ) from error
    behind = "" if _told(opened.settings.data) == generation else _BEHIND
    click.echo(f"{generation} is published again{behind}")


_BEHIND: Final = "; the archive has moved on since, so nothing is added to it before a rebuild"


def _told(folder: Path) -> Generation | None:
    if not archived(folder):
        return None
    with Archive.existing(folder) as archive:
        return archive.told()


def _forgotten_again(folder: Path, engine: Engine) -> Generation | None:
    """Take out of a former index what was forgotten since; its generation then, if it changed."""
    if not archived(folder):
        return None
    with Archive.existing(folder) as archive:
        forgotten = archive.forgotten()
    with closing(engine.searcher(None)) as searcher:
        held = [id for id in forgotten if searcher.get(id)]
    if not held:
        return None
    with closing(engine.writer()) as writer:
        writer.forget(held)
        return writer.publish()


def _counted(checked: checking.Checked) -> list[str]:
    lines = []
    if held := checked.held:
        lines.append(
            f"archive: {held.releases} releases, {held.versions} versions, "
            f"{held.revisions} revisions, {held.refusals} refused, {held.forgotten} forgotten, "
            f"{checked.pending} to be indexed"
        )
    if checked.indexed is not None:
        lines.append(f"index: {checked.indexed} releases, generation {checked.generation}")
    count = len(checked.faults)
    return [*lines, f"{count} wrong" if count else "all is well"]
