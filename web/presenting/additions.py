"""What was searched beyond the words that were typed, each form with a link that takes it away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from search.additions import folded
from search.query import Query
from search.results import Added, Receipt
from web.links import Links
from web.wording import Wording


@dataclass(frozen=True, slots=True)
class Form:
    """A form that was added, or that is switched off.

    `why` says what it is to what was typed, `count` how many releases hold it, None where that is
    not known; the address `href` is without it, or with it again.
    """

    label: str
    why: str
    count: str | None
    href: str
    is_off: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """What was added to one word or name, in the words that introduce it."""

    intro: str
    forms: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class Switch:
    """A link that turns something on or off, and what it says."""

    label: str
    href: str


def additions(receipt: Receipt, query: Query, *, t: Wording, links: Links) -> tuple[Beside, ...]:
    """What was added to each word, in its order, and what is switched off.

    A form that no release holds added nothing: it is told to programs alone.
    """
    found: dict[str, list[Form]] = {}
    for added in _told(receipt):
        without = query.switched_off(folded(added.term))
        found.setdefault(_intro(added, t), []).append(_form(added, links.search(without), t))
    for added in receipt.off:
        again = query.switched_on(folded(added.term))
        form = _form(added, links.search(again), t, is_off=True)
        found.setdefault(_intro(added, t), []).append(form)
    return tuple(Beside(intro, tuple(forms)) for intro, forms in found.items())


def translating(receipt: Receipt, query: Query, *, t: Wording, links: Links) -> Switch | None:
    """What switches the words of the other language off, or on again.

    None where none of them is shown: without what no release holds, the same is found.
    """
    if not query.translate:
        return Switch(t("translate-on"), links.search(query.translating(on=True)))
    if any(added.why == "translation" for added in (*_told(receipt), *receipt.off)):
        return Switch(t("translate-off"), links.search(query.translating(on=False)))
    return None


def switched_off(receipt: Receipt) -> tuple[str, ...]:
    """The forms that the next search from the page keeps switched off: those that tell here."""
    return tuple(dict.fromkeys(folded(added.term) for added in receipt.off))


def is_counted(besides: Iterable[Beside]) -> bool:
    """Whether any form has a count, which is to be explained then."""
    return any(form.count for beside in besides for form in beside.forms)


def _told(receipt: Receipt) -> tuple[Added, ...]:
    """What was added and is in a release, or not counted."""
    return tuple(added for added in receipt.added if added.count != 0)


def _intro(added: Added, t: Wording) -> str:
    """Translations of all words stand together, each with its word."""
    if added.why == "translation":
        return t("added-translations")
    return t("added-besides", source=added.source)


def _form(added: Added, href: str, t: Wording, *, is_off: bool = False) -> Form:
    count = None if added.count is None else t.number(added.count)
    if added.why == "translation":
        origin = t("from-dictionary") if added.dictionary else ""
        return Form(f"{added.source} → {added.term}", origin, count, href, is_off)
    return Form(added.term, t.note(added.why), count, href, is_off)
