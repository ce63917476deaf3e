"""References in RIS, which reference managers read: a tag and a value on each line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from web.citing.work import Work

NEWLINE = "\r\n"


def ris(work: Work) -> str:
    """The reference as a record.

    >>> from index.release import ReleaseId
    >>> one = Work(ReleaseId("a"), "fr", "Titre", "OTAN", None, None, None, None, "https://x")
    >>> ris(one).splitlines()[:3]
    ['TY  - ELEC', 'ID  - a', 'AU  - OTAN,']
    """
    return "".join(f"{tag}  - {value}{NEWLINE}" for tag, value in (*_fields(work), ("ER", "")))


def records(works: Iterable[Work]) -> Iterator[str]:
    """The records one after another."""
    return map(ris, works)


def _fields(work: Work) -> Iterator[tuple[str, str]]:
    yield "TY", "ELEC"
    yield "ID", work.id
    if work.issuer:
        yield "AU", f"{work.issuer},"  # the comma tells a body from a person
        yield "PB", work.issuer
    yield "TI", work.title
    if work.kind:
        yield "M3", work.kind
    if work.days:
        yield "PY", f"{work.days.last:%Y}".zfill(4)
        yield "DA", work.days.last.isoformat().replace("-", "/") + "/"
    yield "LA", work.language
    yield "UR", work.source or work.link
    if work.source:
        yield "L2", work.link
