"""A release as a list of results shows it: what an engine keeps beside the texts, ready to be read.

    Release ─Card.of→ Card ─to_json→ text ─from_json→ the same Card

Ten are read for every page, so the text is JSON without names, as short as it can be.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import NamedTuple

from index.moments import from_moment, to_moment
from index.release import Days, Language, PersonId, Release, ReleaseId


class Heading(NamedTuple):
    """What stands above a version: its language, its title, its address where it has one."""

    language: Language
    title: str
    url: str | None


class Named(NamedTuple):
    """A person as a release names them: id, display name, the role printed there."""

    id: PersonId
    name: str
    role: str | None = None


class Card(NamedTuple):
    """One release; its days, issuer and kind are those of `index.release.Release`."""

    id: ReleaseId
    versions: tuple[Heading, ...]
    people: tuple[Named, ...]
    happened: Days | None
    published: date | None
    updated: date | datetime | None
    issuer: str | None
    kind: str | None

    @classmethod
    def of(cls, release: Release) -> Card:
        """What a list shows of the release."""
        return cls(
            release.id,
            tuple(Heading(one.language, one.title, one.url) for one in release.versions),
            tuple(Named(one.id, one.name, one.role) for one in release.people),
            release.happened,
            release.published,
            release.updated,
            release.issuer,
            release.kind,
        )

    def version(self, language: Language) -> Heading:
        """The version in that language, else the first."""
        return next((one for one in self.versions if one.language == language), self.versions[0])

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages that it exists in, French first."""
        return tuple([one.language for one in self.versions])

    @property
    def url(self) -> str | None:
        """The address of the first version that has one."""
        return next((one.url for one in self.versions if one.url), None)


def to_json(card: Card) -> str:
    """The card as one line of JSON; a lone surrogate stays one.

    >>> to_json(Card(ReleaseId("a"), (Heading("fr", "Été", None),), (), *[None] * 5))
    '["a",[["fr","Été",null]],[],null,null,null,null,null]'
    """
    days = card.happened
    return json.dumps(
        [
            card.id,
            card.versions,
            card.people,
            days and [days.first.isoformat(), days.last.isoformat()],
            card.published and card.published.isoformat(),
            to_moment(card.updated),
            card.issuer,
            card.kind,
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def from_json(text: str) -> Card:
    """The card that the text was made from.  Raises ValueError where it was made otherwise."""
    try:
        id, versions, people, days, published, updated, issuer, kind = _read(text)
        return Card(
            id,
            tuple([Heading._make(one) for one in versions]),
            tuple([Named._make(one) for one in people]),
            days and Days(date.fromisoformat(days[0]), date.fromisoformat(days[1])),
            published and date.fromisoformat(published),
            from_moment(updated),
            issuer,
            kind,
        )
    except (TypeError, IndexError, KeyError, RecursionError) as error:
        raise ValueError(f"not the card of a release: {error}") from error


_read = json.JSONDecoder().decode
