"""Who is meant by a name, and how a person is called, from the vocabulary of the index.

Engines hold, for each person of a release, terms `id=Display Name` and `folded name=id`: a name is
found by its beginning, on every engine, with no other store to keep.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from index.people import name_key
from index.release import PersonId
from search.official import Official
from search.searcher import Searcher, TermCount

MANY: Final = 1_000_000
"""More than any index has people."""

NAMESAKES: Final = 100
"""How many people of one surname a name may mean at most."""


BEGUN: Final = 500
"""Names that are looked through for a beginning."""


def ids(name: str, searcher: Searcher) -> Sequence[PersonId]:
    """The ids that a choice means: an id means itself, any other name whoever bears it.

    An id that was merged means the one it was merged into.
    Nobody for a name that no published release has.
    """
    present = _present(name, searcher)
    return [present] if present else bearers(name, searcher)


def bearers(name: str, searcher: Searcher) -> Sequence[PersonId]:
    """The ids of all who bear the name, in any spelling: an id, a full name or a surname.

    What a reader types as `person:borne` means Élisabeth Borne too, though the id `borne` exists:
    some release gives no more than the surname.
    """
    key = name_key(name)
    found = searcher.vocabulary("person_key", f"{key}=", NAMESAKES) if key else ()
    known = [PersonId(term.term.partition("=")[2]) for term in found]
    if PersonId(name) not in known and _is_id(name, searcher):
        known.insert(0, PersonId(name))
    return known


def begun(typed: str, searcher: Searcher) -> Sequence[PersonId]:
    """Those of whom a name, or the surname, begins with what is typed, accents or not."""
    key = name_key(typed)
    found = searcher.vocabulary("person_key", key, BEGUN) if key else ()
    return tuple(dict.fromkeys(PersonId(term.term.partition("=")[2]) for term in found))


def _present(id: str, searcher: Searcher) -> PersonId | None:
    """The id itself where somebody has it, or the id that it was merged into."""
    if _is_id(id, searcher):
        return PersonId(id)
    merged = searcher.vocabulary("person_key", f"#{id}=", 1)
    return PersonId(merged[0].term.partition("=")[2]) if merged else None


def _is_id(name: str, searcher: Searcher) -> bool:
    return any(found.term == name for found in searcher.vocabulary("person", name, 1))


def labels(people: Iterable[PersonId], searcher: Searcher) -> Mapping[PersonId, str]:
    """The display name of each."""
    return {id: _names(searcher.vocabulary("person_name", f"{id}=", 50))[0] for id in people}


def official(id: str, searcher: Searcher) -> Official | None:
    """The person by that id, or None; whoever had it before has another id now."""
    present = _present(id, searcher)
    if present is None:
        return None
    known = searcher.vocabulary("person", present, 1)
    name, *variants = _names(searcher.vocabulary("person_name", f"{present}=", 50))
    return Official(present, name, tuple(variants), known[0].count)


def everyone(searcher: Searcher) -> Sequence[Official]:
    """All who are named in a published release, by folded name."""
    names: dict[str, list[TermCount]] = {}
    for found in searcher.vocabulary("person_name", "", MANY):
        names.setdefault(found.term.partition("=")[0], []).append(found)
    people = []
    for known in searcher.vocabulary("person", "", MANY):
        name, *variants = _names(names.get(known.term, ()))
        people.append(Official(PersonId(known.term), name, tuple(variants), known.count))
    return sorted(people, key=lambda person: (name_key(person.name), person.id))


def _names(found: Sequence[TermCount]) -> list[str]:
    """The names of one person, the one to show first.

    That is the one told most often; of its spellings the one that keeps most diacritics, since
    they get lost and are never gained, then the most frequent.
    """
    return [*_ordered(tuple(found))] or ["?"]


@lru_cache(maxsize=20_000)
def _ordered(found: tuple[TermCount, ...]) -> tuple[str, ...]:
    """A page shows some thirty people, most of them on the page before too."""
    counted = [(term.term.partition("=")[2], term.count) for term in found]
    told = Counter[str]()
    for name, count in counted:
        told[name_key(name)] += count
    counted.sort(
        key=lambda named: (-told[name_key(named[0])], -_diacritics(named[0]), -named[1], named[0])
    )
    return tuple(name for name, _ in counted)


def _diacritics(name: str) -> int:
    return sum(1 for c in unicodedata.normalize("NFD", name) if unicodedata.combining(c))
