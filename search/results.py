"""What a reader gets: hits, facets, and the receipt of what was really searched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, NamedTuple

from index.card import Named
from index.release import Days, Language, ReleaseId, Version
from index.writer import Generation
from search.holders import Holders
from search.plan import FacetName
from search.query import Query


class Run(NamedTuple):
    """A run of text that is marked, because it matched, or not."""

    text: str
    marked: bool = False


class Fragment(NamedTuple):
    """A passage: runs of its text, the language it is in, whether text was cut off."""

    runs: tuple[Run, ...]
    language: Language
    cut_before: bool = False
    cut_after: bool = False


class Snippet(NamedTuple):
    """The best passages, one or two from different places, in reading order."""

    fragments: tuple[Fragment, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """Whose words the snippet shows, nobody's where the text names none, and where they stand.

    `block` counts from 0 and is None for the title.
    """

    speakers: tuple[Named, ...]
    version: Version
    block: int | None


@dataclass(frozen=True, slots=True)
class Hit:
    """A found release as a result shows it; `language` is that of its title.

    `cited` is set where what was asked for is something said: the snippet is of a quote then.
    """

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
    cited: Cited | None = None


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value to tick, or to exclude: `label` is a person's name, else the value itself."""

    value: str
    label: str
    count: int
    selected: bool = False
    excluded: bool = False


Why = Literal["acronym", "variant", "name", "translation"]
"""Why a form is searched too: an acronym of the same thing, another name of it, another spelling of
a person's name, or a word of the other language for it."""


@dataclass(frozen=True, slots=True)
class Added:
    """A form searched beyond what was typed: for which word, and why.

    `count` is how many releases hold the form, within the same choices, dates and fields, whatever
    else is searched; None where that was not counted.
    `dictionary` tells that an installed dictionary alone gives the translation.
    """

    term: str
    source: str
    why: Why
    count: int | None = None
    dictionary: bool = False


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
    `off` is what would be added and is switched off.
    """

    searched: tuple[str, ...] = ()
    added: tuple[Added, ...] = ()
    ignored: tuple[Note, ...] = ()
    relaxed: Note | None = None
    limits: tuple[Note, ...] = ()
    off: tuple[Added, ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """Another question that finds something: a message key, what fills it in, what it finds."""

    message: str
    about: str
    query: Query
    total: int


@dataclass(frozen=True, slots=True)
class Results:
    """The answer to a query; `total` counts all that was found, on every page.

    `did_you_mean` are other spellings of the query, `ways_out` what to ask where nothing is found.
    `office` says who held the office that was asked for.
    """

    query: Query
    generation: Generation
    total: int
    hits: tuple[Hit, ...]
    facets: dict[FacetName, tuple[FacetValue, ...]]
    receipt: Receipt
    did_you_mean: tuple[Way, ...] = ()
    ways_out: tuple[Way, ...] = ()
    office: Holders | None = None

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // self.query.per))
