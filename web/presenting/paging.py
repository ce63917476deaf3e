"""The way through the pages of a list: 1 … 4 [5] 6 … 100."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from web.wording import Wording


@dataclass(frozen=True, slots=True)
class Step:
    """A link to a page; a gap has no address, nor has the page where one is."""

    label: str
    title: str = ""
    href: str | None = None
    current: bool = False


@dataclass(frozen=True, slots=True)
class Paging:
    """The pages of a list, the one before and the one after."""

    before: Step | None
    steps: tuple[Step, ...]
    after: Step | None


def paging(page: int, pages: int, *, t: Wording, href: Callable[[int], str]) -> Paging | None:
    """The way from a page to the others, None where it is the only one.

    From past the end the way back leads to the last page.
    """
    if pages == 1 and page == 1:
        return None

    def step(number: int, label: str = "") -> Step:
        title = t("page-title", page=t.number(number), pages=t.number(pages))
        if label:
            title = t("step-title", label=label, page=title)
        return Step(label or t.number(number), title, href(number))

    return Paging(
        before=step(min(page - 1, pages), t("previous-page")) if page > 1 else None,
        steps=tuple(
            Step("…")
            if number is None
            else Step(t.number(number), current=True)
            if number == page
            else step(number)
            for number in numbers(page=page, pages=pages)
        ),
        after=step(page + 1, t("next-page")) if page < pages else None,
    )


def numbers(*, page: int, pages: int) -> tuple[int | None, ...]:
    """The pages that are named, with None for a gap of two or more.

    >>> numbers(page=1, pages=4)
    (1, 2, 3, 4)
    """
    named = sorted({n for n in (1, page - 1, page, page + 1, pages) if 1 <= n <= pages})
    return tuple(_gaps(named))


def _gaps(named: list[int]) -> Iterator[int | None]:
    last = 0
    for number in named:
        if number == last + 2:
            yield last + 1
        elif number > last + 2:
            yield None
        yield number
        last = number
