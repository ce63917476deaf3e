"""What holds for every test: made-up inputs are the same each time, and no test is timed."""

import os

from hypothesis import settings

settings.register_profile("communique", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("communique")

os.environ.setdefault("COMMUNIQUE_BUDGET", "60000")
