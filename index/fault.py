"""What is wrong with an archive or with an index: one line each, with its cure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

REBUILD: Final = "`communique rebuild` makes the index anew"

NAMED: Final = 10
"""How many of many are called by their names; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not as it has to be; an error of ours says its cure in its own words.

    `is_fatal` says that nothing can be read while it is so, and that nothing should be tried.

    >>> str(Fault("the index lacks 1 release: 'a'", REBUILD))
    "the index lacks 1 release: 'a'; `communique rebuild` makes the index anew"
    """

    what: str
    cure: str = ""
    is_fatal: bool = False

    def __str__(self) -> str:
        return f"{self.what}; {self.cure}" if self.cure else self.what


def named(things: Sequence[str], kind: str = "release") -> str:
    """How many there are, and the names of the first of them.

    >>> named(["a", "b"])
    "2 releases: 'a', 'b'"
    """
    count = f"{len(things)} {kind}{'s' if len(things) > 1 else ''}"
    rest = f" and {len(things) - NAMED} more" if len(things) > NAMED else ""
    return f"{count}: {', '.join(map(repr, things[:NAMED]))}{rest}"
