"""A curve as SVG: both axes logarithmic, one line an engine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from math import ceil, floor, log10

WIDTH, HEIGHT, EDGE = 720, 420, 60
COLOURS = (
    *("#0b5394", "#3d85c6", "#cc0000", "#6aa84f", "#93c47d", "#e69138", "#f6b26b"),
    *("#674ea7", "#45818e", "#777777"),
)
APART = 16
"""Between two names."""


def curve(lines: Mapping[str, Sequence[tuple[int, float]]]) -> str:
    """Milliseconds of a page by the number of releases."""
    points = [point for line in lines.values() for point in line if point[1] > 0]
    across = _scale([x for x, _ in points], EDGE, WIDTH - 150)
    up = _scale([y for _, y in points], HEIGHT - EDGE, 20)
    drawn = "\n".join([*_axes(across, up), *_lines(lines, across, up)])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'font-family="sans-serif" font-size="13" role="img">\n'
        f"<title>Milliseconds of half of the pages, by the number of releases</title>\n"
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>\n{drawn}\n</svg>\n'
    )


class _Scale:
    """From a value to a place, by its logarithm."""

    def __init__(self, low: int, high: int, begin: float, end: float) -> None:
        self.low, self.high, self.begin, self.end = low, high, begin, end

    def __call__(self, value: float) -> float:
        share = (log10(value) - self.low) / (self.high - self.low)
        return round(self.begin + share * (self.end - self.begin), 1)


def _scale(values: Sequence[float], begin: float, end: float) -> _Scale:
    low, high = floor(log10(min(values))), ceil(log10(max(values)))
    return _Scale(low, max(high, low + 1), begin, end)


def _axes(across: _Scale, up: _Scale) -> Iterator[str]:
    for power in range(across.low, across.high + 1):
        x = across(10**power)
        yield f'<path d="M{x} {up.begin}V{up.end}" stroke="#ddd"/>'
        yield f'<text x="{x}" y="{up.begin + 20}" text-anchor="middle">{10**power:,}</text>'
    for power in range(up.low, up.high + 1):
        y = up(10**power)
        yield f'<path d="M{across.begin} {y}H{across.end}" stroke="#ddd"/>'
        yield f'<text x="{across.begin - 8}" y="{y + 4}" text-anchor="end">{10**power:g}</text>'
    told = "releases; milliseconds of half of the pages"
    yield f'<text x="{across.begin}" y="{HEIGHT - 12}">{told}</text>'


def _lines(
    lines: Mapping[str, Sequence[tuple[int, float]]], across: _Scale, up: _Scale
) -> Iterator[str]:
    ends: list[tuple[float, str, str]] = []
    for number, (name, line) in enumerate(lines.items()):
        colour = COLOURS[number % len(COLOURS)]
        places = [(across(x), up(y)) for x, y in sorted(line)]
        path = "M" + "L".join(f"{x} {y}" for x, y in places)
        yield f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
        for x, y in places:
            yield f'<circle cx="{x}" cy="{y}" r="3.5" fill="{colour}"/>'
        ends.append((places[-1][1], name, colour))
    lowest = up.begin + APART
    for y, name, colour in sorted(ends, reverse=True):  # from below, none over another
        lowest = min(y + 4, lowest - APART)
        x = across.end + 10
        yield f'<text x="{x}" y="{lowest:.1f}" fill="{colour}">{escape(name)}</text>'
