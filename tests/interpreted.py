"""A plugin for pytest (`-p interpreted`): Python runs our modules, also those that are compiled."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.interpreting import interpret

interpret()


def pytest_sessionfinish():
    """Make sure of it."""
    for name, module in sys.modules.items():
        file = getattr(module, "__file__", None) or ""
        assert not (name.startswith(("index.", "search.")) and not file.endswith(".py")), file
