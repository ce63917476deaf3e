"""Which versions of an archive are one release, settled before anything is published.

    pending versions ─traits kept→ ─compared with what is near→ scores kept ─decided→ more pending

Only what is new or changed is read and compared; what is decided follows from all scores, and only
releases that it changes become pending.  `pairs.yaml` is applied whenever it changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from index.archive import Archive
from index.cores import ALONE, Cores
from index.joins import Shown
from index.pairs import corrections, scoring, traits
from index.pairs.corrections import Corrections
from index.pairs.deciding import RIVAL, Couple, Decided, decided
from index.pairs.evidence import apart, days_of
from index.portions import portions
from index.reading.ids import release_id
from index.release import Days, ReleaseId, Version

_Read = Callable[[ReleaseId], traits.Traits]

MARK: Final = f"{traits.FINGERPRINT} {scoring.FINGERPRINT}"
"""Of what the kept traits and scores were made."""

LEAST: Final = scoring.ENOUGH * RIVAL
"""What two texts must score to be kept as candidates: less is no rival of anything that joins."""

_PORTION: Final = 500
_REMEMBERED: Final = 1_000
"""Texts whose traits are in memory at once, in 80 MB: those of two weeks, as days are compared."""


def settle(
    archive: Archive,
    *,
    everything: bool = False,
    cores: Cores = ALONE,
    done: Callable[[int], None] = lambda _: None,
) -> None:
    """Join and part what all that is known says; releases that it changes become pending.

    `everything` has all versions looked at again; `done` is told how many more were.
    Raises `PairsError` where pairs.yaml cannot be understood; nothing is changed then.
    """
    folder = archive.path.parent
    text = corrections.text_of(folder)
    told = corrections.read(text, source=str(folder / corrections.NAME))
    is_other = archive.note("pairing") != MARK
    pending = archive.pending()
    if not (pending or everything or is_other or text != archive.note("pairs")):
        return
    ids = None if everything or is_other else pending
    looked = cores.each(_looked, _held(archive, ids, anew=is_other), weigh=_length)
    changed = _changed(archive, looked, done)
    if ids is None:
        with archive.writing():
            archive.joins.drop(archive.joins.ids() - set(archive.sources()))
    _score(archive, changed)
    with archive.writing():
        found = _decided(archive, told)
        moved = archive.joins.keep_joined(found.joined)
        archive.make_pending(moved)
        # what an engine holds under one id is put anew when the version of the other changed
        archive.make_pending({archive.joins.release_of(id) for id in archive.pending()})
        archive.keep_note("pairs", text)
        archive.keep_note("pairing", MARK)


def undecided(archive: Archive) -> Decided:
    """What is decided now, by the corrections that were last applied."""
    return _decided(archive, corrections.read(archive.note("pairs")))


def _decided(archive: Archive, told: Corrections) -> Decided:
    named = {id for couple in told.joined for id in couple}
    return decided(archive.joins.alone(sorted(named)), archive.joins.scores(), told)


class _Held(NamedTuple):
    """What is held by an id: the version, where it is one alone that is to be read."""

    id: ReleaseId
    alone: bool
    hashed: str = ""
    version: Version | None = None


class _Looked(NamedTuple):
    """What was found there."""

    held: _Held
    shown: Shown | None = None
    says: ReleaseId | None = None


def _held(archive: Archive, ids: Iterable[ReleaseId] | None, *, anew: bool) -> Iterator[_Held]:
    """What these ids hold, all for None; what was read before is not to be, unless `anew`."""
    for id in archive.sources() if ids is None else ids:
        hashes = archive.hashes(id)
        if len(hashes) != 1:
            yield _Held(id, alone=False)
        elif not anew and archive.joins.hash_of(id) == hashes[0]:
            yield _Held(id, alone=True)
        else:
            ((version, hashed),) = archive.kept(id)
            yield _Held(id, alone=True, hashed=hashed, version=version)


def _looked(held: _Held) -> _Looked:
    if held.version is None:
        return _Looked(held)
    return _Looked(held._replace(version=None), _shown(held.version), _says(held.version))


def _length(held: _Held) -> int:
    return sum(len(block.text) for block in held.version.blocks) if held.version else 0


def _changed(
    archive: Archive, looked: Iterable[_Looked], done: Callable[[int], None]
) -> dict[ReleaseId, str]:
    """Keep what these show; gives those that show something else now, with their hashes."""
    changed: dict[ReleaseId, str] = {}
    for portion in portions(looked, most=_PORTION):
        with archive.writing():
            for held, shown, says in portion:
                if not held.alone:
                    archive.joins.drop([held.id])
                if shown:
                    archive.joins.drop_scores([held.id])
                    archive.joins.keep_alone(shown, says=says)
                    changed[held.id] = held.hashed
        done(len(portion))
    return changed


def _shown(version: Version) -> Shown:
    found = traits.traits(version)
    days = days_of(version)
    return Shown(version.id, version.language, days, found.length, found.to_json())


def _says(version: Version) -> ReleaseId | None:
    """What its source says that it is a version of."""
    for key in ("release", "translation_of"):
        said = version.extra.get(key)
        if isinstance(said, str | int) and not isinstance(said, bool):
            try:
                return release_id(str(said))[0]
            except ValueError:
                continue
    return None


def _score(archive: Archive, changed: Mapping[ReleaseId, str]) -> None:
    """Compare each of these with what is near it, in the order of their days."""
    read = lru_cache(maxsize=_REMEMBERED)(lambda one: _traits(archive, one))
    compared: set[ReleaseId] = set()
    for portion in portions(archive.joins.by_days(changed), most=_PORTION):
        with archive.writing():
            for one in archive.joins.shown(portion):
                compared.add(one.id)
                least, most = scoring.lengths(one.length)
                near = archive.joins.near(one, days=scoring.NEAR, least=least, most=most)
                others = [(id, days) for id, days in near if id not in compared]
                archive.joins.keep_scores(dict(_scores(one, others, read)))
            archive.joins.keep_compared((id, changed[id]) for id in portion)


def _scores(
    one: Shown, others: Iterable[tuple[ReleaseId, Days | None]], read: _Read
) -> Iterator[tuple[Couple, float]]:
    for id, days in others:
        couple = Couple(one.id, id) if one.language == "fr" else Couple(id, one.id)
        between = apart(one.days, days)
        found = scoring.score(read(couple.french), read(couple.english), apart=between)
        if found >= LEAST:
            yield couple, found


def _traits(archive: Archive, id: ReleaseId) -> traits.Traits:
    (shown,) = archive.joins.shown([id])
    return traits.from_json(shown.traits)
