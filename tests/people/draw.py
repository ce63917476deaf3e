"""Draw the releases that are labelled by hand: the same ones on every machine.

``python tests/people/draw.py FOLDER OUT`` reads ``FOLDER/<collection>.jsonl.gz`` and writes one
text file for each release drawn to ``OUT/labelled`` and ``OUT/heldout``.

The order of a collection is that of SHA-256 of the seed, the id and the language, so it depends
neither on the order of the file nor on Python's generator.  Releases longer than
:data:`LONGEST` characters are passed over.  See ``docs/labelling-people.md``.
"""

import gzip
import json
import sys
from hashlib import sha256
from pathlib import Path

SEED = "who-is-named-1"
LONGEST = 30_000
LABELLED = {"ministere-fr": 20, "whitehouse-en": 20, "isaf-en": 20, "debian-fr-en": 0}
HELD_OUT = 5


def collection(path: Path) -> list[dict[str, str]]:
    """Read the releases of one collection, in the order of the draw."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        releases = [json.loads(line) for line in lines]
    return sorted((r for r in releases if len(r["text"]) <= LONGEST), key=place)


def place(release: dict[str, str]) -> str:
    """Tell where a release stands in the draw: a hexadecimal digest, 64 digits."""
    return sha256(f"{SEED}:{release['id']}:{release['language']}".encode()).hexdigest()


def write(release: dict[str, str], folder: Path) -> None:
    """Write a release as it is read by the labeller: id, language, title, text."""
    folder.mkdir(parents=True, exist_ok=True)
    shown = "\n".join(
        (release["id"], release["language"], release["title"], "", release["text"], "")
    )
    name = sha256(release["id"].encode()).hexdigest()[:8]
    (folder / f"{name}-{release['language']}.txt").write_text(shown, encoding="utf-8")


def main(source: Path, out: Path) -> None:
    """Draw from every collection: first the labelled ones, then the held-out ones."""
    for name, labelled in LABELLED.items():
        drawn = collection(source / f"{name}.jsonl.gz")[: labelled + HELD_OUT]
        for position, release in enumerate(drawn):
            kind = "labelled" if position < labelled else "heldout"
            write(release, out / kind / name)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
