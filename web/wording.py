"""The words of the interface, in French and in English, from messages/{fr,en}.json.

A message is a text with `{names}` to fill in, or one text for each plural form of its language.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from babel import Locale
from babel.numbers import format_decimal

from index.release import Language

LOCALES: Final[dict[Language, Locale]] = {
    "fr": Locale("fr"),
    "en": Locale("en", "GB"),  # days come before months, as in the releases
}

NOTES: Final = frozenset(
    {
        "ignored-operator",
        "ignored-quote",
        "ignored-word",
        "ignored-star",
        "ignored-near",
        "ignored-sign",
        "ignored-empty-phrase",
        "ignored-bracket",
        "ignored-field",
        "ignored-date",
        "relaxed-most",
        "relaxed-any",
        "relaxed-fr",
        "relaxed-en",
        "relaxed-languages",
        "ignored-in-fr",
        "ignored-in-en",
        "unsure-in-fr",
        "unsure-in-en",
        "limit-characters",
        "limit-words",
        "limit-depth",
        "limit-phrase",
        "limit-page",
        "limit-time",
        "limit-slop",
        "limit-prefix",
        "limit-added",
        "acronym",
        "variant",
        "name",
        "translation",
    }
)
"""The keys that a receipt may name."""

Message = str | Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Wording:
    """The messages of one language.

    >>> wording("en")("way-without", label="2023")
    'remove the filter “2023”'
    >>> wording("en").count("results", 1234)
    '1,234 releases'
    """

    language: Language
    messages: Mapping[str, Message]

    def __call__(self, key: str, /, **filling: str) -> str:
        """The message, filled in.  Raises KeyError where there is none: a fault of ours."""
        message = self.messages[key]
        if not isinstance(message, str):
            raise KeyError(f"{key} needs a count")
        return message.format_map(filling)

    def count(self, key: str, number: int, /, **filling: str) -> str:
        """The message in the plural form of the number, which fills in `{n}`."""
        message = self.messages[key]
        if isinstance(message, str):
            raise KeyError(f"{key} takes no count")
        text = message.get(_form(number, self.language), message["other"])
        return text.format_map({"n": self.number(number), **filling})

    def number(self, number: int) -> str:
        """The number with the thousands apart, as the language parts them."""
        return _number(number, self.language)

    def note(self, key: str, /, **filling: str) -> str:
        """The message of a receipt; a key that is not known yields what it was about."""
        if key in NOTES:
            return self(key, **filling)
        return " ".join(filling.values())


@lru_cache(maxsize=4096)
def _number(number: int, language: Language) -> str:
    """A page has a hundred figures, most of them the same as on the page before."""
    return format_decimal(number, locale=LOCALES[language])


@lru_cache(maxsize=4096)
def _form(number: int, language: Language) -> str:
    """Which plural the number takes."""
    return LOCALES[language].plural_form(number)


@cache
def wording(language: Language) -> Wording:
    """The interface in that language."""
    source = files("web").joinpath("messages", f"{language}.json")
    return Wording(language, json.loads(source.read_text(encoding="utf-8")))
