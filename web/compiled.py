"""Templates are compiled once, and kept where Python keeps its own bytecode.

    search.html ─compile→ __pycache__/search.html.cpython-311 ─read→ the next start's page

Compiling them takes longer than all else of a first page.  Where nothing may be written, each start
compiles them anew, as Python does its modules.
"""

from __future__ import annotations

import pickle
import sys
from contextlib import suppress
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from index.ready import beside, keep


class Compiled(BytecodeCache):
    """What Jinja asks for a template's bytecode, and hands it to be kept.

    A template that has changed, another Jinja and other settings of it are another text to it.
    The bytecode is kept with that of the modules in `folder`.
    """

    def __init__(self, environment: jinja2.Environment, folder: Path) -> None:
        self._folder = folder
        self._read_with = repr(
            (jinja2.__version__, environment.trim_blocks, environment.lstrip_blocks)
        )

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The template's name: all stand in one folder."""
        del filename
        return name

    def get_source_checksum(self, source: str) -> str:
        """The mark of the text and of how it is read."""
        return super().get_source_checksum(f"{self._read_with}\n{source}")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read what is kept of the template; what cannot be read is not there."""
        with suppress(OSError):
            packed = self._file(bucket).read_bytes()
            try:
                bucket.bytecode_from_string(packed)
            except (EOFError, ValueError, pickle.UnpicklingError):
                bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it, as a whole or not at all."""
        if sys.dont_write_bytecode:
            return
        keep(self._file(bucket), bucket.bytecode_to_string())

    def _file(self, bucket: Bucket) -> Path:
        return beside(self._folder / bucket.key)
