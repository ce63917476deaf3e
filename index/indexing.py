"""The journey of a file: read, keep in the archive, put what is new or changed into an engine.

    file ─read→ Version ─keep→ archive ─pair, name people→ Release ─analyse→ Entry ─put→ engine

The archive is written first, in portions, and says what is pending; the engine publishes once.
Killed anywhere in between, the next run puts what is pending.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import tzinfo
from pathlib import Path
from typing import Final, TypeVar

from index import naming, reading
from index.analysed import entry, with_former_ids
from index.archive import Archive, VersionKey, digest
from index.errors import Incompatible, Refused
from index.pairing import releases
from index.pairs import settling
from index.reading import Read
from index.reading.files import printable
from index.release import Language, ReleaseId
from index.writer import Generation, Writer

T = TypeVar("T")

PORTION: Final = 500
"""How many documents are kept, or put, at once: what a power cut may cost to do again."""

HEAVY: Final = 8_000_000
"""Characters after which a portion ends early, so that memory has room for any."""

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
    keeping = _Keeping(archive)
    for portion in _portions(_told(paths, archive, zone=zone)):
        with archive.writing():
            for told in portion:
                keeping.take(told)
        done(len(portion))
    return keeping.report


def publish(archive: Archive, writer: Writer, *, done: Progress = lambda _: None) -> int:
    """Tell the engine of all that is pending, and publish it; gives how many releases that was."""
    settling.settle(archive)
    naming.settle(archive)
    pending = archive.pending()
    for portion in _portions(pending):
        _put(portion, archive, writer)
        done(len(portion))
    _settle(pending, archive, writer)  # even nothing: a new index has something to open then
    return len(pending)


def rebuild(archive: Archive, writer: Writer, *, done: Progress = lambda _: None) -> int:
    """Tell an empty engine of all that the archive holds; gives how many releases that was."""
    settling.settle(archive, everything=True)
    naming.settle(archive, everything=True)
    held = archive.ids()
    pending = archive.pending()
    for portion in _portions(held):
        _put(portion, archive, writer)
        done(len(portion))
    _settle(pending, archive, writer)
    return len(held)


def check(archive: Archive, published: Generation | None) -> None:
    """Make sure that what is published was made from this archive, as it was told last.

    So an index put back from a backup, or one that another archive was told to, is never added to.
    Raises `Incompatible`, naming the cure.
    """
    told = archive.told()
    if published is None and archive.has_told():
        raise Incompatible(
            f"{archive.path} holds releases that the index lacks: run `communique rebuild`"
        )
    unknown = told is None and (archive.has_told() or archive.pending())  # killed while publishing
    if published not in (None, told) and not unknown:
        raise Incompatible(
            f"the index was not made from {archive.path} as it is: put back the one it was made "
            "from, or have the index made anew from this one with `communique rebuild`"
        )


def _settle(pending: Sequence[ReleaseId], archive: Archive, writer: Writer) -> None:
    if pending:
        with archive.writing():
            archive.telling()
    generation = writer.publish()
    if pending or archive.told() != generation:
        with archive.writing():
            archive.settled(pending, generation=generation)


def _put(portion: Sequence[ReleaseId], archive: Archive, writer: Writer) -> None:
    gone = set(portion)
    offices = naming.applied(archive).offices
    with archive.writing():
        for release in releases(archive, portion):
            told = entry(release, offices=offices)
            writer.put([with_former_ids(told, archive.names.former_ids)])
            gone.remove(release.id)
    if gone:
        writer.forget(sorted(gone))


@dataclass(frozen=True, slots=True)
class _Known:
    """A source that stands as it was read before, and the versions it gave."""

    source: str
    versions: list[VersionKey]


@dataclass(frozen=True, slots=True)
class _Begun:
    """A source that is read now."""

    source: str


@dataclass(frozen=True, slots=True)
class _Ended:
    """A source that was read to its end; `mark` is None where it cannot be told again."""

    source: str
    mark: str | None


_Told = Read | Refused | _Known | _Begun | _Ended


def _told(paths: Iterable[Path], archive: Archive, *, zone: tzinfo) -> Iterator[_Told]:
    for path in reading.find(paths):
        source = printable(path)
        mark = _mark(path, zone)
        known = archive.read_before(source, mark=mark) if mark else None
        if known is not None:
            yield _Known(source, known)
            continue
        yield _Begun(source)
        yield from reading.read(path, zone=zone)
        yield _Ended(source, mark)


def _mark(path: Path, zone: tzinfo) -> str | None:
    """What a file's text, its reader and the zone of its moments come down to."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            hashed = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
    return f"{reading.FINGERPRINT} {zone} {hashed}"


class _Keeping:
    """Takes in what a run reads, one thing at a time."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.report = Report()
        self.seen: dict[tuple[ReleaseId, Language], tuple[str, str]] = {}  # its hash, and where
        self.kept = 0  # of the present source; -1 when it has to be read again next time

    def take(self, told: _Told) -> None:
        match told:
            case _Known(source, versions):
                for release, language, hashed in versions:
                    self.seen.setdefault((release, language), (hashed, source))
                self.report.unchanged += len(versions)
            case _Begun(source):
                self.archive.accept(source)
                self.kept = 0
            case _Ended(source, mark):
                if mark and self.kept >= 0:
                    self.archive.keep_source(source, mark=mark, versions=self.kept)
            case Refused():
                self.refuse(told)
            case Read():
                self.keep(told)

    def keep(self, read: Read) -> None:
        key = (read.version.id, read.version.language)
        try:
            hashed = digest(read.version)
        except ValueError as error:
            self.refuse(Refused(str(error), source=read.source, line=read.line))
            return
        first, where = self.seen.setdefault(key, (hashed, _where(read)))
        if first != hashed:
            reason = (
                f"the id {key[0]!r} stands with another {key[1]} text in {where}: "
                "give one of the two another id"
            )
            self.refuse(Refused(reason, source=read.source, line=read.line))
            return
        kept = self.archive.keep(read.version, source=read.source, line=read.line)
        setattr(self.report, kept, getattr(self.report, kept) + 1)
        self.report.warnings += [f"{_where(read)}: {warning}" for warning in read.warnings]
        again = kept == "forgotten" or read.warnings
        self.kept = -1 if again or self.kept < 0 else self.kept + 1

    def refuse(self, refused: Refused) -> None:
        self.archive.refuse(refused)
        self.report.refused.append(refused)
        self.kept = -1


def _where(document: Read) -> str:
    return document.source if document.line is None else f"{document.source}:{document.line}"


def _portions(items: Iterable[T]) -> Iterator[list[T]]:
    portion: list[T] = []
    weight = 0
    for item in items:
        portion.append(item)
        weight += _weight(item)
        if len(portion) == PORTION or weight >= HEAVY:
            yield portion
            portion, weight = [], 0
    if portion:
        yield portion


def _weight(item: object) -> int:
    """Characters of text, near enough."""
    if not isinstance(item, Read):
        return 0
    return sum(len(block.text) for block in item.version.blocks)
