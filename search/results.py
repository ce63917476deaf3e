"""What a reader gets: hits, facets, and the receipt of what was really searched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from index.release import Days, Language, PersonId, ReleaseId
from index.writer import Generation
from search.plan import FacetName
from search.query import Query


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text that is marked, because it matched, or not."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Snippet:
    """The best passage: runs of its text, the language it is in, whether text was cut off."""

    runs: tuple[Run, ...]
    language: Language
    cut_before: bool = False
    cut_after: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """A person beside a hit: id, display name, the role printed in that release."""

    id: PersonId
    name: str
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A found release as a result shows it; `language` is that of its title."""

    id: ReleaseId
    title: tuple[Run, ...]
    language: Language
    languages: tuple[Language, ...]
    happened: Days | None
    published: date | None
    updated: date | datetime | None
    issuer: str | None
    kind: str | None
    url: str | None
    snippet: Snippet | None
    people: tuple[Named, ...]
    score: float


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value to tick: `label` is a person's name, else the value itself."""

    value: str
    label: str
    count: int
    selected: bool = False


@dataclass(frozen=True, slots=True)
class Added:
    """A term searched beyond what was typed: for which word, and why.

    `why` is a message key: `acronym`.
    """

    term: str
    source: str
    why: str


@dataclass(frozen=True, slots=True)
class Note:
    """Something the reader is told: a message key and what fills it in.

    >>> Note("word-too-long", "aaaaaaaa…").about
    'aaaaaaaa…'
    """

    message: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was really searched.

    `searched` are the words and phrases kept, as typed; `relaxed` tells when not all had to be
    found, `ignored` what was typed and not used, `limits` which limits were met.
    """

    searched: tuple[str, ...] = ()
    added: tuple[Added, ...] = ()
    ignored: tuple[Note, ...] = ()
    relaxed: Note | None = None
    limits: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Results:
    """The answer to a query; `total` counts all that was found, on every page."""

    query: Query
    generation: Generation
    total: int
    hits: tuple[Hit, ...]
    facets: dict[FacetName, tuple[FacetValue, ...]]
    receipt: Receipt

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // self.query.per))
