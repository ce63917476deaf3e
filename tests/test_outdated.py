"""A module that was compiled before it was changed is told, and does not run."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from sysconfig import get_path

import pytest

from outdated import outdated

ROOT = Path(__file__).parents[1]

MODULES = re.findall(r'^    "(.+\.pyx?)",$', (ROOT / "setup.py").read_text("utf-8"), re.MULTILINE)


@pytest.fixture
def checkout(tmp_path):
    """A checkout with three compiled modules, all of them as they are now."""
    for name in ("setup.py", "index/places.py", "index/places.pyx", "search/runs.py"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        os.utime(path, (1_000, 1_000))
    for name in ("index/places", "search/runs"):
        path = tmp_path / f"{name}.cpython-311-x86_64-linux-gnu.so"
        path.touch()
        os.utime(path, (2_000, 2_000))
    return tmp_path


def test_what_was_compiled_since_it_changed_is_not_outdated(checkout):
    assert not [*outdated(checkout)]


@pytest.mark.parametrize("name", ["index/places.pyx", "search/runs.py"])
def test_what_changed_since_is_told(checkout, name):
    os.utime(checkout / name, (3_000, 3_000))
    assert [*outdated(checkout)] == [checkout / name]


def test_what_is_compiled_of_a_module_that_is_gone_is_told(checkout):
    (checkout / "search/runs.py").unlink()
    assert [path.suffix for path in outdated(checkout)] == [".so"]


def test_an_installed_program_is_not_asked(checkout):
    os.utime(checkout / "search/runs.py", (3_000, 3_000))
    (checkout / "setup.py").unlink()
    assert not [*outdated(checkout)]


def test_the_program_names_the_cure_and_does_nothing(checkout):
    os.utime(checkout / "search/runs.py", (3_000, 3_000))
    for name in ("outdated.py", "starting.py"):
        shutil.copy(ROOT / name, checkout)
    found = subprocess.run(
        [sys.executable, "-c", "import starting; starting.main()"],
        cwd=checkout,
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 1
    assert found.stderr.endswith(
        "runs.py has changed since it was compiled; ./run setup compiles it anew\n"
    )


@pytest.mark.skipif(
    not (shutil.which("cc") and Path(get_path("include"), "Python.h").exists()),
    reason="nothing is compiled here: apt-get install gcc python3-dev, then ./run setup",
)
@pytest.mark.parametrize("path", MODULES)
def test_what_is_tested_is_compiled_where_it_can_be(path):
    module = ROOT / path
    assert [*module.parent.glob(f"{module.stem}.*.so")], "./run setup"


def test_without_a_compiler_nothing_is_compiled_and_nothing_fails(tmp_path):
    (tmp_path / "setup.cfg").write_text("[metadata]\nname = without\nversion = 1\n")
    for name in ("setup.py", *MODULES):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    found = subprocess.run(
        [sys.executable, "setup.py", "build_ext", "--inplace"],
        cwd=tmp_path,
        env={**os.environ, "CC": str(tmp_path / "no compiler")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stderr
    assert "search.snippets" in found.stderr + found.stdout
    assert not [*tmp_path.rglob("*.so")]
