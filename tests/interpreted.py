"""A plugin for pytest (`-p interpreted`): Python runs our modules, also those that are compiled."""

import sys
from importlib.machinery import SOURCE_SUFFIXES, FileFinder, SourceFileLoader
from pathlib import Path

ROOT = Path(__file__).parents[1]

_sources = FileFinder.path_hook((SourceFileLoader, SOURCE_SUFFIXES))


def _ours(path):
    """The finder of a folder of ours, which does not see what is compiled."""
    if not any(Path(path).is_relative_to(ROOT / package) for package in ("index", "search")):
        raise ImportError
    return _sources(path)


sys.path_hooks.insert(0, _ours)
sys.path_importer_cache.clear()


def pytest_sessionfinish():
    """Make sure of it."""
    for name, module in sys.modules.items():
        file = getattr(module, "__file__", None) or ""
        assert not (name.startswith(("index.", "search.")) and not file.endswith(".py")), file
