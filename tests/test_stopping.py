"""A key pressed (Ctrl-C) ends the program at any moment without a word, and nothing is lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from index.archive import Archive

CHECKOUT = Path(__file__).parent.parent
SEEDS = CHECKOUT / "seeds"
SHELLS = [name for name in ("sh", "dash", "busybox", "bash") if shutil.which(name)]

AT_IMPORT = """
import os, signal, sys

class Key:
    def find_spec(self, name, path=None, target=None):
        if name == {name!r}:
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Key())
from starting import main
main()
"""
"""The program, with a key pressed when that module is looked for."""

AT_CALL = """
import os, signal
import {module} as there

def pressed(*_, **__):
    os.kill(os.getpid(), signal.SIGINT)
    raise AssertionError("not stopped")

there.{name} = pressed
from starting import main
main()
"""
"""The program, with a key pressed when that function is called."""

AS_OBJECTS_GO = """
import os, signal, time
import index.indexing as there

class Gone:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)
        for _ in range(1000):  # where Python can raise nothing: it would print it and go on
            pass

def pressed(*_, **__):
    gone = Gone()
    del gone
    time.sleep(30)
    raise AssertionError("not stopped")

there.publish = pressed
from starting import main
main()
"""


def ran(code, data, *arguments):
    return subprocess.run(
        [sys.executable, "-c", code, "--data", data, *arguments],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def is_whole_after(data):
    """Whether the next run ends well with both releases."""
    ended = ran("from starting import main; main()", data, "index", SEEDS)
    assert (ended.returncode, ended.stderr) == (0, "")
    with Archive.existing(data) as archive:
        return len(archive.ids()) == 2 and archive.pending() == []


@pytest.mark.parametrize(
    ("module", "command"),
    [
        ("communique", "index"),
        ("click", "index"),
        ("index.settings", "search"),
        ("releases", "index"),
        ("sqlite3", "index"),
        ("whoosh", "index"),
        ("index.engines.whoosh", "index"),
        ("asking", "search"),
        ("serving", "serve"),
        ("flask", "serve"),
        ("search.live", "people"),
    ],
)
def test_while_modules_are_imported(tmp_path, module, command):
    data = tmp_path / "data"
    ended = ran(AT_IMPORT.format(name=module), data, command, *([SEEDS] * (command == "index")))
    assert (ended.returncode, ended.stdout, ended.stderr) == (130, "", "")
    assert is_whole_after(data)


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("index.indexing", "keep"),
        ("index.indexing", "publish"),
        ("index.engines.whoosh", "open_writer"),
        ("index.lexicon.teaching", "keep_up"),
        ("releases", "_print_report"),
    ],
)
def test_while_a_run_is_under_way(tmp_path, module, name):
    data = tmp_path / "data"
    ended = ran(AT_CALL.format(module=module, name=name), data, "index", SEEDS)
    assert (ended.returncode, ended.stdout, ended.stderr) == (130, "", "")
    assert is_whole_after(data)


def test_where_nothing_can_be_raised(tmp_path):
    data = tmp_path / "data"
    ended = ran(AS_OBJECTS_GO, data, "index", SEEDS)
    assert (ended.returncode, ended.stdout, ended.stderr) == (130, "", "")
    assert is_whole_after(data)


def test_who_is_started_to_hear_no_key_hears_none(tmp_path):
    code = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
    code += AT_IMPORT.format(name="releases")
    ended = ran(code, tmp_path / "data", "index", SEEDS)
    assert (ended.returncode, ended.stderr) == (0, "")


# ./run

PRESSED = """#!/bin/sh
kill -INT 0
sleep 5
"""
"""A program during which a key is pressed: the terminal tells all that is under way."""

TELLS_OF_IT = f"""#!{sys.executable}
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
os.kill(0, signal.SIGINT)
signal.pause()
"""
"""The same, and it prints a traceback."""


STAMPED = "requirements.lock setup.cfg setup.py pyproject.toml"


@pytest.fixture
def house(tmp_path):
    """A copy of the script with what it reads."""
    house = tmp_path / "house"
    house.mkdir()
    for name in ("run", "setup.cfg", "setup.py", "pyproject.toml", "requirements.lock"):
        shutil.copy(CHECKOUT / name, house / name)
    return house


def pressing(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)
    return path


def stopped(house, shell, **environment):
    return subprocess.run(
        [shell, *(["sh"] if shell == "busybox" else []), house / "run"],
        env=os.environ | environment,
        cwd=house,
        capture_output=True,
        text=True,
        start_new_session=True,  # else the key would be ours as well
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_ends_without_a_word_while_it_indexes(house, shell):
    commands = house / ".venv" / "bin"
    pressing(commands / "communique", PRESSED)
    stamp = subprocess.run(
        ["sh", "-c", f"{{ cat {STAMPED}; command -v cc || :; }} | sha256sum"],
        cwd=house,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    (house / ".venv" / "requirements.lock.stamp").write_text(stamp)
    ended = stopped(house, shell)
    assert (ended.returncode, ended.stdout, ended.stderr) == (130, "", "")


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_ends_without_a_word_while_it_sets_up(house, shell):
    python = pressing(
        house / "python", TELLS_OF_IT.replace("os.kill", "'-m' in sys.argv or sys.exit(0)\nos.kill")
    )
    ended = stopped(house, shell, PYTHON=str(python))
    assert (ended.returncode, ended.stdout) == (130, "")
    assert ended.stderr == "Making .venv\n"


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_ends_without_a_word_while_it_installs(house, shell):
    pressing(
        house / ".venv" / "bin" / "python",
        TELLS_OF_IT.replace("os.kill", "'-m' in sys.argv or sys.exit(0)\nos.kill"),
    )
    ended = stopped(house, shell)
    assert (ended.returncode, ended.stdout) == (130, "")
    assert ended.stderr == "Installing what requirements.lock names\n"


def test_what_fails_by_itself_is_told_whole(house):
    said = "#!/bin/sh\n[ \"$1\" = -c ] && exit 0\necho 'no matching distribution' >&2\nexit 1\n"
    pressing(house / ".venv" / "bin" / "python", said)
    ended = stopped(house, "sh")
    assert ended.returncode == 1
    assert ended.stderr.splitlines()[-2:] == [
        "no matching distribution",
        "run: the packages could not be installed",
    ]
