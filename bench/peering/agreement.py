"""On how many questions an engine finds and counts as Whoosh, and orders as the plainest does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import isclose
from typing import Any, Final

Told = Mapping[str, Any]
"""An answer as it was printed."""

ORACLES: Final = ("whoosh", "ours, plain terms")
"""Whoosh's own matchers; where these were not asked, our engine over the same terms."""

SCORED: Final = {"ours": "memory"}
"""Whose scores and order are those of whom; the fraction of a score by which they may differ is
that of the contract in tests/engines."""

CLOSE: Final = 1e-9

MOST: Final = 20
"""People that everyone tells."""


def agreement(answers: Mapping[str, Sequence[Told | None]]) -> Iterator[str]:
    """A sentence for each engine; those that have two stems a word find more."""
    oracle = next((name for name in ORACLES if name in answers), None)
    if oracle is None:
        return
    yield f"Found and counted as {oracle} does, of the questions that both were asked:"
    for name, own in answers.items():
        pairs = [(a, b) for a, b in zip(own, answers[oracle], strict=True) if a and b]
        if name != oracle and pairs:
            totals = sum(a["total"] == b["total"] for a, b in pairs)
            counts = sum(counts_as(a, b) for a, b in pairs)
            yield f"- {name}: {totals} totals and {counts} facets of {len(pairs)}."
    yield ""


def order(answers: Mapping[str, Sequence[Told | None]]) -> Iterator[str]:
    """On how many questions the first ten are the same, in order and in score."""
    for name, other in SCORED.items():
        if name in answers and other in answers:
            pairs = [*zip(answers[name], answers[other], strict=True)]
            orders = sum(bool(a and b) and ids(a) == ids(b) for a, b in pairs)
            scores = sum(bool(a and b) and scores_as(a, b) for a, b in pairs)
            totals = sum(counts_as(a, b) for a, b in pairs if a and b)
            yield (
                f"As the {other} engine, {name} gave the same order on {orders}, the same scores "
                f"on {scores}, the same total and counts on {totals} of {len(pairs)} questions."
            )
            yield ""


def counts_as(one: Told, other: Told) -> bool:
    """Whether totals, years and months are the same, and people as far as both tell them."""
    both = one["people"].keys() & other["people"].keys()
    return (
        one["total"] == other["total"]
        and _greatest(one) == _greatest(other)
        and all(one["people"][person] == other["people"][person] for person in both)
        and one["years"] == other["years"]
        and one["months"] == other["months"]
    )


def _greatest(told: Told) -> list[int]:
    return sorted(told["people"].values(), reverse=True)[:MOST]


def ids(told: Told | None) -> list[str]:
    """The first ten, in order."""
    return [id for id, _ in told["order"]] if told else []


def scores_as(one: Told | None, other: Told | None) -> bool:
    """Whether the first ten have the same scores, one by one."""
    scores = [[score for _, score in told["order"]] if told else [] for told in (one, other)]
    return len(scores[0]) == len(scores[1]) and all(
        isclose(a, b, rel_tol=CLOSE) for a, b in zip(*scores, strict=True)
    )
