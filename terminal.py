"""What the command line has in common with every other: errors, progress, and how it prints.

    a command ──raises──▶ Commands ──▶ one line on standard error, exit status 1

Results go to standard output; progress, warnings and errors go to standard error.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain
from typing import NoReturn

import click

from index.errors import CommuniqueError

json_option = click.option("--json", "as_object", is_flag=True, help="Print JSON.")


class Commands(click.Group):
    """Commands that tell every error of ours in one line, and exit 1."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except CommuniqueError as error:
            _fail(ctx, str(error))
        except BrokenPipeError:
            _let_go_of_output()
            ctx.exit(0)  # whoever read our output has read enough
        except OSError as error:
            _let_go_of_output()
            where = f"{error.filename}: " if error.filename else ""
            _fail(ctx, f"{where}{error.strerror or error}")


@contextmanager
def progress(label: str, length: int | None) -> Iterator[Callable[[int], None]]:
    """A bar on standard error, where there is somebody to see it; `None` has no end."""
    if length == 0 or not sys.stderr.isatty():
        yield lambda _: None
        return
    endless: Iterator[int] | None = None if length else chain()
    with click.progressbar(
        endless, length=length, label=label, show_pos=True, file=sys.stderr
    ) as bar:
        yield bar.update


def readable(argument: str) -> str:
    r"""The argument with U+FFFD for the bytes in it that are not UTF-8.

    >>> readable("l\udce9gislatif")
    'l�gislatif'
    """
    return argument.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def print_json(value: object) -> None:
    """Print the value for a program to read."""
    print_utf8(json.dumps(value, ensure_ascii=False, indent=2))


def print_utf8(text: str) -> None:
    """Print what programs read: JSON is UTF-8 whatever the terminal is (RFC 8259, section 8.1)."""
    click.echo(text.encode("utf-8", "backslashreplace"))


def _fail(ctx: click.Context, message: str) -> NoReturn:
    click.echo(f"communique: {' '.join(message.splitlines())}", err=True)
    ctx.exit(1)


def _let_go_of_output() -> None:
    """Have what is still to be written go nowhere, so that Python's end does not fail on it."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
