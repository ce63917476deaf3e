"""Who is named, over all releases: what is pending is attested, and whom that changes is settled.

    pending ─attest→ names in the archive ─resolve what shares a surname→ more pending

Only releases whose people change by it become pending too, so one new release costs little, and
the outcome is the same in whatever order releases came.
`officials.yaml` in the data folder is applied whenever it changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Final, TypeVar

from index import people
from index.archive import Archive
from index.errors import OfficialsError
from index.people import officials as file
from index.people.authority import attest, with_officials
from index.people.merging import resolve
from index.people.model import with_model
from index.people.offices import Offices
from index.people.officials import Officials
from index.people.witness import Identity
from index.release import Heard, Language, PersonId, ReleaseId, Sighting, Version

T = TypeVar("T")

_PORTION: Final = 500
"""Releases, or kin keys, that are kept at once."""


def settle(archive: Archive, *, everything: bool = False) -> None:
    """Name the people of what is pending; whoever's people change by it becomes pending too.

    `everything` has all releases attested and resolved anew.
    Raises `OfficialsError` where officials.yaml cannot be understood; nothing is changed then.
    """
    text = _text(archive.path.parent / file.NAME)
    corrected = text != archive.corrections()
    told = file.read(text)
    before = applied(archive).offices
    every = everything or corrected
    ids = archive.ids() if every else archive.pending()
    for portion in _portions(ids):
        with archive.writing():
            for id in portion:
                sighted = [
                    (version, heard.sightings) for version, heard in heard_in(archive, id, told)
                ]
                archive.names.note(id, ((told.kin(one.name), one) for one in attest(sighted)))
                if told.offices != before and _reads_otherwise(sighted, before, told.offices):
                    archive.make_pending([id])
    if every:
        with archive.writing():
            # Interrupted, it is done again: the text is kept with the last of it.
            for id in archive.pending():
                if not archive.versions(id):
                    archive.names.note(id, ())
            archive.names.all_due()
            archive.keep_corrections(text)
    for kins in _portions(archive.names.due()):
        with archive.writing():
            for kin in kins:
                found = resolve(archive.names.witnesses(kin), told)
                archive.make_pending(archive.names.settle(kin, found.known))


def heard_in(
    archive: Archive, id: ReleaseId, told: Officials, *, remember: bool = True
) -> list[tuple[Version, Heard]]:
    """The versions of a release with the names and the quotes found in them.

    What the present grammar found in an unchanged version is not looked for again; what is new is
    kept, so this wants `archive.writing()` around it, unless told not to `remember`.
    """
    model = archive.model
    grammar = f"{people.FINGERPRINT} {model.fingerprint}" if model else people.FINGERPRINT
    found = []
    for version in archive.versions(id):
        heard = archive.heard(version, grammar=grammar)
        if heard is None:
            heard = people.heard(version)
            if model:
                heard = with_model(version, heard, model)
            if remember:
                archive.keep_heard(version, heard, grammar=grammar)
        seen = with_officials(version, heard.sightings, told)
        found.append((version, heard._replace(sightings=seen)))
    return found


def _reads_otherwise(
    sighted: Iterable[tuple[Version, tuple[Sighting, ...]]], before: Offices, now: Offices
) -> bool:
    """Whether other offices are read in a release than were before a correction."""
    roles = {one.role for _, sightings in sighted for one in sightings if one.role}
    return before.never != now.never or any(
        before.held(role) != now.held(role) or _shown(before, role) != _shown(now, role)
        for role in roles
    )


def _shown(offices: Offices, role: str) -> list[Mapping[Language, str]]:
    return [offices.names(told.office) for told in offices.held(role)]


def applied(archive: Archive) -> Officials:
    """The corrections that were last applied."""
    return file.read(archive.corrections())


def explain(archive: Archive, id: str) -> Identity | None:
    """Who is known by an id, now or formerly, and by what proofs; None for nobody."""
    present = archive.names.present_id(id)
    told = applied(archive)
    for kin in archive.names.kin_of(present):
        for identity in resolve(archive.names.witnesses(kin), told).identities:
            if identity.id == PersonId(present):
                return identity
    return None


def _text(path: Path) -> str:
    """What stands in officials.yaml; nothing where there is none."""
    try:
        return path.read_text("utf-8-sig")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        raise OfficialsError(f"{path} is not UTF-8") from error
    except OSError as error:
        raise OfficialsError(f"{path} cannot be read: {error.strerror}") from error


def _portions(items: Iterable[T]) -> Iterator[Sequence[T]]:
    rest = iter(items)
    while portion := list(islice(rest, _PORTION)):
        yield portion
