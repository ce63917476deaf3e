"""The verb of saying that leads to a mark, and whom it has for its subject.

Mme Wargon a déclaré : « … »      Ms. Roe thanked Mr. Ruge and said, “…”      he added that “…”
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from index.people import quote_words as w
from index.people.office_words import handle, office_before
from index.people.scenes import Scene, Word
from index.people.subjects import (
    FEW,
    NEAR,
    bearer,
    gender_of,
    governs,
    is_inverted,
    is_object,
    place_of,
)
from index.people.told import Kind, Told
from index.people.unseen import is_unseen
from index.release import Sighting

_BARRED: Final = w.PREPOSITIONS | frozenset(
    "que qu' that à dans en lors devant pour in at during for before".split()  # noqa: SIM905 - a table of words reads best as words
)
"""What leads from a verb to somebody or something that is not its subject."""


def last_verb(scene: Scene, words: Sequence[Word]) -> int | None:
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


def is_denied(words: Sequence[Word], place: int) -> bool:
    """Whether words were not said, or only might be: "the moment to say, “…”"."""
    if any(word.folded in w.DENIALS for word in words[max(0, place - 5) : place + 2]):
        return True
    ahead = [word.folded for word in words[max(0, place - 3) : place]]
    if w.SAYINGS.intersection(ahead):
        return True
    if words[place].folded in w.SAYINGS and ahead[-1:] in (["that"], ["this"], ["old"]):
        return True
    if words[place].folded != "say":
        return False
    if "would" in ahead and "i" in ahead:
        return True
    return not w.MAY_SAY.intersection(ahead)


def by_verb(  # noqa: C901, PLR0911, PLR0912 - one return for each kind of subject
    scene: Scene, words: Sequence[Word], place: int, named: Sequence[Sighting], *, colon: bool
) -> Told:
    """Whom a verb before the marks has for its subject."""
    verb = words[place]
    kind: Kind = "colon" if colon else "within"
    said = scene.text[verb.start : verb.end]
    if short := handle(scene, words[max(0, place - 1) : place]):
        return Told(kind, office=short, whole=True, verb=said)
    if _is_a_paper(scene, words[:place], named=bool(named)):
        return Told(kind, office=("document",), verb=said)
    named = [one for one in named if one.sure or not _has_article(scene, one)]
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
    if is_unseen(scene, words, place, floor):
        return Told(kind, by=bearer(scene, words[place - 1 : place]), verb=said, elsewhere=True)
    if speaking:
        return Told(kind, by=place_of(scene, speaking[-1]), verb=said)
    bare = bearer(scene, [word for word in words[max(0, place - 3) : place] if word.start >= floor])
    if bare:
        return Told(kind, by=bare, verb=said, elsewhere=True)
    if ahead:
        return Told(kind, by=place_of(scene, ahead[-1]), verb=said)
    if words[0].folded in pronouns:  # "She spoke of peace, adding, “…"
        return Told(kind, gender=gender_of(words[0].folded), verb=said)
    office, gender = office_before(scene, words[:place])
    return Told(kind, office=office, gender=gender if office else None, verb=said)


def _is_a_paper(scene: Scene, words: Sequence[Word], *, named: bool) -> bool:
    """Whether what says something is a document, though somebody put it out.

    "the readout that the White House released says, “…”"; not "the President’s letter", he wrote.
    """
    papers = w.PAPERS | w.DOCUMENTS
    if words and words[-1].folded in papers:
        return True  # "a letter stating"
    for place in range(len(words) - 1, max(0, len(words) - FEW), -1):
        if words[place].folded not in w.RELATIVES:
            continue
        behind = {
            word.folded for word in words[place - 1 if named else max(0, place - FEW) : place]
        }
        return not papers.isdisjoint(behind) and words[-1].folded not in w.PRONOUNS[scene.language]
    return False


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


def _has_article(scene: Scene, name: Sighting) -> bool:
    """Whether an article stands right before what only looks like a name."""
    words = scene.words(max(0, name.start - 6), name.start)
    return bool(words) and words[-1].folded in w.ARTICLES[scene.language]


def _goes_on(scene: Scene, words: Sequence[Word], place: int) -> bool:
    """Whether a second verb has the subject of the first: "Ms. Roe thanked Mr. Ruge and said"."""
    while place and words[place - 1].folded in w.AUXILIARIES[scene.language] | w.ADVERBS:
        place -= 1
    return place > 0 and words[place - 1].folded in {"and", "et"}


def _follows(scene: Scene, verb: Word, name: Sighting) -> bool:
    """Whether the name after a verb is its subject: not that of « a dit à M. Ruge »."""
    if name.start - verb.end > NEAR or verb.folded in w.OF_SOMEBODY:
        return False
    gap = [word.folded for word in scene.words(verb.end, name.start)]
    return not gap or gap[0] not in _BARRED
