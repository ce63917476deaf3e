"""Who says what stands between two marks, by what stands before them.

Mme Wargon a déclaré : « … »      Pour M. Ruge, « … »      Jane Roe: “…”
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from index.people import quote_words as w
from index.people.office_words import office_before
from index.people.scenes import Scene, Word
from index.people.subjects import (
    BEFORE_NAME,
    FEW,
    NEAR,
    bearer,
    gender_of,
    governs,
    is_inverted,
    is_object,
    place_of,
)
from index.people.told import Denied, Kind, Told
from index.people.verbs import BREAKS
from index.release import Sighting

_LONGEST_LINE: Final = 200
"""Characters of a line that says who speaks: « Jane Roe, ministre … : »."""

_OF_A_PLACE: Final = re.compile(r"(?:of|de|du|d[’'])\s?[A-ZÉÎ][^:;.,]{1,40}[*_\s]*:")
"""« Mayor David Holt of Oklahoma City: »."""

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
    named = scene.named(start, at)
    colon = scene.lead(at) in {":", "："}
    place = _verb(scene, words)
    if place is not None:
        if any(word.folded in w.DENIALS for word in words[max(0, place - 5) : place + 2]):
            raise Denied
        if not colon and at - words[place].end > NEAR + 10:
            return None
        return _by_verb(scene, words, place, named, colon=colon)
    source = words[0].folded in w.SOURCES[scene.language] or words[0].folded in {"d'", "as"}
    if source and named and named[0].start - words[0].end < BEFORE_NAME:
        return Told("colon", by=place_of(scene, named[0]))
    if colon and at - start <= 2 * _LONGEST_LINE:
        opens = next((one for one in named if _leads_to_colon(scene, one, at)), None)
        if opens:
            return Told("colon", by=place_of(scene, opens))
        line = not start or scene.text[start - 1] == "\n"
        bare = bearer(scene, words) if line and len(words) <= _LABEL else None
        if bare:
            return Told("colon", by=bare, elsewhere=True)
        return Told("colon") if line and at - start <= _LONGEST_LINE // 2 else None
    if named and _is_line(scene, start, at, words, named[0]):
        return Told("line", by=place_of(scene, named[0]))
    return None


def _leads_to_colon(scene: Scene, name: Sighting, at: int) -> bool:
    """Whether nothing but who that is stands between a name and the colon before `at`."""
    behind = scene.blanked[name.end : at].lstrip(" \u00a0*_")
    if _OF_A_PLACE.match(behind):
        return True
    signs = ",(:;\\[" if scene.block is None else ",(:;\\[–—-"
    return not behind or behind[0] in signs


def _verb(scene: Scene, words: Sequence[Word]) -> int | None:
    """Which of the words is the last verb of saying."""
    speaks = w.SPEAKS[scene.language]
    nouns = w.ARTICLES[scene.language] | w.UNNAMED[scene.language] | w.BEFORE_NOUNS
    for place in range(len(words) - 1, -1, -1):
        word = words[place]
        if word.folded in speaks or is_inverted(word.folded, speaks):
            noun = place and words[place - 1].folded in nouns
            if not noun and governs(scene, words, place):
                return place
    return None


def _by_verb(  # noqa: C901, PLR0911 - one return for each kind of subject
    scene: Scene, words: Sequence[Word], place: int, named: Sequence[Sighting], *, colon: bool
) -> Told:
    """Whom a verb before the marks has for its subject."""
    verb = words[place]
    kind: Kind = "colon" if colon else "within"
    said = scene.text[verb.start : verb.end]
    ahead = [one for one in named if one.end <= verb.start]
    ahead = _subjects(scene, ahead) or ahead
    behind = [one for one in named if one.start >= verb.end]
    speaking = [one for one in ahead if one.relation == "speaks"]
    if len(ahead) > 1 and _goes_on(scene, words, place):
        return Told(kind, by=place_of(scene, ahead[0]), verb=said)
    if behind and not speaking and _follows(scene, verb, behind[0]):
        return Told(kind, by=place_of(scene, behind[0]), verb=said)
    floor = max((one.end for one in named if one.end <= verb.start), default=0)
    pronouns = w.PRONOUNS[scene.language]
    since = [word for word in words[max(0, place - FEW) : place] if word.start >= floor]
    for word in reversed(since):
        if word.folded in pronouns:
            return Told(kind, gender=gender_of(word.folded), verb=said)
        if word.folded in w.FIRST_PERSONS:
            return Told(kind, first=True, verb=said)
        if word.folded in w.SEVERAL:
            return Told(kind, verb=said)
    if speaking:
        return Told(kind, by=place_of(scene, speaking[-1]), verb=said)
    bare = bearer(scene, [word for word in words[max(0, place - 3) : place] if word.start >= floor])
    if bare:
        return Told(kind, by=bare, verb=said, elsewhere=True)
    if ahead:
        return Told(kind, by=place_of(scene, ahead[-1]), verb=said)
    if words[0].folded in pronouns:  # "She spoke of peace, adding, “…"
        return Told(kind, gender=gender_of(words[0].folded), verb=said)
    return Told(kind, office=office_before(scene, words[:place]), verb=said)


def _subjects(scene: Scene, names: Sequence[Sighting]) -> list[Sighting]:
    """Those of the names that no preposition leads to, be it through the name before."""
    found: list[Sighting] = []
    led = False
    for number, one in enumerate(names):
        gap = scene.text[names[number - 1].end : one.start].strip() if number else ""
        led = is_object(scene, one) or (led and gap in {",", "et", "and"})
        if not led:
            found.append(one)
    return found


def _goes_on(scene: Scene, words: Sequence[Word], place: int) -> bool:
    """Whether a second verb has the subject of the first: "Ms. Roe thanked Mr. Ruge and said"."""
    while place and words[place - 1].folded in w.AUXILIARIES[scene.language] | w.ADVERBS:
        place -= 1
    return place > 0 and words[place - 1].folded in {"and", "et"}


def _follows(scene: Scene, verb: Word, name: Sighting) -> bool:
    """Whether the name after a verb is its subject: not that of « a dit à M. Ruge »."""
    if name.start - verb.end > NEAR:
        return False
    gap = [word.folded for word in scene.words(verb.end, name.start)]
    barred = {"que", "qu'", "that", "à", "a", "aux", "to", "avec", "with", "par", "by", "de", "d'"}
    return not gap or gap[0] not in barred


def _is_line(scene: Scene, start: int, at: int, words: Sequence[Word], name: Sighting) -> bool:
    """Whether a name opens the line before the marks, with no verb: "**Jane Roe – CEO** “…”"."""
    if at - start > _LONGEST_LINE or name.start - words[0].start > 40:  # noqa: PLR2004 - a title
        return False
    line = scene.text[start:at]
    if not (line.rstrip(" \u00a0").endswith("*") or "–" in line or "—" in line):
        return False
    small = {word.folded for word in words if scene.text[word.start].islower()}
    return not small & (BREAKS[scene.language] | {"is", "was", "has", "est", "a", "sont"})
