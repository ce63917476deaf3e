"""Which versions are one release: those that share an id.

Files say it by their names (`NAME.fr.txt`, `NAME.en.txt`) and lines by their `id`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from index import people
from index.archive import Archive
from index.release import Release, ReleaseId


def releases(
    archive: Archive, ids: Iterable[ReleaseId], *, remember: bool = True
) -> Iterator[Release]:
    """Each of these releases as the archive holds it now, with the people it names.

    Names that the present grammar has seen in an unchanged version are not looked for again; new
    sightings are kept, so this wants `archive.writing()` around it, unless told not to `remember`.
    An id that the archive does not hold gives nothing.
    """
    grammar = people.FINGERPRINT
    for id in ids:
        sighted = []
        for version in archive.versions(id):
            seen = archive.sightings(version, grammar=grammar)
            if seen is None:
                seen = people.sightings(version)
                if remember:
                    archive.keep_sightings(version, seen, grammar=grammar)
            sighted.append((version, seen))
        if sighted:
            named, mentions = people.identify(sighted)
            versions = tuple(version for version, _ in sighted)
            yield Release(id, versions, named, mentions)
