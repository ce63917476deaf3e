"""What a text says a person did: spoke, met, was acted for, or was only mentioned."""

from __future__ import annotations

from typing import Final

from index.people import marks as m
from index.people.names import Reading
from index.release import Language, Relation

_ADVERBS: Final = 4
"""Words between a subject and its verb: « a également, à cette occasion, »."""

_SENTENCE: Final = 40
"""Tokens before a name among which the verb that governs it is looked for."""

_BEHALF: Final = {
    "fr": (("au", "nom", "de"), ("représentant",), ("au", "nom", "du"), ("au", "nom", "d’")),
    "en": (("on", "behalf", "of"), ("representing",)),
}

_BEHALF_ENDS: Final = {
    language: frozenset(behalf[-1] for behalf in several) for language, several in _BEHALF.items()
}


def relation(
    reading: Reading, *, start: int, end: int, subject: int, language: Language
) -> Relation:
    """The relation of the person whose phrase begins at token `start` and whose name ends at `end`.

    `subject` is where the verb is looked for: after the name and its role.
    """
    words = reading.tokens.words
    if start and words[start - 1] in _BEHALF_ENDS[language]:
        for behalf in _BEHALF[language]:
            if words[max(0, start - len(behalf)) : start] == behalf:
                return "represented"
    after = subject + 1 if reading.mark(subject) & m.COMMA else subject
    if words[after : after + 2] in {("représenté", "par"), ("représentée", "par")} or words[
        after : after + 2
    ] == ("represented", "by"):
        return "represented"
    found = _as_subject(reading, after)
    if found:
        return found
    if is_attributed(reading, start):
        return "speaks"
    if words[end : end + 1] == (":",) and reading.mark(start - 1) & m.STOP:
        return "speaks"
    return "met" if _is_met(reading, start) else "mentioned"


def _as_subject(reading: Reading, index: int) -> Relation | None:
    """By the verb that follows: its own, or the participle after « a », « s’est »."""
    limit = index + _ADVERBS
    auxiliary = False
    while index < limit:
        bits = reading.mark(index)
        if bits & (m.STOP | m.COMMA) or not bits & m.LOWER:
            return None
        if bits & m.SAYS:
            return "speaks"
        if bits & m.MEETS:
            return "met"
        if bits & m.AUXILIARY:
            auxiliary = True
        elif not (auxiliary or reading.tokens.words[index].endswith(("ment", "ly", "lso"))):
            return None
        index += 1
    return None


def is_attributed(reading: Reading, start: int) -> bool:
    """Whether a verb of saying stands right before: « a déclaré M. Geoană », "said Ms. Psaki"."""
    before = reading.mark(start - 1)
    if before & m.SAYS and before & m.LOWER:
        further = reading.mark(start - 2)
        # A past participle wants its auxiliary; "the said X" and "he told X" are no attribution.
        return bool(further & (m.AUXILIARY | m.STOP | m.COMMA)) or (
            reading.tokens.words[start - 1] in {"said", "says"}
        )
    if not start:
        return False
    words = reading.tokens.words
    last = words[start - 1]
    if last in {"selon", "Selon"}:
        return True
    return start > 1 and last.lower() == "to" and words[start - 2].lower() == "according"


def _is_met(reading: Reading, start: int) -> bool:
    """Whether the nearest verb before the name is one of meeting, and the name its object."""
    if reading.mark(start - 1) & m.OF:
        return False
    for index in range(start - 1, max(-1, start - _SENTENCE), -1):
        bits = reading.marks[index]
        if bits & m.MEETS:
            return True
        if bits & m.STOP and reading.tokens.words[index] not in {"(", ")", "«", "»", "“", "”"}:
            return False
        if bits & (m.SAYS | m.DOES) and bits & m.LOWER:
            return False
        if bits & m.BREAK and bits & m.LOWER and reading.tokens.words[index] not in _WITHIN:
            return False
    return False


_WITHIN: Final = frozenset({"ce", "mardi", "with", "in", "on", "today", "avant", "by", "from"})
"""Words that end a role phrase but not the verb's reach."""
