"""The table of offices is read from `offices.yaml`, and countries from the CLDR."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from typing import Any, Final

import yaml
from babel import Locale

from index.people.keys import fold
from index.people.office_tokens import bare, tokens
from index.people.roles import ROLES
from index.release import LANGUAGES

_LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The compiled one where there is one: every command waits for it."""


def read() -> dict[str, Any]:
    """The fields of the packaged `index.people.office_table.Table`."""
    source = files("index.people").joinpath("offices.yaml")
    told: dict[str, Any] = yaml.load(source.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - both are safe
    shown: dict[tuple[str, str], str] = {}
    posts = _names(told["posts"], shown)
    portfolios = _names(told["portfolios"], shown, prefix="of:")
    bodies: dict[str, dict[tuple[str, ...], str]] = {}
    for id, body in told["institutions"].items():
        bodies[id] = _names(body.get("posts", {}), shown, prefix=f"{id}:")
    scopes = dict(_names(told["institutions"], shown))
    scopes |= _countries(told["countries"], told["ambiguous"], shown)
    every = (posts, *bodies.values())
    heads = {name[0] for names in every for name in names}
    heads |= {bare(fold(word)) for words in ROLES.values() for word in words if "-" not in word}
    silent = _words(told["silent"])
    awaited, over = _words(told["awaited"]), _words(told["over"])
    return {
        "posts": posts,
        "portfolios": portfolios,
        "scopes": scopes,
        "bodies": bodies,
        "shown": shown,
        "heads": frozenset(heads) | awaited,
        "passed": silent | over | {name[0] for name in scopes if len(name) == 1},
        "nothing": frozenset(tuple(token.bare for token in tokens(name)) for name in told["none"]),
        "opens": _words(told["opens"]),
        "ends": _words(told["ends"]),
        "silent": silent,
        "awaited": awaited,
        "over": over,
        "sent": frozenset(told["sent"]),
        "whole": frozenset(told["whole"]),
    }


def _words(told: Iterable[str]) -> frozenset[str]:
    return frozenset(bare(fold(word)) for word in told)


def _names(
    told: Mapping[str, Mapping[str, Any]],
    shown: dict[tuple[str, str], str],
    *,
    prefix: str = "",
) -> dict[tuple[str, ...], str]:
    """The id of each name in one part of the file; what each is called is put into `shown`."""
    found: dict[tuple[str, ...], str] = {}
    for id, one in told.items():
        for language in LANGUAGES:
            shown[prefix + id, language] = one[language]
        for name in (*(one[language] for language in LANGUAGES), *one.get("also", ())):
            words = tuple(token.bare for token in tokens(name))
            if found.setdefault(words, id) != id:
                raise ValueError(f"{name!r} is both {found[words]!r} and {id!r}")
    return found


def _countries(
    told: Mapping[str, Sequence[str]],
    ambiguous: Iterable[str],
    shown: dict[tuple[str, str], str],
) -> dict[tuple[str, ...], str]:
    """Each country by its names in the CLDR and by what is called after it."""
    found: dict[tuple[str, ...], str] = {}
    unread = {tuple(token.bare for token in tokens(name)) for name in ambiguous}
    for code, name, language in _territories():
        shown.setdefault((code.lower(), language), name)
        words = tuple(token.bare for token in tokens(name))
        if words not in unread:
            found.setdefault(words, code.lower())
    for code, names in told.items():
        for name in names:
            found[tuple(token.bare for token in tokens(name))] = code.lower()
    return found


_LETTERS: Final = 2
_NO_COUNTRY: Final = frozenset({"ZZ", "XA", "XB", "QO", "EZ", "UN", "EU"})


def _territories() -> Iterator[tuple[str, str, str]]:
    for language in LANGUAGES:
        for code, name in Locale(language).territories.items():
            if len(code) == _LETTERS and code.isalpha() and code not in _NO_COUNTRY:
                yield code, name.partition(" (")[0].replace("’", "'"), language
