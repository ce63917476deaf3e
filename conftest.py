"""What holds for every test: made-up inputs are the same each time, and no test is timed."""

import os

import pytest
from hypothesis import settings

from outdated import outdated

settings.register_profile("communique", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("communique")

os.environ.setdefault("COMMUNIQUE_BUDGET", "60000")

os.environ["PY_IGNORE_IMPORTMISMATCH"] = "1"  # a compiled module is not the file that it is made of

for module in outdated():
    pytest.exit(f"{module} has changed since it was compiled: ./run setup", returncode=1)
