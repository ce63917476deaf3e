"""What a change does to each query of a collection: two settings side by side.

A setting is whatever was in force when the queries were measured: the weights, the analysis, an
engine, accents or none.  The measures of each query are kept in a file, and the next measurement is
held against them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from index.errors import Refused
from search.evaluation import MEASURES, READINGS, Reading, Scores

Each = Mapping[str, Scores]
"""The measures of each query, by its id."""

RESAMPLES: Final = 2_000
_SEED: Final = 20_240_816  # the same interval whenever the same two are compared

_EQUAL: Final = 0.00005  # the measures are rounded to four places


@dataclass(frozen=True, slots=True)
class Change:
    """A query whose measure is another now."""

    query: str
    before: float
    after: float

    @property
    def gain(self) -> float:
        """How much better it is; negative where it is worse."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Difference:
    """One measure under one reading: its mean difference, the interval of that, what changed.

    `low` and `high` bound the mean difference with 95 % confidence, by paired bootstrap.
    `changed` has the greatest changes first, losses before gains of the same size.
    """

    reading: Reading
    measure: str
    queries: int
    mean: float
    low: float
    high: float
    changed: tuple[Change, ...]

    @property
    def better(self) -> int:
        """How many queries gain."""
        return sum(change.gain > 0 for change in self.changed)

    @property
    def worse(self) -> int:
        """How many queries lose."""
        return sum(change.gain < 0 for change in self.changed)


def differences(
    before: Mapping[Reading, Each], after: Mapping[Reading, Each]
) -> tuple[Difference, ...]:
    """Each measure under each reading, over the queries that both have measured."""
    return tuple(
        _difference(reading, measure, before[reading], after[reading])
        for reading in READINGS
        if reading in before and reading in after
        for measure in MEASURES
    )


def _difference(reading: Reading, measure: str, before: Each, after: Each) -> Difference:
    both = [id for id in after if id in before]
    changes = [Change(id, before[id][measure], after[id][measure]) for id in both]
    low, high = interval([change.gain for change in changes])
    changed = [change for change in changes if abs(change.gain) > _EQUAL]
    changed.sort(key=lambda change: (-abs(change.gain), change.gain, change.query))
    return Difference(
        reading=reading,
        measure=measure,
        queries=len(both),
        mean=sum(change.gain for change in changes) / max(1, len(both)),
        low=low,
        high=high,
        changed=tuple(changed),
    )


def interval(gains: Sequence[float]) -> tuple[float, float]:
    """Between what the mean lies with 95 % confidence, by resampling the queries.

    >>> interval([0.1, 0.1, 0.1])
    (0.1, 0.1)
    """
    if not gains:
        return 0.0, 0.0
    values = np.array(gains)
    random = np.random.default_rng(_SEED)
    means = [
        float(values[random.integers(0, len(values), len(values))].mean()) for _ in range(RESAMPLES)
    ]
    low, high = np.percentile(means, [2.5, 97.5])
    return round(float(low), 4), round(float(high), 4)


def keep(each: Mapping[Reading, Each], path: Path) -> None:
    """Write the measures of each query, one query a line, so that two files can be compared."""
    lines = [
        json.dumps({"reading": reading, "query": query, **scores}, ensure_ascii=False)
        for reading, queries in each.items()
        for query, scores in queries.items()
    ]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def kept(path: Path) -> dict[Reading, dict[str, Scores]]:
    """What `keep` wrote.  Raises `Refused`, naming the file and the line."""
    each: dict[Reading, dict[str, Scores]] = {}
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeError) as error:
        raise Refused(f"cannot be read: {error}", source=str(path)) from error
    for number, line in enumerate(lines, 1):
        try:
            said = json.loads(line)
            scores = {name: float(said[name]) for name in MEASURES}
            reading = next(known for known in READINGS if known == said["reading"])
            each.setdefault(reading, {})[str(said["query"])] = scores
        except (ValueError, KeyError, TypeError, StopIteration, RecursionError) as error:
            reason = "no measures of a query, as `communique evaluate --keep` writes them"
            raise Refused(reason, source=str(path), line=number) from error
    return each
