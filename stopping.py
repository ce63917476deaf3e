"""What a key pressed (Ctrl-C) does within a command, and while its modules are imported."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from starting import hear, leave

MOMENT: Final = 0.01
"""Seconds until a key is pressed anew."""


@contextmanager
def at_once() -> Iterator[None]:
    """A key pressed inside ends the process there and then: nothing is open yet."""
    if threading.current_thread() is not threading.main_thread():  # no other hears keys
        yield
        return
    before = hear(leave)
    try:
        yield
    finally:
        hear(before)


@contextmanager
def in_order() -> Iterator[None]:
    """A key pressed inside is raised as `KeyboardInterrupt`, so that what is open is closed.

    Where nothing can be raised, as while an object is removed, Python would print it and go on:
    it is pressed anew a moment later, when whatever that was is over.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before, print_it = hear(signal.default_int_handler), sys.unraisablehook

    def press_anew(told: sys.UnraisableHookArgs) -> None:
        if issubclass(told.exc_type, KeyboardInterrupt):
            threading.Timer(MOMENT, os.kill, (os.getpid(), signal.SIGINT)).start()
        else:
            print_it(told)

    sys.unraisablehook = press_anew
    try:
        yield
    finally:
        sys.unraisablehook = print_it
        hear(before)
