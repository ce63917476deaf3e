"""Whether a data folder has an archive: all that a server needs to know of it."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Final

from index.errors import ArchiveError

NAME: Final = "archive.sqlite"
"""The archive's file in the data folder."""


def archived(folder: Path) -> bool:
    """Whether there is an archive in that data folder.

    Raises `ArchiveError` when nobody can tell.
    """
    try:
        return stat.S_ISREG((folder / NAME).stat().st_mode)
    except FileNotFoundError:
        return False
    except (OSError, ValueError) as error:
        raise no_folder(folder, error) from error


def no_folder(folder: Path, error: OSError | ValueError) -> ArchiveError:
    """The error for a folder that cannot be used."""
    why: object = error.strerror if isinstance(error, OSError) else error
    if isinstance(error, FileExistsError | NotADirectoryError):
        why = "it is a file, or stands in one"
    return ArchiveError(f"{folder} cannot be used as the data folder: {why}")
