"""Results and releases as the objects that programs read: on the command line and over HTTP.

    {"total", "page", "per", "generation", "hits", "office", "facets", "receipt", "did_you_mean",
     "ways_out"}

All values are ready for `json.dumps`; dates are ISO 8601; a `snippet` is HTML with `<mark>` and all
else escaped, every other text is plain.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from index.release import Days, Joining, Quote, Release, Version
from search.faceting import SHOWN
from search.marking import passage, plain
from search.office_json import holders_as_json
from search.query import Query
from search.results import Cited, FacetValue, Hit, Note, Receipt, Results, Way
from search.suggestion import Suggestion

FACETS: Final = SHOWN

DICTIONARY: Final = "FreeDict"
"""What is named where a translation comes from a dictionary that is installed on the machine."""


def as_json(results: Results) -> dict[str, object]:
    """The answer to a question.

    Every facet is there, an empty list where nothing was counted.
    """
    return {
        "total": results.total,
        "page": results.query.page,
        "per": results.query.per,
        "generation": results.generation,
        "hits": [_hit(hit) for hit in results.hits],
        "office": holders_as_json(results.office) if results.office else None,
        "facets": {name: _values(results.facets.get(name, ())) for name in FACETS},
        "receipt": _receipt(results.receipt),
        "did_you_mean": [_way(way) for way in results.did_you_mean],
        "ways_out": [_way(way) for way in results.ways_out],
    }


def release_as_json(release: Release) -> dict[str, object]:
    """One release with all its versions, French first, and why versions with two ids are one."""
    return {
        "id": release.id,
        "languages": list(release.languages),
        "date": days(release.happened),
        "published": _iso(release.published),
        "updated": _iso(release.updated),
        "issuer": release.issuer,
        "kind": release.kind,
        "people": [
            {
                "id": person.id,
                "name": person.name,
                "variants": list(person.variants),
                "role": person.role,
            }
            for person in release.people
        ],
        "quotes": [_quote(quote) for quote in release.quotes],
        "joined": _joined(release.joining) if release.joining else None,
        "versions": [_version(version) for version in release.versions],
    }


def _quote(quote: Quote) -> dict[str, object]:
    """Who is quoted, and which characters of which block: from 1, null for the title."""
    return {
        "person": quote.speaker,
        "also": list(quote.also),
        "verb": quote.verb,
        "language": quote.language,
        "spans": [
            {"block": None if block is None else block + 1, "start": start, "end": end}
            for block, start, end in quote.spans
        ],
    }


def _joined(joining: Joining) -> dict[str, object]:
    """Who says so, and what the texts have in common; `days` is null where neither has any."""
    return {
        "by": joining.by,
        "score": joining.score,
        "days": joining.apart,
        "numbers": joining.numbers,
        "names": list(joining.names),
        "words": joining.words,
        "quotes": joining.quotes,
    }


def _version(version: Version) -> dict[str, object]:
    return {
        "language": version.language,
        "title": version.title,
        "url": version.url,
        "updated": _iso(version.updated),
        "blocks": [
            {"kind": block.kind, "language": block.language, "text": block.text}
            for block in version.blocks
        ],
    }


def _hit(hit: Hit) -> dict[str, object]:
    return {
        "id": hit.id,
        "title": plain(hit.title),
        "language": hit.language,
        "languages": list(hit.languages),
        "date": days(hit.happened),
        "published": _iso(hit.published),
        "updated": _iso(hit.updated),
        "issuer": hit.issuer,
        "kind": hit.kind,
        "url": hit.url,
        "snippet": passage(hit.snippet) if hit.snippet else None,
        "quote": _cited(hit.cited) if hit.cited else None,
        "people": [
            {"id": person.id, "name": person.name, "role": person.role} for person in hit.people
        ],
        "score": hit.score,
    }


def _cited(cited: Cited) -> dict[str, object]:
    """Whose words the snippet shows, and in which version and block: from 1, null for the title."""
    people = [{"id": one.id, "name": one.name, "role": one.role} for one in cited.speakers]
    return {
        "person": people[0] if people else None,
        "also": people[1:],
        "language": cited.version.language,
        "block": None if cited.block is None else cited.block + 1,
    }


def _values(values: Iterable[FacetValue]) -> list[dict[str, object]]:
    return [
        {
            "value": value.value,
            "label": value.label,
            "count": value.count,
            "selected": value.selected,
        }
        for value in values
    ]


def _receipt(receipt: Receipt) -> dict[str, object]:
    return {
        "searched": list(receipt.searched),
        "added": [
            {
                "term": one.term,
                "for": one.source,
                "why": one.why,
                "by": DICTIONARY if one.dictionary else None,
                "count": one.count,
            }
            for one in receipt.added
        ],
        "ignored": [
            *(_note(note) for note in receipt.ignored),
            *({"what": one.term, "why": "switched-off"} for one in receipt.off),
        ],
        "relaxed": receipt.relaxed.message if receipt.relaxed else None,
        "limits": [_note(note) for note in receipt.limits],
    }


def suggestion_as_json(one: Suggestion) -> dict[str, object]:
    """What a beginning may become: a question by its parameters, or a release by its id."""
    return {
        "kind": one.kind,
        "text": one.text,
        "total": one.total,
        "query": _asked(one.query),
        "release": one.release,
    }


def _way(way: Way) -> dict[str, object]:
    """Why it is offered, what is changed, what it finds, and the question by its parameters."""
    return {
        "why": way.message,
        "what": way.about,
        "total": way.total,
        "query": _asked(way.query),
    }


def _asked(query: Query) -> dict[str, object]:
    asked = {
        "q": query.text,
        "person": list(query.people),
        "people": "all" if query.everyone else "",
        "relation": query.relation or "",
        "date": [str(date) for date in query.dates],
        "from": str(query.since or ""),
        "to": str(query.until or ""),
        "of": query.of if query.of != "happened" else "",
        "lang": list(query.languages),
        "issuer": list(query.issuers),
        "kind": list(query.kinds),
        "not-person": list(query.excluded.people),
        "not-date": [str(date) for date in query.excluded.dates],
        "not-lang": list(query.excluded.languages),
        "not-issuer": list(query.excluded.issuers),
        "not-kind": list(query.excluded.kinds),
        "off": list(query.off),
        "translate": "" if query.translate else "no",
    }
    return {key: value for key, value in asked.items() if value}


def _note(note: Note) -> dict[str, str]:
    return {"what": note.about, "why": note.message}


def days(days: Days | None) -> dict[str, str] | None:
    """The first and the last day, ISO 8601."""
    return {"start": days.first.isoformat(), "end": days.last.isoformat()} if days else None


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value else None
