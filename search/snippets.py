"""The passages of a release that answer a query, cut from its stored text.

One passage where it shows all that the release has of the query, else two from different places
where these show more.  Contacts, formulas and the like are shown only where there is nothing
better.  Each text is analysed once.

    marks of each block ─→ best window of WIDTH ─ shows all? ─→ one fragment
                                                └ no ─→ best two of HALF ─ show more? ─→ two
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from index.boilerplate import is_boilerplate
from index.release import LANGUAGES, Block, Language, Mention, Release
from search.borders import after_space, borders, breaks, grapheme
from search.marks import Mark, Sought, marks, runs
from search.results import Fragment, Snippet
from search.wanted import Wanted

WIDTH: Final = 260
"""About how many characters a lone fragment has: two to three lines of a result."""

HALF: Final = 140
"""About how many each of two has."""

_SHORTEST: Final = 60
"""Characters of a beginning that says something: « À télécharger : » does not."""

_CLOSE: Final = 8
"""Characters between two words that read as one expression: « programme d’investissements »."""

Rarity = Callable[[], Sequence[int]]
"""How much each word, phrase and person that is wanted tells, by its number; asked only where a
choice must be made between words."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A block and what of it is marked; `number` is its place among the blocks."""

    number: int
    block: Block
    marks: tuple[Mark, ...]

    @property
    def words(self) -> frozenset[int]:
        return frozenset(word for mark in self.marks for word in mark.words)

    def outside(self, start: int, end: int) -> Iterator[_Text]:
        """What is marked before the one offset, and what behind the other."""
        before = tuple(mark for mark in self.marks if mark.end <= start)
        behind = tuple(mark for mark in self.marks if mark.start >= end)
        return (replace(self, marks=found) for found in (before, behind) if found)


@dataclass(frozen=True, slots=True)
class _Window:
    """Some neighbouring marks of a text, from `start` to `end`.

    It is worth what the different words tell that it shows, then how many of them stand close
    together.
    """

    worth: tuple[int, int]
    text: _Text
    start: int
    end: int

    @property
    def words(self) -> frozenset[int]:
        """What it shows."""
        inside = (m for m in self.text.marks if self.start <= m.start and m.end <= self.end)
        return frozenset(word for mark in inside for word in mark.words)


@dataclass(frozen=True, slots=True)
class _Cut:
    """A piece of a text, which begins and ends where it may."""

    text: _Text
    start: int
    end: int

    @property
    def fragment(self) -> Fragment:
        text, start, end = self.text.block.text, self.start, self.end
        return Fragment(
            runs=runs(text, self.text.marks, start, end),
            language=self.text.block.language,
            cut_before=start not in breaks(text, start, start),
            cut_after=after_space(text, end) not in breaks(text, end, end),
        )


def snippet(
    release: Release, wanted: Wanted, *, first: Language, rarity: Rarity | None = None
) -> Snippet | None:
    """The passages that show most of what is wanted: the first such, the version in `first` first.

    With nothing wanted, or nothing of it in the text, the beginning of the text.
    None for a release without text.
    """
    size = len(wanted.words) + len(wanted.phrases) + bool(wanted.people)
    same = (1,) * size
    texts: list[_Text] = []
    best: _Window | None = None
    for text in _texts(release, wanted, first=first, size=size):
        window = _best([text], same, WIDTH)
        if not window or is_boilerplate(text.block.text):
            texts.append(text)
            continue
        texts.append(text)
        if best is None or window.worth > best.worth:
            best = window
        if best.worth == (size, size - 1):  # no other can be worth more
            return Snippet((_cut(best, WIDTH).fragment,))
    if best is None:
        best = _best(texts, same, WIDTH)
        return Snippet((_cut(best, WIDTH).fragment,)) if best else _beginning(release, first)
    telling = [text for text in texts if not is_boilerplate(text.block.text)]
    present = frozenset(word for text in telling for word in text.words)
    if best.words >= present:
        return Snippet((_cut(best, WIDTH).fragment,))
    return _chosen(telling, present, best, rarity)


def _chosen(
    texts: Sequence[_Text], present: frozenset[int], best: _Window, rarity: Rarity | None
) -> Snippet:
    """One fragment or two, whichever shows more, where none shows all."""
    few = 2
    weights: Sequence[int] = (1,) * (max(present) + 1)
    if rarity and len(present) > few:  # two words can always be shown in two places
        weights = rarity()
        best = _best(texts, weights, WIDTH) or best
    cuts = _pair(texts, weights)
    if cuts and _shown(cuts, weights) > _shown([_cut(best, WIDTH)], weights):
        return Snippet(tuple(cut.fragment for cut in cuts))
    return Snippet((_cut(best, WIDTH).fragment,))


def _pair(texts: Sequence[_Text], weights: Sequence[int]) -> list[_Cut]:
    """The narrow passage that shows most and the one that adds most to it, in reading order.

    One where the two come to touch.
    """
    leading = _best(texts, weights, HALF)
    if leading is None:
        return []
    cut = _cut(leading, HALF)
    rest = (
        piece
        for text in texts
        for piece in (text.outside(cut.start, cut.end) if text is leading.text else (text,))
    )
    shown = _words([cut])
    missing = [0 if word in shown else weight for word, weight in enumerate(weights)]
    following = _best(rest, missing, HALF)
    if following is None or following.worth[0] == 0:
        return [cut]
    # the other half of its own block is not marked in `following`
    whole = next(text for text in texts if text.number == following.text.number)
    other = replace(_cut(following, HALF), text=whole)
    if whole is leading.text and cut.start <= other.end and other.start <= cut.end + 1:
        return [_Cut(whole, min(cut.start, other.start), max(cut.end, other.end))]
    return sorted((cut, other), key=lambda one: (one.text.number, one.start))


def _words(cuts: Iterable[_Cut]) -> frozenset[int]:
    """What the pieces show."""
    return frozenset(
        word
        for cut in cuts
        for mark in cut.text.marks
        if cut.start <= mark.start and mark.end <= cut.end
        for word in mark.words
    )


def _shown(cuts: Iterable[_Cut], weights: Sequence[int]) -> int:
    return sum(weights[word] for word in _words(cuts))


def _texts(release: Release, wanted: Wanted, *, first: Language, size: int) -> Iterator[_Text]:
    """The blocks in which anything is marked."""
    if not wanted:
        return
    sought = {language: Sought.of(wanted, language) for language in LANGUAGES}
    for number, (block, mentions) in enumerate(_blocks(release, first)):
        found = marks(block.text, block.language, sought[block.language])
        named = [
            Mark(mention.start, mention.end, frozenset({size - 1}))
            for mention in mentions
            if mention.person in wanted.people
        ]
        if named:
            found = sorted((*found, *named), key=lambda mark: mark.place)
        if found:
            yield _Text(number, block, tuple(found))


def _blocks(release: Release, first: Language) -> Iterator[tuple[Block, list[Mention]]]:
    """The blocks of each version with the people named there, the version in `first` first."""
    for version in sorted(release.versions, key=lambda version: version.language != first):
        mentions: dict[int | None, list[Mention]] = {}
        for mention in release.mentions:
            if mention.language == version.language:
                mentions.setdefault(mention.block, []).append(mention)
        for number, block in enumerate(version.blocks):
            yield block, mentions.get(number, [])


def _beginning(release: Release, first: Language) -> Snippet | None:
    """The beginning of the first paragraph that says something, or of whatever text there is."""
    blocks = [block for block, _ in _blocks(release, first) if block.text.strip()]
    paragraphs = [block for block in blocks if block.kind == "paragraph"]
    telling = (
        block
        for block in paragraphs
        if len(block.text) >= _SHORTEST and not is_boilerplate(block.text)
    )
    block = next(chain(telling, paragraphs, blocks), None)
    if block is None:
        return None
    start = after_space(block.text, 0)
    return Snippet((_cut(_Window((0, 0), _Text(0, block, ()), start, start), WIDTH).fragment,))


def _cut(window: _Window, width: int) -> _Cut:
    text = window.text.block.text
    last = max(window.start, min(window.end, grapheme(text, window.start + width)))
    start, end = borders(text, window.start, last, width=width)  # a word may be endless
    return _Cut(window.text, start, end)


def _best(texts: Iterable[_Text], weights: Sequence[int], width: int) -> _Window | None:
    """The first of the windows that are worth most."""
    every = chain.from_iterable(_windows(text, weights, width) for text in texts)
    return max(every, key=lambda window: window.worth, default=None)


def _windows(text: _Text, weights: Sequence[int], width: int) -> Iterator[_Window]:
    """For each mark, it and those that follow it within the width; each is looked at twice.

     ├─ width ─┤
    m1   m2  m3      m4
         ├─ width ─┤
    """
    found = text.marks
    inside: Counter[int] = Counter()
    told = close = last = 0
    for first, mark in enumerate(found):
        while last < len(found) and (last <= first or found[last].end <= mark.start + width):
            told += sum(weights[word] for word in found[last].words if not inside[word])
            inside.update(found[last].words)
            close += last > first and _are_close(found[last - 1], found[last])
            last += 1
        end = max(mark.end, found[last - 1].end)
        yield _Window((told, min(close, len(inside) - 1)), text, mark.start, end)
        close -= last > first + 1 and _are_close(mark, found[first + 1])
        inside.subtract(mark.words)
        for word in mark.words:
            if not inside[word]:
                del inside[word]
                told -= weights[word]


def _are_close(mark: Mark, following: Mark) -> bool:
    return following.start - mark.end <= _CLOSE and following.words != mark.words
