"""Who says something with somebody else: « A et B ont déclaré », "A, B, and C said".

    François de Rugy, ministre d’État, et Élisabeth Borne ont indiqué : « … »
    ---------------- role ----------- ╰─ link ──────────╯ plural

Names are a list when nothing but roles and commas stands between them, and « et » or "and" before
the last.  French tells by the verb whether the whole list is its subject.
"""

# ruff: noqa: SIM905 - a table of words reads best as words

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from index.people import quote_words as w
from index.people.scenes import Scene, Word
from index.people.subjects import is_object
from index.people.told import Told
from index.people.verbs import AUXILIARIES, DOES, MEETS
from index.release import Sighting, Span

_LONGEST_GAP: Final = 160
"""Characters from one name of a list to the next: room for a minister's whole title."""

_MOST: Final = 8
"""Names of a list that are read."""

_TITLE: Final = 6
"""Words of title between « et » and a name: « et la ministre déléguée Mme Wargon »."""

_THE: Final = frozenset("le la the".split())

_CLAUSES: Final = frozenset(
    "qui que dont il elle ils elles who which that he she they while mais but".split()
)


def together(scene: Scene, by: Span, told: Told) -> tuple[Span, ...]:
    """All who say the words of whom the one named at `by` says them, in the order of the text.

    Only that one where nobody says them too.
    """
    alone = (by,)
    apart = told.gender or told.elsewhere or (told.office and not told.by)
    if apart or not _is_plural(scene, told, by):
        return alone
    names = scene.actors
    place = next((n for n, one in enumerate(names) if one.start == by.start), None)
    if place is None:
        return alone
    first, last = place, place
    while first and place - first < _MOST and _link(scene, names[first - 1], names[first]):
        first -= 1
    ends = last if place > first and _is_and(scene, names[place - 1], names[place]) else None
    while last + 1 < len(names) and last - place < _MOST:
        if not _link(scene, names[last], names[last + 1]):
            break
        last += 1
        if _is_and(scene, names[last - 1], names[last]):
            ends = last
    if ends is None or is_object(scene, names[first]):
        return alone
    listed = names[first : ends + 1]
    spans = (Span(by.block, one.start, one.end) for one in listed if one.sure)
    return tuple(dict.fromkeys(spans)) or alone


def _is_plural(scene: Scene, told: Told, by: Span) -> bool:
    """Whether the verb may have several for its subject; an English one may."""
    if scene.language == "en" or told.verb is None:
        return True
    if told.verb.endswith(("ent", "ant")):
        return True
    near = scene.words(max(0, by.start - 300), by.end + 300)
    for place, word in enumerate(near):
        if scene.text[word.start : word.end] == told.verb:
            before = {one.folded for one in near[max(0, place - 3) : place]}
            if before & {"ont", "sont", "etaient", "avaient", "auront"}:
                return True
    return False


def _gap(scene: Scene, one: Sighting, other: Sighting) -> Sequence[Word] | None:
    """The words between two names; None where these are no neighbours in a list."""
    if other.start - one.end > _LONGEST_GAP or "\n" in scene.text[one.end : other.start]:
        return None
    if scene.sentence_start(other.start) > one.start:
        return None
    words = scene.words(one.end, other.start)
    verbs = (
        w.SPEAKS[scene.language]
        | AUXILIARIES[scene.language]
        | DOES[scene.language]
        | MEETS[scene.language]
        | _CLAUSES
    )
    if any(word.folded in verbs and scene.text[word.start].islower() for word in words):
        return None
    return words


def _link(scene: Scene, one: Sighting, other: Sighting) -> bool:
    """Whether the other is listed right after the one."""
    words = _gap(scene, one, other)
    if words is None or is_object(scene, other):
        return False
    if _is_and(scene, one, other):
        return True
    gap = scene.text[one.end : other.start]
    title = gap[gap.rfind(",") + 1 :].split()
    small = [word for word in title if word[0].islower()]
    return "," in gap and len(title) <= _TITLE and (not small or title[0] == small[0] in _THE)


def _is_and(scene: Scene, one: Sighting, other: Sighting) -> bool:
    """Whether « et » leads to the other, with nothing but a title after it."""
    words = _gap(scene, one, other) or ()
    for place in range(len(words) - 1, max(-1, len(words) - 2 - _TITLE), -1):
        if words[place].folded in {"et", "and"}:
            behind = scene.text[words[place].end : other.start]
            return not any(sign in behind for sign in ",;:(")
    return False
