"""The office that stands for a speaker: « la ministre déléguée », "the Secretary General"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from index.people import quote_words as w
from index.people.scenes import Scene, Word
from index.people.titles import title_keys
from index.people.told import Gender
from index.people.verbs import BREAKS

_MOST: Final = 8
"""Words of an office that are read."""


_GENDERS: Final[dict[str, Gender]] = {"le": "m", "la": "f"}

Office = tuple[tuple[str, ...], Gender | None]
"""Words of an office, none where there is none, and whose the article says that it is."""


def office_of(scene: Scene, words: Sequence[Word]) -> Office:
    """The words of « la ministre déléguée », "the Secretary General", up to a verb or a sign."""
    articles = w.ARTICLES[scene.language]
    place = next((p for p, word in enumerate(words[:12]) if word.folded in articles), None)
    if place is None:
        return (), None
    stops = w.SPEAKS[scene.language] | w.AUXILIARIES[scene.language] | BREAKS[scene.language]
    found: list[str] = []
    last = words[place].end
    for at, word in enumerate(words[place + 1 : place + 1 + _MOST], place + 1):
        if word.folded in stops or any(sign in scene.text[last : word.start] for sign in ",;:("):
            break
        if word.folded in {"et", "and"} and _is_another(scene, words[at + 1 :]):
            return (), None  # two who speak, told by their offices: nobody is named
        if word.folded not in articles | {"de", "du", "des", "d'", "of", "for"}:
            found.append(word.folded)
        last = word.end
    return tuple(found), _GENDERS.get(words[place].folded)


def _is_another(scene: Scene, words: Sequence[Word]) -> bool:
    """Whether a second office follows: "the First Lady and President", « et la ministre »."""
    rest = words[1:] if words and words[0].folded in w.ARTICLES[scene.language] else words
    return bool(rest) and bool(title_keys(scene.text[rest[0].start : rest[0].end]))


def handle(scene: Scene, words: Sequence[Word]) -> tuple[str, ...]:
    """The office that the first of the words writes under: "@POTUS"; nothing where it is none."""
    if not words or scene.text[words[0].start - 1 : words[0].start] != "@":
        return ()
    return w.HANDLES.get(words[0].folded, ())


def office_before(scene: Scene, words: Sequence[Word]) -> Office:
    """The same for a subject that ends before its verb: what the last article leads to."""
    articles = w.ARTICLES[scene.language]
    for place in range(len(words) - 1, max(-1, len(words) - 12), -1):
        linked = place and words[place - 1].folded in {"of", "for", "de", "a", "to", "in", "du"}
        if words[place].folded in articles and not linked:
            return office_of(scene, words[place:])
    return (), None
