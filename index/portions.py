"""A long row of things, some at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def portions(items: Iterable[T], *, most: int) -> Iterator[Sequence[T]]:
    """The items in their order, so many at a time.

    >>> list(portions("abcde", most=2))
    [['a', 'b'], ['c', 'd'], ['e']]
    """
    rest = iter(items)
    while portion := list(islice(rest, most)):
        yield portion
