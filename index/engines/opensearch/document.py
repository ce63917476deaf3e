"""Entry → the document that the mapping describes.

    fr_exact          the words in any order, title words PART_WEIGHT times: what is scored
    fr_exact_title …  the words of one part in their order: where phrases stand
    fr_exact_said     what is quoted, once more; no other field has it twice
    fr_exact_terms    the terms, each once: the vocabulary

The words of a text are joined by spaces, the terms of one word by `|`: that is all the analysis
that is left to the server.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import sha256
from typing import Any, Final

from index.engines.days import day, moment, ordinals
from index.entry import KEY_FIELDS, PARTS, SAID, TEXT_FIELDS, Entry, Part, Passage, TextField, Word
from index.record import to_json
from index.release import Days
from index.weights import PART_WEIGHT

HOLE: Final = "\\"
"""What stands for a place without a word; the server takes it out and keeps the place."""

LISTED_DAYS: Final = 400
"""A release of more days than this is not listed under each, but by its first and last day."""

_LONGEST_TERM: Final = 400  # characters; a longer one stands by its digest
_LONGEST_KEY: Final = 8_000  # characters: four bytes each are still what Lucene takes
_LONGEST_ID: Final = 512  # bytes, as OpenSearch has it

_MARK: Final = "\ue000"
"""What an escape in a key begins with: a private character, which stands next behind the halves of
characters that JSON cannot carry, so that keys keep the order of their code points."""

_NOT_TEXT: Final = re.compile("[\ud800-\udfff\ue000]")
_NOT_A_WORD: Final = re.compile(r"[\\\ud800-\udfff|\s\x00-\x20\x7f-\xa0]")
_ESCAPE: Final = re.compile(f"{_MARK}([0-9a-f]{{4}});")


def document(entry: Entry) -> dict[str, Any]:
    """What is sent for the entry."""
    found: dict[str, Any] = {"id": key(entry.id), "record": to_json(entry.release)}
    for name in KEY_FIELDS:
        if values := entry.keys.get(name):
            found[name] = [key(value) for value in dict.fromkeys(values)]
    for field in TEXT_FIELDS:
        if passages := entry.texts.get(field):
            found |= _texts(field, passages)
    first, last = ordinals(entry.happened)
    found |= {"first": first, "last": last, "undated": entry.happened is None}
    if entry.happened:
        found |= _days(entry.happened)
    return found | {
        "published": day(entry.published),
        "updated": moment(entry.updated),
        "updated_day": day(entry.updated),
    }


def document_id(id: str) -> str:
    """What the document is called: the release's id, its digest where that is too long or empty."""
    written = key(id)
    if 0 < len(written.encode()) <= _LONGEST_ID:
        return written
    return sha256(written.encode()).hexdigest()


def part_field(field: TextField, part: Part) -> str:
    """The name of the field that holds the words of one part in their order."""
    return f"{field.name}_{part}"


def terms_field(field: TextField) -> str:
    """The name of the field that holds each term once."""
    return f"{field.name}_terms"


def token(term: str) -> str:
    r"""The term as it stands in a text: without a space, a bar or half a character.

    >>> token("o|k"), token("kosovo")
    ('o\\7c;k', 'kosovo')
    """
    if len(term) > _LONGEST_TERM:
        return f"\\{sha256(term.encode('utf-8', 'surrogatepass')).hexdigest()};"
    return _NOT_A_WORD.sub(_escaped, term) or "\\0;"


def key(value: str) -> str:
    """The value as JSON can carry it, and as `read_key` reads it back."""
    if len(value) > _LONGEST_KEY:
        return f"{_MARK}{sha256(value.encode('utf-8', 'surrogatepass')).hexdigest()};"
    return _NOT_TEXT.sub(lambda found: f"{_MARK}{ord(found[0]):x};", value)


def read_key(text: str) -> str:
    r"""The value that `key` wrote.

    >>> read_key(key("half a character: \ud83d")) == "half a character: \ud83d"
    True
    """
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)


@lru_cache(maxsize=1 << 16)
def word_text(word: Word) -> str:
    """A word in its place: its terms, or a hole."""
    return "|".join(token(term) for term in dict.fromkeys(word)) or HOLE


def month_number(year: int, month: int) -> int:
    """Months counted from January of year 0."""
    return year * 12 + month - 1


def _texts(field: TextField, passages: tuple[Passage, ...]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    scored: list[str] = []
    for part in PARTS:
        texts = [[word_text(w) for w in p.words] for p in passages if p.part == part]
        if texts:
            found[part_field(field, part)] = [" ".join(words) for words in texts]
            words = [word for text in texts for word in text if word != HOLE]
            scored += words * PART_WEIGHT[part]
    if scored:
        found[field.name] = " ".join(scored)
        found[terms_field(field)] = sorted(_terms(p for p in passages if p.part != SAID))
    return found


def _terms(passages: Iterable[Passage]) -> Iterator[str]:
    unique = {term for passage in passages for word in passage.words for term in word}
    return map(key, unique)


def _days(days: Days) -> dict[str, Any]:
    first, last = days.first.toordinal(), days.last.toordinal()
    if last - first >= LISTED_DAYS:
        return {"span": f"{first}-{last}"}
    months = range(
        month_number(days.first.year, days.first.month),
        month_number(days.last.year, days.last.month) + 1,
    )
    return {
        "day": list(range(first, last + 1)),
        "month": list(months),
        "year": list(range(days.first.year, days.last.year + 1)),
    }


def _escaped(found: re.Match[str]) -> str:
    return f"\\{ord(found[0]):x};"
