"""The command that serves the page; `communique.py` gives it what it works on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from index.kept import FolderKept
from terminal import uncollected
from web.keeping import again
from web.pages import create_app
from web.server import serve as run

if TYPE_CHECKING:  # it imports this file
    from communique import Opened


@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
def serve(opened: Opened, *, host: str, port: int) -> None:
    """Serve the page."""
    known = opened.settings
    with uncollected():
        catalogue = opened.catalogue(budget=known.budget)
        click.echo(f"{catalogue.generation} is served", err=True)
        ledger = FolderKept(known.data)
        app = create_app(catalogue, hosts=known.hosts, proxies=known.proxies, ledger=ledger)
    catalogue.watch(partial(again, app))
    run(app, host=host, port=port, ready=lambda address: click.echo(f"Open {address}"))
