"""What was measured, as tables and a curve."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.peering.drawing import curve

Row = dict[str, Any]

BEGIN, END = "<!-- measured -->", "<!-- end of what was measured -->"

ORACLE = "whoosh"
SAME = "ours, plain terms"
"""What is compared with the oracle: the same terms."""


def report(rows: Sequence[Row], page: Path | None) -> str:
    """The tables; written into the page between its marks, with the curve beside it."""
    text = "\n".join(_tables(rows))
    if page:
        before, _, rest = page.read_text("utf-8").partition(BEGIN)
        after = rest.partition(END)[2]
        page.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{after}", "utf-8")
        page.with_suffix(".svg").write_text(curve(_points(rows)), "utf-8")
    return text


def _tables(rows: Sequence[Row]) -> Iterator[str]:
    for size in sorted({row["releases"] for row in rows}):
        own = {row["engine"]: row for row in rows if row["releases"] == size}
        for kind, title in (("plan", "as the page asks"), ("field", "one plain field")):
            yield f"{size:,} releases, {title}; milliseconds, half / 95 / 99 of 100.\n"
            yield "| engine | asked | search and facets | passages | page | cold | ours ÷ it |"
            yield "|---|---|---|---|---|---|---|"
            for name, row in own.items():
                yield _page(name, row[kind], own.get("ours", row)[kind])
            yield ""
            yield f"Found as {ORACLE}'s own matchers do: {_agreement(own, kind)}.\n"
        yield "| engine | releases indexed/s | processor, ms each | open, ms | anonymous MB | MB |"
        yield "|---|---|---|---|---|---|"
        for name, row in own.items():
            busy = 1000 * row["indexing, processor"] / size
            yield (
                f"| {name} | {size / row['indexing']:.0f} | {busy:.2f} "
                f"| {1000 * row['plan']['open']:.0f} | {row['plan']['anonymous']:.0f} "
                f"| {row['size'] / 1e6:.0f} |"
            )
        yield ""


def _page(name: str, told: Row, ours: Row) -> str:
    def spread(values: Sequence[float]) -> str:
        return " / ".join(f"{value:.2f}" for value in values)

    together = [a + b for a, b in zip(told["search"], told["facets"], strict=True)]
    ratios = [a / b for a, b in zip(ours["page"], told["page"], strict=True)]
    return (
        f"| {name} | {told['asked']} | {spread(together)} | {spread(told['passages'])} "
        f"| {spread(told['page'])} | {spread(told['cold'])} "
        f"| {' / '.join(f'{r:.3f}' for r in ratios[:2])} |"
    )


def _agreement(rows: dict[str, Row], kind: str) -> str:
    if ORACLE not in rows:
        return "Whoosh was not asked at this size"
    told = []
    right = rows[ORACLE][kind]["found"]
    for name, row in rows.items():
        if name != ORACLE:
            found = row[kind]["found"]
            pairs = [(a, b) for a, b in zip(found, right, strict=True) if a and b]
            totals = sum(a[0] == b[0] for a, b in pairs)
            facets = sum(_same(a, b) for a, b in pairs)
            told.append(f"{name} {totals} totals and {facets} facets of {len(pairs)}")
    return "; ".join(told)


def _same(one: Any, other: Any) -> bool:  # noqa: ANN401 - as it was printed
    """Whether years and months have the same counts, and people those that both tell."""
    people = [value for value in one[1] if value in other[1]]
    dated = [
        {k: v for k, v in each.items() if k not in ("none", "0", "0-00")}
        for each in (one[2], other[2], one[3], other[3])
    ]
    counts = (
        sorted(one[1].values(), reverse=True)[:20] == sorted(other[1].values(), reverse=True)[:20]
    )
    return (
        counts
        and all(one[1][value] == other[1][value] for value in people)
        and dated[0] == dated[1]
        and dated[2] == dated[3]
    )


def _points(rows: Sequence[Row]) -> dict[str, list[tuple[int, float]]]:
    """For each engine how long half of its pages take, by the number of releases."""
    points: dict[str, list[tuple[int, float]]] = {}
    for row in rows:
        points.setdefault(row["engine"], []).append((row["releases"], row["plan"]["page"][0]))
    return points
