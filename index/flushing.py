"""What must survive a power cut is written to the disk itself, and the name of its file as well."""

from __future__ import annotations

import os
from pathlib import Path


def flush(path: Path) -> None:
    """Have the system write the file, or a folder's list of names, to the disk itself."""
    if os.name == "nt" and path.is_dir():
        return  # Windows has no handle to a folder that could be flushed
    descriptor = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
