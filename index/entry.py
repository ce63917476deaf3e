"""What an engine is told of a release: terms already analysed, keys, days, and what a page shows.

    Release ─analyse→ Entry ─put→ engine

All language knowledge is spent here.
An engine matches terms, and knows neither stems nor accents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, Literal, NamedTuple, get_args

from index.printed import Nature
from index.release import LANGUAGES, Days, Language, Release, ReleaseId

Analysis = Literal["exact", "stem"]
ANALYSES: Final[tuple[Analysis, ...]] = ("exact", "stem")

Part = Literal["title", "lead", "body", "caption", "closing", "said"]
PARTS: Final[tuple[Part, ...]] = ("title", "lead", "caption", "body", "closing", "said")
"""`closing` holds what every release of an office ends with.  `said` repeats what is quoted."""

SAID: Final[Part] = "said"
"""Stands apart: its words are found only where this part is asked for.  They add nothing to
frequencies, lengths, the number of releases that hold a term, or the vocabulary."""

READ: Final[tuple[Part, ...]] = tuple(part for part in PARTS if part != SAID)
"""The parts that a release is made of, where a word stands once."""

Word = tuple[str, ...]
"""The terms that stand at one position: one, or two stems, or none where a stop word stood."""

KeyField = Literal[
    "id",
    "also",
    "person",
    "person_name",
    "person_key",
    "speaks",
    "met",
    "mentioned",
    "represented",
    "office",
    "language",
    "issuer",
    "kind",
]
"""Fields of whole values: `id` holds the release's own, `also` the ids that its versions were
indexed by where they are others; `person` holds ids, `person_name` holds
`id=Display Name` and `person_key` holds `folded name=id`, so that names are found through a
vocabulary; `office` holds `key=id` and what else `index.people.holding` says of offices.
`speaks`, `met`, `mentioned` and `represented` hold the ids of `person` by what they do in the
release."""
KEY_FIELDS: Final[tuple[KeyField, ...]] = tuple(key for key in get_args(KeyField) if key != "id")
"""Those that an entry tells; every entry has its `id` besides."""


class TextField(NamedTuple):
    """The text of one language under one analysis; written `fr_exact`."""

    language: Language
    analysis: Analysis

    @property
    def name(self) -> str:
        """The name an engine gives the field."""
        return f"{self.language}_{self.analysis}"


TEXT_FIELDS: Final[tuple[TextField, ...]] = tuple(
    TextField(language, analysis) for language in LANGUAGES for analysis in ANALYSES
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of words that a phrase may match within; between passages there is a gap."""

    part: Part
    words: tuple[Word, ...]


Texts = Mapping[TextField, tuple[Passage, ...]]


@dataclass(frozen=True, slots=True)
class Printed:
    """Where the words of a text stand: its field and part there, each word's offset and length.

    The words are those of the next passage of that part, in both analyses.  `nature` tells what
    the text is.
    """

    nature: Nature
    language: Language
    part: Part
    starts: Sequence[int]
    lengths: Sequence[int]


@dataclass(frozen=True, slots=True)
class Entry:
    """A release as an engine takes it in.

    `printed` tells of every text, as `index.printed` numbers them, where its words stand; without
    it an engine that marks what it found by their places marks nothing in a list of results.
    """

    release: Release
    texts: Texts
    keys: Mapping[KeyField, tuple[str, ...]] = field(default_factory=dict)
    printed: tuple[Printed, ...] = ()

    @property
    def id(self) -> ReleaseId:
        """The release's own id: putting it again replaces."""
        return self.release.id

    def values(self, field: KeyField) -> tuple[str, ...]:
        """What it has in a field of whole values."""
        return (self.id,) if field == "id" else self.keys.get(field, ())

    @property
    def happened(self) -> Days | None:
        """The days that it is found under."""
        return self.release.happened

    @property
    def published(self) -> date | None:
        """The day that it came out."""
        return self.release.published

    @property
    def updated(self) -> date | datetime | None:
        """The last update."""
        return self.release.updated


PART_BASE: Final[dict[Part, int]] = {part: i << 22 for i, part in enumerate(PARTS)}
"""Where each part's positions begin: a document of 5 MB has fewer words than one part has room."""

PASSAGE_GAP: Final = 100
"""Empty positions between two passages: more than the longest phrase with its slop."""


def positioned(passages: Iterable[Passage]) -> Iterator[tuple[int, Part, Word]]:
    """Each word with its position and its part; holes are left out but keep their place.

    >>> list(positioned((Passage("title", (("a",), (), ("b", "bb"))),)))
    [(0, 'title', ('a',)), (2, 'title', ('b', 'bb'))]
    """
    following = dict(PART_BASE)
    for passage in passages:
        start = following[passage.part]
        for offset, word in enumerate(passage.words):
            if word:
                yield start + offset, passage.part, word
        following[passage.part] = start + len(passage.words) + PASSAGE_GAP
