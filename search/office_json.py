"""Offices and who held them as the objects that programs read.

{"key", "fr", "en"}    an office, with what it is called in each language
"""

from __future__ import annotations

from index.release import Days
from search.directory import Directory
from search.holders import Holder, Holders
from search.office_names import OfficeName
from search.profile import Profile
from search.tenures import Evidence, Tenure


def office_as_json(office: OfficeName) -> dict[str, object]:
    """An office: its key, and its name in each language, null where it is only printed in one."""
    names = dict(office.names)
    return {"key": office.key, "fr": names.get("fr"), "en": names.get("en")}


def holders_as_json(found: Holders) -> dict[str, object]:
    """Who held an office at the days asked for, or ever."""
    return {
        "asked": found.asked,
        "office": office_as_json(found.office),
        "date": _days(found.days),
        "held": [_holder(one) for one in found.held],
        "near": [_holder(one) for one in found.near],
        "more": found.more,
        "disputed": found.disputed,
    }


def _holder(one: Holder) -> dict[str, object]:
    tenure = one.tenure
    return {
        "id": tenure.person,
        "name": tenure.name,
        "office": office_as_json(tenure.office),
        "releases": one.told,
        "then": _evidence(one.then),
        "before": _evidence(one.before),
        "after": _evidence(one.after),
        "first": _evidence(tenure.first),
        "last": _evidence(tenure.last),
    }


def tenure_as_json(tenure: Tenure) -> dict[str, object]:
    """An office of a person, from the first release that says so to the last."""
    return {
        "office": office_as_json(tenure.office),
        "releases": tenure.releases,
        "first": _evidence(tenure.first),
        "last": _evidence(tenure.last),
    }


def profile_as_json(profile: Profile) -> dict[str, object]:
    """An official by all releases."""
    return {
        "id": profile.official.id,
        "name": profile.official.name,
        "releases": profile.official.releases,
        "names": [{"name": one.name, "count": one.releases} for one in profile.names],
        "offices": [tenure_as_json(one) for one in profile.tenures],
        "years": [{"value": str(year), "count": count} for year, count in profile.years],
        "undated": profile.undated,
        "relations": dict(profile.doing),
        "quotes": {
            "releases": profile.quotes.releases,
            "page": profile.quotes.page,
            "per": profile.quotes.per,
            "quotes": [
                {
                    "release": one.release,
                    "date": _days(one.happened),
                    "language": one.version.language,
                    "block": one.block,
                    "text": one.text,
                    "verb": one.verb,
                }
                for one in profile.quotes.quotes
            ],
        },
        "met": [{"id": one.id, "name": one.name, "count": one.releases} for one in profile.met],
    }


def directory_as_json(found: Directory) -> dict[str, object]:
    """A page of the officials."""
    return {
        "total": found.total,
        "page": found.looking.page,
        "people": [
            {
                "id": one.official.id,
                "name": one.official.name,
                "variants": list(one.official.variants),
                "releases": one.official.releases,
                "offices": [office_as_json(office) for office in one.offices],
            }
            for one in found.people
        ],
        "letters": [{"value": letter, "count": count} for letter, count in found.letters],
        "institutions": [
            {"value": one.id, **dict(one.names), "count": one.people} for one in found.bodies
        ],
        "office": holders_as_json(found.holders) if found.holders else None,
    }


def _evidence(one: Evidence | None) -> dict[str, object] | None:
    if one is None:
        return None
    return {
        "release": one.release,
        "title": one.version.title,
        "date": _days(one.happened),
        "language": one.version.language,
        "block": one.block,
        "sentence": one.sentence,
        "role": one.role,
    }


def _days(days: Days | None) -> dict[str, str] | None:
    return {"start": days.first.isoformat(), "end": days.last.isoformat()} if days else None
