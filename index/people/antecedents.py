"""For whom a pronoun, an office, « je » or nothing at all stands beside a quote.

Mme Vasseur a reçu M. Marlow. « … », a-t-elle ajouté.     the last who fits
« … », a conclu la ministre.                              whoever has that office in the text
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from typing import Final

from index.people import quote_words as w
from index.people.given import GIVEN_NAMES
from index.people.given_gender import gender_of_given
from index.people.identity import is_full
from index.people.keys import fold, surnames
from index.people.office_words import office_of
from index.people.quote_marks import Between
from index.people.quote_shape import WORDS
from index.people.scenes import Scene
from index.people.subjects import BEFORE_NAME, is_object
from index.people.titles import title_keys
from index.people.told import Told
from index.people.verbs import AUXILIARIES, DOES, MEETS
from index.release import Sighting, Span

_SENTENCES: Final = 3
"""Sentences back in which whomever a pronoun stands for is looked for."""


_FARTHEST: Final = 800
"""Characters before a quote in which whomever a pronoun stands for has to be named."""


class Antecedents:
    """Looks for names in one version: `seen` are its names, `scene` gives each of its texts."""

    def __init__(
        self, seen: Sequence[Sighting], *, title: str, scene: Callable[[int | None], Scene]
    ) -> None:
        self.seen = seen
        self.title = title
        self.scene = scene

    def meant(
        self, here: Scene, marks: Between, told: Told, *, former: Span | None, floor: int
    ) -> Span | None:
        """For whom a pronoun or an office stands.

        `former` is where the speaker of the quote right before is named, `floor` where that quote
        ends in this text.
        """
        if told.first:
            return self.author()
        if told.office or not told.gender:
            return self.holder(here, marks, told) if told.office else None
        start = here.sentence_start(marks.first)
        near = max(floor, marks.first - _FARTHEST)
        told_before = here.named(near, start if told.kind != "verb" else marks.first)
        fit = [one for one in told_before if one.sure and self.is_fit(here, one, told.gender)]
        speaking = [one for one in fit if one.relation == "speaks"]
        for one in reversed(speaking or [one for one in fit if _opens(here, one)]):
            return Span(here.block, one.start, one.end)
        if former and marks.first - floor <= _FARTHEST:
            named = self.sighting(former)
            if named is None or self.is_fit(self.scene(former.block), named, told.gender):
                return former
        return self.nearest(here, marks, told.gender)

    def author(self) -> Span | None:
        """Whose words the whole version is, by its title."""
        words = {fold(word) for word in WORDS.findall(self.title)}
        named = self.scene(None).actors
        spoken = w.SPEECHES | w.SPEAKS[self.scene(None).language]
        if not named or not words & spoken:
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
            acts = one.relation == "speaks" or _opens(before_it, one)
            if (one.sure or is_given(one.name)) and acts and self.is_fit(before_it, one, gender):
                return Span(before_it.block, one.start, one.end)
        return None

    def sighting(self, place: Span) -> Sighting | None:
        """The sighting at a place."""
        return next(
            (one for one in self.seen if (one.block, one.start) == (place.block, place.start)), None
        )

    def is_fit(self, here: Scene, one: Sighting, gender: str | None) -> bool:
        """Whether nothing beside the name says that the person is of the other gender."""
        if gender is None:
            return True
        if one.name == self.orator:
            return False  # who speaks throughout calls nobody else « he »
        words = here.text[max(0, one.start - 14) : one.start].split()
        title = fold(words[-1]) if words else ""
        if title in (w.TITLES_OF_MEN if gender == "f" else w.TITLES_OF_WOMEN):
            return False
        return gender_of_given(one.name) in {None, gender}

    @cached_property
    def orator(self) -> str | None:
        """Who speaks in the first person throughout, by the title: "Remarks by Ms. Roe"."""
        words = {fold(word) for word in WORDS.findall(self.title)}
        by = self.author() if words & w.ORATIONS else None
        named = self.sighting(by) if by else None
        return named.name if named else None

    def holder(self, here: Scene, marks: Between, told: Told) -> Span | None:
        """Who is named with that office, before the marks if anybody is, else behind.

        Of two whose offices hold its words, whoever has it first among theirs: "the President" is
        no vice president, « le secrétaire d’État » no minister.
        """
        wanted = set(told.office)
        kinds = title_keys(" ".join(told.office))
        best: tuple[bool, bool, int] | None = None
        found: Span | None = None
        named: dict[str, Sighting] = {}
        for number, one in enumerate(self.seen):
            likely = one.sure or is_given(one.name)
            if not (likely and self.is_fit(here, one, told.gender)):
                continue
            place = Span(one.block, one.start, one.end)
            is_ahead = _order(place) < (_number(here.block), marks.first)
            if is_ahead:
                named.setdefault(one.name, one)
            if not (one.sure and one.role and wanted <= _role_words(one.role)):
                continue
            if not kinds <= title_keys(one.role):
                continue
            first = fold(one.role.split(maxsplit=1)[0]) == told.office[0]
            merit = (is_ahead, first, number if is_ahead else -number)
            if best is None or merit > best:
                best, found = merit, place
        if found is None and len(named) == 1:
            only = next(iter(named.values()))
            if only.role is None and not wanted & w.PAPERS:
                # « la ministre », where nobody else was named by then
                return Span(only.block, only.start, only.end)
        return found

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
        start = here.sentence_start(at - 1)
        named = [one for one in here.named(start, at) if one.sure]
        if not named:
            return self.subject(here, start, at)
        first = named[0]
        alone = all(one.name == first.name for one in named) or _acts_alone(here, named)
        return Span(here.block, first.start, first.end) if alone else None

    def subject(self, here: Scene, start: int, end: int) -> Span | None:
        """Whose office a sentence that names nobody begins with: « La ministre… ».

        A pronoun there says too little: « il » may be nobody, "he" somebody named long before.
        """
        words = here.words(start, end)
        if not words or words[0].folded not in w.ARTICLES[here.language]:
            return None
        office, gender = office_of(here, words)
        if not title_keys(" ".join(office)):
            return None
        at = Between(start, start, start, start)
        return self.holder(here, at, Told("line", office=office, gender=gender))


def _acts_alone(here: Scene, named: Sequence[Sighting]) -> bool:
    """Whether the first is the subject of a verb, and the others come after it."""
    verbs = AUXILIARIES[here.language] | DOES[here.language] | MEETS[here.language]
    first = named[0]
    other = next(one for one in named if one.name != first.name)
    between_them = here.words(first.end, other.start)
    return _opens(here, first) and any(word.folded in verbs for word in between_them)


def _opens(here: Scene, one: Sighting) -> bool:
    """Whether a sentence begins with the name, as with its subject."""
    return one.start - here.sentence_start(one.start) <= BEFORE_NAME and not is_object(here, one)


def _number(block: int | None) -> int:
    """The place of a text in its version: the title comes first."""
    return -1 if block is None else block


def _order(span: Span) -> tuple[int, int]:
    return _number(span.block), span.start


@lru_cache(maxsize=4096)
def _role_words(role: str) -> frozenset[str]:
    """The folded words of a role as printed."""
    return frozenset(fold(word) for word in re.split(r"[\s,’']+", role) if word)


def is_given(name: str) -> bool:
    """Whether a full name begins with a given name that many bear."""
    return is_full(name) and fold(name.split(maxsplit=1)[0]) in GIVEN_NAMES


def by_surname(seen: Sequence[Sighting]) -> dict[str, Span]:
    """Where the bearer of each surname is named first; none where two bear it.

    Whoever is sure goes before what only looks like a name, which begins with a given one then.
    """
    found: dict[str, tuple[str, Span] | None] = {}
    known: frozenset[str] = frozenset()
    for kind in (
        [one for one in seen if one.sure],
        [one for one in seen if not one.sure and is_given(one.name)],
    ):
        for one in kind:
            for own in surnames(one.name):
                if own in known:
                    continue
                told = found.setdefault(own, (one.name, Span(one.block, one.start, one.end)))
                if told and told[0] != one.name:
                    found[own] = None
        known = frozenset(found)
    return {own: told[1] for own, told in found.items() if told}
