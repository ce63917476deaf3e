"""What the command line has in common with every other: errors, progress, and how it prints.

    a command ──raises──▶ Commands ──▶ one line on standard error, exit status 1
              ◀──Ctrl-C── Commands ──▶ nothing said, exit status 130

Results go to standard output; progress, warnings and errors go to standard error.
"""

from __future__ import annotations

import errno
import gc
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from importlib import import_module
from itertools import chain
from types import MappingProxyType
from typing import Any, Final, NoReturn

import click

from index.errors import CommuniqueError
from starting import STOPPED
from stopping import at_once, in_order

_ROOM: Final = "free some space and run it again"
_RIGHT: Final = "let it be read and written by whoever runs this"

_CURES: Final = {
    errno.ENOSPC: _ROOM,
    errno.EDQUOT: _ROOM,
    errno.EACCES: _RIGHT,
    errno.EPERM: _RIGHT,
    errno.EROFS: _RIGHT,
}

json_option = click.option("--json", "as_object", is_flag=True, help="Print JSON.")


class Commands(click.Group):
    """Commands that tell every error of ours in one line, and exit 1.

    `elsewhere` says for a name which file has its command, as « module:name »; it is imported when
    the command is asked for.  A function there is given the context's object first.
    """

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - click's own
        elsewhere: Mapping[str, str] = MappingProxyType({}),
        **options: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **options)
        self._elsewhere = elsewhere

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every name there is."""
        return sorted({*super().list_commands(ctx), *self._elsewhere})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command by that name."""
        found = super().get_command(ctx, cmd_name)
        if found is None and cmd_name in self._elsewhere:
            module, _, name = self._elsewhere[cmd_name].partition(":")
            with at_once(), uncollected():
                found = getattr(import_module(module), name)
            if not isinstance(found, click.Command):
                found = click.command(cmd_name)(click.pass_obj(found))
            self.add_command(found, cmd_name)
        return found

    def main(self, *args: Any, **options: Any) -> Any:  # noqa: ANN401 - click's own
        """Run the program: what it prints of itself may find no room either."""
        try:
            return super().main(*args, **options)
        except OSError as error:
            _let_go_of_output()
            _tell(_said(error))
            sys.exit(1)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command."""
        try:
            with in_order():
                return super().invoke(ctx)
        except KeyboardInterrupt:
            _let_go_of_a_line()
            ctx.exit(STOPPED)
        except CommuniqueError as error:
            _fail(ctx, str(error))
        except BrokenPipeError:
            _let_go_of_output()
            ctx.exit(0)  # whoever read our output has read enough
        except OSError as error:
            _let_go_of_output()
            _fail(ctx, _said(error))


@contextmanager
def uncollected() -> Iterator[None]:
    """Have Python not look for garbage: what a start reads stays, and looking is a tenth of it."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@contextmanager
def progress(
    label: str, length: int | Callable[[], int] | None, *, is_paced: bool = False
) -> Iterator[Callable[[int], None]]:
    """A bar on standard error, where there is somebody to see it; `None` has no end.

    A length that has to be counted first is so where the bar is shown.  One that `is_paced` tells
    how many were done in a second.
    """
    if length == 0 or sys.stderr is None or not sys.stderr.isatty():
        yield lambda _: None
        return
    known = length() if callable(length) else length
    endless: Iterator[int] | None = None if known else chain()
    with click.progressbar(
        endless, length=known or None, label=label, show_pos=True, file=sys.stderr
    ) as bar:
        if is_paced:
            bar.item_show_func = lambda _: _pace(bar.time_per_iteration)
        yield bar.update


def _pace(seconds: float) -> str:
    """How many are done in a second when each takes so long; nothing before that is known."""
    return f"{1 / seconds:,.0f} a second" if seconds else ""


paced = partial(progress, is_paced=True)
"""A bar that tells how many are done in a second."""


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
    _tell(message)
    ctx.exit(1)


def _tell(message: str) -> None:
    click.echo(f"communique: {' '.join(message.splitlines())}", err=True)


def _said(error: OSError) -> str:
    """What the system says, where, and the cure where there is one.

    >>> _said(OSError(errno.ENOSPC, "No space left on device", "a.zip"))
    'a.zip: No space left on device; free some space and run it again'
    """
    where = f"{error.filename}: " if error.filename else ""
    cure = _CURES.get(error.errno or 0)
    return f"{where}{error.strerror or error}" + (f"; {cure}" if cure else "")


def _let_go_of_a_line() -> None:
    """Have the shell begin a line of its own: the terminal has written ^C into the last one."""
    if sys.stderr is not None and sys.stderr.isatty():
        click.echo(err=True)


def _let_go_of_output() -> None:
    """Have what is still to be written go nowhere, so that Python's end does not fail on it."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
