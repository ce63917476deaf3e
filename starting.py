"""Where the program starts: from its first line on, a key pressed (Ctrl-C) ends it without a word.

    start ──imports──▶ a command ─────────────────────▶ end
    ends at once       closes first what it has open    ends anyway

The status is 130, which shells have for it.
Hardly anything is imported here: what is imported takes longest, and is to be interrupted too.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

STOPPED = 128 + 2
"""The exit status of what was stopped by SIGINT, which is 2 everywhere."""


def main() -> None:
    """Run the program."""
    hear(leave)
    for module in outdated():
        sys.exit(f"{module} has changed since it was compiled; `./run setup` compiles it anew")
    from communique import main as program  # noqa: PLC0415 - by now a key pressed is heard

    try:
        program()
    except SystemExit as end:  # all is closed and printed: Python alone has yet to end
        is_stopped = end.code == STOPPED  # it waits for the processes that help, which is soon
        hear(signal.SIG_IGN if is_stopped else leave)
        raise


def outdated(root: Path = Path(__file__).parent) -> Iterator[Path]:
    """The modules of a checkout that were compiled before they were changed.

    Python would run what they were, beside what the others are now.
    """
    if not (root / "setup.py").exists():
        return  # an installed program, of which nothing changes
    for package in ("index", "search"):
        for compiled in (root / package).rglob("*.so"):
            module = compiled.with_name(compiled.name.split(".")[0])
            sources = [module.with_suffix(kind) for kind in (".pyx", ".py")]
            source = next((one for one in sources if one.exists()), None)
            if source is None or source.stat().st_mtime > compiled.stat().st_mtime:
                yield compiled if source is None else source


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
