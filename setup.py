"""Compiles what works most for a page; where that cannot be, Python runs the same modules.

A `.pyx` stands beside a `.py` that does the same; the others are compiled as they are.
"""

import os
from pathlib import Path

from setuptools import Extension, setup

try:
    from Cython.Build import cythonize
except ImportError:
    cythonize = None

COMPILED = (
    "index/engines/whoosh/places.pyx",
    "search/borders.py",
    "search/engines/whoosh/tallies.pyx",
    "search/runs.py",
    "search/snippets.py",
    "search/windows.py",
)
FLAGS = [] if os.name == "nt" else ["-g0"]  # what a debugger needs takes a third of the time


def compiled() -> list[Extension]:
    """The modules, without any of which an installation goes on."""
    if cythonize is None:
        return []
    modules: list[Extension] = cythonize(
        [Extension(str(Path(path).with_suffix("")).replace("/", "."), [path]) for path in COMPILED],
        build_dir="build",
        quiet=True,
        compiler_directives={"language_level": 3, "annotation_typing": False},
    )
    for module in modules:
        module.extra_compile_args = FLAGS
        module.optional = True  # `cythonize` would not keep it
    return modules


setup(ext_modules=compiled())
