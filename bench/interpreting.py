"""Python runs our modules, also those that are compiled, to measure and to test them both ways."""

from __future__ import annotations

import sys
from importlib.machinery import SOURCE_SUFFIXES, FileFinder, SourceFileLoader
from pathlib import Path
from typing import Final

ASKED: Final = "COMMUNIQUE_INTERPRETED"
"""The variable of the environment that asks `bench.peering` for it."""

_FOLDERS: Final = tuple(Path(__file__).parents[1] / package for package in ("index", "search"))

_sources = FileFinder.path_hook((SourceFileLoader, SOURCE_SUFFIXES))


def interpret() -> None:
    """From now on; what has been imported stays as it is."""
    sys.path_hooks.insert(0, _ours)
    sys.path_importer_cache.clear()


def _ours(path: str) -> FileFinder:
    """The finder of a folder of ours, which sees nothing that is compiled."""
    if not any(Path(path).is_relative_to(folder) for folder in _FOLDERS):
        raise ImportError(path)
    finder: FileFinder = _sources(path)
    return finder
