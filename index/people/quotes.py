"""Who said what: the quotes of a version, each with the place where its speaker is named.

    marks ─between→ words ─before, after→ Told ─whose→ Quoted

Words between marks are a quote when the text gives them as somebody's own: a verb, a colon after a
name or a signature says so, or they are whole sentences that stand by themselves.  Titles, terms
and irony in marks are none, and reported speech has no marks.
A quote interrupted by its attribution is one, as is one whose mark is opened anew at each
paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import Final

from index.people import quote_words as w
from index.people.attribution import Denied, Told, after, before
from index.people.given import GIVEN_NAMES
from index.people.identity import is_full
from index.people.keys import fold, surnames
from index.people.quote_marks import MARK, Between, between
from index.people.reader import sightings
from index.people.scenes import Scene, scene
from index.release import Heard, Language, Quoted, Sighting, Span, Version

_LEAST: Final = 4
"""Words of the shortest quote: fewer are a term, or too little to be somebody's words."""

_LEAST_ALONE: Final = 5
"""Words of the shortest one that nothing attributes."""

_SURELY_WHOLE: Final = 80
"""Characters of words that are sentences even where their last sign was lost."""

_SENTENCES: Final = 3
"""Sentences back in which whomever a pronoun stands for is looked for."""

_CAPITALS: Final = 0.55
"""Share of words with a capital above which words in marks are a title."""

_NUMBER_OF_TITLE_WORDS: Final = 3
"""Words before a mark among which one may name what follows: « le programme intitulé « … » »."""

_WORDS: Final = re.compile(r"[^\W_]+(?:['’\-\u2011][^\W_]+)*")
_NOTHING: Final = re.compile(r"[\s*_.,;:!?…\-–—()\[\]\\]*")
_WHOLE: Final = re.compile(r"[\[(\"'‘“…. ]*(?:[^\W\d_]|\d|[@#\\])")


@dataclass(slots=True)
class _Found:
    """A quote in the making: `at` is where it opened, `told` what says whose it is.

    `end` is where its marks close in its last scene, `clause` where what attributes it ends.
    """

    at: Span
    spans: list[Span]
    told: Told | None
    end: int
    clause: int
    by: Span | None = field(default=None)


def heard(version: Version) -> Heard:
    """The names of a version and its quotes; whoever is quoted is a person where they stand.

    >>> from index.release import Block, ReleaseId
    >>> text = "Joel Rubin, American Congress: “Let each of us stand up.”"
    >>> version = Version(ReleaseId("1"), "en", "Voices", (Block(text, "en"),))
    >>> [(one.name, one.sure) for one in heard(version).sightings]
    [('Joel Rubin', True)]
    """
    seen = sightings(version)
    said = quotes(version, seen)
    return Heard(_with_speakers(seen, said), said)


def _with_speakers(seen: tuple[Sighting, ...], said: Sequence[Quoted]) -> tuple[Sighting, ...]:
    """The sightings, sure of whoever is quoted under a full name that begins with a given one."""
    places = {one.by for one in said if one.by}
    speaking = {
        Span(one.block, one.start, one.end)
        for one in seen
        if not one.sure and Span(one.block, one.start, one.end) in places and _is_given(one.name)
    }
    if not speaking:
        return seen
    kept = []
    for one in seen:
        place = Span(one.block, one.start, one.end)
        if place in speaking:
            kept.append(replace(one, sure=True, relation="speaks"))
        elif one.sure or not any(_overlap(place, other) for other in speaking):
            kept.append(one)
    return tuple(kept)


def _is_given(name: str) -> bool:
    """Whether a full name begins with a given name that many bear."""
    return is_full(name) and fold(name.split(maxsplit=1)[0]) in GIVEN_NAMES


def _overlap(one: Span, other: Span) -> bool:
    return one.block == other.block and one.start < other.end and other.start < one.end


def quotes(version: Version, seen: Sequence[Sighting]) -> tuple[Quoted, ...]:
    """The quotes of a version in the order of the text; `seen` are the names in it.

    >>> from index.release import Block, ReleaseId
    >>> text = "« Nous tiendrons bon ensemble, » a dit Mme Anne Vasseur. « Et longtemps. »"
    >>> version = Version(ReleaseId("1"), "fr", "Paix", (Block(text, "fr"),))
    >>> found = quotes(version, sightings(version))
    >>> [(one.verb, [text[s.start : s.end] for s in one.spans]) for one in found]
    [('dit', ['Nous tiendrons bon ensemble,', 'Et longtemps.'])]
    """
    texts: list[tuple[int | None, str, Language]] = [(None, version.title, version.language)]
    texts += [(i, block.text, block.language) for i, block in enumerate(version.blocks)]
    if not any(MARK.search(text) for _, text, _ in texts):
        return ()
    return tuple(_Reader(texts, seen).read())


class _Reader:
    """Reads the texts of one version in their order."""

    def __init__(
        self, texts: Sequence[tuple[int | None, str, Language]], seen: Sequence[Sighting]
    ) -> None:
        self.texts = texts
        self.seen = seen
        self.at: dict[int | None, list[Sighting]] = {}
        for one in seen:
            self.at.setdefault(one.block, []).append(one)
        self.found: list[_Found] = []
        self.known: dict[int | None, Scene] = {}

    @cached_property
    def surnames(self) -> dict[str, Span]:
        """Where the bearer of each surname is named first."""
        return _surnames(self.seen)

    def read(self) -> Iterator[Quoted]:
        """Every quote, its speaker told by a place."""
        left_open = False
        for block, text, _ in self.texts:
            if not (left_open or MARK.search(text)):
                continue
            passages = between(text, left_open=left_open)
            if not self.found and not any(_is_long(text, one) for one in passages):
                left_open = bool(passages) and not passages[-1].closed
                continue  # terms and titles alone
            here = self.scene(block, passages)
            for number, marks in enumerate(here.between):
                self.take(here, number, marks, goes_on=left_open and not number)
            left_open = bool(here.between) and not here.between[-1].closed
        for one in self.found:
            yield Quoted(tuple(one.spans), one.by, one.told.verb if one.told else None)

    def scene(self, block: int | None, passages: tuple[Between, ...] | None = None) -> Scene:
        """The scene of a text, made once."""
        if block not in self.known:
            _, text, language = self.texts[0 if block is None else block + 1]
            marks = between(text) if passages is None else passages
            self.known[block] = scene(
                block, text, language, marks, seen=self.at.get(block, ()), surnames=self.surnames
            )
        return self.known[block]

    def take(  # noqa: C901 - one case a way in which passages belong together
        self, here: Scene, number: int, marks: Between, *, goes_on: bool
    ) -> None:
        """One passage between marks: a new quote, more of the one before, or none."""
        span = Span(here.block, marks.start, marks.end)
        last = self.found[-1] if self.found else None
        if last and (marks.continues or goes_on) and self.is_at_hand(last, here):
            self.extend(last, here, number, marks, span)
            return
        said = here.text[marks.start : marks.end]
        if not _is_long(here.text, marks):
            if last and said and self.is_interrupted(last, here, marks, None):
                self.extend(last, here, number, marks, span)
            return
        told = self.told(here, number, marks, said)
        if last and self.is_interrupted(last, here, marks, told):
            self.extend(last, here, number, marks, span)
            return
        if told is None:
            return
        one = _Found(span, [span], told, marks.last, max(told.end, marks.last))
        one.by = told.by or self.meant(here, marks, told)
        if told.kind == "within" and told.office and not one.by and not _is_whole(said, ""):
            return  # an agency, a law, a report says so
        beside = last if last and self.is_beside(last, here, marks) else None
        if beside:
            if beside.by is None and told.kind in {"signature", "verb"} and _is_alone(beside.told):
                self.hand_back(one)
            elif _is_alone(told):
                one.by = beside.by
        elif _is_alone(told):
            one.by = self.about(here, marks)
        self.found.append(one)

    def told(  # noqa: C901, PLR0911 - one return for each way of telling
        self, here: Scene, number: int, marks: Between, said: str
    ) -> Told | None:
        """What says whose the words are; `_ALONE` for whole sentences that nothing attributes."""
        following = here.between[number + 1 : number + 2]
        ceiling = following[0].first if following else len(here.text)
        try:
            ahead = before(here, marks.first)
        except Denied:
            return None
        behind = after(here, marks, ceiling) if marks.closed else None
        if behind is None and not following:
            behind = self.signed_below(here, marks)
        whole = _is_whole(said, here.text[marks.end : marks.end + 4])
        titled = _is_titled(here, marks)
        if ahead and behind and behind.kind == "verb" and not _names(ahead) and _names(behind):
            return behind
        if ahead and ahead.kind == "colon" and (ahead.by or ahead.verb or whole):
            return None if titled and not ahead.verb else ahead
        if behind and behind.kind == "verb":
            return behind
        if titled or _is_title(said):
            return None
        if ahead and ahead.kind == "within":
            return ahead if (_names(ahead) or whole) and _is_led_to(here, marks) else None
        if not whole:
            return None
        if ahead and ahead.kind == "line":
            return ahead
        if behind:
            return behind
        alone = here.block is not None and self.is_start(here, marks)
        return _ALONE if alone and len(_WORDS.findall(said)) >= _LEAST_ALONE else None

    def is_start(self, here: Scene, marks: Between) -> bool:
        """Whether the marks open a sentence."""
        start = here.sentence_start(marks.first)
        return bool(_NOTHING.fullmatch(here.blanked, start, marks.first)) or any(
            one.last <= marks.first and _NOTHING.fullmatch(here.blanked, one.last, marks.first)
            for one in here.between
        )

    def signed_below(self, here: Scene, marks: Between) -> Told | None:
        """A name on the next line: “…” ⏎ – Jane Roe, Secretary of State."""
        if here.block is None or here.text[marks.last :].strip(" *_.,;\n"):
            return None
        below = here.block + 1
        if below + 1 >= len(self.texts):
            return None
        text = self.texts[below + 1][1]
        signed = re.match(r"[\s*_]*[-–—―~(]", text)
        if not signed or len(text) > 200 or MARK.search(text):  # noqa: PLR2004 - a line
            return None
        names = self.scene(below).actors
        if not names or names[0].start - signed.end() > 60:  # noqa: PLR2004 - a title
            return None
        return Told("signature", Span(below, names[0].start, names[0].end), end=len(here.text))

    def is_at_hand(self, last: _Found, here: Scene) -> bool:
        """Whether the quote before ends in this text or in the one right before it."""
        ended = last.spans[-1].block
        if ended == here.block:
            return True
        return here.block is not None and ended == (here.block - 1 if here.block else None)

    def extend(self, last: _Found, here: Scene, number: int, marks: Between, span: Span) -> None:
        """The words are more of the same quote; what follows them may tell whose."""
        last.spans.append(span)
        last.end = last.clause = marks.last
        if last.by is None and marks.closed:
            following = here.between[number + 1 : number + 2]
            told = after(here, marks, following[0].first if following else len(here.text))
            if told:
                last.told = told
                last.by = told.by or self.meant(here, marks, told)
                last.clause = max(told.end, marks.last)

    def is_interrupted(self, last: _Found, here: Scene, marks: Between, told: Told | None) -> bool:
        """Whether nothing but its attribution stands between a quote and these words."""
        if last.told is None or last.told.kind != "verb" or not last.told.end:
            return False
        if told and told.by and told.by != last.by and told.kind == "verb":
            return False
        ended = last.spans[-1].block
        if ended == here.block:
            return bool(_NOTHING.fullmatch(here.blanked, last.clause, marks.first))
        if not self.is_at_hand(last, here) or here.blanked[: marks.first].strip(" *_\n"):
            return False
        text = self.scene(ended).blanked
        return bool(_NOTHING.fullmatch(text, min(last.clause, len(text))))

    def is_beside(self, last: _Found, here: Scene, marks: Between) -> bool:
        """Whether nothing at all stands between a quote and these words."""
        ended = last.spans[-1].block
        if ended == here.block:
            return bool(_NOTHING.fullmatch(here.blanked, last.end, marks.first))
        if not self.is_at_hand(last, here) or here.blanked[: marks.first].strip(" *_\n"):
            return False
        text = self.scene(ended).blanked
        return bool(_NOTHING.fullmatch(text, min(last.end, len(text))))

    def hand_back(self, one: _Found) -> None:
        """Quotes side by side, of which the last is signed, are all of whoever signs it."""
        at = one.at
        for other in reversed(self.found):
            if other.by is not None or not _is_alone(other.told):
                break
            here = self.scene(at.block)
            marks = next(m for m in here.between if m.start == at.start)
            if not self.is_beside(other, here, marks):
                break
            other.by, other.told = one.by, replace(one.told, end=0) if one.told else None
            at = other.at

    def meant(self, here: Scene, marks: Between, told: Told) -> Span | None:
        """For whom a pronoun or an office stands."""
        if told.first:
            return self.author()
        if told.office:
            return self.holder(here, marks, told.office)
        if not told.gender:
            return None
        last = self.found[-1] if self.found else None
        floor = last.end if last and last.spans[-1].block == here.block else 0
        start = here.sentence_start(marks.first)
        told_before = here.named(floor, start if told.kind != "verb" else marks.first)
        for one in reversed(told_before):
            if one.sure and one.relation == "speaks" and self.is_fit(here, one, told.gender):
                return Span(here.block, one.start, one.end)
        if last and last.by and self.is_at_hand(last, here):
            named = self.sighting(last.by)
            if named is None or self.is_fit(self.scene(last.by.block), named, told.gender):
                return last.by
        return self.nearest(here, marks, told.gender)

    def author(self) -> Span | None:
        """Whose words the whole version is, by its title."""
        words = {fold(word) for word in _WORDS.findall(self.texts[0][1])}
        named = self.scene(None).actors
        if not named or not words & w.SPEECHES:
            return None
        return Span(None, named[0].start, named[0].end)

    def nearest(self, here: Scene, marks: Between, gender: str | None) -> Span | None:
        """The first who is named in the nearest sentence before that names anybody who fits."""
        at = marks.first
        for _ in range(_SENTENCES):
            start = here.sentence_start(at)
            for one in here.named(start, at):
                if one.sure and self.is_fit(here, one, gender):
                    return Span(here.block, one.start, one.end)
            at = len(here.blanked[:start].rstrip(" \n\t\u00a0"))
            if not at:
                break
        if at or not here.block:
            return None
        before_it = self.scene(here.block - 1)
        for one in reversed(before_it.actors):
            if one.sure and self.is_fit(before_it, one, gender):
                return Span(before_it.block, one.start, one.end)
        return None

    def sighting(self, place: Span) -> Sighting | None:
        """The sighting at a place."""
        return next((one for one in self.at.get(place.block, ()) if one.start == place.start), None)

    def is_fit(self, here: Scene, one: Sighting, gender: str | None) -> bool:
        """Whether nothing beside the name says that the person is of the other gender."""
        if gender is None:
            return True
        words = here.text[max(0, one.start - 14) : one.start].split()
        title = fold(words[-1]) if words else ""
        return title not in (w.TITLES_OF_MEN if gender == "f" else w.TITLES_OF_WOMEN)

    def holder(self, here: Scene, marks: Between, office: tuple[str, ...]) -> Span | None:
        """Who is named with that office, before the marks if anybody is, else behind."""
        wanted = set(office)
        ahead: Span | None = None
        named: dict[str, Sighting] = {}
        for one in self.seen:
            if not one.sure:
                continue
            place = Span(one.block, one.start, one.end)
            is_ahead = _order(place) < (_number(here.block), marks.first)
            if is_ahead:
                named.setdefault(one.name, one)
            if one.role and wanted <= _role_words(one.role):
                if is_ahead:
                    ahead = place
                elif ahead is None:
                    return place
        if ahead is None and len(named) == 1:
            only = next(iter(named.values()))
            if only.role is None:  # « la ministre », where nobody else was named by then
                return Span(only.block, only.start, only.end)
        return ahead

    def about(self, here: Scene, marks: Between) -> Span | None:
        """The one person whom the sentence before is about."""
        start = here.sentence_start(marks.first)
        at = start
        while at > 0 and here.blanked[at - 1] in " \n\t*_":
            at -= 1
        if at == 0 and here.block is not None:
            here = self.scene(here.block - 1 if here.block else None)
            at = len(here.blanked.rstrip(" \n\t*_"))
            if here.block is None:
                return None
        named = [one for one in here.named(here.sentence_start(at - 1), at) if one.sure]
        names = {one.name for one in named}
        return Span(here.block, named[0].start, named[0].end) if len(names) == 1 else None


def _is_long(text: str, marks: Between) -> bool:
    """Whether words between marks are enough to be a quote."""
    spaces = text.count(" ", marks.start, marks.end)
    return spaces >= 2 * _LEAST or len(_WORDS.findall(text, marks.start, marks.end)) >= _LEAST


def _number(block: int | None) -> int:
    """The place of a text in its version: the title comes first."""
    return -1 if block is None else block


def _order(span: Span) -> tuple[int, int]:
    return _number(span.block), span.start


@lru_cache(maxsize=4096)
def _role_words(role: str) -> frozenset[str]:
    """The folded words of a role as printed."""
    return frozenset(fold(word) for word in re.split(r"[\s,’']+", role) if word)


def _names(told: Told) -> bool:
    """Whether somebody is told, if only by a pronoun or an office."""
    return bool(told.by or told.gender or told.office or told.first)


def _surnames(seen: Sequence[Sighting]) -> dict[str, Span]:
    """Where the bearer of each surname is named first; none where two bear it."""
    found: dict[str, tuple[str, Span] | None] = {}
    for one in seen:
        if one.sure:
            for own in surnames(one.name):
                told = found.setdefault(own, (one.name, Span(one.block, one.start, one.end)))
                if told and told[0] != one.name:
                    found[own] = None
    return {own: told[1] for own, told in found.items() if told}


_ALONE: Final = Told("line")


def _is_alone(told: Told | None) -> bool:
    return told is _ALONE


def _is_whole(said: str, behind: str) -> bool:
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


def _is_title(said: str) -> bool:
    """Whether the words are written as a title is: “The Future of Work”."""
    if said.rstrip(" *_")[-1:] in ".!?…":
        return False
    long = [word for word in _WORDS.findall(said) if len(word) > 3]  # noqa: PLR2004
    capitals = sum(1 for word in long if word[0].isupper())
    return bool(long) and capitals > _CAPITALS * len(long)


def _is_titled(here: Scene, marks: Between) -> bool:
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
    return words[-1].folded in w.NAMING or (
        ":" not in between_them and any(word.folded in w.NAMING for word in words)
    )


def _is_led_to(here: Scene, marks: Between) -> bool:
    """Whether the words are the object of a verb before them, and no title that it has."""
    lead = here.lead(marks.first)
    if lead in {",", ":"}:
        return True
    words = here.words(max(0, marks.first - 20), marks.first)
    if words and words[-1].folded in {"que", "qu'", "that"}:
        return True
    first, last = here.text[marks.start], here.text[marks.end - 1]
    if first.islower() or first in "[(….":
        return True
    return last in ".!?…" and not (words and words[-1].folded in w.LEADS_TO_TITLE)
