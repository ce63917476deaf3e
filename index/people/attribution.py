"""Who says what stands between two marks, by what stands before and after them.

    before   Mme Wargon a déclaré : « … »      Pour M. Ruge, « … »      Jane Roe: “…”
    after    « … », a-t-il ajouté      “…,” the minister said      « … » Jane Roe, maire de Lyon

A name is told by its place in the text; a pronoun and an office stand for a name that is found
elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from index.people import quote_words as w
from index.people.office_words import office_before, office_of
from index.people.quote_marks import Between
from index.people.scenes import Scene, Word
from index.people.verbs import BREAKS, DOES, MEETS
from index.release import Sighting, Span

_INVERTED: Final = re.compile(r"(.+?)-(?:t-)?(ils?|elles?|on|je)")
"""« a-t-il », « souligne-t-elle »."""

_FEW: Final = 8
"""Words in which a verb has to come after the marks, and a role before its verb."""

_NEAR: Final = 110
"""Characters between a verb and the name after it: « a déclaré la secrétaire d’État, Mme … »."""

_BEFORE_NAME: Final = 70
"""Characters of title before a name: "Secretary of Homeland Security Alejandro Mayorkas"."""

_LONGEST_LINE: Final = 200
"""Characters of a line that says who speaks: « Jane Roe, ministre … : »."""

_OF_A_PLACE: Final = re.compile(r"(?:of|de|du|d[’'])\s?[A-ZÉÎ][^:;.,]{1,40}[*_\s]*:")
"""« Mayor David Holt of Oklahoma City: »."""

_DATED: Final = re.compile(r"[\s*_]*,\s*(?:le )?\d{1,2}(?:er)? [^\W\d]{3,9} \d{4}\b")
"""« Emmanuel Macron, 26 septembre 2018 »: what stands under words that are taken from elsewhere."""

_LABEL: Final = 3
"""Words of what says who speaks next: "TODD:", "SECRETARY YELLEN:"."""

_SPACES: Final = " \t\u00a0\u202f\u2009*_,;.…!?)]}»”\"'"
_DASHES: Final = re.compile(r"[\s*_.,;]*(?:[-–—―~]|\()+\s*")

Gender = Literal["f", "m"]
"""Of the pronoun that stands for a speaker."""

Kind = Literal["colon", "verb", "within", "signature", "line"]
"""How it is told: before a colon, by a verb beside the marks, by one further off in the sentence,
by a name after the marks, or before them on a line of its own."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the text tells of a speaker.

    `by` is where the name stands; `gender` is set where a pronoun stands for it, `office` where a
    role does, `first` where « je » does; none of these where the text names nobody.
    `end` is where that ends in the text, for what follows the marks.  With `elsewhere`, a surname
    stands beside the marks and `by` is where its bearer is named.
    """

    kind: Kind
    by: Span | None = None
    gender: Gender | None = None
    office: tuple[str, ...] = ()
    first: bool = False
    verb: str | None = None
    end: int = 0
    elsewhere: bool = False


NOBODY: Final = Told("verb")


class Denied(Exception):  # noqa: N818 - a signal between these two modules
    """The text says that the words were not said, or only might be."""


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
        if not colon and at - words[place].end > _NEAR + 10:
            return None
        return _by_verb(scene, words, place, named, colon=colon)
    source = words[0].folded in w.SOURCES[scene.language] or words[0].folded in {"d'", "as"}
    if source and named and named[0].start - words[0].end < _BEFORE_NAME:
        return Told("colon", by=_place(scene, named[0]))
    if colon and at - start <= 2 * _LONGEST_LINE:
        opens = next((one for one in named if _leads_to_colon(scene, one, at)), None)
        if opens:
            return Told("colon", by=_place(scene, opens))
        line = not start or scene.text[start - 1] == "\n"
        bare = _bare(scene, words) if line and len(words) <= _LABEL else None
        if bare:
            return Told("colon", by=bare, elsewhere=True)
        return Told("colon") if line and at - start <= _LONGEST_LINE // 2 else None
    if named and _is_line(scene, start, at, words, named[0]):
        return Told("line", by=_place(scene, named[0]))
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
        if word.folded in speaks or _inverted(word.folded, speaks):
            noun = place and words[place - 1].folded in nouns
            if not noun and _governs(scene, words, place):
                return place
    return None


def _governs(scene: Scene, words: Sequence[Word], place: int) -> bool:
    """Whether a word of saying is a verb there: « a lancé », not « lancé par le Gouvernement »."""
    word = words[place]
    printed = scene.text[word.start : word.end]
    if printed[0].isupper():
        return False
    participle = printed.endswith(("é", "ée", "és", "ées")) or word.folded in w.PARTICIPLES
    if scene.language == "en" or not participle:
        return True
    auxiliaries = w.AUXILIARIES["fr"] | {"ete", "avoir", "etre"}
    return any(
        one.folded in auxiliaries or _INVERTED.fullmatch(one.folded)
        for one in words[max(0, place - 4) : place]
    )


def _inverted(folded: str, speaks: frozenset[str]) -> bool:
    match = _INVERTED.fullmatch(folded) if "-" in folded else None
    return bool(match and match.group(1) in speaks)


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
        return Told(kind, by=_place(scene, ahead[0]), verb=said)
    if behind and not speaking and _follows(scene, verb, behind[0]):
        return Told(kind, by=_place(scene, behind[0]), verb=said)
    floor = max((one.end for one in named if one.end <= verb.start), default=0)
    pronouns = w.PRONOUNS[scene.language]
    since = [word for word in words[max(0, place - _FEW) : place] if word.start >= floor]
    for word in reversed(since):
        if word.folded in pronouns:
            return Told(kind, gender=_gender(word.folded), verb=said)
        if word.folded in w.FIRST_PERSONS:
            return Told(kind, first=True, verb=said)
        if word.folded in w.SEVERAL:
            return Told(kind, verb=said)
    if speaking:
        return Told(kind, by=_place(scene, speaking[-1]), verb=said)
    bare = _bare(scene, [word for word in words[max(0, place - 3) : place] if word.start >= floor])
    if bare:
        return Told(kind, by=bare, verb=said, elsewhere=True)
    if ahead:
        return Told(kind, by=_place(scene, ahead[-1]), verb=said)
    if words[0].folded in pronouns:  # "She spoke of peace, adding, “…"
        return Told(kind, gender=_gender(words[0].folded), verb=said)
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


def is_object(scene: Scene, name: Sighting) -> bool:
    """Whether a preposition leads to the name: « aux côtés de M. Ruge »."""
    words = scene.words(max(0, name.start - 24), name.start)
    while words and words[-1].folded.rstrip(".") in w.HONORIFICS:
        words.pop()
    return bool(words) and words[-1].folded in w.PREPOSITIONS


def _follows(scene: Scene, verb: Word, name: Sighting) -> bool:
    """Whether the name after a verb is its subject: not that of « a dit à M. Ruge »."""
    if name.start - verb.end > _NEAR:
        return False
    gap = [word.folded for word in scene.words(verb.end, name.start)]
    barred = {"que", "qu'", "that", "à", "a", "aux", "to", "avec", "with", "par", "by", "de", "d'"}
    return not gap or gap[0] not in barred


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
    if leads_on or not named:
        return None
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


def _verb_first(
    scene: Scene, words: Sequence[Word], named: Sequence[Sighting], end: int
) -> Told | None:
    """« …, a déclaré M. Ruge », « a-t-il ajouté », "said the minister", "according to Ms. Roe"."""
    speaks = w.SPEAKS[scene.language]
    gender: Gender | None = None
    auxiliaries = w.AUXILIARIES[scene.language]
    for place, word in enumerate(words[:_FEW]):
        folded = word.folded
        match = _INVERTED.fullmatch(folded) if "-" in folded else None
        if match and match.group(2) in {"on", "je", "ils", "elles"}:
            return NOBODY
        if match:
            gender = _gender(match.group(2))
            folded = match.group(1)
        if folded in speaks and (match or _governs(scene, words, place)):
            return _subject_behind(scene, words[place:], named, gender=gender, end=end)
        if folded in {"selon", "according"} or (folded == "apres" and place):
            return Told("verb", by=_place(scene, named[0]), end=end) if named else None
        known = folded in auxiliaries or folded in w.ADVERBS or folded in w.REFLEXIVE
        if not (known or match or folded in {"comme", "l'", "as", "en"}):
            return None
    return None


def _subject_behind(
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
    behind = [one for one in named if one.start >= verb.end]
    if rest and rest[0].folded in w.PRONOUNS[scene.language]:
        return Told("verb", gender=_gender(rest[0].folded), verb=said, end=end)
    if rest and rest[0].folded in w.FIRST_PERSONS:
        return Told("verb", verb=said, end=end)
    if behind and behind[0].start - verb.end <= _NEAR and not _is_unnamed(scene, rest, behind[0]):
        return Told("verb", by=_place(scene, behind[0]), verb=said, end=end)
    bare = _bare(scene, rest[:3])
    office = office_of(scene, rest)
    return Told("verb", by=bare, office=office, verb=said, end=end, elsewhere=bool(bare))


def _bare(scene: Scene, words: Sequence[Word]) -> Span | None:
    """Where the version names whoever bears a surname that stands here without its title."""
    for word in words:
        if scene.text[word.start].isupper() and word.folded in scene.surnames:
            return scene.surnames[word.folded]
    return None


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
        return _pronoun_first(scene, words, end)
    governed: Span | None = None
    elsewhere = False
    verb: Word | None = None
    if named and named[0].start - words[0].start <= _BEFORE_NAME:
        governed, verb = _place(scene, named[0]), _finite(scene, words, named[0].end)
    elif bare := _bare(scene, words[:2]):
        governed, verb = bare, _finite(scene, words[:_FEW], words[0].end)
        elsewhere = True
    if governed:
        said = verb and scene.text[verb.start : verb.end]
        told = Told("verb", by=governed, verb=said, end=end, elsewhere=elsewhere)
        return told if verb else None
    unnamed = first in w.UNNAMED[scene.language]
    if unnamed or first in w.ARTICLES[scene.language]:
        for place, word in enumerate(words[1:_FEW], 1):
            if word.folded in speaks:
                said = scene.text[word.start : word.end]
                office = () if unnamed else office_before(scene, words[:place])
                return Told("verb", office=office, verb=said, end=end)
    return None


_ALONE: Final = w.PRONOUNS["en"] | w.FIRST_PERSONS | w.SEVERAL


def _pronoun_first(scene: Scene, words: Sequence[Word], end: int) -> Told | None:
    """What an English pronoun and the verb after it tell: "she added", "I said"."""
    first = words[0].folded
    verb = next((word for word in words[1:4] if word.folded in w.SPEAKS["en"]), None)
    if verb is None:
        return None
    said = scene.text[verb.start : verb.end]
    if first in w.PRONOUNS["en"]:
        return Told("verb", gender=_gender(first), verb=said, end=end)
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
    if len(ahead) > _BEFORE_NAME or (":" in ahead):
        return None
    small = [word for word in ahead.split() if word[0].islower() and len(word) > 3]  # noqa: PLR2004
    if not dashed and small:
        return None
    if _DATED.match(scene.blanked, name.end):
        return Told("signature", by=_place(scene, name), end=name.end)
    behind = scene.words(name.end, end)
    if behind and behind[0].folded in w.OPENERS and scene.text[behind[0].start].isupper():
        return Told("signature", by=_place(scene, name), end=name.end)
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
    if not dashed and scene.blanked[name.end : name.end + 1] not in {",", " ", "\n", ""}:
        return None
    return Told("signature", by=_place(scene, name), end=end)


def _is_line(scene: Scene, start: int, at: int, words: Sequence[Word], name: Sighting) -> bool:
    """Whether a name opens the line before the marks, with no verb: "**Jane Roe – CEO** “…”"."""
    if at - start > _LONGEST_LINE or name.start - words[0].start > 40:  # noqa: PLR2004 - a title
        return False
    line = scene.text[start:at]
    if not (line.rstrip(" \u00a0").endswith("*") or "–" in line or "—" in line):
        return False
    small = {word.folded for word in words if scene.text[word.start].islower()}
    return not small & (BREAKS[scene.language] | {"is", "was", "has", "est", "a", "sont"})


def _gender(pronoun: str) -> Gender:
    return "f" if pronoun in w.FEMININE else "m"


def _place(scene: Scene, name: Sighting) -> Span:
    return Span(scene.block, name.start, name.end)
