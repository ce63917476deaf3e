"""What was measured, as tables and a curve."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from bench.peering.agreement import agreement, order
from bench.peering.drawing import curve

Row = dict[str, Any]

BEGIN, END = "<!-- measured -->", "<!-- end of what was measured -->"

OURS = "ours"
BESIDE = ("tantivy", "lucene")
"""Whose way on is told beside ours."""

FARTHER = (1_000_000, 10_000_000)
KINDS = {"plan": "as the page asks", "field": "of one plain field"}


def report(rows: Sequence[Row], page: Path | None) -> str:
    """The tables; written into the page between its marks, with the curve beside it."""
    text = "\n".join(_tables(rows))
    if page:
        before, _, rest = page.read_text("utf-8").partition(BEGIN)
        after = rest.partition(END)[2]
        page.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{after}", "utf-8")
        page.with_suffix(".svg").write_text(curve(points(rows, "plan")), "utf-8")
    return text


def _tables(rows: Sequence[Row]) -> Iterator[str]:
    for size in sorted({row["releases"] for row in rows}):
        here = {row["engine"]: row for row in rows if row["releases"] == size}
        own = {name: row for name, row in here.items() if "absent" not in row}
        for kind, title in KINDS.items():
            timed = {name: row[kind] for name, row in own.items() if "page" in row.get(kind, ())}
            yield f"### {size:,} releases, {title}\n"
            yield from _pages(timed)
            asked = {name: row[kind]["answers"] for name, row in own.items() if kind in row}
            yield from agreement(asked)
            yield from order(asked)
            yield ""
        yield f"### {size:,} releases, the indexes\n"
        yield from _indexes(own, size)
        for name, row in here.items():
            if "absent" in row:
                yield f"Absent: {name} ({row['absent']})."
        yield ""
    yield from _growth(rows)
    yield from _leading(rows)


def _pages(timed: dict[str, Row]) -> Iterator[str]:
    yield "| engine | asked | search and facets | passages | page | cold | ours ÷ it, page | ours ÷ it, search and facets |"  # noqa: E501 - a row of a table
    yield "|---|---|---|---|---|---|---|---|"
    ours = timed.get(OURS)
    for name, told in timed.items():
        cells = [name, str(told["asked"])]
        cells += [_spread(told[step]) for step in ("search", "passages", "page", "cold")]
        cells += [_ratio(ours, told, step) for step in ("page", "search")]
        yield f"| {' | '.join(cells)} |"
    yield ""


def _indexes(own: dict[str, Row], size: int) -> Iterator[str]:
    yield "| engine | releases indexed/s | processor, ms each | MB | open, ms | anonymous MB |"
    yield "|---|---|---|---|---|---|"
    for name, row in own.items():
        told = row.get("plan") or row.get("field") or {}
        if "page" in told:
            busy = 1000 * row["indexing, processor"] / size
            yield (
                f"| {name} | {size / row['indexing']:.0f} | {busy:.2f} | {row['size'] / 1e6:.0f} "
                f"| {1000 * told['open']:.0f} | {told['anonymous']:.0f} |"
            )
    yield ""


def _spread(values: Sequence[float]) -> str:
    return " / ".join(f"{value:.2f}" if value < 100 else f"{value:.0f}" for value in values)  # noqa: PLR2004


def _ratio(ours: Row | None, told: Row, step: str) -> str:
    """Of the half, and of 95 of 100."""
    if ours is None:
        return ""
    return " / ".join(f"{a / b:.3g}" for a, b in zip(ours[step][:2], told[step][:2], strict=True))


def _growth(rows: Sequence[Row]) -> Iterator[str]:
    """By how much half of the pages take longer, from a size to the next."""
    sizes = sorted({row["releases"] for row in rows})
    if not sizes[1:]:
        return
    steps = [*pairwise(sizes)]
    yield "### From a size to the next, half of the pages take so many times as long\n"
    yield f"| engine | {' | '.join(f'{a:,} → {b:,}' for a, b in steps)} |"
    yield "|---" * (1 + len(steps)) + "|"
    for name, line in points(rows, "plan").items():
        took = dict(line)
        cells = [f"{took[b] / took[a]:.2f}" if {a, b} <= {*took} else "" for a, b in steps]
        yield f"| {name} | {' | '.join(cells)} |"
    yield ""


def _leading(rows: Sequence[Row]) -> Iterator[str]:
    """What the line through the two largest sizes comes to, where nobody has measured."""
    sizes = sorted({row["releases"] for row in rows if "page" in row.get("plan", ())})[-2:]
    if len(sizes) < 2:  # noqa: PLR2004 - a line has two points
        return
    yield "### Where that leads, on a straight line through the two largest\n"
    yield "| engine | releases | page, half / 95 of 100, ms | index, GB | indexing, hours |"
    yield "|---|---|---|---|---|"
    measured = {(row["engine"], row["releases"]): row for row in rows if "plan" in row}
    for name in (OURS, *BESIDE):
        if all((name, size) in measured for size in sizes):
            ends = [_figures(measured[name, size]) for size in sizes]
            for size in FARTHER:
                half, most, *rest = _on_line(sizes, ends, size)
                gigabytes, hours = rest
                page = _spread([half, most])
                yield f"| {name} | {size:,} | {page} | {gigabytes:.0f} | {hours:.1f} |"
    yield ""


def _figures(row: Row) -> list[float]:
    """The page's half and 95 of 100, gigabytes, hours of indexing."""
    return [*row["plan"]["page"][:2], row["size"] / 1e9, row["indexing, processor"] / 3600]


def _on_line(sizes: Sequence[int], ends: Sequence[Sequence[float]], size: int) -> Iterator[float]:
    """Each figure at that size, on the line through its values at two others."""
    for one, other in zip(*ends, strict=True):
        slope = (other - one) / (sizes[1] - sizes[0])
        yield other + slope * (size - sizes[1])


def points(rows: Sequence[Row], kind: str) -> dict[str, list[tuple[int, float]]]:
    """For each engine how long half of its pages take, by the number of releases."""
    found: dict[str, list[tuple[int, float]]] = {}
    for row in sorted(rows, key=lambda row: row["releases"]):
        if "page" in row.get(kind, ()):
            found.setdefault(row["engine"], []).append((row["releases"], row[kind]["page"][0]))
    return found
