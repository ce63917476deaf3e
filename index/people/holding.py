"""Who holds which office by one release, as an engine is told it, and what people do there.

    mention with a role ─read→ offices ─values→ key=person  @person=key  :key=fr=label  =words=key

All stand in one field of whole values, and begin so differently that none is taken for another: by
the first whoever holds an office is found, by the second what somebody holds; the third says what
is shown where the packaged table has no name, the fourth what officials.yaml reads in a phrase.
So whoever searches needs the index alone, and neither archive nor officials.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple, get_args

from index.people.keys import fold
from index.people.offices import NO_CORRECTIONS, Offices, Told, label
from index.release import LANGUAGES, Language, Mention, PersonId, Relation, Release

RELATIONS: Final[tuple[Relation, ...]] = get_args(Relation)

BEFORE_OVER: Final = frozenset({"then", "former", "then-", "ancien", "ancienne", "onetime", "late"})

_ARTICLES: Final = frozenset({"a", "an", "the"})

HELD_BY: Final = "@"
SHOWN_AS: Final = ":"
READ_AS: Final = "="
"""No key of an office begins so: `index.people.offices`."""


class Held(NamedTuple):
    """An office that a mention gives somebody, with the phrase that says so."""

    mention: Mention
    told: Told


def held(release: Release, offices: Offices = NO_CORRECTIONS) -> Iterator[Held]:
    """Every office that the release says somebody holds, in the order of its text."""
    names = {person.id: person.name for person in release.people}
    for mention in release.mentions:
        if not mention.role or not is_held(release, mention):
            continue
        for told in offices.held(mention.role):
            if not offices.denies(names.get(mention.person, mention.person), told):
                yield Held(mention, told)


def is_held(release: Release, mention: Mention) -> bool:
    """Whether no word beside a role says that it is over, or yet to come.

    "then Vice President Biden"; "Jane Roe, of Ohio, to be Ambassador to Chad", a nomination.
    """
    if not mention.role:
        return False
    text = text_of(release, mention)
    ahead = text[: mention.start]
    before = ahead.rpartition(mention.role)[0].split()
    if before and fold(before[-1]) in BEFORE_OVER:
        return False
    if ahead.rstrip(" ,").endswith(mention.role):
        return True
    leading, found, _ = text[mention.end :].partition(mention.role)
    between = leading.split()
    while between and between[-1] in _ARTICLES:
        between.pop()
    return not found or between[-2:] != ["to", "be"]


def values(release: Release, offices: Offices = NO_CORRECTIONS) -> tuple[str, ...]:
    """The values of the field `office`, each once.

    >>> from index.release import Block, Person, ReleaseId, Version
    >>> text = Block("Boris Ruge, porte-parole", "fr")
    >>> id, ruge = ReleaseId("1"), PersonId("boris-ruge")
    >>> release = Release(id, (Version(id, "fr", "", (text,)),), (Person(ruge, "Boris Ruge"),),
    ...     (Mention(ruge, "fr", 0, 0, 10, role="porte-parole"),))
    >>> values(release)
    ('spokesperson//=boris-ruge', '@boris-ruge=spokesperson//')
    """
    found: dict[str, None] = {}
    for mention, told in held(release, offices):
        key = told.office.key
        found[f"{key}={mention.person}"] = None
        found[f"{HELD_BY}{mention.person}={key}"] = None
        for language, shown in _shown(release, mention, told, offices):
            found[f"{SHOWN_AS}{key}={language}={shown}"] = None
        for words in offices.phrases(told.office):
            found[f"{READ_AS}{words}={key}"] = None
    return tuple(found)


def _shown(
    release: Release, mention: Mention, told: Told, offices: Offices
) -> Iterator[tuple[Language, str]]:
    """What an office is called that the packaged table has no name for."""
    if label(told.office, LANGUAGES[0]) is not None:
        return
    own = offices.names(told.office)
    if own:
        yield from own.items()
    else:
        yield language_of(release, mention), told.printed


def text_of(release: Release, mention: Mention) -> str:
    """The block that the mention stands in, or the title."""
    version = release.version(mention.language)
    if version is None:
        return ""
    if mention.block is None:
        return version.title
    return version.blocks[mention.block].text if mention.block < len(version.blocks) else ""


def language_of(release: Release, mention: Mention) -> Language:
    """The language of the block that the mention stands in, or of the title."""
    version = release.version(mention.language)
    if version is None or mention.block is None or mention.block >= len(version.blocks):
        return mention.language
    return version.blocks[mention.block].language


def doing(release: Release, relation: Relation) -> tuple[PersonId, ...]:
    """Who speaks, is met, is mentioned or is acted for, each once, in the order of the text."""
    found = (one.person for one in release.mentions if one.relation == relation)
    return tuple(dict.fromkeys(found))
