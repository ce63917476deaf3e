"""Draw the releases that are labelled by hand: the same ones on every machine.

``python tests/people/draw.py FOLDER OUT`` reads ``FOLDER/<collection>.jsonl.gz`` and writes one
text file for each release drawn to ``OUT/labelled``, ``OUT/heldout`` and ``OUT/quoted``.

The order of a collection is that of SHA-256 of the seed, the id and the language, so it depends
neither on the order of the file nor on Python's generator.  Releases longer than
:data:`LONGEST` characters are passed over.  See ``docs/labelling-people.md``.
"""

import gzip
import json
import re
import sys
from hashlib import sha256
from pathlib import Path

SEED = "who-is-named-1"
LONGEST = 30_000
LABELLED = {"ministere-fr": 20, "whitehouse-en": 20, "isaf-en": 20, "debian-fr-en": 0}
HELD_OUT = 5
QUOTED = {"ministere-fr": 5, "whitehouse-en": 5}

# Two passages of ten words or more between marks make a release worth reading for its quotes.
_PASSAGE = re.compile(r"[«“\"]\s*(?:[^\s«»“”\"<>]+\s+){9,}[^\s«»“”\"<>]+\s*[»”\"]")


def collection(path: Path) -> list[dict[str, str]]:
    """Read the releases of one collection, in the order of the draw."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        releases = [json.loads(line) for line in lines]
    return sorted((r for r in releases if len(r["text"]) <= LONGEST), key=place)


def place(release: dict[str, str]) -> str:
    """Tell where a release stands in the draw: a hexadecimal digest, 64 digits."""
    return sha256(f"{SEED}:{release['id']}:{release['language']}".encode()).hexdigest()


def quotes_much(release: dict[str, str]) -> bool:
    """Tell whether at least two long passages stand between quotation marks."""
    return len(_PASSAGE.findall(release["text"])) > 1


def write(release: dict[str, str], folder: Path) -> None:
    """Write a release as it is read by the labeller: id, language, title, text."""
    folder.mkdir(parents=True, exist_ok=True)
    shown = "\n".join(
        (release["id"], release["language"], release["title"], "", release["text"], "")
    )
    name = sha256(release["id"].encode()).hexdigest()[:8]
    (folder / f"{name}-{release['language']}.txt").write_text(shown, encoding="utf-8")


def main(source: Path, out: Path) -> None:
    """Draw from every collection: the labelled ones, the held-out ones, those with quotes."""
    for name, labelled in LABELLED.items():
        order = collection(source / f"{name}.jsonl.gz")
        rest = order[labelled + HELD_OUT :]
        quoted = [release for release in rest if quotes_much(release)][: QUOTED.get(name, 0)]
        for kind, drawn in (
            ("labelled", order[:labelled]),
            ("heldout", order[labelled : labelled + HELD_OUT]),
            ("quoted", quoted),
        ):
            for release in drawn:
                write(release, out / kind / name)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
