"""A bar tells how many are done, how many a second and what is left, where somebody can see it."""

from __future__ import annotations

import io
import re
from contextlib import contextmanager
from itertools import count
from types import SimpleNamespace

import pytest
from click import _termui_impl
from click.testing import CliRunner

import terminal
from communique import main
from terminal import paced, progress


class Screen(io.StringIO):
    """Standard error that somebody reads."""

    def isatty(self):
        return True


@contextmanager
def shown_on(screen):
    """What is printed meanwhile; each look at the clock takes two seconds."""
    seconds = count(0, 2)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(terminal.sys, "stderr", screen)
        patch.setattr(_termui_impl, "time", SimpleNamespace(time=lambda: float(next(seconds))))
        yield screen


def test_a_paced_bar_tells_count_pace_and_time_left():
    with shown_on(Screen()) as screen, paced("Indexing", 1_000) as done:
        for _ in range(4):
            done(250)
    shown = screen.getvalue()
    assert "Indexing" in shown
    assert re.search(r" 750/1000 .*00:00:\d\d .*\d+ a second", shown), shown


def test_a_length_is_counted_where_a_bar_is_shown():
    with shown_on(Screen()) as screen, progress("Reading", lambda: 7) as done:
        done(7)
    assert "7/7" in screen.getvalue()


def test_nothing_is_counted_or_shown_where_nobody_looks():
    def never():
        raise AssertionError("counted")

    with shown_on(io.StringIO()) as nowhere, paced("Reading", never) as done:
        done(7)
    assert nowhere.getvalue() == ""


@pytest.mark.parametrize("command", ["index", "rebuild"])
@pytest.mark.parametrize("jobs", ["0", "65", "many"])
def test_jobs_are_a_number_of_processes(tmp_path, command, jobs):
    arguments = ["--data", str(tmp_path), command, "--jobs", jobs]
    result = CliRunner().invoke(main, [*arguments, *(["a.txt"] if command == "index" else [])])
    assert result.exit_code == 2
    assert "--jobs" in result.stderr
