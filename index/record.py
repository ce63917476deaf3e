"""A release as text, and back: what an engine stores for a page, and what the archive keeps.

    Release ─to_json→ text ─from_json→ the same Release

The text is JSON in plain ASCII, so that every string survives, a lone surrogate included.
What has its usual value is left out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from index.moments import from_moment, to_moment
from index.release import (
    Block,
    Days,
    Heard,
    Joining,
    Mention,
    Person,
    PersonId,
    Quote,
    Quoted,
    Release,
    ReleaseId,
    Sighting,
    Span,
    Version,
)

Json = dict[str, Any]

_DEEPEST: Final = 64  # what a source nests in `extra`: more is an attack, not a press release


def to_json(release: Release) -> str:
    r"""The release as one line of JSON.

    Raises ValueError where a version's `extra` holds what JSON cannot give back as it was: a
    tuple, a set, a key that is not text, more than 64 levels.

    >>> to_json(Release(ReleaseId("a"), (Version(ReleaseId("a"), "fr", "Été", ()),)))
    '{"id":"a","versions":[{"id":"a","language":"fr","title":"\\u00c9t\\u00e9"}]}'
    """
    return _written(
        {
            "id": release.id,
            "versions": [_version(version) for version in release.versions],
            "people": [_person(person) for person in release.people],
            "mentions": [_mention(mention) for mention in release.mentions],
            "quotes": [_quote(quote) for quote in release.quotes],
            "joining": release.joining and _joining(release.joining),
        }
    )


def from_json(text: str) -> Release:
    """The release that the text was made from.  Raises ValueError where it was made otherwise."""
    try:
        found: Json = json.loads(text)
        return Release(
            id=ReleaseId(found["id"]),
            versions=tuple(_read_version(version) for version in found["versions"]),
            people=tuple(_read_person(person) for person in found.get("people", ())),
            mentions=tuple(_read_mention(mention) for mention in found.get("mentions", ())),
            quotes=tuple(_read_quote(quote) for quote in found.get("quotes", ())),
            joining=_read_joining(found.get("joining")),
        )
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"not the record of a release: {error}") from error


def version_to_json(version: Version) -> str:
    """One version as one line of JSON.  Raises ValueError as `to_json` does.

    >>> version_to_json(Version(ReleaseId("a"), "en", "Summer", (), happened=None))
    '{"id":"a","language":"en","title":"Summer"}'
    """
    return _written(_version(version))


def version_from_json(text: str) -> Version:
    """The version that the text was made from.  Raises ValueError where it was made otherwise."""
    try:
        return _read_version(json.loads(text))
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"not the record of a version: {error}") from error


def heard_to_json(heard: Heard) -> str:
    """The names and quotes of one version as one line of JSON."""
    return json.dumps(
        {
            "names": [
                [s.name, s.block, s.start, s.end, s.relation, s.role, s.sure]
                for s in heard.sightings
            ],
            "quotes": [[one.spans, one.by, one.verb, one.also] for one in heard.quotes],
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def heard_from_json(text: str) -> Heard:
    """What the text was made from.  Raises ValueError where it was made otherwise."""
    try:
        found: Json = json.loads(text)
        return Heard(
            tuple(Sighting(*fields) for fields in found["names"]),
            tuple(
                Quoted(_read_spans(spans), Span(*by) if by else None, verb, _read_spans(also))
                for spans, by, verb, also in found["quotes"]
            ),
        )
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"not what was found in a version: {error}") from error


def _written(value: Json) -> str:
    return json.dumps(_without_blanks(value), separators=(",", ":"))


def _without_blanks(value: Json) -> Json:
    return {name: item for name, item in value.items() if item not in (None, [], {}, ())}


def _version(version: Version) -> Json:
    _check(version.extra, depth=0)
    return _without_blanks(
        {
            "id": version.id,
            "language": version.language,
            "title": version.title,
            "blocks": [[block.text, block.language, block.kind] for block in version.blocks],
            "happened": version.happened
            and [version.happened.first.isoformat(), version.happened.last.isoformat()],
            "published": version.published and version.published.isoformat(),
            "updated": to_moment(version.updated),
            "url": version.url,
            "issuer": version.issuer,
            "kind": version.kind,
            "reference": version.reference,
            "extra": dict(version.extra),
        }
    )


def _read_version(found: Json) -> Version:
    happened = found.get("happened")
    published = found.get("published")
    return Version(
        id=ReleaseId(found["id"]),
        language=found["language"],
        title=found["title"],
        blocks=tuple(Block(*block) for block in found.get("blocks", ())),
        happened=happened and Days(*(date.fromisoformat(day) for day in happened)),
        published=published and date.fromisoformat(published),
        updated=from_moment(found.get("updated")),
        url=found.get("url"),
        issuer=found.get("issuer"),
        kind=found.get("kind"),
        reference=found.get("reference"),
        extra=found.get("extra", {}),
    )


def _person(person: Person) -> Json:
    return _without_blanks(
        {
            "id": person.id,
            "name": person.name,
            "variants": list(person.variants),
            "role": person.role,
        }
    )


def _read_person(found: Json) -> Person:
    return Person(
        id=PersonId(found["id"]),
        name=found["name"],
        variants=tuple(found.get("variants", ())),
        role=found.get("role"),
    )


def _mention(mention: Mention) -> Json:
    return _without_blanks(
        {
            "person": mention.person,
            "language": mention.language,
            "block": mention.block,
            "span": [mention.start, mention.end],
            "relation": mention.relation,
            "role": mention.role,
        }
    )


def _read_mention(found: Json) -> Mention:
    start, end = found["span"]
    return Mention(
        person=PersonId(found["person"]),
        language=found["language"],
        block=found.get("block"),
        start=start,
        end=end,
        relation=found["relation"],
        role=found.get("role"),
    )


def _joining(joining: Joining) -> Json:
    return _without_blanks(
        {
            "by": joining.by,
            "score": joining.score,
            "apart": joining.apart,
            "numbers": joining.numbers,
            "names": list(joining.names),
            "words": joining.words,
            "quotes": joining.quotes,
        }
    )


def _read_joining(found: Json | None) -> Joining | None:
    if found is None:
        return None
    return Joining(
        by=found["by"],
        score=found["score"],
        apart=found.get("apart"),
        numbers=found.get("numbers", 0),
        names=tuple(found.get("names", ())),
        words=found.get("words", 0),
        quotes=found.get("quotes", 0),
    )


def _quote(quote: Quote) -> Json:
    return _without_blanks(
        {
            "language": quote.language,
            "spans": [list(span) for span in quote.spans],
            "speaker": quote.speaker,
            "verb": quote.verb,
            "also": list(quote.also),
        }
    )


def _read_quote(found: Json) -> Quote:
    speaker = found.get("speaker")
    return Quote(
        found["language"],
        _read_spans(found["spans"]),
        PersonId(speaker) if speaker else None,
        found.get("verb"),
        tuple(PersonId(one) for one in found.get("also", ())),
    )


def _read_spans(spans: list[list[Any]]) -> tuple[Span, ...]:
    return tuple(Span(*span) for span in spans)


def _check(value: object, *, depth: int) -> None:
    """Raises ValueError for a value that would not come back from JSON as it is."""
    if depth > _DEEPEST:
        raise ValueError(f"extra is nested more than {_DEEPEST} levels deep")
    if isinstance(value, Mapping):
        for key, item in value.items():
            if not isinstance(key, str):
                raise ValueError(f"extra has a key that is not text: {key!r}")  # noqa: TRY004
            _check(item, depth=depth + 1)
    elif isinstance(value, list):
        for item in value:
            _check(item, depth=depth + 1)
    elif value is not None and not isinstance(value, str | int | float):
        raise ValueError(f"extra has a value that JSON cannot hold: {value!r:.80}")
