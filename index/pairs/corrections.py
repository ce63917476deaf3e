"""What a person says of versions: `pairs.yaml` in the data folder, read and checked.

    join:                                       # these two are one release
      - [2024-08-16-visite, 2024-08-16-visit]
    part:                                       # these two are not, whatever else says so
      - [discours-annuel, annual-report]

The ids are those under which the versions were indexed; the order of the two makes no difference.
What is taken out of the file is undone when it is next applied.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import yaml

from index import handwritten
from index.errors import PairsError
from index.reading.ids import release_id
from index.release import ReleaseId

NAME: Final = "pairs.yaml"

Two = tuple[ReleaseId, ReleaseId]
"""Two ids, the lesser first."""


@dataclass(frozen=True)
class Corrections:
    """The pairs that are joined, and those that are parted.

    >>> told = read("join: [[b, a]]" + chr(10) + "part: [[a, c]]")
    >>> told.joined, told.parts("c", "a")
    ((('a', 'b'),), True)
    """

    joined: tuple[Two, ...] = ()
    parted: frozenset[Two] = field(default_factory=frozenset)

    def parts(self, one: ReleaseId, other: ReleaseId) -> bool:
        """Whether the two are said not to be one release."""
        return _two(one, other) in self.parted

    @property
    def ids(self) -> frozenset[ReleaseId]:
        """Every id that is named."""
        return frozenset(id for two in (*self.joined, *self.parted) for id in two)


NO_CORRECTIONS: Final = Corrections()


def text_of(folder: Path) -> str:
    """What stands in the data folder's file; nothing where there is none."""
    return handwritten.text_of(folder / NAME, wrong=PairsError)


def of(folder: Path) -> Corrections:
    """The corrections of that data folder.  Raises `PairsError` for a file that means nothing."""
    return read(text_of(folder), source=str(folder / NAME))


def read(text: str, *, source: str = NAME) -> Corrections:
    """What the text says.  Raises `PairsError`, with the line, for what it cannot mean."""
    root = handwritten.composed(text, source=source, wrong=PairsError)
    said = list(_said(root, source)) if root is not None else []
    lines: dict[Two, tuple[str, int]] = {}
    partner: dict[ReleaseId, tuple[ReleaseId, int]] = {}
    for how, two, line in said:
        known = lines.setdefault(two, (how, line))
        if known[0] != how:
            raise PairsError(
                f"{source}:{line}: {two[0]!r} and {two[1]!r} are both joined and parted, "
                f"see line {known[1]}: take one of the two out"
            )
        if how == "join":
            for own, other in (two, two[::-1]):
                former, where = partner.setdefault(own, (other, line))
                if former != other:
                    raise PairsError(
                        f"{source}:{line}: {own!r} is already joined to {former!r}, line {where}: "
                        "a release has one French and one English version"
                    )
    return Corrections(
        tuple(sorted({two for how, two, _ in said if how == "join"})),
        frozenset(two for how, two, _ in said if how == "part"),
    )


def _said(root: yaml.Node, source: str) -> Iterator[tuple[str, Two, int]]:
    """Each pair with what is to be done to it, and its line from 1."""
    if not isinstance(root, yaml.MappingNode):
        raise _wrong(root, source, "the file has to be lists under the keys join and part")
    seen: set[str] = set()
    for key, pairs in root.value:
        if key.value not in ("join", "part"):
            raise _wrong(key, source, f"{key.value!r} is not a key here: join, part")
        if key.value in seen:
            raise _wrong(key, source, f"{key.value!r} stands twice")
        seen.add(key.value)
        if isinstance(pairs, yaml.ScalarNode) and pairs.tag.endswith(":null"):
            continue
        if not isinstance(pairs, yaml.SequenceNode):
            raise _wrong(pairs, source, f"{key.value} has to be a list of pairs of ids")
        for pair in pairs.value:
            yield key.value, _pair(pair, source), pair.start_mark.line + 1


def _pair(node: yaml.Node, source: str) -> Two:
    ids = node.value if isinstance(node, yaml.SequenceNode) else []
    if len(ids) != 2 or not all(isinstance(id, yaml.ScalarNode) for id in ids):  # noqa: PLR2004
        raise _wrong(node, source, "a pair is two ids in brackets, as [visite-fr, visit-en]")
    try:
        one, other = (release_id(id.value)[0] for id in ids)
    except ValueError as error:
        raise _wrong(node, source, str(error)) from error
    if one == other:
        raise _wrong(node, source, f"{one!r} is joined or parted with itself")
    return _two(one, other)


def _two(one: ReleaseId, other: ReleaseId) -> Two:
    return (one, other) if one < other else (other, one)


def _wrong(node: yaml.Node, source: str, what: str) -> PairsError:
    return PairsError(f"{source}:{node.start_mark.line + 1}: {what}")
