"""A day or a moment in JSON, and back as it was, with the zone that it is told in."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

Written = dict[str, Any] | str | None


def to_moment(moment: date | datetime | None) -> Written:
    """A day as text; a moment as its wall time with, apart, the zone that it is told in."""
    if moment is None:
        return None
    if not isinstance(moment, datetime):
        return moment.isoformat()
    zone = moment.tzinfo
    told: dict[str, Any] = {"at": moment.replace(tzinfo=None).isoformat()}
    if moment.fold:
        told["fold"] = moment.fold
    if isinstance(zone, ZoneInfo) and zone.key:
        return told | {"zone": zone.key}
    offset = moment.utcoffset()
    if offset is None:
        return told
    # microseconds, for `timezone` keeps them; its name, for it is part of how it prints
    name = zone.tzname(None) if isinstance(zone, timezone) else None
    named = name is not None and name != timezone(offset).tzname(None)
    return (
        told | {"offset": offset // timedelta(microseconds=1)} | ({"name": name} if named else {})
    )


def from_moment(found: Written) -> date | datetime | None:
    """What was written.  Raises ValueError, KeyError or TypeError for what was not."""
    if found is None:
        return None
    if isinstance(found, str):
        return date.fromisoformat(found)
    moment = datetime.fromisoformat(found["at"]).replace(fold=found.get("fold", 0))
    if "zone" in found:
        return moment.replace(tzinfo=ZoneInfo(found["zone"]))
    if "offset" not in found:
        return moment
    offset = timedelta(microseconds=found["offset"])
    zone = timezone(offset, found["name"]) if "name" in found else timezone(offset)
    return moment.replace(tzinfo=zone)
