"""Lucene, through a small Java program of ours that is compiled with the JDK that is there.

    entries ─lines→ java Lucene build        questions ─lines→ java Lucene ask ─lines→ Measured

It is timed within Java, in one thread that is warm, by that thread's own time of the processor:
what the compiler and the collector do in threads of theirs does not count.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from bench.peering.answers import Answer, dated
from bench.peering.collection import PARTED, WHOLE, texts
from bench.peering.measured import Measured, Times
from bench.peering.parts import apart
from bench.peering.questions import Question
from bench.peering.translating import CannotBeAsked, Translator
from index.entry import Entry
from search.plan import Clause

sys.path.insert(0, str(Path(__file__).parents[2] / "tests" / "opensearch"))

from distribution import JAVA, Artifact, CannotStart, fetched, java_with

PROGRAM: Final = Path(__file__).parent / "java"
VERSION: Final = "10.4.0"
WARMING: Final = 10
"""Passes that are not told, so that the compiler has done what it will."""

DIGESTS: Final = {
    "lucene-analysis-common": "8e768c9b2a3870f1fc2655181516699e719a56b9aaf8664226a11ae7d90cb4e9",
    "lucene-core": "8f894d211a8123938ccb9ff6827d136747e0eb6b1782ada6ac9086aa911b52e2",
    "lucene-facet": "c4d602a389945a8347bc39f904e8bd2504d823333f5cf9da16cda364c6f9eae8",
    "lucene-highlighter": "651622d8b1751e644dee68956d74eb8b4c240bd987aa75f682833b4716c8db57",
    "lucene-memory": "33a51508662eee57c3642288fa6fe7a68951aba7c8def0d26725b4ec022f448e",
    "lucene-queries": "c5cfbb892dfa78d272d6c0b46442159d75f92adfd7577c03bf5fe9e6067b475b",
}


@cache
def missing() -> str:
    """What to install, nothing where all is there."""
    if java_with("javac") is None:
        return (
            f"a JDK, {JAVA} or newer, with javac: openjdk-{JAVA}-jdk-headless where the system has "
            "it, or Temurin from adoptium.net, its folder named by JAVA_HOME"
        )
    try:
        _jars()
    except CannotStart as error:
        return str(error)
    return ""


class Lucene:
    """Its facets by doc values, its unified highlighter over offsets in the postings."""

    fields = WHOLE

    def build(self, entries: Iterable[Entry], folder: Path) -> None:
        """Index the entries."""
        with _running("build", folder, self._stored()) as java:
            into = java.stdin
            assert into  # noqa: S101 - it is a pipe
            for one in texts(entries, self.fields):
                words = (f"{name}={text}" for name, text in one.words.items())
                cells = (one.id, f"{one.year}", f"{one.month}", " ".join(one.people), *words)
                into.write("\t".join(cells) + "\n")
            into.close()
            _check(java.wait())

    def measured(self, folder: Path, questions: Sequence[Question], *, passes: int) -> Measured:
        """What it took and found."""
        lines = [self._line(one) for one in questions]
        asked = [number for number, line in enumerate(lines) if line]
        with _running("ask", folder, self._stored(), f"{WARMING}", f"{passes}") as java:
            told, _ = java.communicate("".join(f"{lines[number]}\n" for number in asked))
            _check(java.returncode)
        return _measured(
            [line.split("\t") for line in told.splitlines()], asked, len(lines), passes
        )

    def _line(self, question: Question) -> str | None:
        try:
            return "\t".join(_Queries().query(self._clause(question)))
        except CannotBeAsked:
            return None

    def _clause(self, question: Question) -> Clause:
        return question.plan.match

    def _stored(self) -> str:
        return ",".join(field.name for field in self.fields if field.stored)


class LuceneParts(Lucene):
    """Each part of a release a field of its own, as our plan weighs them."""

    fields = PARTED

    def _clause(self, question: Question) -> Clause:
        return apart(question.plan.match)


def _measured(
    told: Iterable[Sequence[str]], asked: Sequence[int], count: int, passes: int
) -> Measured:
    answers: list[Answer | None] = [None] * count
    every: list[list[Times]] = [[] for _ in range(1 + passes)]
    single = {"open": 0.0, "anonymous": 0.0}
    for kind, *cells in told:
        match kind:
            case "page":
                every[int(cells[0])].append(Times(*map(float, cells[2:])))
            case "answer":
                total, people, years, months = cells[1:]
                answers[asked[int(cells[0])]] = Answer(
                    int(total),
                    dict(_counts(people)),
                    *dated(
                        {float(year): n for year, n in _counts(years)},
                        {float(month): n for month, n in _counts(months)},
                    ),
                )
            case _:
                single[kind] = float(cells[0])
    return Measured(answers, every, single["open"], single["anonymous"])


def _counts(told: str) -> Iterator[tuple[str, int]]:
    for one in told.split():
        value, _, count = one.rpartition("=")
        yield value, int(count)


def _running(*arguments: str | Path) -> subprocess.Popen[str]:
    """The program, compiled; Java's own say goes where ours does."""
    home = java_with("javac")
    assert home, missing()  # noqa: S101 - nobody asks for an engine that is missing
    path = ":".join([*map(str, _jars()), str(_compiled(home))])
    options = ["-Xmx1g", "-XX:+UseSerialGC"]
    if "jdk.incubator.vector" in (home / "release").read_text():
        options += ["--add-modules", "jdk.incubator.vector"]
    return subprocess.Popen(
        [home / "bin" / "java", *options, "-cp", path, "Lucene", *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
    )


def _check(status: int | None) -> None:
    if status:
        raise RuntimeError(f"the Java program ended with status {status}")


@cache
def _jars() -> tuple[Path, ...]:
    return tuple(
        fetched(Artifact("org.apache.lucene", name, VERSION, digest, "jar"))
        for name, digest in DIGESTS.items()
    )


@cache
def _compiled(home: Path) -> Path:
    """A folder with the classes; it stays until the machine clears what is temporary."""
    folder = Path(tempfile.mkdtemp(prefix="communique-lucene-"))
    path = ":".join(map(str, _jars()))
    subprocess.run(
        [home / "bin" / "javac", "-cp", path, "-d", folder, *sorted(PROGRAM.glob("*.java"))],
        check=True,
    )
    return folder


class _Queries(Translator[list[str]]):
    """Cells of a line, as `Reading.java` reads them."""

    def term(self, field: str, term: str, weight: float) -> list[str]:
        return ["term", field, term, f"{weight}"]

    def phrase(
        self, field: str, words: Sequence[tuple[int, str]], slop: int, weight: float
    ) -> list[str]:
        placed = [cell for place, term in words for cell in (f"{place}", term)]
        return ["phrase", field, f"{slop}", f"{weight}", f"{len(words)}", *placed]

    def any(self, each: Sequence[list[str]]) -> list[str]:
        return each[0] if len(each) == 1 else ["any", f"{len(each)}", *_all(each)]

    def all(self, needed: Sequence[list[str]], optional: Sequence[list[str]]) -> list[str]:
        return ["all", f"{len(needed)}", f"{len(optional)}", *_all(needed), *_all(optional)]

    def best(self, each: Sequence[list[str]]) -> list[str]:
        return ["best", f"{len(each)}", *_all(each)]

    def people(self, ids: Sequence[str]) -> list[str]:
        return ["people", f"{len(ids)}", *ids]

    def years(self, first: int, last: int) -> list[str]:
        return ["years", f"{first}", f"{last}"]


def _all(each: Iterable[list[str]]) -> Iterator[str]:
    for one in each:
        yield from one
