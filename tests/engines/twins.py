"""The modules that are there twice: as Python runs them, and compiled where they could be."""

import importlib
import importlib.util
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def twins(name):
    """Each of the two, or the one that there is."""
    spec = importlib.util.spec_from_file_location(
        f"interpreted {name}", ROOT / f"{name.replace('.', '/')}.py"
    )
    interpreted = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = interpreted
    spec.loader.exec_module(interpreted)
    installed = importlib.import_module(name)
    return [interpreted] if installed.__file__.endswith(".py") else [interpreted, installed]


def kind(module):
    """What a test is called that runs it."""
    return "interpreted" if module.__file__.endswith(".py") else "compiled"
