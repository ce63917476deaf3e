"""What a release attests of the names in it, and what all releases together make of them.

Witness, Witness…  ─resolve→  Kin: every Identity with its proofs, and who each witness is
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from index.people.naming import Known
from index.release import PersonId, ReleaseId


@dataclass(frozen=True, slots=True)
class Witness:
    """A name of one release: its spellings there, the kinds of office beside it, the day.

    `sure` when that release alone proves a person.  `day` is an ordinal (`date.toordinal`).
    """

    release: ReleaseId
    name: str
    spellings: tuple[str, ...]
    sure: bool
    titles: frozenset[str] = frozenset()
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    """Why two names are one person's, and a release that shows it, where one does."""

    one: str
    other: str
    why: str
    release: ReleaseId | None = None


@dataclass(frozen=True, slots=True)
class Identity:
    """One person over all releases.

    `spellings` are full names with the number of releases that print them, `surnames` likewise
    those that stand alone, `proofs` what joined them.
    """

    id: PersonId
    name: str
    spellings: tuple[tuple[str, int], ...]
    proofs: tuple[Proof, ...]
    releases: int


class WitnessKey(NamedTuple):
    """A name of a release."""

    release: ReleaseId
    name: str


@dataclass(frozen=True, slots=True)
class Kin:
    """Everyone of one `kin_key`, and who each witness is; those left out are nobody."""

    identities: tuple[Identity, ...]
    known: Mapping[WitnessKey, Known]
