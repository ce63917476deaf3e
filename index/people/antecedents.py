"""For whom a pronoun, an office, « je » or nothing at all stands beside a quote.

Mme Vasseur a reçu M. Marlow. « … », a-t-elle ajouté.     the last who fits
« … », a conclu la ministre.                              whoever has that office in the text
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

from index.people import quote_words as w
from index.people.given import GIVEN_NAMES
from index.people.given_gender import gender_of_given, is_known
from index.people.identity import is_full
from index.people.keys import fold, surnames
from index.people.office_words import office_of
from index.people.proofs import Proof
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


_LONGEST_LEAD: Final = 80
"""Characters of what stands before the subject of a sentence, up to its comma."""

_FARTHEST: Final = 800
"""Characters before a quote in which whomever a pronoun stands for has to be named."""


class Meant(NamedTuple):
    """Where the person stands who is meant, and on what that rests."""

    by: Span
    proof: Proof


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
    ) -> Meant | None:
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
        if speaking:
            return Meant(_at(speaking[-1]), "pronoun")
        if subject := self.acting(here, [one for one in fit if _opens(here, one)]):
            return subject
        if former and marks.first - floor <= _FARTHEST:
            named = self.sighting(former)
            if named is None or self.is_fit(self.scene(former.block), named, told.gender):
                return Meant(former, "resumed")
        return self.nearest(here, marks, told.gender)

    def acting(self, here: Scene, opening: Sequence[Sighting]) -> Meant | None:
        """Whoever is the subject of the last sentence that somebody who fits stands early in."""
        if not opening:
            return None
        start = here.sentence_start(opening[-1].start)
        together = [one for one in opening if one.start >= start]
        verbs = AUXILIARIES[here.language] | DOES[here.language] | MEETS[here.language]
        ahead = here.words(start, together[0].start)
        acts = not any(word.folded in verbs for word in ahead)
        return Meant(_at(together[0]), "pronoun" if acts or _is_one(together) else "guessed")

    def author(self) -> Meant | None:
        """Whose words the whole version is, by its title."""
        words = {fold(word) for word in WORDS.findall(self.title)}
        named = self.scene(None).actors
        spoken = w.SPEECHES | w.SPEAKS[self.scene(None).language]
        if not named or not words & spoken:
            return None
        return Meant(_at(named[0]), "author")

    def nearest(self, here: Scene, marks: Between, gender: str | None) -> Meant | None:
        """The first who is named in the nearest sentence before that names anybody who fits."""
        at = marks.first
        for _ in range(_SENTENCES):
            start = here.sentence_start(at)
            fit = [
                one
                for one in here.named(start, at)
                if (one.sure or is_given(one.name)) and self.is_fit(here, one, gender)
            ]
            if fit:
                return Meant(_at(fit[0]), "recalled" if _is_one(fit) else "guessed")
            at = len(here.blanked[:start].rstrip(" \n\t\u00a0"))
            if not at:
                break
        if at or not here.block:
            return None
        before_it = self.scene(here.block - 1)
        fit = [
            one
            for one in before_it.actors
            if (one.sure or is_given(one.name))
            and (one.relation == "speaks" or _opens(before_it, one))
            and self.is_fit(before_it, one, gender)
        ]
        return Meant(_at(fit[-1]), "recalled" if _is_one(fit) else "guessed") if fit else None

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
        named = self.sighting(by.by) if by else None
        return named.name if named else None

    def holder(self, here: Scene, marks: Between, told: Told) -> Meant | None:
        """Who is named with that office, before the marks if anybody is, else behind.

        Of two whose offices hold its words, whoever has it first among theirs: "the President" is
        no vice president, « le secrétaire d’État » no minister.
        """
        if told.whole:
            return self.incumbent(told.office)
        wanted = set(told.office)
        kinds = title_keys(" ".join(told.office))
        best: tuple[bool, bool, int] | None = None
        found: Span | None = None
        named: dict[str, Sighting] = {}
        for number, one in enumerate(self.seen):
            likely = one.sure or is_given(one.name)
            if not (likely and self.is_fit(here, one, told.gender)):
                continue
            place = _at(one)
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
        if found is None and len(named) == 1 and self.orator not in named:
            only = next(iter(named.values()))
            if only.role is None and not wanted & w.PAPERS:
                # « la ministre », where nobody else was named by then
                return Meant(_at(only), "only")
        return Meant(found, "office") if found else None

    def incumbent(self, office: tuple[str, ...]) -> Meant | None:
        """Who is named most often with that office and no more: @POTUS among other presidents."""
        wanted = frozenset(office)
        holders = [one for one in self.seen if one.role and _role_words(one.role) == wanted]
        often = Counter(one.name for one in holders if one.sure).most_common(2)
        if not often or (len(often) > 1 and often[0][1] == often[1][1]):
            return None
        first = next(one for one in holders if one.name == often[0][0])
        return Meant(_at(first), "office")

    def about(self, here: Scene, marks: Between) -> Meant | None:
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
        return Meant(_at(first), "about") if alone else None

    def subject(self, here: Scene, start: int, end: int) -> Meant | None:
        """Whose office a sentence that names nobody begins with: « La ministre… ».

        A pronoun there says too little: « il » may be nobody, "he" somebody named long before.
        """
        comma = here.blanked.find(",", start, min(end, start + _LONGEST_LEAD))
        words = here.words(start, end)
        if comma > 0 and words and words[0].folded not in w.ARTICLES[here.language]:
            words = here.words(comma, end)  # « À cette occasion, la ministre a… »
        if not words or words[0].folded not in w.ARTICLES[here.language]:
            return None
        office, gender = office_of(here, words)
        if not title_keys(" ".join(office)):
            return None
        at = Between(start, start, start, start)
        held = self.holder(here, at, Told("line", office=office, gender=gender))
        return Meant(held.by, "opening") if held else None


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


def _at(one: Sighting) -> Span:
    """Where a name stands."""
    return Span(one.block, one.start, one.end)


def _is_one(named: Sequence[Sighting]) -> bool:
    """Whether all of them are one person's."""
    return len({one.name for one in named}) == 1


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


def by_given(seen: Sequence[Sighting], surnames: Mapping[str, Span]) -> dict[str, Span]:
    """Where the bearer of each given name is named first in full; none where two bear it."""
    found: dict[str, dict[str, Span]] = {}
    for one in seen:
        first = fold(one.name.split(maxsplit=1)[0])
        if is_full(one.name) and first not in surnames and (one.sure or is_given(one.name)):
            found.setdefault(first, {}).setdefault(one.name, _at(one))
    return {
        first: next(iter(borne.values()))
        for first, borne in found.items()
        if len(borne) == 1 and is_known(first)
    }


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
