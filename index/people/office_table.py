"""The table of offices, `offices.yaml`, as it is looked up: words without case, accent or ending.

« Secrétaires généraux délégués »  ─tokens→  secretair general delegu
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml
from babel import Locale

from index.people.keys import fold
from index.people.roles import ROLES
from index.release import LANGUAGES, Language

_WORD: Final = re.compile(r"[^\W_]+")
_INITIALS: Final = re.compile(r"(?<![^\W_])([^\W\d_])\.(?=[^\W\d_](?![^\W_]{2}))")
TO: Final = "to"
AT: Final = "at"
"""Before a portfolio: where an ambassador serves, which ministry a minister is attached to."""

_SHORT: Final = 3
"""Words up to this length have no ending to lose."""

_LINKS: Final = frozenset(
    ("de", "du", "des", "d", "la", "le", "les", "l", "of", "the", "s", "on", "pour", "for", "as")
)
_TO: Final = frozenset(("to", "in", "en", "au", "aux", "a"))
_CHARGED: Final = frozenset(("charge", "chargee", "charges", "chargees"))
_AND: Final = frozenset(("et", "and"))

_ENDINGS: Final = (
    (re.compile(r"aux$"), "al"),  # généraux
    (re.compile(r"rices?$"), "eur"),
    (re.compile(r"euses?$"), "eur"),
    (re.compile(r"ennes?$"), "en"),
    (re.compile(r"iennes?$"), "ien"),
    (re.compile(r"elles?$"), "el"),
    (re.compile(r"ies$"), "y"),
    (re.compile(r"e?es?$"), ""),
    (re.compile(r"s$"), ""),
)
"""What French gender and either plural add, and nothing finer: both sides lose it alike."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word that tells: bare, at its place; `to` and `charged` say what stood before it."""

    bare: str
    place: int
    to: bool = False
    charged: bool = False


def tokens(text: str) -> tuple[Token, ...]:
    """The words of a phrase that tell something, each without its ending.

    >>> [token.bare for token in tokens("ministre déléguée aux Affaires européennes")]
    ['ministr', 'delegu', 'affair', 'europeen']
    >>> [token.bare for token in tokens("U.S. Ambassador")]
    ['us', 'ambassador']
    """
    found = []
    to = charged = False
    for place, printed in enumerate(_WORD.findall(_INITIALS.sub(r"\1", text))):
        word = fold(printed)
        if word in _LINKS or word in _AND or not word:
            continue
        if word in _TO:
            to = True
        elif word in _CHARGED:
            charged = True
        else:
            found.append(Token(_bare(word), place, to, charged))
            to = charged = False
    return tuple(found)


def _bare(word: str) -> str:
    if len(word) <= _SHORT:
        return word
    for ending, instead in _ENDINGS:
        word, changed = ending.subn(instead, word)
        if changed and instead:
            break
    return word


_LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The compiled one where there is one: every command waits for it."""

Names = Mapping[tuple[str, ...], str]


@dataclass(frozen=True)
class Table:
    """What stands in the file, by what its names come down to.

    `posts`, `portfolios` and `scopes` give the id of a name; `bodies` the posts of an institution
    that are called otherwise there.  `shown` has what each is called, by id and language.
    `heads` are words that an office may begin with, `passed` those that may stand before it,
    `opens` and `ends` words of the sentence around it, and `nothing` what is no office.
    `sent` are posts that somebody is sent to a place with, `whole` those that have no portfolio.
    """

    posts: Names
    portfolios: Names
    scopes: Names
    bodies: Mapping[str, Names]
    shown: Mapping[tuple[str, str], str]
    heads: frozenset[str]
    passed: frozenset[str]
    nothing: frozenset[tuple[str, ...]]
    opens: frozenset[str]
    ends: frozenset[str]
    silent: frozenset[str]
    awaited: frozenset[str]
    over: frozenset[str]
    sent: frozenset[str]
    whole: frozenset[str]

    def post_of(self, words: Sequence[str]) -> str | None:
        """The post that is called so, whatever it is in charge of."""
        return self.posts.get(tuple(words))

    def label(
        self, post: str, portfolios: Sequence[str], scope: str, language: Language
    ) -> str | None:
        """The office in words; None where the table lacks any of them."""
        named = self.shown.get((f"{scope}:{post}", language), self.shown.get((post, language)))
        told = [self._portfolio(one, language) for one in portfolios]
        place = self.shown.get((scope, language)) if scope else ""
        if named is None or place is None or None in told:
            return None
        charged = [one for one in told if one and not one.startswith("(")]
        sent = [one for one in told if one and one.startswith("(")]
        *most, last = charged or [""]
        joint = f" {_AND_SHOWN[language]} " if most else ""
        words = " ".join(one for one in (named, ", ".join(most) + joint + last, *sent) if one)
        return f"{words}, {place}" if place else words

    def _portfolio(self, one: str, language: Language) -> str | None:
        """What an office is in charge of, is attached to, or in brackets where it is sent to."""
        kind, _, id = one.partition(":")
        if kind == TO:
            place = self.shown.get((id, language))
            return place and _TO_SHOWN[language].format(place)
        named = self.shown.get((f"of:{id or one}", language))
        return named and (_AT_SHOWN[language].format(named) if kind == AT else named)


_AND_SHOWN: Final[dict[Language, str]] = {"fr": "et", "en": "and"}
_TO_SHOWN: Final[dict[Language, str]] = {"fr": "(en poste : {})", "en": "(to {})"}
_AT_SHOWN: Final[dict[Language, str]] = {
    "fr": "auprès du ministère {}",
    "en": "at the Ministry {}",
}


@cache
def read() -> Table:
    """The table as it is packaged."""
    source = files("index.people").joinpath("offices.yaml")
    told: dict[str, Any] = yaml.load(source.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - both are safe
    shown: dict[tuple[str, str], str] = {}
    posts = _names(told["posts"], shown)
    portfolios = _names(told["portfolios"], shown, prefix="of:")
    bodies: dict[str, Names] = {}
    for id, body in told["institutions"].items():
        bodies[id] = _names(body.get("posts", {}), shown, prefix=f"{id}:")
    scopes = dict(_names(told["institutions"], shown))
    scopes |= _countries(told["countries"], told["ambiguous"], shown)
    every = (posts, *bodies.values())
    heads = {name[0] for names in every for name in names}
    heads |= {_bare(fold(word)) for words in ROLES.values() for word in words if "-" not in word}
    silent = _words(told["silent"])
    awaited, over = _words(told["awaited"]), _words(told["over"])
    return Table(
        posts=posts,
        portfolios=portfolios,
        scopes=scopes,
        bodies=bodies,
        shown=shown,
        heads=frozenset(heads) | awaited,
        passed=silent | over | {name[0] for name in scopes if len(name) == 1},
        nothing=frozenset(tuple(token.bare for token in tokens(name)) for name in told["none"]),
        opens=_words(told["opens"]),
        ends=_words(told["ends"]),
        silent=silent,
        awaited=awaited,
        over=over,
        sent=frozenset(told["sent"]),
        whole=frozenset(told["whole"]),
    )


def _words(told: Iterable[str]) -> frozenset[str]:
    return frozenset(_bare(fold(word)) for word in told)


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


PACKAGED: Final = read()
