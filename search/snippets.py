"""The passages of releases that answer a query, cut from their texts.

One passage where it shows all that the release has of the query, else two from different places
where these show more.  Contacts, formulas and the like are shown only where there is nothing
better.  Of texts only what is shown is read.

    marks ─→ best window of WIDTH ─ shows all? ─→ one fragment
                                  └ no ─→ best two of HALF ─ show more? ─→ two
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import chain, repeat
from typing import Final, NamedTuple

from index.printed import KIND, OTHER_VERSION, SAYS_NOTHING, kind_of, language_of
from index.release import LANGUAGES, Language, Release
from search.borders import Borders, after_space, borders, grapheme
from search.results import Fragment, Snippet
from search.runs import runs
from search.shown import Row, Shown, Texts, shown
from search.sought import Bits, Sought
from search.wanted import Wanted
from search.windows import Window, best, told

WIDTH: Final = 260
"""About how many characters a lone fragment has: two to three lines of a result."""

HALF: Final = 140
"""About how many each of two has."""

_SHORTEST: Final = 60
"""Characters of a beginning that says something: « À télécharger : » does not."""

_PLACES: Final = 2
"""Places that are shown at most."""

Rarity = Callable[[], Sequence[int]]
"""How much each word, phrase and person that is wanted tells, by its number; asked only where a
choice must be made between words."""


Spans = list[tuple[int, int]]
"""Stretches of a text, in order, by offsets."""


class _Cut(NamedTuple):
    """A piece of a text, which begins and ends where it may; `nature` is what the text is."""

    text: int
    nature: int
    borders: Borders

    def shows(self, row: Row) -> bool:
        """Whether the mark is seen in it, whole."""
        text, start, end, _, _ = row
        return text == self.text and start >= self.borders.start and end <= self.borders.end

    def touches(self, other: _Cut) -> bool:
        """Whether nothing stands between the two."""
        here, there = self.borders, other.borders
        return self.text == other.text and here.start <= there.end and there.start <= here.end + 1

    def joined(self, other: _Cut) -> _Cut:
        """The two that touch as one."""
        first = min(self.borders, other.borders, key=lambda one: one.start)
        last = max(self.borders, other.borders, key=lambda one: one.end)
        both = Borders(first.start, last.end, first.cut_before, last.cut_after)
        return _Cut(self.text, self.nature, both)


def snippet(
    release: Release, wanted: Wanted, *, first: Language, rarity: Rarity | None = None
) -> Snippet | None:
    """The passages of one release that is at hand, as `snippets` finds them."""
    sought = Sought.of(wanted)
    return snippets(shown([release], sought), sought, first=first, rarity=rarity)[0]


def snippets(
    found: Shown, sought: Sought, *, first: Language, rarity: Rarity | None = None
) -> list[Snippet | None]:
    """For each release the passages that show most of what is wanted, the first such.

    The version in `first` goes before the other.  Of several that are wanted, each but the last is
    shown only where all its words are.
    With nothing wanted, or nothing of it in the text, the beginning of the text.
    None for a release without text.
    """
    *strict, last = sought.each
    rarity = rarity and cache(rarity)
    chosen: list[Snippet | None] = []
    for place, (card, marks) in enumerate(zip(found.cards, found.marks, strict=True)):
        passages: Snippet | None = None
        if card:
            rows = _in_reading_order(marks, first)
            for bits in strict:
                if passages is None:
                    passages = _Passages(found.texts, place, _only(rows, bits)).whole(bits)
            if passages is None:
                rows = _only(rows, last) if strict else rows
                if rows:
                    passages = _Passages(found.texts, place, rows).most(last, rarity)
                else:
                    passages = _beginning(found, place, first)
        chosen.append(passages)
    return chosen


def in_titles(found: Shown, sought: Sought) -> dict[int, dict[Language, Spans]]:
    """What of the last that is wanted stands in the titles: by release, by the title's language."""
    mask = sought.each[-1].mask
    titles: dict[int, dict[Language, Spans]] = {}
    for place, rows in enumerate(found.marks):
        for _, start, end, words, nature in rows:
            if not nature & KIND and words & mask:
                own = titles.setdefault(place, {}).setdefault(language_of(nature), [])
                own.append((start, end))
    return titles


def _in_reading_order(rows: Iterable[Row], first: Language) -> list[Row]:
    """Those that stand in blocks, in the order in which a reader of that language reads them."""
    blocks = [row for row in rows if row[4] & KIND]
    own = 0 if first == LANGUAGES[0] else OTHER_VERSION
    before = [row for row in blocks if row[4] & OTHER_VERSION == own]
    if len(before) == len(blocks):
        return blocks
    return before + [row for row in blocks if row[4] & OTHER_VERSION != own]


def _only(rows: Iterable[Row], bits: Bits) -> list[Row]:
    """The marks of what is wanted there."""
    mask = bits.mask
    return [
        (text, start, end, words & mask, nature)
        for text, start, end, words, nature in rows
        if words & mask
    ]


class _Passages:
    """The marks of one `Wanted` in a release, of which there are some; passages are cut around."""

    def __init__(self, texts: Texts, release: int, rows: list[Row]) -> None:
        self._texts, self._release = texts, release
        telling = [row for row in rows if not row[4] & SAYS_NOTHING]
        self._says_nothing = not telling
        self._rows = telling or rows
        self._present = 0  # the bits of what is marked anywhere
        for row in self._rows:
            self._present |= row[3]
        self._read: dict[int, tuple[str, Sequence[int]]] = {}

    def whole(self, bits: Bits) -> Snippet | None:
        """What shows all that is wanted; None where no passages do."""
        if self._says_nothing or self._present != bits.mask:
            return None
        window = best(self._rows, WIDTH)
        if window.words == bits.mask:
            return self._snippet([self._cut(window, WIDTH)])
        cuts = self._chosen(window, None)
        return self._snippet(cuts) if self._shown(cuts) == bits.mask else None

    def most(self, bits: Bits, rarity: Rarity | None) -> Snippet:
        """What shows most."""
        window = best(self._rows, WIDTH)
        if self._says_nothing or window.words == self._present:
            return self._snippet([self._cut(window, WIDTH)])
        weights = None
        if rarity and self._present.bit_count() > _PLACES:
            # two words can always be shown in two places; of more, the telling ones are chosen
            weights = [0] * bits.first + [*rarity()[: bits.room]]
            window = best(self._rows, WIDTH, weights=weights)
        return self._snippet(self._chosen(window, weights))

    def _chosen(self, window: Window, weights: Sequence[int] | None) -> list[_Cut]:
        """One place or two, whichever shows more, where none shows all."""
        alone = [self._cut(window, WIDTH)]
        return max(alone, self._pair(weights), key=lambda cuts: told(self._shown(cuts), weights))

    def _pair(self, weights: Sequence[int] | None) -> list[_Cut]:
        """The narrow passage that shows most and the one that adds most to it, in reading order.

        One where the two come to touch, or where nothing is added.
        """
        leading = self._cut(best(self._rows, HALF, weights=weights), HALF)
        unseen = ~self._shown([leading])
        before, behind = self._outside(leading)
        following = None
        for rows in filter(None, (before, behind)):
            window = best(rows, HALF, counted=unseen, weights=weights)
            if window.told and (following is None or window.worth > following[1].worth):
                following = rows, window
        if following is None:
            return [leading]
        other = self._cut(following[1], HALF, following[0])
        if leading.touches(other):
            return [leading.joined(other)]
        return sorted((leading, other), key=lambda cut: (cut.text, cut.borders.start))

    def _outside(self, cut: _Cut) -> tuple[list[Row], list[Row]]:
        """The marks before the cut, and those behind it."""
        before: list[Row] = []
        behind: list[Row] = []
        side = before
        for row in self._rows:
            if row[0] != cut.text:
                side.append(row)
            else:
                side = behind
                if row[2] <= cut.borders.start:
                    before.append(row)
                elif row[1] >= cut.borders.end:
                    behind.append(row)
        return before, behind

    def _cut(self, window: Window, width: int, rows: list[Row] | None = None) -> _Cut:
        """The piece of text around the window."""
        rows = self._rows if rows is None else rows
        number, start, end, _, nature = rows[window.first]
        text, breaks = self._text(number)
        end = max(end, rows[window.last][2])
        end = max(start, min(end, grapheme(text, start + width)))  # a word may be endless
        return _Cut(number, nature, borders(text, breaks, start, end, width=width))

    def _text(self, number: int) -> tuple[str, Sequence[int]]:
        """A text, and where its sentences begin."""
        found = self._read.get(number)
        if found is None:
            texts, release = self._texts, self._release
            found = texts.read(release, number), texts.breaks(release, number)
            self._read[number] = found
        return found

    def _shown(self, cuts: Sequence[_Cut]) -> int:
        """The bits of what the cuts show."""
        found = 0
        for cut in cuts:
            for row in self._rows:
                if cut.shows(row):
                    found |= row[3]
        return found

    def _snippet(self, cuts: Sequence[_Cut]) -> Snippet:
        return Snippet(tuple(map(self._fragment, cuts)))

    def _fragment(self, cut: _Cut) -> Fragment:
        end = cut.borders.end
        spans = [(row[1], row[2]) for row in self._rows if row[0] == cut.text and row[1] < end]
        return _fragment(self._text(cut.text)[0], cut.nature, cut.borders, spans)


def _fragment(
    text: str, nature: int, cut: Borders, spans: Iterable[tuple[int, int]] = ()
) -> Fragment:
    return Fragment(
        runs(text, spans, cut.start, cut.end), language_of(nature), cut.cut_before, cut.cut_after
    )


def _beginning(found: Shown, place: int, first: Language) -> Snippet | None:
    """The beginning of the first paragraph that says something, or of whatever text there is."""
    natures = found.texts.natures(place)
    other = 0 if first == LANGUAGES[0] else OTHER_VERSION
    blocks = [number for number, nature in enumerate(natures) if nature & KIND]
    blocks.sort(key=lambda number: natures[number] & OTHER_VERSION != other)
    paragraphs = [number for number in blocks if kind_of(natures[number]) == "paragraph"]
    telling = [number for number in paragraphs if not natures[number] & SAYS_NOTHING]
    asked = chain(zip(telling, repeat(_SHORTEST)), zip(chain(paragraphs, blocks), repeat(1)))
    for number, least in asked:
        text = found.texts.read(place, number)
        if len(text) >= least and not text.isspace():
            start = after_space(text, 0)
            breaks = found.texts.breaks(place, number)
            cut = borders(text, breaks, start, start, width=WIDTH)
            return Snippet((_fragment(text, natures[number], cut),))
    return None
