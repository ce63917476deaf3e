"""Serves the page with waitress until told to stop; answers under way are finished first."""

from __future__ import annotations

import errno
import gc
import signal
from collections.abc import Callable
from types import FrameType
from typing import Any, Final

import waitress
from flask import Flask

from index.errors import CommuniqueError

THREADS: Final = 4

GARBAGE: Final = (10_000, 20, 100)
"""New objects before garbage is looked for among them, and how much less often among older ones."""

LIMITS: Final = {
    "threads": THREADS,
    "max_request_header_size": 16_384,  # a query is at most 256 characters: the rest is filters
    "max_request_body_size": 16_384,  # nothing is ever sent to us
    "channel_timeout": 20,  # seconds a slow client may hold a socket
    "connection_limit": 500,  # half-open sockets must not lock readers out
    "ident": None,
}


def serve(
    app: Flask, *, host: str, port: int, ready: Callable[[str], object] = lambda _: None
) -> None:
    """Serve until SIGTERM or SIGINT; `ready` is told the address when it answers.

    Raises `CommuniqueError` when the address is taken or is not this machine's.
    """
    try:
        server = waitress.create_server(app, host=host, port=port, **LIMITS)
    except OSError as error:
        raise CommuniqueError(_why(error, host, port)) from error
    except ValueError as error:  # how waitress says that nobody knows the host
        raise CommuniqueError(f"cannot listen on {host!r}: no such host") from error

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise SystemExit(0)  # waitress takes this as the word to finish

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    settle()
    try:
        ready(f"http://{_shown(host)}:{_port(server)}/")
        server.run()
    finally:
        server.close()


def settle() -> None:
    """Have Python look for garbage seldom, and only among what is made from now on.

    What stands when serving begins stays, and looking through it again and again stops every reader
    for a tenth of a second; a page leaves next to nothing that counting references does not free.
    """
    gc.freeze()
    gc.set_threshold(*GARBAGE)


def _why(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} is taken: stop what uses it, or choose another with --port"
    if error.errno == errno.EACCES:
        return f"port {port} is not for ordinary users: choose one from 1024 on with --port"
    return f"cannot listen on {host}, port {port}: {error.strerror or error}"


def _port(server: Any) -> int:  # noqa: ANN401 - waitress has two kinds of server
    """The port that was given; a name may stand for several addresses, each with its socket."""
    listening = getattr(server, "effective_listen", None)
    return int(listening[0][1] if listening else server.effective_port)


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host
