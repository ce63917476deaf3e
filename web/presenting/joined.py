"""Why two versions with ids of their own are shown as one release, in words."""

from __future__ import annotations

from typing import Final

from index.release import JoinedBy, Release
from web.wording import Wording

_SAID_BY: Final[dict[JoinedBy, str]] = {
    "person": "joined-person",
    "source": "joined-source",
    "evidence": "joined-evidence",
}


def joined(release: Release, *, t: Wording) -> tuple[str, ...]:
    """Who says so, then what the texts have in common; nothing where the ids say so."""
    told = release.joining
    if told is None:
        return ()
    lines = [t(_SAID_BY[told.by])]
    if told.apart is not None:
        lines.append(t.count("joined-days", told.apart) if told.apart else t("joined-same-days"))
    if told.numbers:
        lines.append(t.count("joined-numbers", told.numbers))
    if told.names:
        lines.append(t("joined-names", names=", ".join(told.names)))
    if told.quotes:
        lines.append(t.count("joined-quotes", told.quotes))
    return tuple(lines)
