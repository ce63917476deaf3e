"""Names beside words that no rule for names saw, and verbs that no table has.

    “…,” said Zo Quill, who advises Ms. Roe      Zo Quill's words, and not Ms. Roe's
    « … », complète M. Ruge                      a verb, for it stands where one does
    “…” called for in President Roe’s order      whose the order is, and nobody's words

Where such a name is the subject, the words are its bearer's if a known given name tells that it is
one, and nobody's else.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.people import quote_words as w
from index.people.given_gender import is_known
from index.people.scenes import Scene, Word
from index.people.titles import title_keys
from index.people.verbs import BREAKS
from index.release import Sighting, Span


def by_given(scene: Scene, words: Sequence[Word]) -> Span | None:
    """Where two words are a known given name and a surname, with a sign after them."""
    if len(words) < 2 or not is_known(words[0].folded):  # noqa: PLR2004 - two words
        return None
    first, last = words
    capitals = scene.text[first.start].isupper() and scene.text[last.start].isupper()
    if not capitals or scene.text[first.end : last.start] != " ":
        return None
    if scene.blanked[last.end : last.end + 1] not in {",", ".", ""}:
        return None
    return Span(scene.block, first.start, last.end)


def is_other(scene: Scene, rest: Sequence[Word], name: Sighting) -> bool:
    """Whether a name that no rule saw stands between the verb and another's name.

    "said Zo Quill, who advises Ms. Roe": two words with a capital, and a sign right after them.
    """
    run = 0
    while run < len(rest) and rest[run].start < name.start:
        if not scene.text[rest[run].start].isupper():
            break
        if run and scene.text[rest[run - 1].end : rest[run].start] != " ":
            break
        run += 1
    if run < 2 or rest[run - 1].end > name.start:  # noqa: PLR2004 - a given name and a surname
        return False
    printed = scene.text[rest[0].start : rest[run - 1].end]
    sign = scene.text[rest[run - 1].end : rest[run - 1].end + 1]
    return sign in {",", ";", "("} and not title_keys(printed)


def is_verb(scene: Scene, words: Sequence[Word], named: Sequence[Sighting]) -> bool:
    """Whether a word that no table has is the verb before a name: « … », complète M. Ruge."""
    first = words[0]
    printed = scene.text[first.start : first.end]
    after_comma = "," in scene.text[max(0, first.start - 4) : first.start]
    if not (named and printed.islower() and after_comma):
        return False
    if len(printed) < 5 or printed.endswith(("é", "ée", "és", "ées", "ant", "ing", "ment")):  # noqa: PLR2004
        return False
    ahead = scene.words(first.end, named[0].start)
    titled = all(word.folded in w.HONORIFICS for word in ahead)
    known = BREAKS[scene.language] | w.PREPOSITIONS | w.LINKS | w.JOINS | w.REFLEXIVE
    return titled and named[0].sure and first.folded not in known and not title_keys(printed)


def owns(scene: Scene, name: Sighting) -> bool:
    """Whether the name only says whose something is: "called for in President Roe’s order"."""
    return scene.text[name.end : name.end + 2] in {"’s", "'s"}


def is_unseen(scene: Scene, words: Sequence[Word], place: int, floor: int) -> bool:
    """Whether the verb has a subject that no rule saw: "Since Mr. Ruge left Oslo, Young said".

    `floor` is where the last name before the verb ends.
    """
    place -= 1
    while place > 0 and words[place].folded in w.AUXILIARIES[scene.language] | w.ADVERBS:
        place -= 1
    if place < 1 or words[place].start < floor or not scene.text[words[place].start].isupper():
        return False
    if scene.blanked[floor : words[place].start].lstrip(" *_")[:1] in {",", "("}:
        return False  # « M. Ruge, directeur d’Acme, a dit »
    while place > 1 and _is_run(scene, words[place - 1], words[place]):
        place -= 1
    if words[place].start < floor:
        return False
    run = scene.blanked[words[place].start : words[-1].start]
    before_it = scene.blanked[words[place - 1].end : words[place].start]
    follows = "," in before_it or words[place - 1].folded in w.JOINS
    return follows and not title_keys(run.split(",")[0])


def _is_run(scene: Scene, one: Word, other: Word) -> bool:
    """Whether two words with a capital stand side by side."""
    return scene.text[one.start].isupper() and scene.text[one.end : other.start].isspace()
