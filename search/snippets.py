"""The passages of releases that answer a query, cut from their texts.

One passage where it shows all that the release has of the query, else two from different places
where these show more.  Contacts, formulas and the like are shown only where there is nothing
better.  Marks are weighed for all releases of a page at once; of texts only what is shown is read.

    marks ─→ best window of WIDTH ─ shows all? ─→ one fragment
                                  └ no ─→ best two of HALF ─ show more? ─→ two
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from typing import Final

import numpy as np

from index.printed import KIND, OTHER_VERSION, SAYS_NOTHING, kind_of, language_of
from index.release import LANGUAGES, Language, Release
from search.borders import Borders, after_space, borders, grapheme
from search.results import Fragment, Snippet
from search.runs import runs
from search.shown import Marks, Mask, Numbers, Shown, shown
from search.sought import Bits, Sought
from search.wanted import Wanted
from search.windows import Windows, best, firsts, told

WIDTH: Final = 260
"""About how many characters a lone fragment has: two to three lines of a result."""

HALF: Final = 140
"""About how many each of two has."""

_SHORTEST: Final = 60
"""Characters of a beginning that says something: « À télécharger : » does not."""

_PLACES: Final = 2
"""Places that are shown at most."""

_TEXTS: Final = 24
"""Bits of the number of a text in a release."""

Rarity = Callable[[], Sequence[int]]
"""How much each word, phrase and person that is wanted tells, by its number; asked only where a
choice must be made between words."""


Spans = list[tuple[int, int]]
"""Stretches of a text, in order, by offsets."""


@dataclass(frozen=True, slots=True)
class _Cut:
    """A piece of a text, told by its first mark, which begins and ends where it may."""

    text: int
    borders: Borders

    @property
    def start(self) -> int:
        return self.borders.start

    @property
    def end(self) -> int:
        return self.borders.end

    def touches(self, other: _Cut) -> bool:
        """Whether nothing stands between the two."""
        return self.text == other.text and self.start <= other.end and other.start <= self.end + 1

    def __or__(self, other: _Cut) -> _Cut:
        """The two that touch as one."""
        first = min(self.borders, other.borders, key=lambda one: one.start)
        last = max(self.borders, other.borders, key=lambda one: one.end)
        return _Cut(self.text, Borders(first.start, last.end, first.cut_before, last.cut_after))


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
    marks = _in_reading_order(found.marks, first)
    chosen: dict[int, Snippet] = {}
    for bits in sought.each:
        is_last = bits is sought.each[-1]
        page = _Page(found, _left(marks, bits, chosen), bits, rarity if is_last else None)
        chosen |= page.snippets(whole=not is_last)
    return [
        chosen.get(place) or (_beginning(found, place, first) if card else None)
        for place, card in enumerate(found.cards)
    ]


def in_titles(found: Shown, sought: Sought) -> dict[int, dict[Language, Spans]]:
    """What of the last that is wanted stands in the titles: by release, by the title's language."""
    marks = found.marks
    kept = ((marks.natures & KIND) == 0) & ((marks.words & sought.each[-1].mask) != 0)
    titles: dict[int, dict[Language, Spans]] = {}
    rows = (one[kept].tolist() for one in (marks.releases, marks.natures, marks.starts, marks.ends))
    for place, nature, start, end in zip(*rows, strict=True):
        titles.setdefault(place, {}).setdefault(language_of(nature), []).append((start, end))
    return titles


def _in_reading_order(marks: Marks, first: Language) -> Marks:
    """Those that stand in blocks, in the order in which a reader of that language reads them."""
    in_blocks = (marks.natures & KIND) != 0
    if not in_blocks.all():
        marks = marks[in_blocks]
    other = (marks.natures & OTHER_VERSION) != (0 if first == LANGUAGES[0] else OTHER_VERSION)
    if not other.any():
        return marks
    return marks[np.lexsort((other, marks.releases))]  # it keeps the order of equals


def _left(marks: Marks, bits: Bits, chosen: Mapping[int, Snippet]) -> Marks:
    """The marks of what is wanted there, in releases that have no passage yet."""
    kept = (marks.words & bits.mask) != 0
    if chosen:
        kept &= ~np.isin(marks.releases, [*chosen])
    return marks if kept.all() else marks[kept]


class _Page:
    """The marks of one `Wanted` in the releases of a page, from which passages are chosen."""

    def __init__(self, found: Shown, marks: Marks, bits: Bits, rarity: Rarity | None) -> None:
        self._texts, self._marks, self._bits = found.texts, marks, bits
        self._rarity = rarity
        self._words = marks.words & bits.mask
        self._telling = (marks.natures & SAYS_NOTHING) == 0
        self._groups = (marks.releases << _TEXTS) + marks.texts
        self._starts, self._ends = marks.starts.tolist(), marks.ends.tolist()
        self._bits_of, self._natures = self._words.tolist(), marks.natures.tolist()
        self._group_of: list[int] = self._groups.tolist()
        self._firsts: list[int] = firsts(self._groups).tolist()
        self._read: dict[int, tuple[str, Sequence[int]]] = {}

    def snippets(self, *, whole: bool) -> dict[int, Snippet]:
        """By release; with `whole` of those alone of which all that is wanted is shown."""
        if not len(self._marks):
            return {}
        windows = self._windows(WIDTH)
        worth = windows.worth()
        releases, rows = best(self._marks.releases, np.where(self._telling, worth, -1))
        says = self._telling[rows]
        if not says.all():
            rows = np.where(says, rows, best(self._marks.releases, worth)[1])
        present = self._present(releases)
        shows_all = ~says | (present & ~windows.words[rows] == 0)
        if whole:
            kept = says & (present == self._bits.mask)
            releases, rows, present, shows_all = (
                one[kept] for one in (releases, rows, present, shows_all)
            )
        found = {
            release: self._snippet([self._cut(row, int(windows.ends[row]) - 1, WIDTH)])
            for release, row in zip(
                releases[shows_all].tolist(), rows[shows_all].tolist(), strict=True
            )
        }
        if shows_all.all():
            return found
        few = ~shows_all
        found |= self._chosen(releases[few], rows[few], present[few], windows, whole=whole)
        return found

    def _windows(self, width: int) -> Windows:
        marks = self._marks
        return Windows.of(self._groups, marks.starts, marks.ends, self._words, width)

    def _present(self, releases: Numbers) -> Numbers:
        """The bits of what is marked anywhere in each of the releases where it says something."""
        firsts = self._marks.releases.searchsorted(releases)
        return np.bitwise_or.reduceat(np.where(self._telling, self._words, 0), firsts)

    def _chosen(
        self, releases: Numbers, rows: Numbers, present: Numbers, windows: Windows, *, whole: bool
    ) -> dict[int, Snippet]:
        """One fragment or two, whichever shows more, where none shows all."""
        weights = None
        is_plain = np.ones(len(releases), np.bool_)
        if self._rarity:
            # two words can always be shown in two places; of more, the telling ones are chosen
            is_plain = np.bitwise_count(present) <= _PLACES
            weights = None if is_plain.all() else self._weights(self._rarity())
        found = {}
        for kept, weighing in ((is_plain, None), (~is_plain, weights)):
            if not kept.any():
                continue
            some, best_of = releases[kept], rows[kept]
            if weighing:
                worth = np.where(self._telling, windows.worth(weights=weighing), -1)
                every, weighed = best(self._marks.releases, worth)
                best_of = weighed[every.searchsorted(some)]
            pairs = self._pairs(some, weighing)
            for release, row in zip(some.tolist(), best_of.tolist(), strict=True):
                alone = [self._cut(row, int(windows.ends[row]) - 1, WIDTH)]
                cuts = max(
                    alone, pairs[release], key=lambda cuts: _tell(self._shown(cuts), weighing)
                )
                if not whole or self._shown(cuts) == self._bits.mask:
                    found[release] = self._snippet(cuts)
        return found

    def _pairs(self, releases: Numbers, weights: Sequence[int] | None) -> dict[int, list[_Cut]]:
        """The narrow passage that shows most and the one that adds most to it, in reading order.

        One where the two come to touch, or where nothing is added.
        """
        marks = self._marks
        kept = self._telling & np.isin(marks.releases, releases)
        windows = self._windows(HALF)
        every, rows = best(marks.releases, np.where(kept, windows.worth(weights=weights), -1))
        rows = rows[every.searchsorted(releases)]
        leading = [self._cut(row, int(windows.ends[row]) - 1, HALF) for row in rows.tolist()]
        pairs = {release: [cut] for release, cut in zip(releases.tolist(), leading, strict=True)}
        for release, row, last in self._following(releases, leading, kept, weights):
            (cut,) = pairs[release]
            other = self._cut(row, last, HALF)
            if cut.touches(other):
                pairs[release] = [cut | other]
            else:
                pairs[release] = sorted((cut, other), key=lambda one: (one.text, one.start))
        return pairs

    def _following(
        self, releases: Numbers, leading: Sequence[_Cut], kept: Mask, weights: Sequence[int] | None
    ) -> Iterator[tuple[int, int, int]]:
        """The best window outside of the cut of each release: the release, first and last mark."""
        marks = self._marks
        text, start, end = np.array([(cut.text, cut.start, cut.end) for cut in leading]).T
        shown = np.array([self._shown([cut]) for cut in leading], np.int64)
        place = np.minimum(releases.searchsorted(marks.releases), len(releases) - 1)
        same = self._groups == self._groups[text][place]
        behind = same & (marks.starts >= end[place])
        rest = np.flatnonzero(kept & (~same | behind | (marks.ends <= start[place])))
        if not len(rest):
            return
        windows = Windows.of(
            (self._groups << 1 | behind)[rest],
            marks.starts[rest],
            marks.ends[rest],
            self._words[rest],
            HALF,
        )
        worth = windows.worth(words=~shown[place][rest], weights=weights)
        found, rows = best(marks.releases[rest], worth)
        adds = told(worth[rows]) > 0
        found, rows = found[adds], rows[adds]
        firsts, lasts = rest[rows], rest[windows.ends[rows] - 1]
        yield from zip(found.tolist(), firsts.tolist(), lasts.tolist(), strict=True)

    def _weights(self, rarity: Sequence[int]) -> list[int]:
        """What each bit tells."""
        own = rarity[: self._bits.room]
        return [0] * self._bits.first + [*own]

    def _cut(self, row: int, last: int, width: int) -> _Cut:
        """The piece of text around the marks from the one to the other, which are of one text."""
        text, breaks = self._text(row)
        start, end = self._starts[row], max(self._ends[row], self._ends[last])
        end = max(start, min(end, grapheme(text, start + width)))  # a word may be endless
        return _Cut(self._first(row), borders(text, breaks, start, end, width=width))

    def _first(self, row: int) -> int:
        """The first mark of the text that a mark is in."""
        return self._firsts[bisect_right(self._firsts, row) - 1]

    def _before(self, cut: _Cut) -> range:
        """The marks of the text of the cut that begin before it ends."""
        following = bisect_right(self._firsts, cut.text)
        last = self._firsts[following] if following < len(self._firsts) else len(self._starts)
        return range(cut.text, bisect_left(self._starts, cut.end, cut.text, last))

    def _text(self, row: int) -> tuple[str, Sequence[int]]:
        """The text that the mark is in, and where its sentences begin."""
        group = self._group_of[row]
        found = self._read.get(group)
        if found is None:
            release, text = group >> _TEXTS, group & (1 << _TEXTS) - 1
            found = self._texts.read(release, text), self._texts.breaks(release, text)
            self._read[group] = found
        return found

    def _shown(self, cuts: Sequence[_Cut]) -> int:
        """The bits of what the cuts show."""
        found = 0
        for cut in cuts:
            for row in self._before(cut):
                if self._starts[row] >= cut.start and self._ends[row] <= cut.end:
                    found |= self._bits_of[row]
        return found

    def _snippet(self, cuts: Sequence[_Cut]) -> Snippet:
        return Snippet(tuple(map(self._fragment, cuts)))

    def _fragment(self, cut: _Cut) -> Fragment:
        nature = self._natures[cut.text]
        every = self._before(cut)
        spans = [(self._starts[row], self._ends[row]) for row in every]
        return _fragment(self._text(cut.text)[0], nature, cut.borders, spans)


def _tell(shown: int, weights: Sequence[int] | None) -> int:
    """What these bits tell."""
    if weights is None:
        return shown.bit_count()
    return sum(weight for bit, weight in enumerate(weights) if shown >> bit & 1)


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
