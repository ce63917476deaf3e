"""Releases made for a test, and what a test reads of results."""

from __future__ import annotations

from datetime import date

from index.people import person_id
from index.release import Block, Days, Mention, Person, Release, ReleaseId, Version


def version(id, language, title, *texts, **more):
    blocks = tuple(t if isinstance(t, Block) else Block(t, language) for t in texts)
    return Version(ReleaseId(id), language, title, blocks, **more)


def release(id, *texts, title="", language="fr", day=None, people=(), mentions=(), **more):
    happened = Days.on(date.fromisoformat(day)) if day else None
    one = version(id, language, title, *texts, happened=happened, **more)
    return Release(ReleaseId(id), (one,), tuple(people), tuple(mentions))


def person(name, *variants, role=None):
    return Person(person_id(name), name, variants, role)


def mention(name, start, end, *, block=0, language="fr"):
    return Mention(person_id(name), language, block, start, end)


def ids(results):
    return [hit.id for hit in results.hits]


def text_of(snippet):
    return " … ".join("".join(run.text for run in f.runs) for f in snippet.fragments)


def marks_of(snippet):
    return [run.text for fragment in snippet.fragments for run in fragment.runs if run.marked]
