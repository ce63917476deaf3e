"""The words of one office → its post, what it is in charge of, and the body that it belongs to.

    ministre | serbe | affaires étrangères
    post       scope   portfolio

Scopes are taken out first, wherever they stand, then the post, then portfolios; what is left must
say nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from index.people.office_table import AT, TO, Names, Table
from index.people.office_tokens import Token, tokens

Named = tuple[str, tuple[str, ...], str]
"""A post, its portfolios in the order of their letters, a country or a body."""

BESIDE: Final = tokens("auprès")[0].bare
_MINISTER: Final = tokens("ministre")[0].bare
_SECRETARY: Final = tokens("secrétaire")[0].bare


def known(words: Sequence[Token], table: Table) -> Named | None:
    """The office that the table reads in the words, None where it cannot read them all."""
    own, theirs = _attached(words)
    left, scopes = _taken(own, table.scopes)
    bodies = [table.bodies[id] for id, _ in scopes if id in table.bodies]
    post, left = _post(left, [*bodies, table.posts], table)
    if post is None:
        return None
    left, found = _taken(left, table.portfolios)
    portfolios = [id for id, _ in found]
    if portfolios and post in table.whole:
        return None
    if not portfolios:
        portfolios = [f"{AT}:{id}" for id, _ in _taken(theirs, table.portfolios)[1]]
    if any(word.bare not in table.silent for word in _without_place(left, own, found)):
        return None
    scope = ""
    for id, is_place in scopes:
        if is_place and post in table.sent:
            portfolios.append(f"{TO}:{id}")
        elif scope:
            return None  # two bodies: whose the office is, is not told
        else:
            scope = id
    return post, tuple(sorted(set(portfolios))), scope


def _without_place(
    left: Sequence[Token], own: Sequence[Token], portfolios: Sequence[object]
) -> Sequence[Token]:
    """What is left over but for where somebody is: « ministre des Transports à Marseille »."""
    place = next((i for i, word in enumerate(left) if word.to), None)
    if place is None or not portfolios or left[place:] != tuple(own[-len(left[place:]) :]):
        return left
    return left[:place]


def _attached(words: Sequence[Token]) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """The words without those of the minister whom the office is attached to, and these.

    « auprès de l’ONU » names no minister: there somebody is sent to.
    """
    start = next((i for i, word in enumerate(words) if word.bare == BESIDE), None)
    if start is None:
        return tuple(words), ()
    after = words[start + 1 :]
    if not after or after[0].bare not in {_MINISTER, _SECRETARY}:
        return (*words[:start], *(replace(one, to=i == 0) for i, one in enumerate(after))), ()
    end = next((i for i in range(start + 1, len(words)) if words[i].charged), len(words))
    return (*words[:start], *words[end:]), tuple(words[start + 1 : end])


def _post(
    words: tuple[Token, ...], known: Sequence[Names], table: Table
) -> tuple[str | None, tuple[Token, ...]]:
    """The post: the body's own before any, one of several words before what portfolios leave."""
    without, _ = _taken(words, table.portfolios)
    for among, least in ((words, 2), (without, 1), (words, 1)):
        for posts in known:
            found = _longest(among, posts, least=least)
            if found is not None:
                post, gone = found
                return post, tuple(word for word in words if word not in gone)
    return None, words


def _longest(
    words: tuple[Token, ...], names: Mapping[tuple[str, ...], str], *, least: int
) -> tuple[str, tuple[Token, ...]] | None:
    for length in range(len(words), least - 1, -1):
        for start in range(len(words) - length + 1):
            id = names.get(tuple(word.bare for word in words[start : start + length]))
            if id is not None:
                return id, words[start : start + length]
    return None


def _taken(
    words: Sequence[Token], names: Mapping[tuple[str, ...], str]
) -> tuple[tuple[Token, ...], list[tuple[str, bool]]]:
    """The words without every name found in them, and these: the id, and whether a place."""
    kept: list[Token] = []
    found: list[tuple[str, bool]] = []
    start = 0
    most = max(map(len, names), default=0)
    while start < len(words):
        for length in range(min(most, len(words) - start), 0, -1):
            id = names.get(tuple(word.bare for word in words[start : start + length]))
            if id is not None:
                found.append((id, words[start].to))
                start += length
                break
        else:
            kept.append(words[start])
            start += 1
    return tuple(kept), found
