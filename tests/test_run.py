"""The script that sets up and starts: what it says when something is missing."""

from __future__ import annotations

import os
import shutil
import socket
import stat
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parent.parent
RUN = CHECKOUT / "run"
CONFIGURED = "setup.cfg setup.py pyproject.toml"
SHELLS = [name for name in ("sh", "dash", "busybox", "bash") if shutil.which(name)]


def shell(name, *arguments):
    return [name, *(["sh"] if name == "busybox" else []), *map(str, arguments)]


def script(path, text):
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@pytest.fixture
def house(tmp_path):
    """A copy of the script with what it reads, and no virtual environment."""
    house = tmp_path / "a house"
    house.mkdir()
    for name in (
        "run",
        "setup.cfg",
        "setup.py",
        "pyproject.toml",
        "requirements.lock",
        "requirements-test.lock",
        "requirements-bench.lock",
    ):
        shutil.copy(CHECKOUT / name, house / name)
    shutil.copytree(CHECKOUT / "seeds", house / "seeds")
    return house


def ready(house, commands):
    """The virtual environment as it is after setting up, with these commands in it."""
    bin_ = house / ".venv" / "bin"
    bin_.mkdir(parents=True)
    for name, text in commands.items():
        script(bin_ / name, text)
    for lock in ("requirements.lock", "requirements-test.lock", "requirements-bench.lock"):
        stamp = subprocess.run(
            ["sh", "-c", f"{{ cat {lock} {CONFIGURED}; command -v cc || :; }} | sha256sum"],
            cwd=house,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        (house / ".venv" / f"{lock}.stamp").write_text(stamp)


def ran(house, *arguments, **environment):
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith("COMMUNIQUE_")
    }
    return subprocess.run(
        [house / "run", *map(str, arguments)],
        env={**clean, **environment},
        cwd="/",
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("name", SHELLS)
def test_the_script_is_one_for_any_posix_shell(name):
    checked = subprocess.run(shell(name, "-n", RUN), capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")


@pytest.mark.parametrize("name", SHELLS)
def test_help_lists_what_it_does_in_any_shell(name):
    told = subprocess.run(shell(name, RUN, "--help"), capture_output=True, text=True, check=True)
    ways = [line.split()[1] for line in told.stdout.splitlines() if line.startswith("  ./run")]
    assert ways == ["installs,", "PATH...", "setup", "test", "bench", "lock"]


def test_the_script_may_be_run():
    assert os.access(RUN, os.X_OK)
    assert RUN.read_text().startswith("#!/bin/sh\n")


def test_a_python_that_is_too_old_is_told_with_the_cure(house, tmp_path):
    old = script(tmp_path / "old-python", "exit 1")
    told = ran(house, "setup", PYTHON=str(old))
    assert told.returncode == 1
    assert told.stderr == (
        "run: Python 3.11 or newer is needed. On Debian 12: apt-get install python3 python3-venv\n"
    )
    assert not (house / ".venv").exists()


def test_no_python_at_all_is_told_the_same_way(house):
    told = ran(house, "setup", PYTHON="/nowhere/python")
    assert (told.returncode, told.stderr.count("\n")) == (1, 1)
    assert "Python 3.11 or newer is needed" in told.stderr


def test_a_python_without_venv_is_told_with_the_cure(house, tmp_path):
    bare = script(
        tmp_path / "bare-python",
        f'case "$2" in *ensurepip*) exit 1 ;; esac\nexec {sys.executable} "$@"',
    )
    told = ran(house, "setup", PYTHON=str(bare))
    assert (told.returncode, told.stderr) == (
        1,
        "run: Python's venv is missing. On Debian 12: apt-get install python3-venv\n",
    )
    assert not (house / ".venv").exists()


def test_what_cannot_be_installed_is_told_and_tried_again_the_next_time(house):
    python = 'case "$*" in *pip\\ install*) echo no network >&2; exit 1 ;; esac'
    ready(house, {"python": python, "communique": ":"})
    (house / ".venv" / "requirements.lock.stamp").unlink()
    for _ in range(2):
        told = ran(house, "setup")
        assert told.returncode == 1
        assert told.stderr.splitlines()[-1] == "run: the packages could not be installed"


def test_what_is_set_up_is_not_set_up_again_until_what_is_asked_for_changes(house):
    ready(house, {"python": "echo asked >&2", "communique": ":"})
    assert (ran(house, "setup").returncode, ran(house, "setup").stderr) == (0, "")
    with (house / "setup.cfg").open("a") as setup:
        setup.write("\n")
    assert "Installing what requirements.lock names" in ran(house, "setup").stderr
    assert ran(house, "setup").stderr == ""


@pytest.mark.parametrize("module", ["search/runs.py", "index/engines/whoosh/places.pyx"])
def test_a_module_that_changed_since_it_was_compiled_is_compiled_anew(house, module):
    ready(house, {"python": ":", "communique": ":"})
    source = house / module
    compiled = source.with_name(f"{source.stem}.cpython-311-x86_64-linux-gnu.so")
    source.parent.mkdir(parents=True)
    for path, moment in ((source, 1_000), (compiled, 2_000)):
        path.touch()
        os.utime(path, (moment, moment))
    assert ran(house, "setup").stderr == ""
    os.utime(source, (3_000, 3_000))
    assert "Installing what requirements.lock names" in ran(house, "setup").stderr
    assert not compiled.exists()


def test_where_nothing_could_be_compiled_it_is_told_with_the_cure(house):
    ready(house, {"python": ":", "communique": ":"})
    (house / ".venv" / "requirements.lock.stamp").unlink()
    assert ran(house, "setup").stderr.splitlines()[-1] == (
        "Nothing was compiled, so pages take longer."
        " On Debian 12: apt-get install gcc python3-dev, then start again"
    )


def test_a_folder_that_was_moved_is_set_up_anew(house, tmp_path):
    python = script(tmp_path / "python", 'case "$2" in venv) echo making >&2; exit 1 ;; esac')
    ready(house, {"python": ":", "communique": ":"})
    with (house / "setup.cfg").open("a") as setup:
        setup.write("\n")
    assert ran(house, "setup").returncode == 0
    moved = house.rename(tmp_path / "elsewhere")
    assert "making" in ran(moved, "setup", PYTHON=str(python)).stderr
    assert not (moved / ".venv").exists()


TELLS = 'printf "%s\\n" "$*" >>"$(dirname "$0")/told"'


def told(house):
    return (house / ".venv" / "bin" / "told").read_text().splitlines()


def test_without_arguments_the_seeds_are_indexed_and_served_from_a_folder_of_their_own(house):
    ready(house, {"communique": TELLS})
    assert ran(house).returncode == 0
    assert told(house) == [
        "--data var/seeds index --renew seeds",
        "--data var/seeds serve --port 8000",
    ]


def test_someones_own_releases_are_served_from_another_folder(house):
    ready(house, {"communique": TELLS})
    assert ran(house, "/srv/my releases", PORT="81").returncode == 0
    own = house / "var" / "own"
    assert told(house) == [
        f"--data {own} index --renew /srv/my releases",
        f"--data {own} serve --port 81",
    ]


def test_the_data_folder_may_be_chosen(house):
    ready(house, {"communique": TELLS})
    ran(house, COMMUNIQUE_DATA="/srv/data")
    assert told(house)[0] == "--data /srv/data index --renew seeds"


@pytest.mark.parametrize(("status", "served"), [(0, True), (3, True), (1, False), (2, False)])
def test_refused_releases_keep_nobody_from_reading_the_others(house, status, served):
    ready(house, {"communique": f'{TELLS}\ncase "$3" in index) exit {status} ;; esac'})
    assert ran(house).returncode == (0 if served else status)
    assert [line.split()[2] for line in told(house)] == ["index", "serve"][: 1 + served]


def test_the_real_thing_answers_and_a_taken_port_is_told(house):
    real = CHECKOUT / ".venv" / "bin" / "communique"
    command = real if real.exists() else Path(sys.executable).with_name("communique")
    ready(house, {"communique": f'exec "{command}" "$@"'})
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with subprocess.Popen(
        [house / "run"],
        env=os.environ | {"PORT": str(port), "COMMUNIQUE_DATA": str(house / "data")},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as running:
        try:
            lines = [running.stdout.readline() for _ in range(2)]
            assert lines == [
                "2 added, 0 updated, 0 unchanged, 0 forgotten, 0 refused\n",
                f"Open http://127.0.0.1:{port}/\n",
            ]
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/fr/?q=kfor", timeout=10) as page:
                assert b"<mark>KFOR</mark>" in page.read()
            second = ran(house, PORT=str(port), COMMUNIQUE_DATA=str(house / "data"))
            assert second.returncode == 1
            assert second.stderr.splitlines()[-1].startswith(f"communique: port {port} is taken: ")
        finally:
            running.terminate()
            assert running.wait(15) == 0
