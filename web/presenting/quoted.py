"""A paragraph's text cut where a quote begins or ends, and who is quoted in it.

« Nous tiendrons », a dit Mme Vasseur.     text
  --------------                           what she says
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.release import Quote, Release, Version
from search.results import Run
from web.links import Links
from web.presenting.passages import Stretch


@dataclass(frozen=True, slots=True)
class Piece:
    """Stretches of text that stand within one quote, or outside any."""

    stretches: tuple[Stretch, ...]
    is_said: bool = False


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who is quoted, by the name to show."""

    name: str
    href: str


def pieces(
    stretches: Iterable[Stretch], quotes: Iterable[Quote], *, block: int
) -> tuple[Piece, ...]:
    """The whole text of the block, what is said in it apart."""
    found: list[Piece] = []
    left, position = list(stretches), 0
    for start, end in _spans(quotes, block):
        if start < position:
            continue
        outside, left = _cut(left, start - position)
        inside, left = _cut(left, end - start)
        found += [Piece(outside)] if outside else []
        found += [Piece(inside, is_said=True)] if inside else []
        position = end
    return (*found, Piece(tuple(left))) if left else tuple(found)


def speakers(
    release: Release, version: Version, *, block: int, links: Links
) -> tuple[Speaker, ...]:
    """Who is quoted in the block, in the order of the text, each once."""
    names = {person.id: person.name for person in release.people}
    said = (
        speaker
        for quote in release.quotes
        if quote.language == version.language and _spans([quote], block)
        for speaker in quote.speakers
    )
    return tuple(Speaker(names[id], links.person(id)) for id in dict.fromkeys(said) if id in names)


def _spans(quotes: Iterable[Quote], block: int) -> list[tuple[int, int]]:
    return sorted(
        (span.start, span.end) for quote in quotes for span in quote.spans if span.block == block
    )


def _cut(stretches: Sequence[Stretch], length: int) -> tuple[tuple[Stretch, ...], list[Stretch]]:
    """The first so many signs of the stretches, and the others."""
    first: list[Stretch] = []
    for number, stretch in enumerate(stretches):
        if length <= 0:
            return tuple(first), list(stretches[number:])
        size = sum(len(run.text) for run in stretch.runs)
        if size > length:
            before, behind = _cut_runs(stretch.runs, length)
            first.append(Stretch(before, stretch.href))
            return tuple(first), [Stretch(behind, stretch.href), *stretches[number + 1 :]]
        first.append(stretch)
        length -= size
    return tuple(first), []


def _cut_runs(runs: Sequence[Run], length: int) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    before: list[Run] = []
    for number, run in enumerate(runs):
        if len(run.text) > length:
            cut = (Run(run.text[:length], run.marked),) if length else ()
            return (*before, *cut), (Run(run.text[length:], run.marked), *runs[number + 1 :])
        before.append(run)
        length -= len(run.text)
    return tuple(before), ()
