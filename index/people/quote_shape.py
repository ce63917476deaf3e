"""Whether words between marks read as somebody's own, or as a title, a term or a label."""

from __future__ import annotations

import re
from typing import Final

from index.people import quote_words as w
from index.people.keys import fold
from index.people.quote_marks import MARK, Between
from index.people.scenes import Scene, Word
from index.release import Language

_LEAST: Final = 4
"""Words of the shortest quote: fewer are a term, or too little to be somebody's words."""

_SURELY_WHOLE: Final = 80
"""Characters of words that are sentences even where their last sign was lost."""

_CAPITALS: Final = 0.55
"""Share of words with a capital above which words in marks are a title."""

_NUMBER_OF_TITLE_WORDS: Final = 3
"""Words before a mark among which one may name what follows: « le programme intitulé « … » »."""

_LONGEST_TERM: Final = 8
"""Words from which on what follows an article is more than a term."""

_NEAR: Final = 10
"""Words before the marks among which a theme or a slogan is named."""

_LEAST_APART: Final = 6
"""Words of a part of a sentence that somebody said, though the verb stands far before it."""

_NEAR_VERB: Final = 6
"""Words before the marks among which the verb is near."""

_IS: Final = frozenset("est etait sera is was be".split())  # noqa: SIM905 - a table of words reads best as words

_LONGEST_NAME: Final = 12
"""Words of the longest name of something: “The European framework and its expectations”."""

_CONJUGATED: Final = re.compile(r"(?:(?<!ti)ons|ez|rait|ront|aient|èrent)$")
"""How French verbs end that are hardly anything else."""

_LEADING: Final = frozenset({"que", "qu'", "that"})

WORDS: Final = re.compile(r"[^\W_]+(?:['’\-\u2011][^\W_]+)*")
_WHOLE: Final = re.compile(r"[\[(\"'‘“…. ]*(?:[^\W\d_]|\d|[@#\\])")


def is_long(text: str, marks: Between) -> bool:
    """Whether words between marks are enough to be a quote."""
    spaces = text.count(" ", marks.start, marks.end)
    return spaces >= 2 * _LEAST or len(WORDS.findall(text, marks.start, marks.end)) >= _LEAST


def is_whole(said: str, behind: str) -> bool:
    """Whether words are sentences: they begin with a capital and end where one does."""
    begun = _WHOLE.match(said)
    if not begun:
        return False
    first = begun.group()[-1]
    if first.islower():
        return False
    if len(said) > _SURELY_WHOLE:
        return True
    tail = said.rstrip(" *_)]»”\"'’")
    return tail[-1:] in {".", "!", "?", "…", ","} or behind.lstrip('»”"*_ )')[:1] in {".", "!", ","}


def is_title(said: str) -> bool:
    """Whether the words are written as a title is: “The Future of Work”."""
    long = [word for word in WORDS.findall(said) if len(word) > 3]  # noqa: PLR2004
    capitals = sum(1 for word in long if word[0].isupper())
    if said.rstrip(" *_")[-1:] in ".!?…":
        shouted = said.isupper()
        return len(long) >= _LEAST and capitals == len(long) and not shouted
    return bool(long) and capitals > _CAPITALS * len(long)


def is_name(said: str, language: Language) -> bool:
    """Whether the words are few and no sentence: nothing in them is a verb's, or its subject.

    >>> is_name("De Lyon à Paris par la Loire", "fr"), is_name("Nous irons à Lyon", "fr")
    (True, False)
    """
    if said.count(" ") > 2 * _LONGEST_NAME or said.rstrip(" *_")[-1:] in ".!":
        return False
    words = WORDS.findall(said)
    if len(words) > _LONGEST_NAME:
        return False
    for word in words:
        folded = "à" if word in {"à", "À"} else fold(word)  # folded, it would be the verb « a »
        head = folded.replace("’", "'").partition("'")
        if not w.OF_SENTENCES[language].isdisjoint({folded, head[0] + head[1], head[0]}):
            return False
        if language == "fr" and len(word) > _LEAST and _CONJUGATED.search(word):
            return False
    return True


def is_titled(here: Scene, marks: Between) -> bool:
    """Whether the words right before the marks say that a name of something follows."""
    words = here.words(max(0, marks.first - 40), marks.first)[-_NUMBER_OF_TITLE_WORDS:]
    if not words or MARK.search(here.blanked, words[-1].end, marks.first):
        return False
    between_them = here.blanked[words[-1].end : marks.first]
    if any(sign in between_them for sign in ".!?;\n,"):
        return False
    longer = here.words(max(0, marks.first - 80), marks.first)[-6:]
    if ":" not in between_them and any(word.folded in w.WORKS for word in longer):
        return True
    if ":" in between_them:
        return words[-1].folded in w.NAMING and not _ends_name(here, words)
    return any(word.folded in w.NAMING for word in words)


def _ends_name(here: Scene, words: list[Word]) -> bool:
    """Whether the last word belongs to a name: "Victory Alliance: “…”", not « Conférence : »."""
    if len(words) == 1 or here.text[words[-1].start].islower():
        return False
    gap = here.text[words[-2].end : words[-1].start]
    return here.text[words[-2].start].isupper() and not gap.strip()


def is_motto(here: Scene, marks: Between) -> bool:
    """Whether the words are what something is called: "the theme of the summit is: “…”"."""
    words = here.words(max(0, marks.first - 80), marks.first)[-_NEAR:]
    return bool(words) and words[-1].folded in _IS and any(x.folded in w.MOTTOS for x in words)


def is_led_to(here: Scene, marks: Between) -> bool:  # noqa: PLR0911 - one return for each sign
    """Whether the words are the object of a verb before them, and no title that it has."""
    lead = here.lead(marks.first)
    if lead in {",", ":"}:
        return True
    words = here.words(max(0, marks.first - 20), marks.first)
    if words and words[-1].folded in _LEADING | w.SPEAKS[here.language]:
        return True
    length = len(WORDS.findall(here.text, marks.start, marks.end))
    if words and words[-1].folded in w.NOUN_FOLLOWS and length < _LONGEST_TERM:
        return False  # the “rules-based order”
    said = here.text[marks.start : marks.end]
    if words and words[-1].folded in w.TERM_FOLLOWS and is_name(said, here.language):
        return False  # « la création d’un « fonds de recyclage » »
    first, last = here.text[marks.start], here.text[marks.end - 1]
    if first.islower() and length < _LEAST_APART:
        near = here.words(max(0, marks.first - 60), marks.first)[-_NEAR_VERB:]
        return any(word.folded in w.SPEAKS[here.language] for word in near)
    if first.islower() or first in "[(….":
        return True
    return last in ".!?…" and not (words and words[-1].folded in w.LEADS_TO_TITLE)
