"""The values that every part of the project speaks: a release, its versions, its people.

All are frozen: a change gives another value.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, Literal, NamedTuple, NewType

Language = Literal["fr", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("fr", "en")

ReleaseId = NewType("ReleaseId", str)
PersonId = NewType("PersonId", str)

BlockKind = Literal["paragraph", "heading", "caption"]
JoinedBy = Literal["person", "source", "evidence"]
Relation = Literal["speaks", "met", "mentioned", "represented"]


@dataclass(frozen=True, slots=True)
class Days:
    """A first and a last day, both included; one day is a first that is its own last.

    >>> Days(date(2024, 8, 16), date(2024, 8, 22)).overlaps(Days.on(date(2024, 8, 18)))
    True
    """

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"the last day {self.last} is before the first day {self.first}")

    @classmethod
    def on(cls, day: date) -> Days:
        """The one day."""
        return cls(day, day)

    def overlaps(self, other: Days) -> bool:
        """Whether the two have a day in common."""
        return self.first <= other.last and other.first <= self.last


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading or caption, in its own language."""

    text: str
    language: Language
    kind: BlockKind = "paragraph"


@dataclass(frozen=True, slots=True)
class Version:
    """A release in one language, as its source gives it.

    `updated` is a day when the source prints no time, a moment with its zone when it does.
    `reference` is the id as the source writes it, when ours had to differ.
    `extra` holds what the source says beyond our words, kept as it came.
    """

    id: ReleaseId
    language: Language
    title: str
    blocks: tuple[Block, ...]
    happened: Days | None = None
    published: date | None = None
    updated: date | datetime | None = None
    url: str | None = None
    issuer: str | None = None
    kind: str | None = None
    reference: str | None = None
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sighting:
    """A person's name where it stands in a version, before it is known who that is.

    `block` counts from 0 and is None for the title; `start` and `end` are offsets in that text.
    `name` is the fullest form that the version itself gives: "Lajčák" is sighted as
    "Miroslav Lajčák".  `role` is as printed there.
    One that is not `sure` only looks like a name here, and may be a person's by what other
    releases say; these may overlap others.
    """

    name: str
    block: int | None
    start: int
    end: int
    relation: Relation = "mentioned"
    role: str | None = None
    sure: bool = True


class Span(NamedTuple):
    """Part of a version's title (`block` None) or of one of its blocks, by offsets."""

    block: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words that a version gives as somebody's own, before it is known who that is.

    `spans` are the words without their marks, in order: several where they are interrupted, or go
    on in another paragraph.  `by` is where the speaker is named, which may be anywhere in the
    version, None where it is told by no name; `also` is where others are who say them too: « ont
    déclaré A et B ».  `verb` is as printed: "ajouté".
    """

    spans: tuple[Span, ...]
    by: Span | None = None
    verb: str | None = None
    also: tuple[Span, ...] = ()


class Heard(NamedTuple):
    """What is found in one version: who is named in it, and who says what."""

    sightings: tuple[Sighting, ...]
    quotes: tuple[Quoted, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of a speaker in the version in `language`; `speaker` is None where nobody is named.

    `spans` and `verb` are those of `Quoted`; `also` are others who say the same words with them.
    """

    language: Language
    spans: tuple[Span, ...]
    speaker: PersonId | None = None
    verb: str | None = None
    also: tuple[PersonId, ...] = ()

    @property
    def speakers(self) -> tuple[PersonId, ...]:
        """All whose words these are.

        >>> Quote("fr", (), PersonId("a"), "dit", (PersonId("b"),)).speakers
        ('a', 'b')
        """
        return (self.speaker, *self.also) if self.speaker else ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A person in a block of the version in `language`, with the role printed there."""

    person: PersonId
    language: Language
    block: int | None
    start: int
    end: int
    relation: Relation = "mentioned"
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """An official as one release names them: identity, display name, the other spellings."""

    id: PersonId
    name: str
    variants: tuple[str, ...] = ()
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Joining:
    """Why a French and an English version with ids of their own are one release.

    `by` tells who says so; what the texts have in common is told whoever does.
    `score` is from 0 to 1, `apart` the days between the two, None where neither has any; `numbers`
    and `words` are how many stand in both, `names` some that do, as printed, `quotes` how many
    quotes each has where these are as many, else 0.
    """

    by: JoinedBy
    score: float
    apart: int | None = None
    numbers: int = 0
    names: tuple[str, ...] = ()
    words: int = 0
    quotes: int = 0


@dataclass(frozen=True, slots=True)
class Release:
    """One press release, whatever languages it exists in.

    `versions` has at least one version, at most one a language, French first.
    `joining` tells why they are one where their ids do not say so; the release's id is then that
    of the French one.
    """

    id: ReleaseId
    versions: tuple[Version, ...]
    people: tuple[Person, ...] = ()
    mentions: tuple[Mention, ...] = ()
    joining: Joining | None = None
    quotes: tuple[Quote, ...] = ()

    def version(self, language: Language) -> Version | None:
        """The version in that language, when there is one."""
        return next((v for v in self.versions if v.language == language), None)

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages that it exists in, French first."""
        return tuple(v.language for v in self.versions)

    @property
    def other_ids(self) -> tuple[ReleaseId, ...]:
        """The ids that its versions were indexed by, where these are others than its own."""
        return tuple(dict.fromkeys(v.id for v in self.versions if v.id != self.id))

    @property
    def happened(self) -> Days | None:
        """When it happened, by the first version that says so."""
        return next((v.happened for v in self.versions if v.happened), None)

    @property
    def published(self) -> date | None:
        """The first day that any version gives as its publication."""
        return min((v.published for v in self.versions if v.published), default=None)

    @property
    def updated(self) -> date | datetime | None:
        """The last update that any version gives."""
        return max((v.updated for v in self.versions if v.updated), default=None, key=_moment)

    @property
    def issuer(self) -> str | None:
        """Who issued it, by the first version that says so."""
        return next((v.issuer for v in self.versions if v.issuer), None)

    @property
    def kind(self) -> str | None:
        """Statement, readout, speech…, by the first version that says so."""
        return next((v.kind for v in self.versions if v.kind), None)


def _moment(value: date | datetime) -> str:
    """ISO text, which sorts a day before the moments of that day."""
    return value.isoformat()
