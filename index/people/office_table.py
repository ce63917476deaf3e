"""The table of offices, `offices.yaml`, as it is looked up: by words without case or ending."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from index.ready import beside, code, ready
from index.release import Language

TO: Final = "to"
AT: Final = "at"
"""Before a portfolio: where an ambassador serves, which ministry a minister is attached to."""

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


def _packaged() -> Table:
    """The table as it is packaged: reading it anew is a tenth of a server's start."""

    def read() -> dict[str, Any]:
        from index.people.office_reading import read  # noqa: PLC0415 - no YAML where it is ready

        return read()

    file = Path(__file__).with_name("offices.yaml")
    depends = code("index.people", "index.analysis", "babel")
    return Table(**ready(beside(file), read, of=depends))


PACKAGED: Final = _packaged()
