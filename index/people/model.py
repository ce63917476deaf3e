"""Names that a model of the language sees where no rule does; never needed, and off by default.

    Version ─heard by the grammar→ Heard ─with_model→ Heard, with more sightings

What the grammar is sure of stands; the model adds full names beside it, without role or relation.
It is spaCy's, installed by `pip install communique-search[ner]` and switched on by
`COMMUNIQUE_MODEL`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from typing import Any, Final, Protocol

from index.errors import SettingError
from index.people.identity import is_full, tidy
from index.people.keys import PARTICLES, fold
from index.people.refusals import NEVER, THINGS
from index.release import Heard, Language, Sighting, Version

LONGEST_READ: Final = 100_000
"""Characters of a block that a model is given: it takes memory by the character."""

MOST_WORDS: Final = 5
"""Of a name: a model takes a run of capitals for one."""

REACH: Final = 4
"""Words before a name among which the thing is looked for that bears it: « pont », "Airport"."""

_WORD: Final = re.compile(r"[^\W\d_]+")


class NameModel(Protocol):
    """Sees the names of people in texts of one language."""

    @property
    def fingerprint(self) -> str:
        """Which model it is: what another one saw is looked for again."""

    @property
    def language(self) -> Language:
        """The only language that it reads."""

    def people(self, text: str) -> Iterable[tuple[int, int]]:
        """Where names of people begin and end in the text."""


class SpacyModel:
    """A model of spaCy, of which only what sees names is loaded.

    Raises `SettingError`, with the cure, where spaCy or the model is not installed.
    """

    def __init__(self, name: str) -> None:
        try:
            spacy = import_module("spacy")
            self._nlp: Any = spacy.load(name, exclude=_UNUSED)
        except (ImportError, OSError, ValueError) as error:
            raise SettingError(
                f"COMMUNIQUE_MODEL is {name!r}, which cannot be loaded: install it with "
                "`pip install communique-search[ner]`, or empty the setting"
            ) from error
        if self._nlp.lang not in {"fr", "en"} or "ner" not in self._nlp.pipe_names:
            raise SettingError(
                f"COMMUNIQUE_MODEL is {name!r}, which sees no names in French or in English"
            )
        self.language: Language = "fr" if self._nlp.lang == "fr" else "en"
        meta = self._nlp.meta
        self.fingerprint = f"{meta['lang']}_{meta['name']}-{meta['version']}"

    def people(self, text: str) -> Iterator[tuple[int, int]]:
        """Where names of people begin and end in the text."""
        for entity in self._nlp(text[:LONGEST_READ]).ents:
            if entity.label_ in {"PER", "PERSON"}:
                yield entity.start_char, entity.end_char


_UNUSED: Final = ("tagger", "morphologizer", "parser", "attribute_ruler", "lemmatizer", "senter")


def with_model(version: Version, heard: Heard, model: NameModel) -> Heard:
    """What was heard in the version, with the full names that the model sees besides."""
    added = [
        one
        for block, text, language in _texts(version)
        if language == model.language
        for one in _seen(block, text, heard.sightings, model)
    ]
    if not added:
        return heard
    kept = [one for one in heard.sightings if one.sure or not _overlaps(one, added)]
    every = sorted(
        (*kept, *added),
        key=lambda one: (one.block is not None, one.block or 0, one.start, -one.end),
    )
    return heard._replace(sightings=tuple(every))


def _texts(version: Version) -> Iterator[tuple[int | None, str, Language]]:
    yield None, version.title, version.language
    for place, block in enumerate(version.blocks):
        yield place, block.text, block.language


def _seen(
    block: int | None, text: str, known: Sequence[Sighting], model: NameModel
) -> Iterator[Sighting]:
    """The names of one text that are a person's, and of which the grammar is not sure already."""
    sure = [one for one in known if one.sure]
    for start, end in sorted(set(model.people(text))):
        if not 0 <= start < end <= len(text):
            continue
        one = Sighting(tidy(text[start:end]), block, start, end)
        if _is_name(one.name) and not _is_borne(text, start) and not _overlaps(one, sure):
            yield one
            sure.append(one)


def _is_name(name: str) -> bool:
    """Whether it is a first name and a surname, and nothing that the tables know otherwise."""
    words = name.split()
    return (
        is_full(name)
        and len(words) <= MOST_WORDS
        and not any(sign.isdigit() for sign in name)
        and not any(fold(word) in NEVER for word in words)
        and all(word[:1].isupper() or fold(word) in PARTICLES for word in words)
    )


def _is_borne(text: str, start: int) -> bool:
    """Whether a thing before it bears the name: « le pont Charles de Gaulle »."""
    before = _WORD.findall(text[max(0, start - 60) : start])[-REACH:]
    return any(fold(word) in THINGS for word in before)


def _overlaps(one: Sighting, others: Iterable[Sighting]) -> bool:
    return any(
        one.block == other.block and one.start < other.end and other.start < one.end
        for other in others
    )
