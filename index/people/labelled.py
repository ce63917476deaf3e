"""Folders of texts in which people were labelled by hand, in two forms that many tools write.

    brat    NAME.txt with NAME.ann: `T1<tab>PER 6 16<tab>Boris Ruge`
    CoNLL   NAME.conll, .iob, .bio: a token a line, its label last, sentences apart by empty lines

Offsets in brat count characters of the text.  A text is read for people as a release is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from index.errors import CommuniqueError
from index.people.authority import everyone
from index.people.evaluation import Labels, Score, agree, compare
from index.people.identity import is_full
from index.people.keys import name_key
from index.people.naming import identify
from index.people.reader import sightings
from index.reading.version import Told
from index.release import Version

_PERSON: Final = frozenset({"PER", "PERS", "PERSON", "PERSONNE"})
"""What a person is called in the labels of others, in any case."""

_CONLL: Final = (".conll", ".iob", ".bio", ".iob2")
_BRAT: Final = re.compile(r"(?:T\d+\t)?(\w+)[ \t](\d+)[ \t](?:\d+;\d+ )*(\d+)(?:\t|$)")
"""`T1<tab>PER 6 16<tab>…`, and the form without number that has only tabs."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text read as a release, and who is named in it by hand."""

    version: Version
    labels: Labels


def read(folder: Path) -> Iterator[Labelled]:
    """Every labelled text of a folder, in the order of the names of the files.

    Raises `CommuniqueError` where the folder has none, or a file is not what its name says.
    """
    found = False
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() == ".ann":
            found = True
            yield _from_brat(path)
        elif path.suffix.lower() in _CONLL:
            found = True
            yield _from_conll(path)
    if not found:
        raise CommuniqueError(
            f"{folder} has neither brat (.ann beside .txt) nor CoNLL files ({', '.join(_CONLL)})"
        )


def evaluate(texts: Sequence[Labelled]) -> list[Score]:
    """What is found in each text, all of them being one corpus, against its labels."""
    sighted = [[(text.version, sightings(text.version))] for text in texts]
    known, _ = everyone(sighted)
    scores = []
    for text, names in zip(texts, sighted, strict=True):
        people, _ = identify(names, known.get(text.version.id))
        scores.append(compare((person.name for person in people), text.labels))
    return scores


def _from_brat(path: Path) -> Labelled:
    text = _text(path.with_suffix(".txt"))
    names = []
    for number, line in enumerate(_text(path).splitlines(), 1):
        match = _BRAT.match(line)
        if match is None or match[1].upper() not in _PERSON:
            continue
        start, end = int(match[2]), int(match[3])
        if not start < end <= len(text):
            raise CommuniqueError(f"{path}:{number}: {start} to {end} is not inside the text")
        names.append(text[start:end])
    return _labelled(path, text, names)


def _from_conll(path: Path) -> Labelled:
    sentences: list[str] = []
    words: list[str] = []
    names: list[list[str]] = []
    inside = False
    for line in (*_text(path).splitlines(), ""):
        fields = line.split()
        if not fields or fields[0] == "-DOCSTART-":
            if words:
                sentences.append(" ".join(words))
            words, inside = [], False
            continue
        prefix, _, kind = fields[-1].rpartition("-")
        words.append(fields[0])
        if kind.upper() not in _PERSON:
            inside = False
            continue
        if not inside or prefix.upper() in {"B", "S", "U"}:
            names.append([])
        names[-1].append(fields[0])
        inside = True
    return _labelled(path, "\n\n".join(sentences), (" ".join(name) for name in names))


def _labelled(path: Path, text: str, names: Iterable[str]) -> Labelled:
    try:
        version = Told(name=path.stem, text=text).read(source=str(path)).version
    except ValueError as error:
        raise CommuniqueError(f"{path} {error}") from error
    return Labelled(version, _labels(str(version.id), names))


def _labels(id: str, names: Iterable[str]) -> Labels:
    """Each person once, by the longest name, from every place where one is labelled."""
    printed = {name_key(name): " ".join(name.split()) for name in names if name_key(name)}
    people: list[str] = []
    alone: list[str] = []
    for name in sorted(printed.values(), key=lambda name: (-len(name.split()), name)):
        if any(agree(name, known) for known in (*people, *alone)):
            continue
        (people if is_full(name) else alone).append(name)
    return Labels(id, tuple(people), tuple(alone))


def _text(path: Path) -> str:
    """What stands in a file, each line's end one character as the offsets count it."""
    try:
        return path.read_text("utf-8-sig").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError) as error:
        raise CommuniqueError(f"{path} cannot be read: {error}") from error
