"""What stands between quotation marks in a text, whatever it is: words said, a title, irony.

    « … »   “ … ”   " … "          the outermost marks count; those inside are part of the words
    « … ⏎ « … »                    marks opened anew at a paragraph go on with the same words

Keyboards and word processors mix the marks, leave one out or put it the wrong way round: a mark is
read by what stands beside it, and one left open ends with its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

MARK: Final = re.compile(r'[«»“”„"]')
"""Any of the marks: a text without one holds nothing between them."""

_KIND: Final = {"«": 0, "»": 0, "“": 1, "”": 1, "„": 1, '"': 2}
_OPENING: Final = frozenset("«“„")
_BEFORE_OPENING: Final = frozenset("([{-–—―/*_>’'‘:")
_FARTHEST: Final = 2_000
"""Characters that an unclosed mark may reach: a long paragraph."""

_AHEAD: Final = 64
"""Marks, or signs of text, beside a mark that are looked at to tell what it is."""

_STRIPPED: Final = " \t\n\r\u00a0\u202f\u2009*_"


@dataclass(frozen=True, slots=True)
class Between:
    """Words between marks: from `start` to `end` without these, from `first` to `last` with them.

    `opened` and `closed` tell which marks are printed; `continues` that the words go on from those
    before.
    """

    first: int
    start: int
    end: int
    last: int
    opened: bool = True
    closed: bool = True
    continues: bool = False


@dataclass(frozen=True, slots=True)
class _Sign:
    """A mark, and whether it may open and may close where it stands."""

    place: int
    kind: int
    opens: bool
    closes: bool


def between(  # noqa: C901 - one walk over the marks, a case a mark
    text: str, *, left_open: bool = False
) -> tuple[Between, ...]:
    """What stands between the outermost marks of a text, in order.

    `left_open` says that the paragraph before did not close its mark, so that a first mark which
    closes ends what began there.

    >>> text = 'Il dit : « Oui, le “pont” tient. » Et "non".'
    >>> [text[one.start : one.end] for one in between(text)]
    ['Oui, le “pont” tient.', 'non']
    """
    signs = list(_signs(text))
    if not signs:
        return ()
    found: list[Between] = []
    opened: _Sign | None = None
    depth = 0
    goes_on = False
    for number, sign in enumerate(signs):
        if opened is None:
            if sign.opens:
                opened, depth = sign, 1
            elif left_open and not found and number == 0:
                found.append(_cut(text, -1, sign.place, opened=False, goes_on=True))
        elif sign.kind == opened.kind or _stands_for(signs, number, opened):
            if sign.closes:
                depth -= 1
                if not depth:
                    found.append(_cut(text, opened.place, sign.place, goes_on=goes_on))
                    opened, goes_on = None, False
            elif _is_anew(text, sign.place):
                found.append(_cut(text, opened.place, sign.place, closed=False, goes_on=goes_on))
                opened = sign
                goes_on = _is_paragraph(text, found[-1].end, sign)
            elif _is_nested(text, signs, number):
                depth += 1
    if opened is not None:
        found.append(_unclosed(text, opened.place, goes_on=goes_on))
    return tuple(found)


def _signs(text: str) -> Iterator[_Sign]:
    """The marks, read by what stands beside them."""
    for match in MARK.finditer(text):
        place = match.start()
        mark = match.group()
        before = text[place - 1] if place else " "
        after = text[place + 1] if place + 1 < len(text) else " "
        opens = before.isspace() or before in _BEFORE_OPENING or before in _OPENING
        closes = not after.isalnum()
        if mark == '"':
            if after == ">" or before == "=":
                continue  # what is left of a tag
            if before.isspace() and not after.isspace():
                closes = False
            elif not before.isspace() and not opens:
                opens = False
            elif not (opens or closes):
                continue  # inches, or a mark within a word
            yield _Sign(place, 2, opens, closes)
        elif mark in _OPENING:
            turned = mark == "“" and not opens and after.isspace()  # „German“, or a slip
            yield _Sign(place, _KIND[mark], not turned, turned)
        else:
            turned = mark == "”" and before.isspace() and after.isalnum()
            yield _Sign(place, _KIND[mark], turned, not turned)


def _stands_for(signs: list[_Sign], number: int, opened: _Sign) -> bool:
    """Whether a mark of another kind closes, where one of its own does not come before another."""
    sign = signs[number]
    if not sign.closes or sign.opens or {sign.kind, opened.kind} != {1, 2}:
        return False
    for other in signs[number + 1 : number + 1 + _AHEAD]:
        if other.kind == opened.kind:
            return other.opens
    within = (o for o in signs[max(0, number - _AHEAD) : number] if opened.place < o.place)
    return not any(other.kind == sign.kind and other.opens for other in within)


def _is_anew(text: str, place: int, stops: str = ".!?…»”") -> bool:
    """Whether a mark that opens while one is open begins a paragraph or a sentence."""
    near = text[max(0, place - _AHEAD) : place]
    before = near.rstrip(_STRIPPED)
    return not before or before[-1] in stops or "\n" in near[len(before) :]


def _is_paragraph(text: str, end: int, sign: _Sign) -> bool:
    """Whether the mark opens a paragraph, as English ones do; a line's end may be lost."""
    between_them = text[end : sign.place]
    return "\n" in between_them or sign.kind == _KIND["“"]


def _is_nested(text: str, signs: list[_Sign], number: int) -> bool:
    """Whether what the mark stands in is closed after all that opens in it is."""
    depth = 1
    for other in signs[number + 1 : number + 1 + _AHEAD]:
        if other.kind != signs[number].kind:
            continue
        if other.opens:
            if not depth and _is_anew(text, other.place, ".!?…»”:"):
                return False
            depth += 1
        else:
            depth -= 1
            if depth < 0:
                return True
    return False


def _cut(
    text: str, opening: int, end: int, *, opened: bool = True, closed: bool = True, goes_on: bool
) -> Between:
    """The words between two places, without the spaces beside the marks."""
    last = end + closed
    start = opening + 1
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip(_STRIPPED))
    end -= len(inner) - len(inner.rstrip(_STRIPPED))
    return Between(max(opening, 0), start, max(start, end), last, opened, closed, goes_on)


def _unclosed(text: str, opening: int, *, goes_on: bool) -> Between:
    """The words from a mark left open to the end of its line."""
    line = text.find("\n", opening + 2)
    end = min(len(text) if line < 0 else line, opening + _FARTHEST)
    return _cut(text, opening, end, closed=False, goes_on=goes_on)
