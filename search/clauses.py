"""Expression → clauses of a plan, and what the reader is to be told of them on the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final, Literal

from index.analysis import fold
from index.entry import KeyField
from index.release import Language, PersonId
from search import crossing, dating
from search.additions import MOST_ADDED, Addition, Widening
from search.closeness import closer
from search.expression import (
    Either,
    Excluded,
    Expression,
    InTitle,
    Named,
    Near,
    Plain,
    Prefix,
    Quoted,
    Said,
    Together,
)
from search.lexicon import NO_LEXICON
from search.office_names import held_as
from search.parts import within
from search.plan import All, Best, Clause, DateField, During, Everything, Key, Some, Without
from search.prefixes import MOST_WORDS, Vocabulary, prefixed
from search.proximity import near
from search.recent import Recent
from search.results import Added, Note
from search.saying import names, quoted
from search.syntax import MAX_PHRASE, MAX_WORDS
from search.wanted import Wanted
from search.words import NOT_WIDENED, QueryWord, phrase, words

Need = Literal["enough", "most", "any"]
"""How many of a run of words must be found: enough of them, more than half, or one."""

ALL_UP_TO: Final = 4

People = Callable[[str], Sequence[PersonId]]
"""Gives the ids of those whom a reader may mean by an id or a name."""

MOST_ISSUERS: Final = 2_000
"""Issuers, or kinds, that a typed one is looked for among."""

DATE_FIELDS: Final[dict[str, DateField]] = {
    "date": "happened",
    "published": "published",
    "updated": "updated",
}
"""The date that each field is about."""

_LANGUAGE_NAMES: Final[dict[str, Language]] = {
    "fr": "fr",
    "français": "fr",
    "francais": "fr",
    "french": "fr",
    "en": "en",
    "anglais": "en",
    "english": "en",
}


class Reader:
    """Walks an expression once and keeps what the reader is to be told of it.

    What says nothing, such as a word without a letter, becomes `Everything` and then drops out.
    """

    def __init__(
        self,
        people: People,
        need: Need,
        *,
        widening: Widening = NOT_WIDENED,
        vocabulary: Vocabulary = lambda *_: (),
        each_prefix: int = MOST_WORDS,
        loose: frozenset[Language] = frozenset(),
    ) -> None:
        self.people = people
        self.need = need
        self.widening = widening
        self.vocabulary = vocabulary
        self.each_prefix = each_prefix
        self.room = MAX_WORDS
        self.most_added = MOST_ADDED
        self.words: list[QueryWord] = []
        self.searched: list[str] = []
        self.added: list[Addition] = []
        self.off: list[Added] = []
        self.ignored: list[Note] = []
        self.limits: list[Note] = []
        self.named_people: list[PersonId] = []
        self.speakers: tuple[PersonId, ...] = ()
        self.in_quotes: list[QueryWord] = []
        self.loose = loose
        self.crosses = True
        self.translated: set[Language] = set()
        self.loosened: list[Language] = []
        self.relaxable = False
        self.scores = True

    def clause(  # noqa: C901, PLR0911 - one case an expression
        self, expression: Expression
    ) -> Clause:
        """What the expression asks for."""
        match expression:
            case Plain(text):
                return self.plain(text)
            case Quoted(text, slop):
                return self.quoted(text, slop)
            case Prefix(text):
                return self.prefix(text)
            case Near():
                return self.near(expression)
            case InTitle(part):
                return self.in_title(part)
            case Said(part):
                return self.said(part)
            case Named():
                return self.named(expression)
            case Excluded(part):
                return self.excluded(part)
            case Either(parts):
                return _one_or(Some, self.clauses(parts))
            case Together(parts):
                return self.together(parts)

    def clauses(self, parts: Sequence[Expression]) -> list[Clause]:
        """Those of the parts that say something."""
        return [said for part in parts if (said := self.clause(part)) != Everything()]

    def together(self, parts: Sequence[Expression]) -> Clause:
        """All of the parts; stop words beside others are optional here too."""
        needed: list[Clause] = []
        optional: list[Clause] = []
        outer = self.speakers
        self.speakers = (
            tuple(dict.fromkeys(i for n in names(parts) for i in self.people(n))) or outer
        )
        for part in parts:
            before = len(self.words)
            said = self.clause(part)
            bare = isinstance(part, Plain) and all(word.optional for word in self.words[before:])
            if said != Everything():
                (optional if bare else needed).append(said)
        self.speakers = outer
        if not needed:
            needed, optional = optional, []
        if optional:
            return All(tuple(needed), tuple(optional))
        return _one_or(All, needed)

    def plain(self, text: str) -> Clause:
        """Enough of a run of words."""
        found = words(text, widening=self.widening, most_added=self.most_added)
        if not found and text.strip():
            self.ignored.append(Note("ignored-word", text))
        found = _once(self.kept(found))
        if not found:
            return Everything()
        telling = [word for word in found if not word.optional]
        optional = tuple(word.clause for word in found if word.optional)
        if not telling:  # nothing but stop words: then these are what is asked
            telling, optional = list(found), ()
        needed = [word.clause for word in telling]
        least = self.least(len(needed))
        clause: Clause = needed[0] if len(needed) == 1 else Some(tuple(needed), least=least)
        if self.scores and self.crosses:
            clause, more = self.crossed(clause, telling)
            optional = (*optional, *more)
        clause = All((clause,), optional) if optional else clause
        return closer(clause, found) if self.scores else clause

    def crossed(
        self, clause: Clause, found: Sequence[QueryWord]
    ) -> tuple[Clause, tuple[Clause, ...]]:
        """The clause with what texts of the other language are asked for, and what adds to it."""
        translated = crossing.languages(found)
        if not translated:
            return clause, ()
        self.translated |= translated
        looser = crossing.readings(found, self.vocabulary, among=self.loose & translated)
        for one in looser:
            if one.is_less:
                self.loosened.append(one.language)
            if one.without:
                self.ignored.append(Note(f"ignored-in-{one.language}", ", ".join(one.without)))
            if one.unsure:
                self.ignored.append(Note(f"unsure-in-{one.language}", ", ".join(one.unsure)))
        bonus = crossing.titled(found)
        asked = Best((clause, *(one.clause for one in looser))) if looser else clause
        return asked, (bonus,) if bonus else ()

    def kept(self, found: tuple[QueryWord, ...]) -> tuple[QueryWord, ...]:
        """As many of the words as there is room for, told in the receipt."""
        if len(found) > self.room:
            self.limits.append(Note("limit-words", str(MAX_WORDS)))
            found = found[: self.room]
        self.room -= len(found)
        self.words += found
        self.searched += [word.text for word in found]
        for word in found:
            self.added += word.additions.active
            self.off += word.additions.off
            self.most_added -= word.additions.names
        if any(word.additions.cut for word in found):
            self.limits.append(Note("limit-added", str(MOST_ADDED)))
        return found

    def least(self, count: int) -> int:
        """How many of `count` words must be found."""
        enough = count if count <= ALL_UP_TO else -(-3 * count // 4)
        self.relaxable |= count > 1
        return {"enough": enough, "most": min(enough, count // 2 + 1), "any": 1}[self.need]

    def quoted(self, text: str, slop: int) -> Clause:
        """The words as they are."""
        said = phrase(text, longest=MAX_PHRASE, slop=slop)
        if said is None:
            self.ignored.append(Note("ignored-word", f'"{text}"'))
            return Everything()
        if said.cut:
            self.limits.append(Note("limit-phrase", str(MAX_PHRASE)))
        return said.clause if self.kept((said,)) else Everything()

    def prefix(self, text: str) -> Clause:
        """Any of the words that begin so, as the index has them."""
        terms, is_cut = prefixed(text, self.vocabulary, most=self.each_prefix)
        if is_cut:
            self.limits.append(Note("limit-prefix", f"{text}*"))
        marks = frozenset((one.field, one.term) for one in terms.alternatives)
        wanted = Wanted((marks,)) if marks else Wanted()
        said = QueryWord(f"{text}*", terms, wanted, wanted)
        return said.clause if self.kept((said,)) else Everything()

    def near(self, asked: Near) -> Clause:
        """Both words, close together; merely both where one is a common word or has no letter."""
        said = near(asked, widening=self.widening, most_added=self.most_added)
        if said is None:
            self.ignored.append(Note("ignored-near", f"{asked.left.text} NEAR {asked.right.text}"))
            return self.together((asked.left, asked.right))
        return said.clause if self.kept((said,)) else Everything()

    def in_title(self, part: Plain | Quoted | Prefix) -> Clause:
        """The part, all of whose words must stand in one title."""
        apart = self.apart()
        clause = apart.clause(part)
        self.words += apart.words
        self.take(apart, "title:")
        return within(clause, "title")

    def said(self, part: Expression) -> Clause:
        """The part, whose words must be quoted, by those whom a field beside it names if any."""
        apart = self.apart()
        clause = apart.clause(part)
        self.words += apart.words
        self.in_quotes += apart.words
        self.take(apart, "said:")
        return clause if clause == Everything() else quoted(clause, self.speakers)

    def excluded(self, part: Expression) -> Clause:
        """Not the part, all of whose words count; they are not marked.

        It is not translated: what a word may stand for is too little to hide a release by.
        """
        apart = self.apart()
        apart.widening = replace(apart.widening, lexicon=NO_LEXICON)
        apart.scores = False
        clause = apart.clause(part)
        self.take(apart, "-")
        return clause if clause == Everything() else Without(clause)

    def apart(self) -> Reader:
        """One that reads a part by itself, whose words are all needed."""
        reader = Reader(
            self.people,
            "enough",
            widening=self.widening,
            vocabulary=self.vocabulary,
            each_prefix=self.each_prefix,
        )
        reader.room, reader.most_added = self.room, self.most_added
        reader.crosses = False
        reader.speakers = self.speakers
        return reader

    def take(self, apart: Reader, sign: str) -> None:
        """Keep what the other is to tell, with the sign before what it searched."""
        self.room, self.most_added = apart.room, apart.most_added
        self.searched += [f"{sign}{said}" for said in apart.searched]
        self.added += apart.added
        self.off += apart.off
        self.ignored += apart.ignored
        self.limits += apart.limits

    def named(self, named: Named) -> Clause:
        """What the field narrows to; a date that cannot be read is words.

        Of a date, the receipt says what was understood.
        """
        clause = self.field(named)
        if clause is None:
            return self.plain(named.value) if named.field in DATE_FIELDS else Everything()
        said = understood(named.value) if named.field in DATE_FIELDS else named.value
        value = f'"{said}"' if " " in said else said
        self.searched.append(f"{named.field}:{value}")
        return clause

    def field(self, named: Named) -> Clause | None:
        """What the field narrows to, None where its value cannot be read."""
        if named.field == "person":
            ids = tuple(self.people(named.value))
            self.named_people += ids
            return Key("person", ids)
        if named.field == "lang":
            language = _LANGUAGE_NAMES.get(named.value.lower())
            if language:
                return Key("language", (language,))
            self.ignored.append(Note("ignored-field", f"lang:{named.value}"))
            return None
        if named.field in DATE_FIELDS:
            return self.dated(named)
        if named.field == "office":
            held = held_as(named.value, self.vocabulary)
            return Key("office", tuple(one.value for one in held))
        field: KeyField = "issuer" if named.field == "issuer" else "kind"
        return Key(field, self.values(field, named.value))

    def dated(self, named: Named) -> Clause | None:
        """What has its date then, None where the value is no date."""
        of = DATE_FIELDS[named.field]
        try:
            choice = dating.read(named.value)
        except ValueError:
            self.ignored.append(Note("ignored-date", named.value))
            return None
        if isinstance(choice, str):
            return During((), undated=True, of=of)
        return During((choice.days,), of=of)

    def values(self, field: KeyField, typed: str) -> tuple[str, ...]:
        """The values that are what was typed, accents or not, else those that hold it."""
        known = [found.term for found in self.vocabulary(field, "", MOST_ISSUERS)]
        wanted = fold(typed)
        same = tuple(value for value in known if fold(value) == wanted)
        return same or tuple(value for value in known if wanted in fold(value))


def _once(found: Sequence[QueryWord]) -> tuple[QueryWord, ...]:
    """The words without those that are said again: that asks for nothing more."""
    first: dict[str, QueryWord] = {}
    for word in found:
        first.setdefault(word.text, word)
    return tuple(first.values())


def _one_or(several: type[All | Some], clauses: Sequence[Clause]) -> Clause:
    if not clauses:
        return Everything()
    return clauses[0] if len(clauses) == 1 else several(tuple(clauses))


def understood(text: str) -> str:
    """A date as it was read: days for what is counted from today.

    >>> understood("juin 2023"), understood("avant 2020")
    ('2023-06', '..2019-12-31')
    """
    choice = dating.read(text)
    return f"{choice.days.first}..{choice.days.last}" if isinstance(choice, Recent) else str(choice)
