"""Why a release was found, and what resembles it, as the objects that programs read."""

from __future__ import annotations

from search.as_json import days
from search.explanation import Explanation, Share
from search.resemblance import Alike


def explanation_as_json(explanation: Explanation) -> dict[str, object]:
    """The score, the language that it is in, and each word's part of it, from 0 to 1."""
    return {
        "id": explanation.id,
        "score": explanation.score,
        "language": explanation.language,
        "sort": explanation.order,
        "relaxed": explanation.relaxed.message if explanation.relaxed else None,
        "rest": explanation.rest,
        "words": [_share(share, explanation) for share in explanation.shares],
    }


def alike_as_json(alike: Alike) -> dict[str, object]:
    """A release that resembles another, and in what."""
    return {
        "id": alike.id,
        "title": alike.title,
        "language": alike.language,
        "date": days(alike.happened),
        "why": {
            "words": list(alike.words),
            "people": [{"id": person.id, "name": person.name} for person in alike.people],
            "days": alike.days,
        },
    }


def _share(share: Share, explanation: Explanation) -> dict[str, object]:
    return {
        "word": share.word,
        "found": share.form,
        "added": share.added,
        "why": share.why,
        "printed": list(share.printed),
        "times": share.times,
        "places": dict(share.places),
        "score": share.score,
        "share": explanation.part_of(share),
    }
