"""How well the links of paragraphs outlive edits, on releases in JSON Lines.

    .venv/bin/python bench/paragraphs.py RELEASES.jsonl.gz...

Of the first 300 releases of each file, those with four paragraphs or more are taken; one paragraph
of each, of eight words or more, is edited at random: words are dropped, replaced or added.
Told is where the link leads: to the edited paragraph, to another, nowhere; and, where the paragraph
was taken out altogether, how often to another.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
from pathlib import Path

from index.release import Block, Release, ReleaseId, Version
from web.permalinks import anchors, find

FIRST = 300
RATES = (0.1, 0.2, 1 / 3, 0.5)


def releases(path: Path) -> list[list[str]]:
    """The paragraphs of the first releases that have enough of them."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        found = [json.loads(line)["text"].split("\n\n") for _, line in zip(range(FIRST), lines)]  # noqa: B905 - the first
    return [texts for texts in found if len(texts) >= 4]  # noqa: PLR2004


def edited(text: str, rate: float, words: list[str], chance: random.Random) -> str:
    """The text with that share of its words dropped, replaced, or followed by another."""
    made = []
    for word in text.split():
        fate = chance.random() / rate
        if fate >= 1:
            made.append(word)
        elif fate >= 2 / 3:
            made += [word, chance.choice(words)]
        elif fate >= 1 / 3:
            made.append(chance.choice(words))
    return " ".join(made)


def version(texts: list[str]) -> Version:
    """A version of these paragraphs."""
    return Version(ReleaseId("x"), "en", "", tuple(Block(text, "en") for text in texts))


def main() -> None:
    """Edit, and follow the links."""
    chance = random.Random(7)  # noqa: S311 - no secret
    every = [texts for path in sys.argv[1:] for texts in releases(Path(path))]
    words = [word for texts in every for text in texts for word in text.split()]
    print(f"{len(every)} releases, {sum(map(len, every))} paragraphs")
    print("edited  links   right   other    none   taken out, to another")
    for rate in RATES:
        right = other = none = lost = count = 0
        for texts in every:
            number = chance.randrange(len(texts))
            if len(texts[number].split()) < 8:  # noqa: PLR2004 - a heading or a name
                continue
            count += 1
            anchor = anchors(version(texts))[number]
            after = [*texts]
            after[number] = edited(texts[number], rate, words, chance)
            found = find(anchor, Release(ReleaseId("x"), (version(after),)))
            none += found is None
            right += found is not None and after[found.block] == after[number]
            other += found is not None and after[found.block] != after[number]
            left = [text for text in texts if text != texts[number]]
            lost += find(anchor, Release(ReleaseId("x"), (version(left),))) is not None
        shares = "".join(f"{100 * one / count:7.1f} " for one in (right, other, none, lost))
        print(f"{100 * rate:5.0f} % {count:6} {shares}")


if __name__ == "__main__":
    main()
