"""What a person has corrected: `officials.yaml` in the data folder, read and checked.

    people:
      - name: Joe Biden                  # how to show him; known wherever a text names him
        aliases: [Joseph R. Biden]       # other names of his, surnames alone among them
        never: [Jill Biden]              # names that are somebody else's
        never_held: [Senator]            # offices that a text only seems to give him
        wikidata: Q6279
    nobody: [Collar Crime, Pool TV]      # no person's names
    offices:
      - fr: chef de la MINUK             # one office, by its names in both languages
        en: Head of UNMIK
        also: [chef de la mission]       # other names of it
    no_offices: [grand témoin]           # phrases that name no office

Names are compared folded.  What is taken out of the file is undone when it is next applied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import yaml

from index.errors import OfficialsError
from index.handwritten import composed
from index.people.identity import is_full
from index.people.keys import kin_key, name_key
from index.people.office_tokens import tokens
from index.people.offices import NO_CORRECTIONS, Correction, Offices
from index.release import LANGUAGES, Language

NAME: Final = "officials.yaml"

_WIKIDATA: Final = re.compile(r"Q[1-9]\d*")
_KEYS: Final = {"people", "nobody", "offices", "no_offices"}
_OF_A_PERSON: Final = {"name", "aliases", "never", "never_held", "wikidata"}


@dataclass(frozen=True, slots=True)
class Official:
    """One person as the file tells; `line` counts from 1."""

    name: str
    aliases: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    never_held: tuple[str, ...] = ()
    wikidata: str | None = None
    line: int = 0

    @property
    def names(self) -> tuple[str, ...]:
        """The name, then the aliases."""
        return (self.name, *self.aliases)


@dataclass(frozen=True)
class Officials:
    """All that the file tells.

    >>> told = read("people: [{name: Joe Biden, aliases: [Joseph Biden], never: [Jill Biden]}]")
    >>> told.are_one("joe biden", "joseph biden"), told.are_apart("joseph biden", "jill biden")
    (True, True)
    """

    people: tuple[Official, ...] = ()
    nobody: tuple[str, ...] = ()
    offices: Offices = NO_CORRECTIONS

    @cached_property
    def _main(self) -> Mapping[str, Official]:
        return {name_key(name): told for told in self.people for name in told.names}

    @cached_property
    def _none(self) -> frozenset[str]:
        return frozenset(name_key(name) for name in self.nobody)

    @cached_property
    def _never(self) -> frozenset[tuple[str, str]]:
        pairs = set()
        for told in self.people:
            for other in told.never:
                others = self._main.get(name_key(other))
                theirs = others.names if others else (other,)
                pairs |= {(name_key(a), name_key(b)) for a in told.names for b in theirs}
        return frozenset(pairs)

    def is_nobody(self, key: str) -> bool:
        """Whether a folded name is no person's."""
        return key in self._none

    def knows(self, key: str) -> bool:
        """Whether a folded name is somebody's, whatever texts say."""
        return key in self._main

    def named(self, key: str) -> str | None:
        """The name to show for whoever has that folded name."""
        told = self._main.get(key)
        return told.name if told else None

    def main_of(self, key: str) -> str | None:
        """The folded name to which an alias belongs."""
        told = self._main.get(key)
        return name_key(told.name) if told else None

    def are_one(self, one: str, other: str) -> bool:
        """Whether the file says that two folded names are one person's."""
        told = self._main.get(one)
        return told is not None and told is self._main.get(other)

    def are_apart(self, one: str, other: str) -> bool:
        """Whether the file says that two folded names are not one person's."""
        if (one, other) in self._never or (other, one) in self._never:
            return True
        first, second = self._main.get(one), self._main.get(other)
        return first is not None and second is not None and first is not second

    def kin(self, name: str) -> str:
        """The `kin_key` of a name: that of the person's chief name, for an alias."""
        told = self._main.get(name_key(name))
        return kin_key(told.name if told else name)

    @cached_property
    def pattern(self) -> re.Pattern[str] | None:
        """Finds every full name that the file tells, however spaces stand; None without any."""
        names = {name for told in self.people for name in told.names if is_full(name)}
        if not names:
            return None
        spelt = sorted(names, key=lambda name: (-len(name), name))
        words = (r"[\s\u00a0]+".join(map(re.escape, name.split())) for name in spelt)
        return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)")


NO_OFFICIALS: Final = Officials()


def read(text: str, *, source: str = NAME) -> Officials:
    """What the text of the file tells.

    Raises `OfficialsError`, which names the line, for anything that it does not understand.
    """
    root = composed(text, source=source, wrong=OfficialsError)
    if root is None:
        return NO_OFFICIALS
    reader = _Reader(source)
    people: list[Official] = []
    nobody: list[str] = []
    offices: list[Correction] = []
    none: list[str] = []
    for key, node in reader.pairs(root, "the file", _KEYS):
        items = reader.items(node, key)
        if key == "people":
            people = [reader.official(item) for item in items]
        elif key == "offices":
            offices = [reader.office(item) for item in items]
        elif key == "nobody":
            nobody = [reader.name(item) for item in items]
        else:
            none = [reader.phrase(item) for item in items]
    _check(people, nobody, source)
    _check_offices(offices, none, source)
    never = tuple((name, role) for one in people for name in one.names for role in one.never_held)
    return Officials(tuple(people), tuple(nobody), Offices(tuple(offices), tuple(none), never))


class _Reader:
    """Takes nodes of YAML apart, and tells the line of what is wrong."""

    def __init__(self, source: str) -> None:
        self.source = source

    def fail(self, node: yaml.Node, message: str) -> OfficialsError:
        return OfficialsError(f"{self.source}:{node.start_mark.line + 1}: {message}")

    def pairs(self, node: yaml.Node, what: str, known: set[str]) -> Iterator[tuple[str, yaml.Node]]:
        if not isinstance(node, yaml.MappingNode):
            raise self.fail(node, f"{what} has to be keys with values: {_listed(known)}")
        seen: set[str] = set()
        for key, value in node.value:
            if key.value not in known or not isinstance(key, yaml.ScalarNode):
                raise self.fail(key, f"{key.value!r} is not a key here: {_listed(known)}")
            if key.value in seen:
                raise self.fail(key, f"{key.value!r} stands twice")
            seen.add(key.value)
            yield key.value, value

    def items(self, node: yaml.Node, what: str) -> list[yaml.Node]:
        if isinstance(node, yaml.ScalarNode) and node.tag.endswith(":null"):
            return []
        if not isinstance(node, yaml.SequenceNode):
            raise self.fail(node, f"{what} has to be a list")
        return list(node.value)

    def name(self, node: yaml.Node) -> str:
        if not isinstance(node, yaml.ScalarNode) or not name_key(node.value):
            raise self.fail(node, "a name is expected here")
        return " ".join(node.value.split())

    def official(self, node: yaml.Node) -> Official:
        name = wikidata = None
        lists: dict[str, tuple[str, ...]] = {}
        for key, value in self.pairs(node, "a person", _OF_A_PERSON):
            if key == "name":
                name = self.name(value)
            elif key == "wikidata":
                wikidata = self.name(value)
                if not _WIKIDATA.fullmatch(wikidata):
                    raise self.fail(value, f"{wikidata!r} is no Wikidata id, such as Q6279")
            elif key == "never_held":
                lists[key] = tuple(self.phrase(item) for item in self.items(value, key))
            else:
                lists[key] = tuple(self.name(item) for item in self.items(value, key))
        if name is None:
            raise self.fail(node, "a person needs a name")
        if not is_full(name):
            raise self.fail(node, f"{name!r} is a surname alone: give the first name too")
        line = node.start_mark.line + 1
        never, held = lists.get("never", ()), lists.get("never_held", ())
        return Official(name, lists.get("aliases", ()), never, held, wikidata, line)

    def phrase(self, node: yaml.Node) -> str:
        if not isinstance(node, yaml.ScalarNode) or not tokens(node.value):
            raise self.fail(node, "the name of an office is expected here")
        return " ".join(node.value.split())

    def office(self, node: yaml.Node) -> Correction:
        names: list[tuple[Language, str]] = []
        also: tuple[str, ...] = ()
        for key, value in self.pairs(node, "an office", {*LANGUAGES, "also"}):
            if key == "also":
                also = tuple(self.phrase(item) for item in self.items(value, key))
            names += [(one, self.phrase(value)) for one in LANGUAGES if one == key]
        if not names:
            raise self.fail(node, "an office needs a name, under fr or en")
        return Correction(tuple(names), also, node.start_mark.line + 1)


def _check(people: list[Official], nobody: list[str], source: str) -> None:
    """That no name is told to be two people's, or a person's and nobody's."""
    owner: dict[str, Official] = {}
    none = {name_key(name) for name in nobody}
    for told in people:
        for name in told.names:
            key = name_key(name)
            other = owner.setdefault(key, told)
            if other is not told:
                raise OfficialsError(
                    f"{source}:{told.line}: {name!r} is already {other.name}'s, line {other.line}"
                )
            if key in none:
                raise OfficialsError(f"{source}:{told.line}: {name!r} is also under nobody")
        for name in told.never:
            if owner.get(name_key(name)) is told:
                raise OfficialsError(f"{source}:{told.line}: {name!r} is under aliases and never")


def _check_offices(offices: list[Correction], none: list[str], source: str) -> None:
    """That no phrase is told to be two offices, or an office and none."""
    owner: dict[tuple[str, ...], Correction] = {}
    nothing = {tuple(token.bare for token in tokens(phrase)) for phrase in none}
    for told in offices:
        for name in told.all_names:
            words = tuple(token.bare for token in tokens(name))
            other = owner.setdefault(words, told)
            if other is not told:
                raise OfficialsError(
                    f"{source}:{told.line}: {name!r} is already the office of line {other.line}"
                )
            if words in nothing:
                raise OfficialsError(f"{source}:{told.line}: {name!r} is also under no_offices")


def _listed(known: set[str]) -> str:
    return ", ".join(sorted(known))
