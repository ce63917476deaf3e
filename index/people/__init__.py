"""Who a release names: the people, in which role, and what they are told to have done.

    Version ─sightings→ where a person is named ─identify→ people and mentions of one release

What comes in is a version, each of its blocks in its own language.
What goes out are the names that the text introduces as a person's, by an honorific, a title,
a role or a verb, in French and in English; then the names that are one person, made one.
People whom nothing introduces are not found: a facet would rather miss a name than invent one.

>>> from index.people import identify, sightings
>>> from index.release import Block, ReleaseId, Version
>>> text = "Mircea Geoana, NATO Deputy Secretary General, meets with Miroslav Lajcak."
>>> version = Version(ReleaseId("1"), "en", "Kosovo", (Block(text, "en"),))
>>> people, mentions = identify([(version, sightings(version))])
>>> [(person.id, person.role) for person in people]
[('mircea-geoana', 'NATO Deputy Secretary General'), ('miroslav-lajcak', None)]
>>> [mention.relation for mention in mentions]
['met', 'met']
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from index.people.keys import name_key, name_keys, person_id

if TYPE_CHECKING:
    from index.people.hearing import heard
    from index.people.naming import identify, spoken
    from index.people.reader import FINGERPRINT, sightings

__all__ = [
    "FINGERPRINT",
    "heard",
    "identify",
    "name_key",
    "name_keys",
    "person_id",
    "sightings",
    "spoken",
]

_READING: Final = {
    "FINGERPRINT": "reader",
    "heard": "hearing",
    "identify": "naming",
    "sightings": "reader",
    "spoken": "naming",
}
"""Which file has what reads a text: a server, which only searches, starts without all that."""


def __getattr__(name: str) -> object:
    """What reads a text, imported when it is first asked for (PEP 562)."""
    if name not in _READING:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"{__name__}.{_READING[name]}"), name)
    globals()[name] = found
    return found
