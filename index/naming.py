"""Who is named, over all releases: what is pending is attested, and whom that changes is settled.

    pending ─attest→ names in the archive ─resolve what shares a surname→ more pending

Only releases whose people change by it become pending too, so one new release costs little, and
the outcome is the same in whatever order releases came.
`officials.yaml` in the data folder is applied whenever it changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from operator import attrgetter
from typing import Final, NamedTuple

from index import handwritten, hearing
from index.archive import Archive
from index.cores import ALONE, Cores
from index.errors import OfficialsError
from index.hearing import Held
from index.people import officials as file
from index.people.authority import attest
from index.people.merging import resolve
from index.people.model import NameModel
from index.people.offices import Offices
from index.people.officials import Officials
from index.people.witness import Identity, Witness
from index.portions import portions
from index.release import Heard, Language, PersonId, ReleaseId, Version

_PORTION: Final = 500
"""Releases, or kin keys, that are kept at once."""


def settle(
    archive: Archive,
    *,
    everything: bool = False,
    cores: Cores = ALONE,
    done: Callable[[int], None] = lambda _: None,
) -> None:
    """Name the people of what is pending; whoever's people change by it becomes pending too.

    `everything` has all releases attested and resolved anew; `done` is told how many more were
    attested.
    Raises `OfficialsError` where officials.yaml cannot be understood; nothing is changed then.
    """
    path = archive.path.parent / file.NAME
    text = handwritten.text_of(path, wrong=OfficialsError)
    corrected = text != archive.corrections()
    told = file.read(text, source=str(path))
    before = applied(archive).offices
    every = everything or corrected
    ids = archive.ids() if every else archive.pending()
    work = partial(_attested, corrections=text, model=archive.model)
    spread = ALONE if archive.model else cores  # a model is large, and has threads of its own
    held = (hearing.held(archive, id) for id in ids)
    for portion in portions(spread.each(work, held, weigh=attrgetter("length")), most=_PORTION):
        with archive.writing():
            for id, new, roles, witnesses in portion:
                hearing.remember(archive, new)
                gone = archive.names.note(id, witnesses)
                otherwise = told.offices != before and _reads_otherwise(roles, before, told.offices)
                if gone or otherwise:
                    archive.make_pending([id])
        done(len(portion))
    if every:
        with archive.writing():
            # Interrupted, it is done again: the text is kept with the last of it.
            for id in archive.pending():
                if not archive.versions(id):
                    archive.names.note(id, ())
            archive.names.all_due()
            archive.keep_corrections(text)
    for kins in portions(archive.names.due(), most=_PORTION):
        with archive.writing():
            for kin in kins:
                found = resolve(archive.names.witnesses(kin), told)
                archive.make_pending(archive.names.settle(kin, found.known))


class _Attested(NamedTuple):
    """What was found anew in a release, the roles in it, and what it attests, by kin key."""

    id: ReleaseId
    new: list[tuple[Version, Heard]]
    roles: frozenset[str]
    witnesses: list[tuple[str, Witness]]


def _attested(held: Held, *, corrections: str, model: NameModel | None) -> _Attested:
    told = hearing.corrections(corrections)
    found = hearing.found(held, told, model)
    sighted = [(version, heard.sightings) for version, heard in found.heard]
    roles = {one.role for _, sightings in sighted for one in sightings if one.role}
    witnesses = [(told.kin(one.name), one) for one in attest(sighted)]
    return _Attested(held.id, found.new, frozenset(roles), witnesses)


def _reads_otherwise(roles: Iterable[str], before: Offices, now: Offices) -> bool:
    """Whether other offices are read in these roles than were before a correction."""
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
