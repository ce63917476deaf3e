"""Which office a role phrase names: the same one in French and in English.

    secrétaire général délégué de l’OTAN  ┐
    NATO Deputy Secretary General         ┴─read→ deputy-secretary-general//nato

An office is a post, what it is in charge of, and the country or the body that it belongs to.
What offices are called stands in `offices.yaml`, per institution, since no word is the other's
translation: « adjoint » is an Assistant at NATO and an Under-Secretary at the United Nations.
A phrase that the table cannot read whole is kept as it is printed, and paired with nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final, Literal

from index.people.keys import name_key
from index.people.office_phrases import BESIDE, known
from index.people.office_table import AT, PACKAGED, Table
from index.people.office_tokens import Token, tokens
from index.release import Language

PRINTED: Final = "~"
"""Begins the key of an office that no table knows, followed by its folded words."""

CORRECTED: Final = "!"
"""Begins the key of an office that only officials.yaml knows."""

LONGEST: Final = 120
"""Characters of a folded phrase that make a key."""

_LONGEST_READ: Final = 400
"""Characters of a role that are read."""

_APART: Final = re.compile(r"\s*(?:([,;/(])|(?<!\w)(et|and)(?!\w)|(&))\s*", re.IGNORECASE)
_POSSESSIVE: Final = re.compile(r"\W*[^\W_]+['’]s(?![^\W_])")
_EXPLAINED: Final = re.compile(r"\s*\([^()]*\)?")
"""A short form behind a body: "Federal Emergency Management Agency (FEMA)"."""
_DEPARTMENT: Final = re.compile(
    r"(?:the )?(?:U\.?S\.? |United States )?(?:Department|Ministry|Bureau|Office|Division)\b"
)
"""What an office may be in besides what it is in charge of."""


@dataclass(frozen=True, slots=True, order=True)
class Office:
    """A post, its portfolios in the order of their letters, and its country or body.

    `post` begins with `~` or `!` where the table has no such office; it is then all there is.

    >>> Office.of("minister/foreign-affairs/rs")
    Office(post='minister', portfolios=('foreign-affairs',), scope='rs')
    """

    post: str
    portfolios: tuple[str, ...] = ()
    scope: str = ""

    @property
    def key(self) -> str:
        """The one text for it in any language, by which it is found."""
        if self.post[:1] in {PRINTED, CORRECTED}:
            return self.post
        return f"{self.post}/{'+'.join(self.portfolios)}/{self.scope}"

    @property
    def is_paired(self) -> bool:
        """Whether it has a name in both languages."""
        return not self.post.startswith(PRINTED)

    @classmethod
    def of(cls, key: str) -> Office:
        """The office that has the key."""
        if key[:1] in {PRINTED, CORRECTED} or key.count("/") != len(("post", "portfolios")):
            return cls(key)
        post, portfolios, scope = key.split("/")
        return cls(post, tuple(portfolios.split("+")) if portfolios else (), scope)

    def answers(self, asked: Office) -> bool:
        """Whether who holds this one holds what is asked for: the same post, and all it names.

        >>> Office.of("minister/economy+finance/fr").answers(Office.of("minister/finance/"))
        True
        """
        if asked.post.startswith(PRINTED):
            return self.post == asked.post or self.post.startswith(f"{asked.post} ")
        attached = (one.removeprefix(f"{AT}:") for one in self.portfolios)
        return (
            self.post == asked.post
            and {*asked.portfolios} <= {*self.portfolios, *attached}
            and asked.scope in {"", self.scope}
        )


@dataclass(frozen=True, slots=True)
class Correction:
    """An office that officials.yaml names: its shown names by language, and others of it."""

    names: tuple[tuple[Language, str], ...]
    also: tuple[str, ...] = ()
    line: int = 0

    @property
    def all_names(self) -> tuple[str, ...]:
        """Every name, the shown ones first."""
        return (*(name for _, name in self.names), *self.also)

    @property
    def office(self) -> Office:
        """The office of the table that one of its names is, else one of its own."""
        for name in self.all_names:
            found = known(tokens(name), PACKAGED)
            if found is not None:
                return Office(*found)
        return Office(CORRECTED + name_key(self.all_names[0])[:LONGEST].rstrip())


Tense = Literal["held", "awaited", "over"]


@dataclass(frozen=True, slots=True)
class Told:
    """An office as a role phrase tells it: which, in which words, and whether it is held."""

    office: Office
    printed: str
    tense: Tense = "held"


@dataclass(frozen=True)
class Offices:
    """Reads role phrases by the table, as officials.yaml corrects it.

    `none` are phrases that name no office, `never` a person's name with an office that is not
    theirs, whatever a text seems to say.

    >>> offices = Offices()
    >>> [one.office.key for one in offices.read("Premier ministre, ministre des Finances")]
    ['prime-minister//', 'minister/finance/']
    >>> [(one.office.key, one.tense) for one in offices.read("former Serbian Foreign Minister")]
    [('minister/foreign-affairs/rs', 'over')]
    """

    corrections: tuple[Correction, ...] = ()
    none: tuple[str, ...] = ()
    never: tuple[tuple[str, str], ...] = ()

    def read(self, role: str) -> tuple[Told, ...]:
        """The offices that the phrase names, in its order, each once."""
        return _read(self, role[:_LONGEST_READ])

    def held(self, role: str) -> tuple[Told, ...]:
        """Those that the phrase gives as held: « ancien » and "nominee" are no tenure."""
        return tuple(told for told in self.read(role) if told.tense == "held")

    def denies(self, person: str, told: Told) -> bool:
        """Whether officials.yaml says that the office is not theirs."""
        return told.office in self._never.get(name_key(person), ())

    @cached_property
    def _never(self) -> Mapping[str, frozenset[Office]]:
        found: dict[str, frozenset[Office]] = {}
        for person, role in self.never:
            offices = frozenset(told.office for told in self.read(role))
            found[name_key(person)] = found.get(name_key(person), frozenset()) | offices
        return found

    def names(self, office: Office) -> Mapping[Language, str]:
        """What officials.yaml calls an office of its own, by language."""
        return self._own.get(office, {})

    @cached_property
    def _own(self) -> Mapping[Office, Mapping[Language, str]]:
        return {
            one.office: dict(one.names)
            for one in self.corrections
            if one.office.post.startswith(CORRECTED)
        }

    @cached_property
    def corrected(self) -> Mapping[tuple[str, ...], Office | None]:
        """What officials.yaml says of whole phrases, by their words; None for no office."""
        found: dict[tuple[str, ...], Office | None] = {
            _bare(name): one.office for one in self.corrections for name in one.all_names
        }
        return found | {_bare(phrase): None for phrase in self.none}

    def phrases(self, office: Office) -> tuple[str, ...]:
        """The phrases, as `words_of` gives them, that officials.yaml reads as the office."""
        return tuple(" ".join(words) for words, one in self.corrected.items() if one == office)


NO_CORRECTIONS: Final = Offices()


def label(office: Office, language: Language) -> str | None:
    """What the packaged table calls the office; None where it has no name for it.

    >>> label(Office.of("minister/foreign-affairs/rs"), "fr")
    'ministre des Affaires étrangères, Serbie'
    >>> label(Office.of("deputy-secretary-general//nato"), "en")
    'Deputy Secretary General, NATO'
    """
    return PACKAGED.label(office.post, office.portfolios, office.scope, language)


def body(id: str, language: Language) -> str:
    """What an institution or a country is called; its id where it has no name.

    >>> body("nato", "fr"), body("rs", "en")
    ('OTAN', 'Serbia')
    """
    return PACKAGED.shown.get((id, language), id)


@lru_cache(maxsize=16_384)
def _read(offices: Offices, role: str) -> tuple[Told, ...]:
    told: dict[Office, Told] = {}
    before: Tense = "held"
    for part in _parts(role, PACKAGED):
        words = _within(tokens(part.text))
        tense, words = _tense(words, before=before if part.joined else "held")
        before = tense
        office = _office(offices, part.text, words)
        if office is not None:
            told.setdefault(office, Told(office, part.text, tense))
    return tuple(told.values())


def _within(words: Sequence[Token]) -> tuple[Token, ...]:
    """The words of the office without those of the sentence around it."""
    start = next((i for i, word in enumerate(words) if word.bare not in PACKAGED.opens), 0)
    end = next((i for i, word in enumerate(words) if i and word.bare in PACKAGED.ends), len(words))
    return tuple(words[start:end])


def _tense(words: Sequence[Token], *, before: Tense) -> tuple[Tense, tuple[Token, ...]]:
    """Whether the office is held, and its words without those that say so.

    « ancien » says so at the head: not in « ministre des Anciens Combattants ».
    """
    found: Tense = before
    kept = []
    for at, word in enumerate(words):
        if word.bare in PACKAGED.over and all(one.bare in PACKAGED.passed for one in words[:at]):
            found = "over"
        elif word.bare in PACKAGED.awaited:
            found = "awaited"
        else:
            kept.append(word)
    return found, tuple(kept)


@dataclass(frozen=True, slots=True)
class _Part:
    """One office of a phrase; `joined` tells that « et » binds it to the one before."""

    text: str
    joined: bool


def _parts(role: str, table: Table) -> Iterator[_Part]:
    """The phrase cut where a comma or « et » is followed by the noun of another office.

    "President and Director of Ombrea" stays whole: what follows completes both.
    """
    start, joined = 0, False
    for found in _APART.finditer(role):
        text = role[start : found.start()]
        heads = tokens(text)
        if any(word.bare == BESIDE for word in heads):
            break  # « auprès du ministre d’État, ministre de … »: another's offices
        if _POSSESSIVE.match(role, found.end()):
            continue
        following = tokens(role[found.end() :])
        at = next((w for w in following if w.bare not in table.passed), None)
        if at is None or at.bare not in table.heads or not heads:
            continue
        is_comma = found[1] is not None
        if not is_comma and _is_bare(heads, table):
            continue
        yield _Part(_tidy(text), joined)
        start, joined = found.end(), not is_comma
    text = _tidy(role[start:])
    if text:
        yield _Part(text, joined)


def _is_bare(words: Sequence[Token], table: Table) -> bool:
    """Whether a phrase is a post alone, with nothing of what or of whom."""
    rest = [word.bare for word in words if word.bare not in table.silent]
    return table.post_of(rest) is not None


def _tidy(text: str) -> str:
    return " ".join(text.split()).strip(" ,;/()")


def _office(offices: Offices, text: str, words: Sequence[Token]) -> Office | None:
    whole = tuple(word.bare for word in words)
    if whole in offices.corrected:
        return offices.corrected[whole]
    if not whole or whole in PACKAGED.nothing:
        return None
    found = known(words, PACKAGED)
    if found is not None:
        return Office(*found)
    if (first := _before_bodies(text)) is not None:
        return first
    folded = name_key(text)
    return Office(f"{PRINTED}{folded[:LONGEST].rstrip()}") if folded else None


def _before_bodies(text: str) -> Office | None:
    """The office before a comma and the department that it is in, where it is one without that.

    "Secretary of the Army, Department of Defense"; not "General Counsel, Department of Defense".
    """
    parts = _EXPLAINED.sub("", text).split(", ")
    for count in range(len(parts) if len(parts) > 1 else 0, 0, -1):
        if count == len(parts) or _DEPARTMENT.match(parts[count]):
            _, words = _tense(_within(tokens(" ".join(parts[:count]))), before="held")
            office = Office(*(known(words, PACKAGED) or ("",)))
            if office.portfolios or office.scope:
                return office
    return None


def words_of(phrase: str) -> str:
    """The words of a phrase that tell something, by which two phrases are one.

    >>> words_of("Chef de la MINUK"), words_of("chefs, MINUK")
    ('chef minuk', 'chef minuk')
    """
    return " ".join(_bare(phrase))


def _bare(phrase: str) -> tuple[str, ...]:
    return tuple(word.bare for word in tokens(phrase))
