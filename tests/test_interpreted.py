"""Where nothing can be compiled Python runs the same modules, and they answer the same."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

RUNS = {
    "modules": ["index/engines/whoosh", "search"],
    "engines": [
        *("tests/engines/test_either_way.py", "tests/engines/test_places.py"),
        *("tests/engines/test_shown.py", "tests/engines/test_tallies.py"),
    ],
    "passages": ["tests/search/test_passages.py"],
}


@pytest.mark.parametrize("run", RUNS)
def test_what_is_compiled_is_the_same_when_python_runs_it(run):
    found = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "interpreted", *RUNS[run], "-k", "not opensearch"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "tests")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stdout + found.stderr
    assert " passed" in found.stdout
