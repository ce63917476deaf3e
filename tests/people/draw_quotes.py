"""Draw the quotes whose speakers are checked by hand: the same ones on every machine.

``python tests/people/draw_quotes.py FOLDER OUT [SEED [VERDICTS…]] [--attributed]`` reads
``FOLDER/<collection>.jsonl.gz``, settles who is named over the whole folder, and writes the quotes
drawn, with the text around each, to ``OUT``.  Quotes that the ``VERDICTS`` hold
(``quote-verdicts.jsonl`` unless told) are passed over, by any place in which some of their words
begin.  ``--attributed`` draws only among those that are given to somebody.

The order is that of SHA-256 of the seed, the id, the language and the place of the quote.
"""

import argparse
import json
from hashlib import sha256
from pathlib import Path

from measure import heard_in

from index.people import identify, spoken
from index.people.authority import everyone
from index.release import Version

SEED = "who-said-it-2"
HERE = Path(__file__).resolve().parent
AHEAD, BEHIND = 900, 450
COUNT = 100


def place(seed: str, id: str, language: str, block: int | None, start: int) -> str:
    """Tell where a quote stands in the draw: a hexadecimal digest, 64 digits."""
    return sha256(f"{seed}:{id}:{language}:{block}:{start}".encode()).hexdigest()


def text_of(version: Version, block: int | None) -> str:
    """The title or a block."""
    return version.title if block is None else version.blocks[block].text


def seen_before(verdicts: list[Path]) -> set[tuple[str, str, int | None, int]]:
    """The quotes that were read in other draws."""
    lines = [line for file in verdicts for line in file.read_text("utf-8").splitlines()]
    told = map(json.loads, lines)
    return {(one["id"], one["language"], one["block"], one["start"]) for one in told}


def main(folder: Path, out: Path, seed: str, verdicts: list[Path], *, attributed: bool) -> None:
    """Write the quotes drawn, to be read by hand."""
    releases, said = heard_in(folder)
    known, _ = everyone(releases.values())
    passed = seen_before(verdicts)
    drawn = []
    for id, sighted in releases.items():
        people, mentions = identify(sighted, known.get(id))
        for quote in spoken(said[id], mentions):
            block, start, end = quote.spans[0]
            places = {(id, quote.language, span.block, span.start) for span in quote.spans}
            if places & passed or (attributed and quote.speaker is None):
                continue
            version = next(v for v, _ in sighted if v.language == quote.language)
            key = place(seed, id, quote.language, block, start)
            drawn.append((key, id, quote, version, {one.id: one.name for one in people}))
    drawn.sort(key=lambda one: one[0])
    with out.open("w", encoding="utf-8") as file:
        for number, (_, id, quote, version, _) in enumerate(drawn[:COUNT], 1):
            block, start, end = quote.spans[0]
            text = text_of(version, block)
            ahead = text[max(0, start - AHEAD) : start]
            if block and len(ahead) < AHEAD:
                ahead = f"{text_of(version, block - 1)[-AHEAD:]}\n|| {ahead}"
            last = quote.spans[-1].end if quote.spans[-1].block == block else end
            behind = text[last : last + BEHIND]
            if block is not None and len(behind) < BEHIND and block + 1 < len(version.blocks):
                behind += f"\n|| {version.blocks[block + 1].text[:BEHIND]}"
            file.write(f"##### {number} {id} {quote.language} {block} {start}\n")
            names = " ".join(quote.speakers) or None
            file.write(f"##### SPEAKER {names} VERB {quote.verb}\n")
            file.write(f"TITLE {version.title}\n{ahead} <<<{text[start:last]}>>> {behind}\n\n")


def asking(said: str | None, *, seed: str) -> argparse.ArgumentParser:
    """What every draw is asked with: a folder, where to write, a seed."""
    parser = argparse.ArgumentParser(description=said)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("seed", nargs="?", default=seed)
    return parser


if __name__ == "__main__":
    asked = asking(__doc__, seed=SEED)
    asked.add_argument("verdicts", nargs="*", type=Path, default=[HERE / "quote-verdicts.jsonl"])
    asked.add_argument("--attributed", action="store_true")
    told = asked.parse_args()
    main(told.folder, told.out, told.seed, told.verdicts, attributed=told.attributed)
