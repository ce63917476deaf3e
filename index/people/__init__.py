"""Who a release names: the people, in which role, and what they are told to have done.

    Version ─sightings→ where a person is named ─identify→ people and mentions of one release

What comes in is a version, each of its blocks in its own language.
What goes out are the names that the text introduces as a person's, by an honorific, a title,
a role or a verb, in French and in English; then the names that are one person, made one.
People whom nothing introduces are not found: a facet would rather miss a name than invent one.

>>> from index.release import Block, ReleaseId, Version
>>> text = "Mircea Geoana, NATO Deputy Secretary General, meets with Miroslav Lajcak."
>>> version = Version(ReleaseId("1"), "en", "Kosovo", (Block(text, "en"),))
>>> people, mentions = identify([(version, sightings(version))])
>>> [(person.id, person.role) for person in people]
[('mircea-geoana', 'NATO Deputy Secretary General'), ('miroslav-lajcak', None)]
>>> [mention.relation for mention in mentions]
['met', 'met']
"""

from index.people.keys import name_key, name_keys, person_id
from index.people.naming import identify, spoken
from index.people.quotes import heard
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
