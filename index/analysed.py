"""Release → Entry: text becomes terms in its own language, names become keys.

Text in either language goes to that language's fields, whichever version holds it: an English
caption in a French version is found as English.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from index.analysis import Token, analyse, placed_terms
from index.boilerplate import boilerplate
from index.entry import Entry, KeyField, Part, Passage, Printed, TextField
from index.people import holding, name_keys
from index.people.offices import NO_CORRECTIONS, Offices
from index.printed import natures
from index.release import Block, Language, Person, PersonId, Release, Version
from index.said import said


def entry(release: Release, *, offices: Offices = NO_CORRECTIONS) -> Entry:
    """What an engine is told of the release; `offices` reads the roles printed in it."""
    texts: dict[TextField, list[Passage]] = {}
    printed: list[Printed] = []
    for version in release.versions:
        own = [quote for quote in release.quotes if quote.language == version.language]
        quoted = {span.block for quote in own for span in quote.spans}
        cut: dict[int | None, tuple[Language, Sequence[Token]]] = {}
        texts_of = zip(passages(version), natures(version), strict=True)
        for number, ((part, text, language), nature) in enumerate(texts_of, -1):
            words = placed_terms(text, language=language)
            texts.setdefault(TextField(language, "exact"), []).append(Passage(part, words.exact))
            texts.setdefault(TextField(language, "stem"), []).append(Passage(part, words.stem))
            printed.append(Printed(nature, language, part, words.starts, words.lengths))
            block = number if number >= 0 else None
            if block in quoted:  # where its words stand matters only there
                cut[block] = language, analyse(text, language=language)
        for field, passage in said(own, cut):
            texts.setdefault(field, []).append(passage)
    return Entry(
        release=release,
        texts={field: tuple(passages) for field, passages in texts.items()},
        keys=_keys(release, offices),
        printed=tuple(printed),
    )


def with_former_ids(entry: Entry, former: Callable[[PersonId], Iterable[PersonId]]) -> Entry:
    """The entry, found as well by the ids that its people had before they were merged.

    Such a key is `#former=id`: no folded name begins so.
    """
    found = [f"#{old}={person.id}" for person in entry.release.people for old in former(person.id)]
    if not found:
        return entry
    keys = {**entry.keys, "person_key": (*entry.keys.get("person_key", ()), *found)}
    return replace(entry, keys=keys)


def passages(version: Version) -> Iterator[tuple[Part, str, Language]]:
    """The title, the first paragraph as the lead, captions, what says nothing, and the rest."""
    yield "title", version.title, version.language
    closing = boilerplate([block.text for block in version.blocks])
    lead = next((block for block in version.blocks if block.kind == "paragraph"), None)
    for block, is_closing in zip(version.blocks, closing, strict=True):
        yield _part(block, lead, is_closing=is_closing), block.text, block.language


def _part(block: Block, lead: Block | None, *, is_closing: bool) -> Part:
    if block is lead:
        return "lead"
    if block.kind == "caption":
        return "caption"
    return "closing" if is_closing else "body"


def _keys(release: Release, offices: Offices) -> dict[KeyField, tuple[str, ...]]:
    keys: dict[KeyField, tuple[str, ...]] = {
        "language": release.languages,
        "person": tuple(person.id for person in release.people),
        "person_name": tuple(_unique(_names(release.people))),
        "person_key": tuple(_unique(_name_keys(release.people))),
        "office": holding.values(release, offices),
    }
    for relation in holding.RELATIONS:
        keys[relation] = holding.doing(release, relation)
    if release.other_ids:
        keys["also"] = release.other_ids
    if release.issuer:
        keys["issuer"] = (release.issuer,)
    if release.kind:
        keys["kind"] = (release.kind,)
    return {field: values for field, values in keys.items() if values}


def _names(people: tuple[Person, ...]) -> Iterator[str]:
    for person in people:
        for name in (person.name, *person.variants):
            yield f"{person.id}={name}"


def _name_keys(people: tuple[Person, ...]) -> Iterator[str]:
    for person in people:
        for key in name_keys(person):
            yield f"{key}={person.id}"


def _unique(values: Iterator[str]) -> list[str]:
    return list(dict.fromkeys(values))
