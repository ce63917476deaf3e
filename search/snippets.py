"""The best passage of a release, cut from its stored text, with the words that matched marked.

The text is analysed as it was for the index, so what is marked is what was found, on the original
words: `securite` marks `sécurité`.  Nothing is searched a second time in folded text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from index.analysis import Token, analyse
from index.entry import TextField, Word
from index.release import Language, Release, Version
from search.results import Run, Snippet
from search.words import Wanted

WIDTH: Final = 260
"""About how many characters a passage has: two to three lines of a result."""

_SENTENCE: Final = re.compile(
    r"""
    (?<=[.!?…]) (?<! \b[A-ZÀ-Ý]\.)
    (?<! \b(?:MM|Mr|Ms|Dr|St|Lt|No)\.) (?<! \b(?:Mrs|Gen|Adm|Col|Sen|Rep)\.)
    [\s\u00a0\u202f]+ (?=[\w«“"])
    | \n+
    """,
    re.VERBOSE,
)
"""Between sentences, and not behind an initial, an honorific or a rank."""


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    terms: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Window:
    """Some neighbouring marks of one block."""

    marks: tuple[_Mark, ...]

    @property
    def worth(self) -> tuple[int, int]:
        """Different words first, then how many there are."""
        return len(frozenset().union(*(mark.terms for mark in self.marks))), len(self.marks)


def marked(text: str, wanted: Wanted, *, language: Language) -> tuple[Run, ...]:
    """The whole text, as runs that are marked where they match.

    >>> wanted = Wanted(frozenset({(TextField("fr", "exact"), "securite")}))
    >>> marked("La sécurité", wanted, language="fr")
    (Run(text='La ', marked=False), Run(text='sécurité', marked=True))
    """
    return _runs(text, _marks(text, wanted, language), 0, len(text))


def snippet(release: Release, wanted: Wanted, *, first: Language) -> Snippet | None:
    """The passage that shows most of what is wanted, of the version in `first` when it is a tie.

    With nothing wanted, or nothing of it in the text, the beginning of the text.
    None for a release without text.
    """
    versions = sorted(release.versions, key=lambda version: version.language != first)
    best: tuple[tuple[int, int], str, Language, _Window] | None = None
    for block in (block for version in versions for block in version.blocks) if wanted else ():
        for window in _windows(_marks(block.text, wanted, block.language)):
            if best is None or window.worth > best[0]:
                best = (window.worth, block.text, block.language, window)
    if best is None:
        return _beginning(versions)
    _, text, language, window = best
    start, end = _borders(text, window.marks[0].start, window.marks[-1].end)
    return Snippet(
        runs=_runs(text, window.marks, start, end),
        language=language,
        cut_before=start not in _breaks(text),
        cut_after=_after_space(text, end) not in _breaks(text),
    )


def _beginning(versions: Sequence[Version]) -> Snippet | None:
    for version in versions:
        for block in version.blocks:
            if block.kind == "paragraph" and block.text.strip():
                _, end = _borders(block.text, 0, 0)
                runs = (Run(block.text[:end]),)
                cut = _after_space(block.text, end) not in _breaks(block.text)
                return Snippet(runs, block.language, cut_after=cut)
    return None


def _marks(text: str, wanted: Wanted, language: Language) -> list[_Mark]:
    exact = {term for field, term in wanted.terms if field == TextField(language, "exact")}
    stem = {term for field, term in wanted.terms if field == TextField(language, "stem")}
    phrases = [words for field, words in wanted.phrases if field.language == language]
    if not exact and not stem and not phrases:
        return []
    tokens = analyse(text, language=language)
    marks = [
        _Mark(token.start, token.end, frozenset(matched))
        for token in tokens
        if (matched := _matched(token, exact, stem))
    ]
    for words in phrases:
        marks += _in_a_row(tokens, words)
    return sorted(marks, key=lambda mark: (mark.start, -mark.end))


def _in_a_row(tokens: list[Token], words: tuple[Word, ...]) -> list[_Mark]:
    """Each place where the words of a phrase stand one after the other, as one mark."""
    name = frozenset({" ".join(word[0] for word in words if word)})
    return [
        _Mark(tokens[i].start, tokens[i + len(words) - 1].end, name)
        for i in range(len(tokens) - len(words) + 1)
        if all(set(word).intersection(tokens[i + k].exact) for k, word in enumerate(words) if word)
    ]


def _matched(token: Token, exact: set[str], stem: set[str]) -> set[str]:
    """The terms by which it matches; by its stem where it has one, so inflections are one word."""
    stems = stem.intersection(token.stem)
    return stems or exact.intersection(token.exact)


def _windows(marks: list[_Mark]) -> list[_Window]:
    """For each mark, those that follow it within the width."""
    windows = []
    last = 0
    for first, mark in enumerate(marks):
        while last < len(marks) and marks[last].end <= mark.start + WIDTH:
            last += 1
        windows.append(_Window(tuple(marks[first : max(last, first + 1)])))
    return windows


def _borders(text: str, first: int, last: int) -> tuple[int, int]:
    """Where a passage around these offsets begins and ends: at sentences if near, else at words."""
    room = max(0, WIDTH - (last - first))
    breaks = _breaks(text)
    start = max((b for b in breaks if b <= first and first - b <= room), default=None)
    if start is None:
        start = _word_border(text, max(0, first - room // 2), after=True)
    room = max(0, WIDTH - (last - start))
    ends = [b for b in breaks if b >= last and b - last <= room and b > start]
    end = max(ends) if ends else _word_border(text, min(len(text), last + room), after=False)
    return start, max(len(text[:end].rstrip()), last)


def _breaks(text: str) -> list[int]:
    """Where sentences begin, and the end of the text."""
    return [0, *(found.end() for found in _SENTENCE.finditer(text)), len(text)]


def _after_space(text: str, end: int) -> int:
    """Where the text goes on after white space."""
    return len(text) - len(text[end:].lstrip())


def _word_border(text: str, near: int, *, after: bool) -> int:
    """The beginning of the next word, or the end of the one before."""
    if near in (0, len(text)):
        return near
    found = re.compile(r"\s").search(text, near) if after else None
    if after:
        return found.end() if found else near
    cut = max(text.rfind(" ", 0, near), text.rfind("\n", 0, near))
    return cut if cut > 0 else near


def _runs(text: str, marks: Sequence[_Mark], start: int, end: int) -> tuple[Run, ...]:
    runs = []
    position = start
    for mark in marks:
        if mark.end > end:
            break
        if mark.start > position:
            runs.append(Run(text[position : mark.start]))
        if mark.start >= position:
            runs.append(Run(text[mark.start : mark.end], marked=True))
            position = mark.end
    if position < end:
        runs.append(Run(text[position:end]))
    return tuple(runs)
