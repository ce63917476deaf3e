"""Files that a person writes into the data folder: their text, and what YAML makes of it.

Whatever is wrong in one is told with the file, its line and the cure, as the error of whoever reads
it: `wrong`.
"""

from __future__ import annotations

import stat
from pathlib import Path
from typing import TYPE_CHECKING, Final

from index.errors import CommuniqueError

if TYPE_CHECKING:
    import yaml

LARGEST: Final = 1_000_000
"""Characters of the longest file that is read."""


def text_of(path: Path, *, wrong: type[CommuniqueError]) -> str:
    """What stands in the file; nothing where there is none."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe would be waited for without end
            raise wrong(f"{path} is a folder, a pipe or a device: put a file there, or nothing")
        with path.open(encoding="utf-8-sig") as file:
            return _bounded(file.read(LARGEST + 1), source=str(path), wrong=wrong)
    except (FileNotFoundError, NotADirectoryError):  # of the folder, whoever opens it will tell
        return ""
    except UnicodeDecodeError as error:
        raise wrong(f"{path} is not UTF-8: save it as UTF-8") from error
    except OSError as error:
        raise wrong(f"{path} cannot be read: {error.strerror}") from error


def composed(text: str, *, source: str, wrong: type[CommuniqueError]) -> yaml.Node | None:
    """The text as nodes of YAML, each of which knows its line; None where it says nothing.

    >>> composed("join: [", source="pairs.yaml", wrong=CommuniqueError)
    Traceback (most recent call last):
    index.errors.CommuniqueError: pairs.yaml:1: expected the node content, but found '<stream end>'
    """
    import yaml  # noqa: PLC0415 - a server starts without it

    try:
        root: yaml.Node | None = yaml.compose(
            _bounded(text, source=source, wrong=wrong), Loader=yaml.SafeLoader
        )
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise wrong(f"{source}:{line}: holds U+{error.character:04X}: take it out") from error
    except RecursionError as error:
        raise wrong(f"{source} holds lists in too many lists: keep to what is described") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise wrong(f"{source}:{line}: {error.problem or error.context}") from error
    except yaml.YAMLError as error:
        raise wrong(f"{source}: {' '.join(str(error).split())}") from error
    return root


def _bounded(text: str, *, source: str, wrong: type[CommuniqueError]) -> str:
    if len(text) > LARGEST:
        raise wrong(f"{source} is longer than {LARGEST:,} characters: keep what matters most")
    return text
