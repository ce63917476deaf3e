"""Many releases out of fewer: each has the title of one, the day of another, paragraphs of several.

So an index of any size has real words as often as real text has them, and no two releases alike.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random
from typing import Any, Final

FEWEST: Final = 3
MOST: Final = 14
"""Paragraphs of a release that is made."""

NAMES: Final = ("*.jsonl", "*.jsonl.gz")


def lines(paths: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """Every version in the files, and in the folders' files, of JSON Lines."""
    for path in paths:
        files = sorted(f for name in NAMES for f in path.glob(name)) if path.is_dir() else [path]
        for file in files:
            packed = file.suffix == ".gz"
            with (gzip.open if packed else open)(file, "rt", encoding="utf-8") as found:
                yield from map(json.loads, found)


def recombined(paths: Iterable[Path], *, count: int, seed: int) -> Iterator[dict[str, Any]]:
    """So many versions, each in one language, the same for the same seed."""
    random = Random(seed)  # noqa: S311 - not a secret
    every = list(lines(paths))
    texts: dict[str, list[str]] = {}
    for version in every:
        paragraphs = (text.strip() for text in version["text"].split("\n\n"))
        texts.setdefault(version["language"], []).extend(text for text in paragraphs if text)
    for number in range(count):
        titled, dated = random.choice(every), random.choice(every)
        language = titled["language"]
        yield {
            "id": f"made-{number}",
            "language": language,
            "title": titled["title"],
            "date": dated.get("date"),
            "text": "\n\n".join(random.choices(texts[language], k=random.randint(FEWEST, MOST))),
        }
