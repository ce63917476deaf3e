"""A block's text cut where a link begins or ends and where what matched does.

En visite au Kosovo, Boris Ruge a dit          text
             ------                            what matched
                     ----------                who is named
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.release import Mention
from search.results import Run
from web.links import Links


@dataclass(frozen=True, slots=True)
class Stretch:
    """Runs of text that are one link, or none."""

    runs: tuple[Run, ...]
    href: str | None = None


def stretches(
    runs: Iterable[Run], mentions: Iterable[Mention], *, links: Links
) -> tuple[Stretch, ...]:
    """The whole text, with each name as a link to whose it is; of two that overlap the first."""
    left, position = list(runs), 0
    found = []
    length = sum(len(run.text) for run in left)
    for one in sorted(mentions, key=lambda mention: (mention.start, -mention.end)):
        if position <= one.start < one.end <= length:
            before, left = _cut(left, one.start - position)
            named, left = _cut(left, one.end - one.start)
            found += [Stretch(before)] if before else []
            found.append(Stretch(named, links.person(one.person)))
            position = one.end
    return (*found, Stretch(tuple(left))) if left else tuple(found)


def _cut(runs: Sequence[Run], length: int) -> tuple[tuple[Run, ...], list[Run]]:
    """The first so many signs of the runs, and the others."""
    first: list[Run] = []
    for number, run in enumerate(runs):
        if length <= 0:
            return tuple(first), list(runs[number:])
        first.append(Run(run.text[:length], run.marked))
        if len(run.text) > length:
            return tuple(first), [Run(run.text[length:], run.marked), *runs[number + 1 :]]
        length -= len(run.text)
    return tuple(first), []
