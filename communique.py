"""The command line, and the one place that opens an archive and an engine and hands them on.

Exit status: 0 all well, 1 failed, 2 misused, 3 done, but some releases were refused, 130 stopped
by a key.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, replace
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from index import settings
from index.archived import archived
from index.errors import Unavailable
from index.settings import Settings
from terminal import Commands

if TYPE_CHECKING:  # each command imports what it needs, when it is asked for
    from index.archive import Archive
    from index.people.model import NameModel
    from search.engine import Engine
    from search.live import Live

COMMANDS: Final = {
    "analyse": "asking:analyse",
    "backup": "upkeep:backup",
    "check": "upkeep:check",
    "evaluate": "measuring:evaluate",
    "evaluate-people": "measuring:evaluate_people",
    "export": "releases:export",
    "forget": "releases:forget",
    "index": "releases:index",
    "lexicon": "lexicon:lexicon",
    "pairs": "pairs:pairs",
    "people": "officials:people",
    "rebuild": "releases:rebuild",
    "restore": "upkeep:restore",
    "rollback": "upkeep:rollback",
    "search": "asking:search",
    "serve": "serving:serve",
    "show": "releases:show",
}
"""Which file has each command, and under which name."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What a command works on."""

    settings: Settings

    @property
    def engine(self) -> Engine:
        """The engine that the settings choose."""
        from search.engine import engine  # noqa: PLC0415

        known = self.settings
        return engine(
            known.index, data=known.data, password=known.index_password, ca=known.index_ca
        )

    def catalogue(self, *, budget: int | None = None) -> Live:
        """Searches what is published, each query within so many milliseconds.

        Raises `Unavailable` where there is nothing yet.
        """
        from search.lexicons import FolderLexicon  # noqa: PLC0415
        from search.live import Live  # noqa: PLC0415

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
        from index.archive import Archive  # noqa: PLC0415

        archive = Archive.existing(self.settings.data)
        if naming:
            archive.model = self.model()
        return archive

    def model(self) -> NameModel | None:
        """What sees names beside the grammar, when the settings name it."""
        from index.people.model import SpacyModel  # noqa: PLC0415

        return SpacyModel(self.settings.model) if self.settings.model else None


class Folder(click.Path):
    """The name of a folder; an empty one, as an unset variable of a shell gives, is refused."""

    def __init__(self) -> None:
        super().__init__(file_okay=False, path_type=Path)

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> str | bytes | os.PathLike[str]:
        """The folder as a path."""
        if value == "":
            self.fail("it is empty: name a folder", param, ctx)
        return super().convert(value, param, ctx)


@click.group(
    cls=Commands, elsewhere=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.option("--data", type=Folder(), help="The data folder (COMMUNIQUE_DATA, else var).")
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


if __name__ == "__main__":
    main()
