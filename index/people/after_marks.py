"""Who says what stands between two marks, by what stands after them.

« … », a-t-il ajouté      “…,” the minister said      « … » Jane Roe, maire de Lyon
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from index.people import quote_words as w
from index.people.office_words import handle, office_before, office_of
from index.people.quote_marks import Between
from index.people.scenes import Scene, Word
from index.people.subjects import (
    BEFORE_NAME,
    FEW,
    INVERTED,
    NEAR,
    bearer,
    gender_of,
    governs,
    is_adverb,
    is_object,
    place_of,
)
from index.people.told import NOBODY, Gender, Told
from index.people.unseen import by_given, is_other, is_unseen, is_verb, owns
from index.people.verbs import BREAKS, DOES, MEETS
from index.release import Sighting, Span

_DATED: Final = re.compile(r"[\s*_]*,\s*(?:le )?\d{1,2}(?:er)? [^\W\d]{3,9} \d{4}\b")
"""« Emmanuel Macron, 26 septembre 2018 »: what stands under words that are taken from elsewhere."""

_DASHES: Final = re.compile(r"[\s*_.,;]*(?:[-–—―~]|\()+\s*")

_ENDS: Final = frozenset(".!?…")

_NEAR_MARK: Final = 12
"""Characters from the end of the words to what follows them."""

_ALONE: Final = w.PRONOUNS["en"] | w.FIRST_PERSONS | w.SEVERAL


def after(scene: Scene, marks: Between, ceiling: int) -> Told | None:
    """What follows the marks tells, up to `ceiling`, where the next ones open."""
    end = min(scene.sentence_end(_past(scene, marks.last)), ceiling)
    start = marks.last
    words = scene.words(start, end)
    if not words:
        return None
    gap = scene.blanked[start : words[0].start]
    stopped = "." in gap or "\n" in gap or scene.text[marks.end - 1] == "."
    if scene.text[marks.end - 1] in "?!…" and words[0].folded in w.OPENERS:
        stopped = True
    anew = stopped and scene.text[words[0].start].isupper()
    leads_on = end == ceiling and (scene.lead(ceiling) == ":" or _is_next(scene, words))
    named = scene.named(start, end)
    if not anew:
        told = _verb_first(scene, words, named, end)
        if told is None and not leads_on:
            told = _subject_first(scene, words, named, end)
        if told:
            return told
    if office := handle(scene, words):
        return Told("signature", office=office, whole=True, end=end)  # “…” – @POTUS
    if leads_on or not named:
        return None
    closes = end < ceiling or end == len(scene.text)
    if anew and closes and (told := _verb_last(scene, words, named[0], end)):
        return told
    return _signature(scene, start, end, named)


def _is_next(scene: Scene, words: Sequence[Word]) -> bool:
    """Whether the words lead to the next quote: “…” and Ms. Roe explained “…”."""
    first, last = words[0].folded, words[-1].folded
    return first in w.LINKS and last in w.SPEAKS[scene.language]


def _past(scene: Scene, at: int) -> int:
    """The first place behind the marks where a sentence may go on: « … . », a dit M. Ruge."""
    while at < len(scene.text) and scene.blanked[at] in ' \u00a0\u202f,.;*_"”»':
        at += 1
    return at


def _verb_first(  # noqa: PLR0911 - one return for each sign
    scene: Scene, words: Sequence[Word], named: Sequence[Sighting], end: int
) -> Told | None:
    """« …, a déclaré M. Ruge », « a-t-il ajouté », "said the minister", "according to Ms. Roe"."""
    speaks = w.SPEAKS[scene.language] | w.THROWN
    gender: Gender | None = None
    auxiliaries = w.AUXILIARIES[scene.language]
    for place, word in enumerate(words[:FEW]):
        folded = word.folded
        match = INVERTED.fullmatch(folded) if "-" in folded else None
        if match and match.group(2) in {"on", "je", "ils", "elles"}:
            return NOBODY
        if match:
            gender = gender_of(match.group(2))
            folded = match.group(1)
        if folded in speaks and (match or governs(scene, words, place)):
            return _subject_behind(scene, words[place:], named, gender=gender, end=end)
        if folded == "selon" and scene.text[word.start].isupper():
            return None  # of the words after it
        if folded in {"selon", "according"} or (folded == "apres" and place):
            return Told("verb", by=place_of(scene, named[0]), end=end) if named else None
        if not place and is_verb(scene, words, named):
            said = scene.text[word.start : word.end]
            return Told("verb", by=place_of(scene, named[0]), verb=said, end=end)
        known = folded in auxiliaries or is_adverb(folded) or folded in w.REFLEXIVE
        if not (known or match or folded in {"comme", "l'", "as", "en"}):
            return None
    return None


def _subject_behind(  # noqa: PLR0911 - one return for each kind of subject
    scene: Scene,
    words: Sequence[Word],
    named: Sequence[Sighting],
    *,
    gender: Gender | None,
    end: int,
) -> Told:
    """Whom the verb that `words` begin with has for its subject, behind it."""
    verb = words[0]
    said = scene.text[verb.start : verb.end]
    if gender:
        return Told("verb", gender=gender, verb=said, end=end)
    rest = words[1:]
    behind = [one for one in named if one.start >= verb.end and not owns(scene, one)]
    if rest and rest[0].folded in w.PRONOUNS[scene.language]:
        return Told("verb", gender=gender_of(rest[0].folded), verb=said, end=end)
    if rest and rest[0].folded in w.FIRST_PERSONS:
        return Told("verb", verb=said, end=end)
    if short := handle(scene, rest):
        return Told("verb", office=short, whole=True, verb=said, end=end)
    if behind and is_other(scene, rest, behind[0]):
        by = by_given(scene, rest[:2])
        return Told("verb", by=by, verb=said, end=end)
    if behind and behind[0].start - verb.end <= NEAR and not _is_unnamed(scene, rest, behind[0]):
        return Told("verb", by=place_of(scene, behind[0]), verb=said, end=end)
    unseen = by_given(scene, rest[:2])
    if by := unseen or bearer(scene, rest[:3]):
        return Told("verb", by=by, verb=said, end=end, elsewhere=not unseen)
    office, article = office_of(scene, rest)
    return Told("verb", office=office, gender=article if office else None, verb=said, end=end)


def _is_unnamed(scene: Scene, rest: Sequence[Word], name: Sighting) -> bool:
    """Whether the subject is another than the name: "said a spokesman for Mr. Ruge"."""
    if not rest or rest[0].folded not in w.UNNAMED[scene.language]:
        return False
    return any(
        word.folded in {"for", "of", "de", "du", "d'"} for word in rest if word.start < name.start
    )


def _subject_first(
    scene: Scene, words: Sequence[Word], named: Sequence[Sighting], end: int
) -> Told | None:
    """Before its verb: "…," Ms. Roe said; "he added"; "the minister told reporters"."""
    speaks = w.SPEAKS[scene.language]
    first = words[0].folded
    if scene.language == "en" and first in _ALONE:
        anew = scene.text[words[0].start].isupper() and first not in w.FIRST_PERSONS
        near = scene.blanked[max(0, words[0].start - _NEAR_MARK) : words[0].start]
        ended = near.rstrip(' \u00a0*_”"')[-1:] in _ENDS
        return None if anew and ended else _pronoun_first(scene, words, end)
    governed: Span | None = None
    elsewhere = False
    verb: Word | None = None
    if named and _is_near(scene, words[0].start, named[0]) and not is_object(scene, named[0]):
        governed, verb = place_of(scene, named[0]), _finite(scene, words, named[0].end)
    elif bare := bearer(scene, words[:2]):
        governed, verb = bare, _finite(scene, words[:FEW], words[0].end)
        elsewhere = True
    if governed:
        if verb and not elsewhere and is_unseen(scene, words, words.index(verb), named[0].end):
            return Told("verb", verb=scene.text[verb.start : verb.end], end=end)
        said = verb and scene.text[verb.start : verb.end]
        told = Told("verb", by=governed, verb=said, end=end, elsewhere=elsewhere)
        return told if verb else None
    if (short := handle(scene, words)) and (verb := _finite(scene, words[:FEW], words[0].end)):
        said = scene.text[verb.start : verb.end]
        return Told("verb", office=short, whole=True, verb=said, end=end)
    unnamed = first in w.UNNAMED[scene.language]
    if unnamed or first in w.ARTICLES[scene.language]:
        for place, word in enumerate(words[1:FEW], 1):
            if word.folded in speaks and scene.text[word.start].islower():
                said = scene.text[word.start : word.end]
                office, gender = ((), None) if unnamed else office_before(scene, words[:place])
                return Told("verb", office=office, gender=gender, verb=said, end=end)
    return None


def _is_near(scene: Scene, start: int, name: Sighting) -> bool:
    """Whether nothing but a title stands before the name in its sentence."""
    ahead = scene.blanked[start : name.start]
    return len(ahead) <= BEFORE_NAME and not any(sign in ahead for sign in "…;:!?")


def _verb_last(scene: Scene, words: Sequence[Word], name: Sighting, end: int) -> Told | None:
    """A sentence that says nothing else: "“…” Col. Roe, the center's director, said."."""
    last = words[-1]
    others = w.SPEAKS[scene.language] | DOES[scene.language] | MEETS[scene.language]
    if last.folded not in w.SPEAKS[scene.language] or not _is_near(scene, words[0].start, name):
        return None
    if any(word.folded in others for word in words[:-1] if scene.text[word.start].islower()):
        return None
    said = scene.text[last.start : last.end]
    return Told("verb", by=place_of(scene, name), verb=said, end=end)


def _pronoun_first(scene: Scene, words: Sequence[Word], end: int) -> Told | None:
    """What an English pronoun and the verb after it tell: "she added", "I said"."""
    first = words[0].folded
    verb = next((word for word in words[1:4] if word.folded in w.SPEAKS["en"]), None)
    if verb is None:
        return None
    said = scene.text[verb.start : verb.end]
    if first in w.PRONOUNS["en"]:
        return Told("verb", gender=gender_of(first), verb=said, end=end)
    return Told("verb", first=first in w.FIRST_PERSONS, verb=said, end=end)


def _finite(scene: Scene, words: Sequence[Word], start: int) -> Word | None:
    """The verb of saying that a name before it governs; None where another verb comes first."""
    others = (BREAKS[scene.language] | MEETS[scene.language] | DOES[scene.language]) - {"also"}
    for word in words:
        if word.start < start:
            continue
        if word.folded in w.SPEAKS[scene.language] and scene.text[word.start].islower():
            return word
        if word.folded in {"been", "be"}:
            return None
        if word.folded in others and scene.language == "fr":
            return None
    return None


def _signature(  # noqa: PLR0911 - one return for each sign
    scene: Scene, start: int, end: int, named: Sequence[Sighting]
) -> Told | None:
    """A name that stands under the words, as under a letter; None where it begins a sentence."""
    name = named[0]
    dashed = _DASHES.match(scene.blanked, start)
    floor = dashed.end() if dashed else start
    ahead = scene.text[floor : name.start]
    if len(ahead) > BEFORE_NAME or ":" in ahead or ")" in ahead:
        return None
    small = [word for word in ahead.split() if word[0].islower() and len(word) > 3]  # noqa: PLR2004
    if not dashed and small:
        return None
    if _DATED.match(scene.blanked, name.end):
        return Told("signature", by=place_of(scene, name), end=name.end)
    behind = scene.words(name.end, end)
    if behind and behind[0].folded in w.OPENERS and scene.text[behind[0].start].isupper():
        return Told("signature", by=place_of(scene, name), end=name.end)
    finite = BREAKS[scene.language] | DOES[scene.language] | MEETS[scene.language]
    auxiliaries = {"a", "ont", "est", "sont", "has", "have", "is", "was", "will", "were", "had"}
    verbs = [
        word
        for word in behind[:25]
        if word.folded in finite | auxiliaries | w.SPEAKS[scene.language]
        and word.folded not in {"president", "charge", "chargee"}
    ]
    if verbs and not dashed:
        return None
    if not dashed and scene.blanked[name.end : name.end + 1] not in {",", " ", "\n", "*", ""}:
        return None
    return Told("signature", by=place_of(scene, name), end=end)
