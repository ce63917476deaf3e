"""The journey of a file: read, keep in the archive, put what is new or changed into an engine.

    file ─read→ Version ─keep→ archive ─pair, name people→ Release ─analyse→ Entry ─put→ engine

What is costly is worked out by as many processes as there are cores; what comes of it is kept and
put in order by this one.
The archive is written first, in portions, and says what is pending; the engine publishes once.
Killed anywhere in between, the next run puts what is pending.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import tzinfo
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from index import hearing, naming, pairing, reading
from index.analysed import entry, with_former_ids
from index.archive import Archive, Written, written
from index.cores import ALONE, Cores
from index.entry import Entry
from index.errors import Incompatible, Refused
from index.pairing import Material
from index.pairs import settling
from index.people.model import NameModel
from index.reading import Piece
from index.reading.files import printable
from index.release import Heard, Language, ReleaseId, Version
from index.writer import Generation, Writer

T = TypeVar("T")

PORTION: Final = 500
"""How many documents are kept at once: what a power cut may cost to do again."""

ENTRIES: Final = 50
"""How many are handed to the engine between two looks at the bar; they are in memory meanwhile."""

HEAVY: Final = 8_000_000
"""Characters after which a portion ends early, so that memory has room for any."""

USUAL: Final = 4_000
"""Characters of a text file."""

Progress = Callable[[int], None]
"""Is told how many more documents are done."""

Stage = Callable[[str, int], AbstractContextManager[Progress]]
"""Is told that a part of the work begins, and with how many documents."""


def _silent(_label: str, _length: int) -> AbstractContextManager[Progress]:
    return nullcontext(lambda _: None)


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
    cores: Cores = ALONE,
    done: Progress = lambda _: None,
) -> Report:
    """Read all that is under the paths into the archive; `done` is told how many more were read.

    The same id and language twice in one run, with different text: the second is refused, since
    nothing tells which of the two is right.
    """
    keeping = _Keeping(archive, zone=zone)
    found = _found(paths, archive, zone=zone)
    told = cores.each(partial(_told, zone=zone), found, weigh=_bytes)
    for portion in _portions(told, most=PORTION):
        with archive.writing():
            count = sum(map(keeping.take, portion))
        done(count)
    return keeping.report


def publish(
    archive: Archive,
    writer: Writer,
    *,
    cores: Cores = ALONE,
    stage: Stage = _silent,
) -> int:
    """Tell the engine of all that is pending, and publish it; gives how many releases that was."""
    _prepare(archive, cores, stage)
    pending = archive.pending()
    _put(pending, archive, writer, cores=cores, stage=stage)
    _settle(pending, archive, writer)  # even nothing: a new index has something to open then
    return len(pending)


def rebuild(
    archive: Archive,
    writer: Writer,
    *,
    cores: Cores = ALONE,
    stage: Stage = _silent,
) -> int:
    """Tell an empty engine of all that the archive holds; gives how many releases that was."""
    _prepare(archive, cores, stage, everything=True)
    held = archive.ids()
    pending = archive.pending()
    _put(held, archive, writer, cores=cores, stage=stage)
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


def _prepare(archive: Archive, cores: Cores, stage: Stage, *, everything: bool = False) -> None:
    """Settle which versions are one release and who is named, of what is pending or of all."""
    count = len(archive.ids() if everything else archive.pending())
    with stage("Comparing", count) as done:
        settling.settle(archive, everything=everything, cores=cores, done=done)
    count = len(archive.ids() if everything else archive.pending())
    with stage("Naming people", count) as done:
        naming.settle(archive, everything=everything, cores=cores, done=done)


def _put(
    ids: Sequence[ReleaseId], archive: Archive, writer: Writer, *, cores: Cores, stage: Stage
) -> None:
    """Tell the engine of each release as it is now, or that it is no more."""
    spread = ALONE if archive.model else cores
    materials = pairing.materials(archive, ids)
    told = spread.each(partial(_entry, model=archive.model), materials, weigh=_length)
    with stage("Indexing", len(ids)) as done:
        for portion in _portions(told, most=ENTRIES):
            with archive.writing():
                for _, new, made in portion:
                    hearing.remember(archive, new)
                    if made:
                        writer.put([with_former_ids(made, archive.names.former_ids)])
            gone = [id for id, _, made in portion if not made]
            if gone:
                writer.forget(gone)
            done(len(portion))


class _Entered(NamedTuple):
    """What an engine is told of a release, None where it is no more; `new` as of `pairing.Made`."""

    id: ReleaseId
    new: list[tuple[Version, Heard]]
    entry: Entry | None


def _entry(material: Material, *, model: NameModel | None) -> _Entered:
    release, new = pairing.made(material, model=model)
    offices = hearing.corrections(material.corrections).offices
    return _Entered(material.held.id, new, entry(release, offices=offices) if release else None)


def _length(material: Material) -> int:
    return material.held.length


@dataclass(frozen=True, slots=True)
class _Known:
    """A source that stands as it was read before, by its mark."""

    path: Path
    mark: str


@dataclass(frozen=True, slots=True)
class _Begun:
    """A source that is read now."""

    source: str


@dataclass(frozen=True, slots=True)
class _Ended:
    """A source that was read to its end; `mark` is None where it cannot be told again."""

    source: str
    mark: str | None


@dataclass(frozen=True, slots=True)
class _Taken:
    """A version as it was read, ready to be kept."""

    version: Written
    source: str
    line: int | None
    warnings: tuple[str, ...]


_Found = Piece | Refused | _Known | _Begun | _Ended
_Told = _Taken | Refused | _Known | _Begun | _Ended


def _found(paths: Iterable[Path], archive: Archive, *, zone: tzinfo) -> Iterator[_Found]:
    for path in reading.find(paths):
        mark = _mark(path, zone)
        if mark and archive.read_before(printable(path), mark=mark) is not None:
            yield _Known(path, mark)
        else:
            yield from _read(path, mark)


def _read(path: Path, mark: str | None) -> Iterator[_Found]:
    source = printable(path)
    yield _Begun(source)
    yield from reading.pieces(path)
    yield _Ended(source, mark)


def _told(found: _Found, *, zone: tzinfo) -> _Told:
    """What a piece tells; all else tells itself."""
    if not isinstance(found, Piece):
        return found
    read = reading.outcome(found, zone=zone)
    if isinstance(read, Refused):
        return read
    try:
        return _Taken(written(read.version), read.source, read.line, read.warnings)
    except ValueError as error:
        return Refused(str(error), source=read.source, line=read.line)


def _bytes(found: _Found) -> int:
    """How long it is; of a file that nobody has opened yet, how long most are."""
    return (len(found.data) or USUAL) if isinstance(found, Piece) else 0


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

    def __init__(self, archive: Archive, *, zone: tzinfo) -> None:
        self.archive = archive
        self.zone = zone
        self.report = Report()
        self.seen: dict[tuple[ReleaseId, Language], tuple[str, str]] = {}  # its hash, and where
        self.kept = 0  # of the present source; -1 when it has to be read again next time

    def take(self, told: _Told) -> int:
        """Take it in; gives how many documents it is."""
        match told:
            case _Known():
                return self.know(told)
            case _Begun(source):
                self.archive.accept(source)
                self.kept = 0
                return 0
            case _Ended(source, mark):
                if mark and self.kept >= 0:
                    self.archive.keep_source(source, mark=mark, versions=self.kept)
                return 0
            case Refused():
                self.refuse(told)
            case _Taken():
                self.keep(told)
        return 1

    def know(self, known: _Known) -> int:
        """Leave a source as it was read; it is read after all where another took one of its ids.

        Sources are looked at ahead of what is taken in, so that may have been in this run.
        """
        source = printable(known.path)
        versions = self.archive.read_before(source, mark=known.mark)
        if versions is None:
            again = _read(known.path, known.mark)
            return sum(self.take(_told(found, zone=self.zone)) for found in again)
        for release, language, hashed in versions:
            self.seen.setdefault((release, language), (hashed, source))
        self.report.unchanged += len(versions)
        return len(versions)

    def keep(self, taken: _Taken) -> None:
        version = taken.version
        key = (version.release, version.language)
        first, where = self.seen.setdefault(key, (version.hash, _where(taken)))
        if first != version.hash:
            reason = (
                f"the id {key[0]!r} stands with another {key[1]} text in {where}: "
                "give one of the two another id"
            )
            self.refuse(Refused(reason, source=taken.source, line=taken.line))
            return
        kept = self.archive.keep_written(version, source=taken.source, line=taken.line)
        setattr(self.report, kept, getattr(self.report, kept) + 1)
        self.report.warnings += [f"{_where(taken)}: {warning}" for warning in taken.warnings]
        again = kept == "forgotten" or taken.warnings
        self.kept = -1 if again or self.kept < 0 else self.kept + 1

    def refuse(self, refused: Refused) -> None:
        self.archive.refuse(refused)
        self.report.refused.append(refused)
        self.kept = -1


def _where(taken: _Taken) -> str:
    return taken.source if taken.line is None else f"{taken.source}:{taken.line}"


def _portions(items: Iterable[T], *, most: int) -> Iterator[list[T]]:
    portion: list[T] = []
    weight = 0
    for item in items:
        portion.append(item)
        weight += _weight(item)
        if len(portion) == most or weight >= HEAVY:
            yield portion
            portion, weight = [], 0
    if portion:
        yield portion


def _weight(item: object) -> int:
    """Characters of text, near enough."""
    match item:
        case _Taken(version):
            return len(version.text)
        case _Entered(_, _, Entry(release)):
            texts = (block.text for version in release.versions for block in version.blocks)
            return sum(map(len, texts))
        case _:
            return 0
