"""Releases as every engine gets them: one term a word, passages kept apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from index.entry import SAID, TEXT_FIELDS, Entry, Passage

APART = ("¦",) * 3
"""Stands between two passages, so that no phrase goes across where an engine has no gaps."""


@dataclass(frozen=True, slots=True)
class Text:
    """A release for an engine that takes words between spaces; `words` by the names of fields."""

    id: str
    words: dict[str, str]
    people: tuple[str, ...]
    year: int
    month: int


def plain(entry: Entry) -> Entry:
    """The entry with the first term of each word alone, and nothing that is said apart."""
    texts = {
        field: tuple(
            Passage(one.part, tuple(word[:1] for word in one.words))
            for one in passages
            if one.part != SAID
        )
        for field, passages in entry.texts.items()
    }
    return replace(entry, texts=texts)


def text(entry: Entry) -> Text:
    """The same for the others."""
    words = {
        field.name: f" {' '.join(APART)} ".join(
            " ".join(word[0] for word in passage.words if word)
            for passage in entry.texts.get(field, ())
        )
        for field in TEXT_FIELDS
    }
    happened = entry.happened
    year = happened.first.year if happened else 0
    month = year * 100 + happened.first.month if happened else 0
    return Text(entry.id, words, entry.keys.get("person", ()), year, month)


def texts(entries: Iterator[Entry]) -> Iterator[Text]:
    """All of them."""
    return map(text, entries)
