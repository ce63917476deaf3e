"""Who says what stands between two marks, by what stands before them.

Mme Wargon a déclaré : « … »      Pour M. Ruge, « … »      Jane Roe: “…”
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import Final

from index.people import quote_words as w
from index.people.antecedents import is_given
from index.people.given_gender import is_known
from index.people.keys import fold
from index.people.leading_verbs import by_verb, is_denied, last_verb
from index.people.office_words import office_before
from index.people.refusals import THINGS
from index.people.scenes import Scene, Word
from index.people.subjects import BEFORE_NAME, NEAR, bearer, place_of
from index.people.titles import title_keys
from index.people.told import Denied, Told
from index.people.verbs import BREAKS
from index.release import Sighting, Span

_LONGEST_LINE: Final = 200
"""Characters of a line that says who speaks: « Jane Roe, ministre … : »."""

_OF_A_PLACE: Final = re.compile(r"(?:of|de|du|d[’'])\s?[A-ZÉÎ][^:;.,]{1,40}[*_\s]*:")
"""« Mayor David Holt of Oklahoma City: »."""

_SUFFIX: Final = re.compile(
    r"^(?:,?[\s*_]*(?:Jr\.?|Sr\.?|I{2,3}|IV|M\.?D\.?|Ph\.?D\.?|MPH|RN|DO|Esq\.?|MBA|MS|FAAP)(?![^\W\d_]))+"
)
"""« Mayor Hardie Davis Jr.: », "Ann Roe, MD, MPH:"."""

_TIME: Final = re.compile(
    r"\b\d{1,2}(?:\s?[hH](?:eures?)?\s?\d*|:\d\d|\s?(?:[ap]\.m\.|[AP]M))[\s*_]*:[\s*_«“\"]*$"
)
"""« 16h15 -17h : « … » »: what a programme has at that time."""

_TITLE_BEFORE: Final = 12
"""Characters of title between « Selon » and a name."""

_FARTHEST_FIRST: Final = 20
"""Signs before the first word of a sentence."""

_FULL: Final = re.compile(r"(?<!\w)(?=(([A-Z][a-z]+) (?:[A-Z]\. )?[A-Z][\w’'-]+))")
"""A given name and a surname."""

_INTRODUCED: Final = re.compile(
    r"[\s*_]*((?:[A-Z][\w’'-]+(?: [A-Z]\.)?|[A-Z]\.)(?: [A-Z][\w’'-]+){1,2})[\s*_]*,[\s*_]*"
    r"([A-Z][^:]{3,150}):[\s*_]*"
)
"""A name, a role and a colon that open a line."""

_TITLED: Final = re.compile(r"[\s*_]*(?:[A-Z][\w.&-]*[\s*_]+){0,5}([A-Z][\w.&-]*)[\s*_]+")
"""The words of a title before a name, all with a capital, and the last of them."""

_HOUR: Final = re.compile(r"\b\d{1,2}[hH]\d{2}\b")
"""« 18h55 : Table ronde modérée par Mme Roe : « … » »."""

_START: Final = attrgetter("start")

_LED: Final = frozenset({"to", "under", "for", "aupres"})
"""What leads from one person's role to whom they serve."""

_SHORT: Final = frozenset({"rep", "sen", "gov", "whip"})
"""Titles that are no nouns of an office."""

_TITLE: Final = 3
"""Words of title before a name."""

_LABEL: Final = 3
"""Words of what says who speaks next: "TODD:", "SECRETARY YELLEN:"."""

_SPACES: Final = " \t\u00a0\u202f\u2009*_,;.…!?)]}»”\"'"


def before(  # noqa: C901, PLR0911 - one return for each way of telling
    scene: Scene, at: int
) -> Told | None:
    """What the sentence that leads to a mark at `at` tells; None where it tells of no speaker.

    Raises `Denied`.
    """
    start = scene.sentence_start(at)
    if not scene.blanked[start:at].strip(_SPACES + '([{«“"—–-') and scene.lead(start) == ":":
        at = start
        start = scene.sentence_start(len(scene.blanked[:at].rstrip()) - 1)
    words = scene.words(start, at)
    if not words:
        return None
    if words[-1].folded in w.THOUGHTS or any(word.folded in w.WRITTEN for word in words[-10:]):
        raise Denied
    named = scene.named(start, at)
    colon = scene.lead(at) in {":", "："}
    place = last_verb(scene, words)
    if place is not None:
        if is_denied(words, place):
            raise Denied
        if not colon and at - words[place].end > NEAR + 10:
            return None
        return by_verb(scene, words, place, named, colon=colon)
    if (
        named
        and _is_source(scene, start, words, named[0])
        and not _has_words(scene, named[0].end, at)
    ):
        return Told("colon", by=place_of(scene, named[0]))
    after_source = _led_by_source(scene, words, named)
    if after_source:
        return Told("colon", by=place_of(scene, after_source))
    if colon and at - start <= 2 * _LONGEST_LINE:
        return _at_colon(scene, start, at, words, named)
    if named and _is_line(scene, start, at, words, named[0]):
        return Told("line", by=place_of(scene, named[0]))
    return None


def _at_colon(
    scene: Scene, start: int, at: int, words: Sequence[Word], named: Sequence[Sighting]
) -> Told | None:
    """Who stands before a colon without a verb, or that the line before it names nobody.

    Raises `Denied`.
    """
    if _TIME.search(scene.blanked, max(start, at - 12), at) or _HOUR.search(
        scene.blanked, start, at
    ):
        raise Denied
    opening = [one for one in named if _leads_to_colon(scene, one.end, at)]
    first = next((one for one in opening if _is_first(scene, one)), None)
    unseen = None if first else _by_given(scene, start, at)
    if unseen or opening:
        return Told("colon", by=unseen or place_of(scene, first or opening[0]))
    line = not start or scene.text[start - 1] == "\n"
    bare = bearer(scene, words) if line and len(words) <= _LABEL else None
    if bare:
        return Told("colon", by=bare, elsewhere=True)
    asked = _of_the_sentence(named) if words[-1].folded in w.SPEECH_NOUNS else None
    if asked:
        return Told("colon", by=place_of(scene, asked))
    return _by_office(scene, words) if line and at - start <= _LONGEST_LINE // 2 else None


def _by_office(scene: Scene, words: Sequence[Word]) -> Told:
    """What a line that names nobody tells: "Statement from the President:"."""
    office, gender = office_before(scene, words)
    if title_keys(" ".join(office)):
        return Told("colon", office=office, gender=gender)
    return Told("colon")


def _is_source(scene: Scene, start: int, words: Sequence[Word], name: Sighting) -> bool:
    """Whether the sentence begins with « Selon M. Ruge », and is not cut short before it."""
    first = words[0].folded
    if name.start - words[0].end >= BEFORE_NAME or words[0].start - start > _FARTHEST_FIRST:
        return False
    if ":" in scene.blanked[start : name.start]:
        return False
    if start and scene.text[start - 1] not in ".!?…\n:":
        return False  # not where a sentence begins, but as far back as one is read
    after_it = words[1].folded if len(words) > 1 else ""
    return first in w.SOURCES[scene.language] | {"as"} or (first == "d'" and after_it == "apres")


def _led_by_source(
    scene: Scene, words: Sequence[Word], named: Sequence[Sighting]
) -> Sighting | None:
    """Who stands right after the last « Selon » with a capital, where a line's end was lost."""
    for word in reversed(words):
        if word.folded == "selon" and scene.text[word.start].isupper():
            behind = [one for one in named if 0 < one.start - word.end < _TITLE_BEFORE]
            return behind[0] if behind else None
    return None


def _of_the_sentence(named: Sequence[Sighting]) -> Sighting | None:
    """The only one who is named in the sentence."""
    people = [one for one in named if one.sure or is_given(one.name)]
    return people[0] if len({one.name for one in people}) == 1 else None


def _is_first(scene: Scene, name: Sighting) -> bool:
    """Whether the name is a person's, and no part of another's role.

    Neither "House Majority Whip, Jim Roe:" nor "Peter Roe, adviser to President Finch:".
    """
    if not name.sure:
        return is_given(name.name)
    words = scene.words(max(0, name.start - 40), name.start)[-_TITLE:]
    between_them = scene.blanked[words[0].start : name.start] if words else ""
    return "," in between_them or not any(word.folded in _LED for word in words)


def _by_given(scene: Scene, start: int, at: int) -> Span | None:
    """Where a title, a given name and a surname open a line: "Senate Whip Dick Roe:".

    Or two or three words and a role do: "AnnMaura Roe, President, Acme:".

    The rules for names pass over those of which a word is an everyday one too.
    """
    introduced = _INTRODUCED.match(scene.blanked, start, at)
    named = introduced.group(1).split() if introduced and title_keys(introduced.group(2)) else []
    if introduced and named and not THINGS.intersection(map(fold, named)):
        return Span(scene.block, *introduced.span(1))
    for match in _FULL.finditer(scene.blanked, max(start, at - _LONGEST_LINE), at):
        ahead = scene.blanked[start : match.start()]
        titled = _TITLED.fullmatch(ahead)
        if not (titled and is_known(match.group(2)) and _leads_to_colon(scene, match.end(1), at)):
            continue
        if title_keys(ahead) or fold(titled.group(1)).rstrip(".") in _SHORT:
            return Span(scene.block, *match.span(1))
    return None


def _leads_to_colon(scene: Scene, end: int, at: int) -> bool:
    """Whether nothing but who that is stands between a name's end and the colon before `at`."""
    if _has_words(scene, end, at):
        return False  # to other words before these
    behind = _SUFFIX.sub("", scene.blanked[end:at]).lstrip(" \u00a0*_")
    if _OF_A_PLACE.match(behind):
        return True
    signs = ",(:;\\[" if scene.block is None else ",(:;\\[–—-"
    return not behind or behind[0] in signs


def _has_words(scene: Scene, start: int, end: int) -> bool:
    """Whether something stands between marks in that part."""
    first = bisect_right(scene.between, start, key=_START)
    return any(
        one.start < one.end <= end for one in scene.between[first : first + 2] if one.start < end
    )


def _is_line(scene: Scene, start: int, at: int, words: Sequence[Word], name: Sighting) -> bool:
    """Whether a name opens the line before the marks, with no verb: "**Jane Roe – CEO** “…”"."""
    if at - start > _LONGEST_LINE or name.start - words[0].start > 40:  # noqa: PLR2004 - a title
        return False
    line = scene.text[start:at]
    if not (line.rstrip(" \u00a0").endswith("*") or "–" in line or "—" in line):
        return False
    small = {word.folded for word in words if scene.text[word.start].islower()}
    return not small & (BREAKS[scene.language] | {"is", "was", "has", "est", "a", "sont"})
