"""Where the program starts: from its first line on, a key pressed (Ctrl-C) ends it without a word.

    start ──imports──▶ a command ─────────────────────▶ end
    ends at once       closes first what it has open    ends anyway

The status is 130, which shells have for it.
Hardly anything is imported here: what is imported takes longest, and is to be interrupted too.
"""

from __future__ import annotations

import os
import signal
from types import FrameType

STOPPED = 128 + 2
"""The exit status of what was stopped by SIGINT, which is 2 everywhere."""


def main() -> None:
    """Run the program."""
    hear(leave)
    from outdated import outdated  # noqa: PLC0415 - by now a key pressed is heard

    for module in outdated():
        raise SystemExit(
            f"{module} has changed since it was compiled; ./run setup compiles it anew"
        )
    from communique import main as program  # noqa: PLC0415

    try:
        program()
    except SystemExit as end:  # all is closed and printed: Python alone has yet to end
        is_stopped = end.code == STOPPED  # it waits for the processes that help, which is soon
        hear(signal.SIG_IGN if is_stopped else leave)
        raise


def hear(handler: signal._HANDLER) -> signal._HANDLER:
    """What a key pressed would have done; from now on it does this.

    Whoever was started to hear no key (by `nohup`, or behind a script) goes on to hear none.
    """
    before = signal.getsignal(signal.SIGINT)
    if before is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, handler)
    return before


def leave(_signal: int, _frame: FrameType | None) -> None:
    """End this process as it is: for where nothing is open that would have to be closed."""
    if os.isatty(2):
        os.write(2, b"\n")  # the terminal has written ^C
    os._exit(STOPPED)
