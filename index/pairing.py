"""Which versions are one release: those that share an id, and those that are joined.

Files say it by their names (`NAME.fr.txt`, `NAME.en.txt`) and lines by their `id`; what is joined
beyond that is settled by `index.pairs`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from index import people
from index.archive import Archive
from index.naming import applied, heard_in
from index.pairs.evidence import evidence
from index.release import Joining, Release, ReleaseId, Version


def releases(
    archive: Archive, ids: Iterable[ReleaseId], *, remember: bool = True
) -> Iterator[Release]:
    """Each of these releases as the archive holds it now, with the people it names.

    They are whom `index.naming.settle` last found them to be.
    What is newly found is kept, so this wants `archive.writing()` around it, unless told not to
    `remember`.  An id that the archive does not hold gives nothing, and so does one whose version
    is part of another release.
    """
    told = applied(archive)
    for id in ids:
        found = heard_in(archive, id, told, remember=remember)
        if found:
            sighted = [(version, heard.sightings) for version, heard in found]
            named, mentions = people.identify(sighted, archive.names.who(id))
            quotes = people.spoken([(v, heard.quotes) for v, heard in found], mentions)
            versions = tuple(version for version, _ in found)
            joining = _joining(archive, id, versions)
            yield Release(id, versions, named, mentions, joining, quotes)


def _joining(archive: Archive, id: ReleaseId, versions: tuple[Version, ...]) -> Joining | None:
    why = archive.joins.why(id)
    if why is None:
        return None
    french, english = versions
    return evidence(french, english, by=why)
