"""Which names are one person's: spellings, word order, middle names, surnames alone.

Mircea Geoană ─┬─ Mircea Geoana     equal once folded
               ├─ GEOANA Mircea     in another order
               ├─ Mircea Dan Geoană with a middle name, when only one longer name fits
               └─ Geoană            a surname, when only one full name bears it
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from index.people.keys import fold, name_key, person_id, surnames
from index.people.roles import FORMER
from index.release import Mention, Person, Sighting, Version

_MOST_ALIKE: Final = 40
"""Names with the same first and last word among which longer ones are looked for."""


@dataclass(frozen=True, slots=True)
class Group:
    """The spellings of one person with how often each stands."""

    spellings: tuple[tuple[str, int], ...]

    @property
    def name(self) -> str:
        """The spelling to show.

        That with most diacritics, then the most complete, then one not in capitals,
        then the most frequent.
        """
        full = [(s, n) for s, n in self.spellings if is_full(s)] or list(self.spellings)
        return max(full, key=lambda spelling: _merit(*spelling))[0]


def tidy(printed: str) -> str:
    """A name as printed, in composed letters and with single spaces."""
    return " ".join(unicodedata.normalize("NFC", printed).split())


def is_full(name: str) -> bool:
    """Whether a name has more than a surname: two words that are no particles.

    >>> is_full("Boris Ruge"), is_full("Ruge"), is_full("de Rugy"), is_full("J. Ruge")
    (True, False, False, True)
    """
    words = name.split()
    return len(words) > 1 and (words[0][:1].isupper() and not _is_surname_alone(words))


def group(spellings: Mapping[str, int]) -> tuple[Group, ...]:
    """Spellings with their counts, put together by person, in the order given."""
    by_words: dict[tuple[str, ...], list[str]] = defaultdict(list)
    alone: list[str] = []
    for spelling in spellings:
        if is_full(spelling):
            by_words[tuple(sorted(name_key(spelling).split()))].append(spelling)
        else:
            alone.append(spelling)
    merged = _with_middle_names(by_words)
    bearers: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    called: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for words, names in merged.items():
        for name in names:
            called[name_key(name.split()[0])].add(words)
            for surname in surnames(name):
                bearers[surname].add(words)
    for spelling in alone:
        key = name_key(spelling)
        owners = bearers.get(key) or called.get(key, set())  # "Mr. Suh" is Suh Hoon
        words = next(iter(owners)) if len(owners) == 1 else (key,)
        merged.setdefault(words, []).append(spelling)
    order = {spelling: place for place, spelling in enumerate(spellings)}
    groups = sorted(merged.values(), key=lambda names: min(order[name] for name in names))
    return tuple(Group(tuple((name, spellings[name]) for name in names)) for names in groups)


def _is_surname_alone(words: Sequence[str]) -> bool:
    """Whether words are a particle and one surname: « Le Drian », « de Montchalin »."""
    particles = {"le", "la", "de", "du", "van", "von", "der", "den", "al", "el", "di", "da", "des"}
    return all(fold(word) in particles for word in words[:-1])


def _merit(spelling: str, count: int) -> tuple[int, int, bool, int]:
    """How fit a spelling is to be shown; the greatest is."""
    decomposed = unicodedata.normalize("NFD", spelling)
    diacritics = sum(1 for sign in decomposed if unicodedata.combining(sign))
    diacritics += sum(1 for sign in spelling if sign in "øØłŁđĐßıæÆœŒ")
    shouted = any(len(word) > 1 and word.isupper() for word in spelling.split())
    return diacritics, len(spelling.split()), not shouted, count


def _with_middle_names(
    by_words: Mapping[tuple[str, ...], list[str]],
) -> dict[tuple[str, ...], list[str]]:
    """Join each name to the one longer name that has its first, its last and all its words."""
    ends: dict[tuple[str, str], list[tuple[str, ...]]] = defaultdict(list)
    for words, names in by_words.items():
        key = name_key(names[0]).split()
        ends[key[0], key[-1]].append(words)
    into: dict[tuple[str, ...], tuple[str, ...]] = {}
    for alike in ends.values():
        if not 1 < len(alike) <= _MOST_ALIKE:
            continue
        alike.sort(key=len)
        for place, words in enumerate(alike):
            longer = [other for other in alike[place + 1 :] if set(words) < set(other)]
            if longer and all(set(longer[0]) <= set(other) for other in longer):
                into[words] = longer[0]
    merged: dict[tuple[str, ...], list[str]] = {}
    for words, names in by_words.items():
        target = words
        while target in into:
            target = into[target]
        merged.setdefault(target, []).extend(names)
    return merged


@dataclass(frozen=True, slots=True)
class _Seen:
    """A sighting in its version, with the spelling printed there."""

    version: Version
    sighting: Sighting
    printed: str


def identify(
    sighted: Sequence[tuple[Version, tuple[Sighting, ...]]],
) -> tuple[tuple[Person, ...], tuple[Mention, ...]]:
    """The people whom the versions of one release name, and each mention of them.

    People stand in the order in which they are first named, mentions in that of the text.
    """
    seen = [
        _Seen(version, sighting, _printed(version, sighting))
        for version, sightings in sighted
        for sighting in sightings
    ]
    counts: Counter[str] = Counter()
    for one in seen:
        counts[tidy(one.sighting.name)] += 0
        if is_full(one.printed) or name_key(one.printed) == name_key(one.sighting.name):
            counts[one.printed] += 1
    groups = group(counts)
    owner = {spelling: which for which in groups for spelling, _ in which.spellings}
    roles: dict[Group, list[tuple[int, str]]] = defaultdict(list)
    place = {id(version): index for index, (version, _) in enumerate(sighted)}
    for one in seen:
        if one.sighting.role:
            known = owner[tidy(one.sighting.name)]
            roles[known].append((place[id(one.version)], one.sighting.role))
    people: dict[str, Person] = {}
    for which in groups:
        name = which.name
        people.setdefault(
            person_id(name),
            Person(
                id=person_id(name),
                name=name,
                variants=tuple(s for s, _ in which.spellings if s != name and _tells(s, name)),
                role=_fullest(roles[which]),
            ),
        )
    mentions = tuple(
        Mention(
            person=person_id(owner[tidy(one.sighting.name)].name),
            language=one.version.language,
            block=one.sighting.block,
            start=one.sighting.start,
            end=one.sighting.end,
            relation=one.sighting.relation,
            role=one.sighting.role,
        )
        for one in seen
    )
    return tuple(people.values()), mentions


def _printed(version: Version, sighting: Sighting) -> str:
    """The name as the version spells it there."""
    text = version.title if sighting.block is None else version.blocks[sighting.block].text
    return tidy(text[sighting.start : sighting.end])


def _tells(spelling: str, name: str) -> bool:
    """Whether a spelling is worth keeping beside the name: not a surname that it holds."""
    return is_full(spelling) or name_key(spelling) not in surnames(name)


def _fullest(roles: Iterable[tuple[int, str]]) -> str | None:
    """The role to show, of those printed, each with the place of its version.

    One still held before one that is over, the first version's before another's, then the longest.
    """
    return max(
        (role for role in roles if role[1]),
        key=lambda role: (not _is_former(role[1]), -role[0], len(role[1])),
        default=(0, None),
    )[1]


def _is_former(role: str) -> bool:
    """Whether a role is told as over: « ancien ministre »."""
    return any(fold(word) in FORMER for word in role.split()[:2])
