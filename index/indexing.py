"""The journey of a file: read, keep in the archive, put what is new or changed into an engine.

    file ─read→ Version ─keep→ archive ─name people→ Release ─analyse→ Entry ─put→ engine

The archive is written first, in portions, and says what is pending; the engine publishes once.
Killed anywhere in between, the next run puts what is pending.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import tzinfo
from itertools import islice
from pathlib import Path
from typing import Final, TypeVar

from index import reading
from index.analysed import entry
from index.archive import Archive, digest
from index.errors import Refused
from index.pairing import releases
from index.reading import Read
from index.release import Language, ReleaseId
from index.writer import Writer

T = TypeVar("T")

PORTION: Final = 500
"""How many documents are kept, or put, at once: what a power cut may cost to do again."""

_Seen = dict[tuple[ReleaseId, Language], tuple[str, str]]
"""The hash of each version that was read in this run, and where it stands."""

Progress = Callable[[int], None]
"""Is told how many more documents are done."""


@dataclass(slots=True)
class Report:
    """What came of a run, in releases' versions; `refused` and `warnings` say what and why."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    forgotten: int = 0
    refused: list[Refused] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def read(self) -> int:
        """How many versions were read, refused ones not among them."""
        return self.added + self.updated + self.unchanged + self.forgotten


def keep(
    paths: Iterable[Path],
    archive: Archive,
    *,
    zone: tzinfo,
    done: Progress = lambda _: None,
) -> Report:
    """Read all that is under the paths into the archive.

    The same id and language twice in one run, with different text: the second is refused, since
    nothing tells which of the two is right.
    """
    report = Report()
    seen: _Seen = {}
    read_again: set[str] = set()
    for portion in _portions(_documents(paths, zone=zone)):
        with archive.writing():
            for document in portion:
                if document.source not in read_again:
                    read_again.add(document.source)
                    archive.accept(document.source)
                _keep(document, archive, report, seen)
        done(len(portion))
    return report


def publish(archive: Archive, writer: Writer, *, done: Progress = lambda _: None) -> int:
    """Tell the engine of all that is pending, and publish it; gives how many releases that was."""
    pending = archive.pending()
    for portion in _portions(pending):
        _put(portion, archive, writer)
        done(len(portion))
    if pending:
        writer.publish()
        with archive.writing():
            archive.settled(pending)
    return len(pending)


def rebuild(archive: Archive, writer: Writer, *, done: Progress = lambda _: None) -> int:
    """Tell an empty engine of all that the archive holds; gives how many releases that was."""
    held = archive.ids()
    pending = archive.pending()
    for portion in _portions(held):
        _put(portion, archive, writer)
        done(len(portion))
    writer.publish()
    with archive.writing():
        archive.settled(pending)
    return len(held)


def _put(portion: Sequence[ReleaseId], archive: Archive, writer: Writer) -> None:
    with archive.writing():
        found = list(releases(archive, portion))
    writer.put(entry(release) for release in found)
    gone = set(portion) - {release.id for release in found}
    if gone:
        writer.forget(sorted(gone))


def _documents(paths: Iterable[Path], *, zone: tzinfo) -> Iterator[Read | Refused]:
    for path in reading.find(paths):
        yield from reading.read(path, zone=zone)


def _keep(
    document: Read | Refused,
    archive: Archive,
    report: Report,
    seen: _Seen,
) -> None:
    if isinstance(document, Read):
        key = (document.version.id, document.version.language)
        hashed, former = seen.setdefault(key, (digest(document.version), _where(document)))
        if hashed == digest(document.version):
            kept = archive.keep(document.version, source=document.source, line=document.line)
            setattr(report, kept, getattr(report, kept) + 1)
            report.warnings += [f"{_where(document)}: {warning}" for warning in document.warnings]
            return
        document = Refused(
            f"the id {key[0]!r} stands with another {key[1]} text in {former}: "
            "give one of the two another id",
            source=document.source,
            line=document.line,
        )
    archive.refuse(document)
    report.refused.append(document)


def _where(document: Read) -> str:
    return document.source if document.line is None else f"{document.source}:{document.line}"


def _portions(items: Iterable[T]) -> Iterator[list[T]]:
    iterator = iter(items)
    while portion := list(islice(iterator, PORTION)):
        yield portion
