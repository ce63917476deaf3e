"""Reads every byte of an index in a folder, and tells which files are not as they were written."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from index.engines.whoosh import folder as folders
from index.errors import Busy, CommuniqueError
from index.fault import REBUILD, Fault

_TRIES: Final = 5
"""How often a state is read while a writer replaces it and deletes its files."""


def faults(
    folder: Path, *, fingerprint: str, done: Callable[[int], None] = lambda _: None
) -> list[Fault]:
    """What is wrong with the published state; `done` is told how many more bytes were read."""
    for _ in range(_TRIES):
        found = list(_faults(folder, fingerprint, done))
        if not found or not _has_moved(folder, found):
            break
    return [fault for _, fault in found]


_Found = tuple[folders.Manifest | None, Fault]


def _has_moved(folder: Path, found: list[_Found]) -> bool:
    """Whether another state was published since what was found was found."""
    before = found[0][0]
    try:
        return before is not None and folders.published(folder) != before.generation
    except CommuniqueError:
        return False


def _faults(folder: Path, fingerprint: str, done: Callable[[int], None]) -> Iterator[_Found]:
    try:
        folders.check_whoosh()
        manifest = folders.read(folder)
    except CommuniqueError as error:
        yield None, Fault(str(error), is_fatal=True)
        return
    if manifest is None:
        if folder.is_dir() and any(folder.glob("home-*")):
            yield None, Fault(f"{folder / 'MANIFEST'} is missing", REBUILD, is_fatal=True)
        return
    if manifest.fingerprint != fingerprint:
        yield (
            manifest,
            Fault(f"another analyser made the index in {folder}", REBUILD, is_fatal=True),
        )
    for state in folders.states(manifest):
        for name, stamp in state.files.items():
            path = folder / state.home / name
            if wrong := _wrong(path, stamp):
                yield manifest, Fault(f"{path} {wrong}", REBUILD, is_fatal=state is manifest)
            done(stamp.size)
    for path in _strangers(folder):
        yield manifest, Fault(f"{path} is no part of the index", _removed(path, folder))


def _wrong(path: Path, stamp: folders.Stamp) -> str | None:
    try:
        size = path.stat().st_size
        if size != stamp.size:
            return f"has {size} bytes, not {stamp.size}"
        if folders.stamp(path) != stamp:
            return "is not as it was written"
    except FileNotFoundError:
        return "is missing"
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    return None


def _strangers(folder: Path) -> list[Path]:
    """Files that no state names; none while a writer is at work, whose they may be."""
    try:
        lock = folders.Lock(folder)
    except Busy:
        return []
    except OSError:  # a folder that may be read only is nobody's to write to now
        return sorted(_unnamed(folder))
    try:
        return sorted(_unnamed(folder))
    finally:
        lock.release()


def _unnamed(folder: Path) -> Iterator[Path]:
    states = folders.states(folders.read(folder))
    ours = {folder / state.home / name for state in states for name in state.files}
    ours |= {folder / name for name in folders.OWN}
    for place, _, names in os.walk(folder):
        for name in names:
            path = Path(place, name)
            if path not in ours:
                yield path


def _removed(path: Path, folder: Path) -> str:
    """Who removes it: the next writer takes away what only a writer can have left."""
    left = folders.is_left_over(path.relative_to(folder))
    return "the next `communique index` removes it" if left else "remove it"
