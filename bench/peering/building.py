"""An engine's index: built, or taken from the last time where it holds the very same.

The folder of an index is named by its engine and its size; beside it lies what it took to build,
and a digest of the words that it was given.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.peering.collection import text
from bench.peering.engines import Engine
from bench.peering.frozen import sized
from index.entry import Entry


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where indexes are, all of the same entries; `of_words` is the digest by the size."""

    folder: Path
    entries: Sequence[Entry]
    of_words: dict[int, str]

    @classmethod
    def of(cls, folder: Path, entries: Sequence[Entry], sizes: Sequence[int]) -> Shelf:
        """For indexes of these sizes."""
        return cls(folder, entries, {size: _of_words(entries, size) for size in sizes})

    def built(self, name: str, engine: Engine, size: int) -> tuple[Path, dict[str, Any]]:
        """The index of that engine and what it took, in seconds and bytes."""
        folder = self.folder / f"{name} {size}".replace(", ", "-").replace(" ", "-")
        note, digest = folder / "built.json", f"{self.of_words[size]} {engine.made}"
        if not engine.ours and note.exists():
            told: dict[str, Any] = json.loads(note.read_text("utf-8"))
            if told.pop("digest") == digest:
                return folder / "index", told
        shutil.rmtree(folder, ignore_errors=True)
        (folder / "index").mkdir(parents=True)
        began, busy = time.perf_counter(), _busy()
        engine.make().build(sized(self.entries, size), folder / "index")
        told = {"indexing": time.perf_counter() - began, "indexing, processor": _busy() - busy}
        files = (path for path in (folder / "index").rglob("*") if path.is_file())
        told["size"] = sum(path.stat().st_size for path in files)
        note.write_text(json.dumps({**told, "digest": digest}), "utf-8")
        print(f"{name} {size}: built in {told['indexing']:.1f} s", file=sys.stderr, flush=True)
        return folder / "index", told


def _of_words(entries: Sequence[Entry], size: int) -> str:
    """Of all that the others are given."""
    digest = hashlib.sha256(f"{size}".encode())
    for entry in entries[:size]:
        digest.update(repr(text(entry)).encode("utf-8", "replace"))
    return digest.hexdigest()


def _busy() -> float:
    """Seconds of the processor in this process and in those that it waited for."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system
