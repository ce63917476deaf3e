"""Who says what stands between two marks, by all that the text tells beside them.

    before   Mme Wargon a déclaré : « … »      Pour M. Ruge, « … »      Jane Roe: “…”
    after    « … », a-t-il ajouté      “…,” the minister said      « … » Jane Roe, maire de Lyon
    within   « Nous irons, déclare A, maire. Et nous resterons. »
    below    “…” ⏎ – Jane Roe, Secretary of State

A name is told by its place in the text; a pronoun and an office stand for a name that is found
elsewhere (`index/people/antecedents.py`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter
from typing import Final

from index.people import quote_words as w
from index.people.after_marks import after
from index.people.before_marks import before
from index.people.keys import fold
from index.people.quote_marks import MARK, Between
from index.people.quote_shape import (
    WORDS,
    is_led_to,
    is_motto,
    is_name,
    is_title,
    is_titled,
    is_whole,
)
from index.people.scenes import Scene
from index.people.subjects import BEFORE_NAME
from index.people.titles import title_keys
from index.people.told import ALONE, Denied, Told
from index.people.verbs import AUXILIARIES, DOES, MEETS
from index.release import Language, Sighting, Span

_LEAST_ALONE: Final = 5
"""Words of the shortest one that nothing attributes."""

_LONGEST_TITLE: Final = 120
"""Characters of a title in which a sentence goes on after it."""

_LONGEST_SIGNATURE: Final = 200
"""Characters of a line under words that says whose they are."""

_DASHED: Final = re.compile(r"[\s*_]*[-–—―~(]")

_START: Final = attrgetter("start")

_ATTRIBUTED: Final = re.compile(
    r",[”»\"]?\s+(?:(?:a|ont|s’est|s'est)\s+)?([^\W\d_A-Z]+)\s+(?:(?:M\.|Mme|Mr\.|Ms\.)\s+)?$"
)
"""What comes right before a name that is the subject of a verb between two commas."""

_GOES_ON: Final = re.compile(r"[\s*_]*[^\W\d_A-ZÀÂÇÉÈÊÎÔŒÙ]{2}")
"""Small letters right after the marks: a sentence goes on, of which the words are a part."""


class Attribution:
    """Reads what one version tells of speakers.

    `texts` are its texts in order, `at` all the names in each, `scene` gives the scene of one.
    """

    def __init__(
        self,
        texts: Sequence[tuple[int | None, str, Language]],
        at: Mapping[int | None, Sequence[Sighting]],
        *,
        scene: Callable[[int | None], Scene],
    ) -> None:
        self.texts = texts
        self.at = at
        self.scene = scene
        self.headed: set[tuple[int | None, int]] = set()

    def told(  # noqa: C901, PLR0911, PLR0912 - one return for each way of telling
        self, here: Scene, number: int
    ) -> Told | None:
        """What says whose the words of that passage are; `ALONE` for sentences by themselves.

        None where the words are nobody's.
        """
        marks = here.between[number]
        said = here.text[marks.start : marks.end]
        following = here.between[number + 1 : number + 2]
        ceiling = following[0].first if following else len(here.text)
        try:
            ahead = before(here, marks.first)
            if ahead is None and here.is_empty(0, marks.first):
                ahead = self.led_from_above(here)
        except Denied:
            return None
        behind = after(here, marks, ceiling) if marks.closed else None
        if ahead and behind and behind.end == ceiling and following and _is_at(here, marks):
            return ahead  # He said, “…” She said, “…”
        if behind is None and not following:
            behind = self.signed_below(here, marks)
        if ahead is None and (behind is None or behind.kind == "signature"):
            ahead = self.heading(here, number)
            behind = None if ahead else behind
        whole = is_whole(said, here.text[marks.end : marks.end + 4])
        titled = is_titled(here, marks)
        name = is_name(said, here.language)
        if ahead and behind and behind.kind == "verb" and not _names(ahead) and _names(behind):
            return behind
        signed = behind and (behind.by or behind.whole)
        if ahead and ahead.kind == "colon" and signed and not _names(ahead):
            return behind
        if ahead and ahead.kind == "colon" and (ahead.by or ahead.verb or whole):
            if is_motto(here, marks):
                return None
            goes_on = marks.closed and len(said) <= _LONGEST_TITLE
            cut = titled or (goes_on and _GOES_ON.match(here.text, marks.last))
            cut = cut or (here.block is None and not _names(ahead))
            cut = cut or (name and not _opens(here, ahead, marks))
            if cut and not (ahead.verb and (_is_somebody(ahead) or not name)):
                return behind if behind and behind.kind == "verb" and _names(behind) else None
            return ahead
        inside = None if behind or (ahead and _names(ahead)) else self.inside(here, marks)
        if inside:
            return inside
        by_title = behind and not _is_somebody(behind) and is_title(said)
        short = len(said) <= _LONGEST_TITLE and not (whole and said[-1:] in ".!?…")
        part = titled and short and not (ahead and _names(ahead))
        part = part or (name and _hangs(here, marks))
        if behind and behind.kind == "verb" and not by_title and not part:
            return behind
        if titled or is_title(said):
            return None
        if ahead and ahead.kind == "within":
            return ahead if (_names(ahead) or whole) and is_led_to(here, marks) else None
        if not whole or name:
            return None
        if ahead and ahead.kind == "line":
            return ahead
        if behind:
            return behind
        alone = here.block is not None and _is_start(here, number)
        if alone and marks.closed and _GOES_ON.match(here.text, marks.last):
            return None  # « … » est le thème retenu: the words are the subject of a sentence
        return ALONE if alone and len(WORDS.findall(said)) >= _LEAST_ALONE else None

    def heading(self, here: Scene, number: int) -> Told | None:
        """A name and a role over the words, as over those before: « A, maire « … » B, préfet « … ».

        The same would stand under them, were the first of the row not headed so.
        """
        marks = here.between[number]
        start = here.between[number - 1].last if number else here.sentence_start(marks.first)
        named = here.named(start, marks.first)
        if len(named) != 1 or not named[0].sure:
            return None
        name = named[0]
        lead = here.blanked[start : name.start].strip(' \u00a0*_.,;»”"')
        lead = "" if fold(lead) in w.HONORIFICS else lead
        role = here.text[name.end : marks.first].strip(' \u00a0*_,«“"')
        if lead and (number or ":" not in lead[-6:]):
            return None
        if number and (here.block, number - 1) not in self.headed:
            return None
        if len(role) > _LONGEST_SIGNATURE or ":" in role or not title_keys(role):
            return None
        verbs = w.SPEAKS[here.language] | AUXILIARIES[here.language] | DOES[here.language]
        if any(word.folded in verbs for word in here.words(name.end, marks.first)):
            return None
        self.headed.add((here.block, number))
        return Told("line", by=Span(here.block, name.start, name.end))

    def inside(self, here: Scene, marks: Between) -> Told | None:
        """Who speaks by what the marks hold themselves: « Nous irons, déclare A, maire. Et… »."""
        named = self.at.get(here.block, [])
        first = bisect_right(named, marks.start, key=_START)
        for name in named[first : bisect_right(named, marks.end, key=_START)]:
            if not (name.sure and name.end < marks.end):
                continue
            lead = _ATTRIBUTED.search(here.text, max(marks.start, name.start - 60), name.start)
            if lead and fold(lead.group(1)) in w.SPEAKS[here.language]:
                place = Span(here.block, name.start, name.end)
                return Told("verb", by=place, verb=lead.group(1), end=marks.last)
        return None

    def led_from_above(self, here: Scene) -> Told | None:
        """What the block before tells when it ends in a colon: "As Ms. Roe said:" ⏎ “…”."""
        if not here.block:
            return None
        above = self.scene(here.block - 1)
        end = len(above.blanked.rstrip(" *_\n\u00a0"))
        if above.blanked[end - 1 : end] != ":":
            return None
        told = before(above, end)
        return told if told and told.kind == "colon" and _names(told) else None

    def signed_below(self, here: Scene, marks: Between) -> Told | None:
        """A name on the next line: “…” ⏎ – Jane Roe, Secretary of State."""
        if here.block is None or here.text[marks.last :].strip(" \u00a0*_.,;\n"):
            return None
        below = here.block + 1
        if below + 1 >= len(self.texts):
            return None
        text = self.texts[below + 1][1]
        if len(text) > _LONGEST_SIGNATURE or MARK.search(text):
            return None
        names = self.scene(below).actors
        dashed = _DASHED.match(text)
        start = dashed.end() if dashed else 0
        if not names or names[0].start - start > BEFORE_NAME:
            return None
        whole = here.is_empty(0, marks.first)
        if not dashed and not (whole and self.is_signature(below, names[0])):
            return None
        return Told("signature", Span(below, names[0].start, names[0].end), end=len(here.text))

    def is_signature(self, block: int, name: Sighting) -> bool:
        """Whether a line holds a name, a title and a date alone, and nothing that follows is its.

        Over somebody's words it would be what tells whose they are.
        """
        line = self.scene(block)
        behind = line.text[name.end :].rstrip(" *_").lstrip("*_")
        if not (behind[:1] in {"", ",", "("} or behind[:2].isspace()) or behind.endswith(":"):
            return False
        language = line.language
        verbs = w.SPEAKS[language] | AUXILIARIES[language] | DOES[language] | MEETS[language]
        if any(word.folded in verbs for word in line.words(0, len(line.text))):
            return False
        follows = self.texts[block + 2][1] if block + 2 < len(self.texts) else ""
        return not MARK.match(follows.lstrip(" *_"))


def _is_at(here: Scene, marks: Between) -> bool:
    """Whether a verb of saying stands right before the marks."""
    words = here.words(max(0, marks.first - 20), marks.first)
    is_verb = words and words[-1].folded in w.SPEAKS[here.language]
    return bool(is_verb) and here.lead(marks.first) in {",", ":"}


def _opens(here: Scene, ahead: Told, marks: Between) -> bool:
    """Whether the line begins with the name of who speaks: "Jane Roe, Acme: “…”"."""
    if ahead.by is None or ahead.by.block != here.block:
        return False
    return ahead.by.start - here.sentence_start(marks.first) <= BEFORE_NAME


def _hangs(here: Scene, marks: Between) -> bool:
    """Whether French words hang on a noun before them: « le plan « Coup de pouce » », dit A."""
    words = here.words(max(0, marks.first - 24), marks.first)
    if here.language != "fr" or not words or not here.text[words[-1].start].islower():
        return False
    if here.blanked[words[-1].end : marks.first].strip(' \u00a0«“"'):
        return False
    return words[-1].folded not in w.SPEAKS["fr"] | {"que", "qu'"}


def _is_start(here: Scene, number: int) -> bool:
    """Whether the marks open a sentence."""
    first = here.between[number].first
    start = here.sentence_start(first)
    if number:
        start = max(start, here.between[number - 1].last)
    return here.is_empty(start, first)


def _is_somebody(told: Told) -> bool:
    """Whether a name is told, or a pronoun for one; a law has an office's form."""
    return bool(told.by or (told.gender and not told.office))


def _names(told: Told) -> bool:
    """Whether somebody is told, if only by a pronoun or an office."""
    return bool(told.by or told.gender or told.office or told.first)
