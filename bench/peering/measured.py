"""What an engine took for its pages, and what it answered; as JSON, medians of the warm passes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Any, NamedTuple

from bench.peering.answers import Answer


class Times(NamedTuple):
    """Milliseconds of the processor for one page, step by step."""

    search: float
    facets: float
    passages: float


@dataclass(frozen=True, slots=True)
class Measured:
    """One engine asked all the questions that it can be asked.

    `answers` has None where it cannot; `passes` has the times of the others, the cold pass first,
    and none for an engine that is not timed.  `opened` is in seconds, `anonymous` in megabytes.
    """

    answers: Sequence[Answer | None]
    passes: Sequence[Sequence[Times]] = ()
    opened: float = 0.0
    anonymous: float = 0.0

    def as_json(self) -> dict[str, Any]:
        """The spreads over the questions; of a single pass, which is cold and warm at once."""
        told: dict[str, Any] = {
            "asked": sum(one is not None for one in self.answers),
            "open": self.opened,
            "anonymous": self.anonymous,
            "passes": max(len(self.passes) - 1, 1),
            "answers": [one and asdict(one) for one in self.answers],
        }
        if self.passes:
            cold, warm = self.passes[0], self.passes[1:] or self.passes
            each = [[one[number] for one in warm] for number in range(len(cold))]
            told["cold"] = spread([sum(times) for times in cold])
            told["search"] = spread([median(t.search + t.facets for t in one) for one in each])
            told["passages"] = spread([median(t.passages for t in one) for one in each])
            told["page"] = spread([median(map(sum, one)) for one in each])
        return told


def spread(values: Sequence[float]) -> list[float]:
    """The half, 95 of 100, 99 of 100."""
    cut = quantiles(values, n=100)
    return [median(values), cut[94], cut[98]]


def anonymous(status: Path = Path("/proc/self/status")) -> float:
    """Megabytes of the process that no file backs; 0 where the system does not tell."""
    try:
        told = status.read_text()
    except OSError:
        return 0.0
    return next(
        (int(line.split()[1]) / 1024 for line in told.splitlines() if line.startswith("RssAnon")),
        0.0,
    )
