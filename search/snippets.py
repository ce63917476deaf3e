"""The best passage of a release, cut from its stored text, with what matched marked.

The text is analysed as it was for the index, so what is marked is what was found, on the original
words: `securite` marks `sécurité`.  Nothing is searched a second time in folded text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from index.analysis import Token, analyse
from index.entry import ANALYSES, TextField, Word
from index.release import LANGUAGES, Block, Language, Mention, Release
from search.borders import after_space, borders, breaks, grapheme
from search.results import Run, Snippet
from search.words import Wanted

WIDTH: Final = 260
"""About how many characters a passage has: two to three lines of a result."""

_SHORTEST: Final = 60
"""Characters of a beginning that says something: « À télécharger : » does not."""

_CLOSE: Final = 8
"""Characters between two words that read as one expression: « programme d’investissements »."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """What matched at one place; `words` are numbers of what is wanted."""

    start: int
    end: int
    words: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Window:
    """Some neighbouring marks, from `start` to `end`.

    It is worth as many different words as it shows, then as many of them as stand close together.
    """

    worth: tuple[int, int]
    start: int
    end: int


def marked(text: str, wanted: Wanted, *, language: Language) -> tuple[Run, ...]:
    """The whole text, as runs that are marked where they match.

    >>> wanted = Wanted((frozenset({(TextField("fr", "exact"), "securite")}),))
    >>> marked("La sécurité", wanted, language="fr")
    (Run(text='La ', marked=False), Run(text='sécurité', marked=True))
    """
    return _runs(text, _marks(text, language, _Sought.of(wanted, language)), 0, len(text))


def snippet(release: Release, wanted: Wanted, *, first: Language) -> Snippet | None:
    """The passage that shows most of what is wanted: the first one, from the version in `first` on.

    With nothing wanted, or nothing of it in the text, the beginning of the text.
    None for a release without text.
    """
    sought = {language: _Sought.of(wanted, language) for language in LANGUAGES}
    size = len(wanted.words) + len(wanted.phrases) + bool(wanted.people)
    best: _Window | None = None
    for block, mentions in _blocks(release, first) if wanted else ():
        marks = _marks(block.text, block.language, sought[block.language])
        marks += [
            _Mark(mention.start, mention.end, frozenset({size - 1}))
            for mention in mentions
            if mention.person in wanted.people
        ]
        marks.sort(key=_by_place)
        window = max(_windows(marks), key=lambda window: window.worth, default=None)
        if window and (best is None or window.worth > best.worth):
            best, shown, shown_marks = window, block, marks
            if best.worth == (size, size - 1):  # no other can be worth more
                break
    if best is None:
        return _beginning(release, first)
    return _passage(shown, shown_marks, best)


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
    telling = (block for block in paragraphs if len(block.text) >= _SHORTEST)
    block = next(chain(telling, paragraphs, blocks), None)
    if block is None:
        return None
    start = after_space(block.text, 0)
    return _passage(block, [], _Window((0, 0), start, start))


def _passage(block: Block, marks: Sequence[_Mark], window: _Window) -> Snippet:
    text = block.text
    first = window.start
    last = max(first, min(window.end, grapheme(text, first + WIDTH)))  # a word may be endless
    start, end = borders(text, first, last, width=WIDTH)
    return Snippet(
        runs=_runs(text, marks, start, end),
        language=block.language,
        cut_before=start not in breaks(text, start, start),
        cut_after=after_space(text, end) not in breaks(text, end, end),
    )


@dataclass(frozen=True, slots=True)
class _Sought:
    """What is wanted of texts in one language: for each term the numbers of its words."""

    exact: Mapping[str, frozenset[int]]
    stem: Mapping[str, frozenset[int]]
    phrases: tuple[tuple[int, tuple[Word, ...]], ...]

    @classmethod
    def of(cls, wanted: Wanted, language: Language) -> _Sought:
        numbers: dict[TextField, dict[str, frozenset[int]]] = {
            TextField(language, analysis): {} for analysis in ANALYSES
        }
        for number, terms in enumerate(wanted.words):
            for field, term in terms:
                if field.language == language:
                    numbers[field][term] = numbers[field].get(term, frozenset()) | {number}
        phrases = tuple(
            (number, words)
            for number, readings in enumerate(wanted.phrases, start=len(wanted.words))
            for field, words in readings
            if field.language == language
        )
        return cls(
            numbers[TextField(language, "exact")], numbers[TextField(language, "stem")], phrases
        )

    def __bool__(self) -> bool:
        return bool(self.exact or self.stem or self.phrases)

    def words(self, token: Token) -> frozenset[int]:
        """Which of the words it is."""
        found: frozenset[int] = frozenset()
        for term in token.stem:
            found |= self.stem.get(term, found)
        for term in token.exact:
            found |= self.exact.get(term, found)
        return found


def _marks(text: str, language: Language, sought: _Sought) -> list[_Mark]:
    if not sought:
        return []
    tokens = analyse(text, language=language)
    marks = [
        _Mark(token.start, token.end, found) for token in tokens if (found := sought.words(token))
    ]
    for number, words in sought.phrases:
        marks += _in_a_row(tokens, words, number)
    marks.sort(key=_by_place)
    return marks


def _by_place(mark: _Mark) -> tuple[int, int]:
    """The longer of two that begin together comes first."""
    return mark.start, -mark.end


def _in_a_row(tokens: Sequence[Token], words: tuple[Word, ...], number: int) -> Iterator[_Mark]:
    """Each place where the words of a phrase stand one after the other, as one mark."""
    name = frozenset({number})
    sets = [frozenset(word) for word in words]
    for i in range(len(tokens) - len(words) + 1):
        if all(not word or not word.isdisjoint(tokens[i + k].exact) for k, word in enumerate(sets)):
            yield _Mark(tokens[i].start, tokens[i + len(words) - 1].end, name)


def _windows(marks: Sequence[_Mark]) -> Iterator[_Window]:
    """For each mark, it and those that follow it within the width; each is looked at twice.

     ├─ WIDTH ─┤
    m1   m2  m3      m4
         ├─ WIDTH ─┤
    """
    inside: Counter[int] = Counter()
    close = 0
    last = 0
    for first, mark in enumerate(marks):
        while last < len(marks) and (last <= first or marks[last].end <= mark.start + WIDTH):
            inside.update(marks[last].words)
            close += last > first and _are_close(marks[last - 1], marks[last])
            last += 1
        end = max(mark.end, marks[last - 1].end)
        yield _Window((len(inside), min(close, len(inside) - 1)), mark.start, end)
        close -= last > first + 1 and _are_close(mark, marks[first + 1])
        inside.subtract(mark.words)
        for word in mark.words:
            if not inside[word]:
                del inside[word]


def _are_close(mark: _Mark, following: _Mark) -> bool:
    return following.start - mark.end <= _CLOSE and following.words != mark.words


def _runs(text: str, marks: Iterable[_Mark], start: int, end: int) -> tuple[Run, ...]:
    """The text from the one offset to the other; marks that overlap become one."""
    spans: list[list[int]] = []
    for mark in marks:
        first, last = max(mark.start, start), min(mark.end, end)
        if first >= last:
            continue
        if spans and first < spans[-1][1]:
            spans[-1][1] = max(spans[-1][1], last)
        else:
            spans.append([first, last])
    runs = []
    position = start
    for first, last in spans:
        if first > position:
            runs.append(Run(text[position:first]))
        runs.append(Run(text[first:last], marked=True))
        position = last
    if position < end:
        runs.append(Run(text[position:end]))
    return tuple(runs)
