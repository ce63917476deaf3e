"""References as CSL-JSON, which citation processors read.

The names are those of the Citation Style Language 1.0.2.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from web.citing.work import Work


def csl(work: Work) -> dict[str, object]:
    """The reference as an item, ready for `json.dumps`.

    >>> from index.release import ReleaseId
    >>> one = Work(ReleaseId("a"), "fr", "Titre", "OTAN", None, None, None, None, "https://x")
    >>> csl(one)["author"]
    [{'literal': 'OTAN'}]
    """
    item: dict[str, object] = {
        "id": work.id,
        "type": "webpage",
        "title": work.title,
        "language": work.language,
        "URL": work.source or work.link,
    }
    if work.issuer:
        item |= {"author": [{"literal": work.issuer}], "publisher": work.issuer}
    if work.kind:
        item["genre"] = work.kind
    if work.days:
        days = dict.fromkeys((work.days.first, work.days.last))
        item["issued"] = {"date-parts": [[one.year, one.month, one.day] for one in days]}
    if work.source:
        item["archive_location"] = work.link
    return item


def items(works: Iterable[Work]) -> Iterator[str]:
    """The items as one JSON array, piece by piece."""
    mark = "["
    for one in works:
        yield f"{mark}\n{json.dumps(csl(one), ensure_ascii=False)}"
        mark = ","
    yield "[]\n" if mark == "[" else "\n]\n"
