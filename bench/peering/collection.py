"""Releases as every engine gets them: one term a word, passages kept apart.

Entry ─text→ Text, its words by the names of fields:

WHOLE   fr_exact                      as our columns lie: the parts of a release in one field
PARTED  fr_exact_title, …, _closing   each part a field of its own, which can weigh
both    fr_exact_said                 what is quoted, once more
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from index.entry import READ, SAID, TEXT_FIELDS, Analysis, Entry, Part, TextField

APART = ("¦",) * 3
"""Stands between two passages, so that no phrase goes across where an engine has no gaps."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the others; what snippets are cut from is stored."""

    name: str
    analysis: Analysis
    part: Part | None

    @property
    def stored(self) -> bool:
        """Whether its text is kept: the words as they are typed, once."""
        return self.analysis == "exact" and self.part != SAID


def named(field: TextField, part: Part | None) -> str:
    """How the others call what stands in that part of the field; None for all of it."""
    return f"{field.name}_{part}" if part else field.name


def _fields(parts: Iterable[Part | None]) -> tuple[Field, ...]:
    every = [*parts, SAID]
    return tuple(
        Field(named(field, part), field.analysis, part) for field in TEXT_FIELDS for part in every
    )


WHOLE: Final = _fields([None])
PARTED: Final = _fields(READ)


@dataclass(frozen=True, slots=True)
class Text:
    """A release for an engine that takes words between spaces; `words` by the names of fields.

    The year and the month are 0 where it has no day; 202403 is a month.
    """

    id: str
    words: dict[str, str]
    people: tuple[str, ...]
    year: int
    month: int


def plain(entry: Entry) -> Entry:
    """The entry with the first term of each word alone, as the others get it."""
    texts = {
        field: tuple(replace(one, words=tuple(word[:1] for word in one.words)) for one in passages)
        for field, passages in entry.texts.items()
    }
    return replace(entry, texts=texts)


def text(entry: Entry, fields: tuple[Field, ...] = WHOLE) -> Text:
    """The same for the others; only fields that hold something are told."""
    wanted = {field.name for field in fields}
    words: dict[str, list[str]] = {}
    for field, passages in entry.texts.items():
        for one in passages:
            own = named(field, one.part)
            name = own if own in wanted else field.name
            words.setdefault(name, []).append(" ".join(word[0] for word in one.words if word))
    happened = entry.happened
    year = happened.first.year if happened else 0
    month = year * 100 + happened.first.month if happened else 0
    between = f" {' '.join(APART)} "
    joined = {name: between.join(several) for name, several in words.items()}
    return Text(entry.id, joined, entry.values("person"), year, month)


def texts(entries: Iterable[Entry], fields: tuple[Field, ...] = WHOLE) -> Iterator[Text]:
    """All of them."""
    return (text(entry, fields) for entry in entries)
